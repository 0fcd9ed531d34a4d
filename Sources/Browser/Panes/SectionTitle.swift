import Screen

/// The line over a list: its name, how much of it the filter leaves, and the panes that share its place.
struct SectionTitle {
  let state: BrowserState
  let section: Layout.Section

  func draw(on frame: inout Frame) {
    guard !section.title.isEmpty else { return }
    let links = links.line
    let place = place
    let room = section.title.inset(right: place.columns + 2)
    frame.write(links, at: room.origin, columns: room.columns)
    if section.pane == .results { drawOrder(in: room.inset(left: links.columns + 2), on: &frame) }
    frame.write(right: place, in: section.title.inset(right: 1))
  }

  /// The order of what was found, and what it has in common where there is room.
  private func drawOrder(in room: Rect, on frame: inout Frame) {
    let used = frame.write(clipping: state.search.order.label, in: room, .faint)
    guard let facets = state.search.facets else { return }
    let rest = room.inset(left: used + 2)
    frame.write(FacetsPage.summary(facets, columns: rest.columns), at: rest.origin, columns: rest.columns)
  }

  /// Which row is selected, where not all of them show.
  private var place: StyledText {
    let count = state.count(section.pane)
    guard section.visible < count else { return StyledText() }
    let row = (state.selectedIndex(section.pane) ?? 0) + 1
    return StyledText("\(row.grouped)/\(count.grouped)", .faint)
  }

  var links: Links<Pane> {
    let pane = section.pane
    let isFocused = state.focus == pane
    var links = Links<Pane>()
    links.append(isFocused ? "▌" : " ", Style(.focusedTitle))
    links.append(pane.title.uppercased(), Style(isFocused ? .focusedTitle : .paneTitle, .bold), to: pane)
    let shown = state.count(pane)
    let all = state.wholeCount(pane)
    if shown < all {
      links.append(" \(shown.grouped) of \(all.grouped)", .faint)
    } else if section.visible >= all {
      links.append(" \(all.grouped)", .faint)
    }
    guard pane == state.names else { return links }
    // Those that fit whole: half a name is none.
    var room = section.title.columns - place.columns - 2 - links.line.columns
    for other in [Pane.people, .organisations, .places, .quotes] where other != pane {
      let name = other.title.lowercased()
      room -= name.utf8.count + 2
      guard room >= 0 else { break }
      links.append("  ", .faint)
      links.append(name, .faint, to: other)
    }
    return links
  }
}
