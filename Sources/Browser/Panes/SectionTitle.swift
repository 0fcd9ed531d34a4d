import Screen

/// The line over a list: its name, how much of it the filter leaves, and the panes that share its place.
struct SectionTitle {
  let state: BrowserState
  let section: Layout.Section

  func draw(on frame: inout Frame) {
    guard !section.title.isEmpty else { return }
    let links = links.line
    frame.write(links, at: section.title.origin, columns: section.title.columns)
    if section.pane == .results, let facets = state.search.facets {
      let room = section.title.inset(left: links.columns + 2, right: 10)
      frame.write(FacetsPage.summary(facets, columns: room.columns), at: room.origin, columns: room.columns)
    }
    guard section.visible < state.count(section.pane) else { return }
    let place = "\((state.selectedIndex(section.pane) ?? 0) + 1)/\(state.count(section.pane))"
    frame.write(right: StyledText(place, .faint), in: section.title.inset(right: 1))
  }

  var links: PaneLinks {
    let pane = section.pane
    let isFocused = state.focus == pane
    var links = PaneLinks()
    links.append(isFocused ? "▌" : " ", Style(.focusedTitle))
    links.append(pane.title.uppercased(), Style(isFocused ? .focusedTitle : .paneTitle, .bold), to: pane)
    let shown = state.count(pane)
    let all = state.wholeCount(pane)
    links.append(shown == all ? " \(all)" : " \(shown) of \(all)", .faint)
    guard pane == state.names else { return links }
    for other in [Pane.people, .organisations, .places, .quotes] where other != pane {
      links.append("  ", .faint)
      links.append(other.title.lowercased(), .faint, to: other)
    }
    return links
  }
}
