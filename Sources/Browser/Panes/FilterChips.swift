import News
import Prose
import Screen

/// The filter as a line: a chip per part. Where not all fit, those added last, and how many more there are.
struct FilterChips {
  let state: BrowserState

  /// - Parameter columns: what there is room for.
  func line(columns: Int) -> StyledText { links(columns: columns).line }

  /// The line, with a part of the filter where its chip stands.
  func links(columns: Int) -> Links<Filter.Part> {
    let chips = state.filter.parts.map { Chip(label: state.filterLabel(of: $0), part: $0) }
    var shown = chips.count
    var links = links(of: chips[...])
    while shown > 1, links.line.columns > columns {
      shown -= 1
      links = self.links(of: chips.suffix(shown))
    }
    guard links.line.columns > columns, var last = chips.last else { return links }
    last.label = Columns.truncated(
      last.label, to: max(1, last.label.utf8.count - (links.line.columns - columns)))
    return self.links(of: [last])
  }

  private struct Chip {
    var label: String
    let part: Filter.Part
  }

  private func links(of chips: ArraySlice<Chip>) -> Links<Filter.Part> {
    var links = Links<Filter.Part>()
    guard !chips.isEmpty else { return links }
    links.append("filter ", .faint)
    let hidden = state.filter.parts.count - chips.count
    if hidden > 0 { links.append("+\(hidden) ", .faint) }
    for (index, chip) in chips.enumerated() {
      if index > 0 { links.append(" ", .faint) }
      var text = StyledText("[", .faint)
      text.append(chip.label, Style(.status, .bold))
      text.append("]", .faint)
      links.append(text, to: chip.part)
    }
    return links
  }

  // MARK: Where it stands

  /// The filter, and where it stands on the screen; `nil` where there is none, or another line takes its place.
  func placed(in layout: Layout) -> (room: Rect, links: Links<Filter.Part>)? {
    guard !state.filter.isEmpty else { return nil }
    let room: Rect
    switch layout.form {
    case .rail, .columns:
      let used = Header(state: state, layout: layout).links.line.columns
      let free = layout.header.inset(left: used, right: 1)
      let links = links(columns: free.columns)
      return (free.inset(left: max(0, free.columns - links.line.columns)), links)
    case .stacked where !layout.readerTitle.isEmpty:
      room = layout.readerTitle.inset(left: state.positionLine.columns + 3, right: 9)
    case .tiny, .plain, .single, .stacked:
      let status = StatusLine(state: state, layout: layout)
      guard status.showsFilter else { return nil }
      room = status.room
    }
    return (room, links(columns: room.columns))
  }
}
