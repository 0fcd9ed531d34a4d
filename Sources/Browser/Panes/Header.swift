import News
import Screen

/// The top line: the dossier and its counts, or tabs where only one list shows.
struct Header {
  let state: BrowserState
  let layout: Layout

  func draw(on frame: inout Frame) {
    var line = links.line
    switch layout.form {
    case .tiny: line.append(state.focus.title, .faint)
    case .plain, .single, .stacked: break
    case .rail, .columns:
      let filter = drawFilter(beside: line.columns, on: &frame)
      if line.columns + counts.columns + 2 <= filter.column { line.append(counts) }
    }
    frame.write(line, at: layout.header.origin, columns: layout.header.columns)
    let progress = StyledText(progress, Style(.notice))
    if !progress.runs.isEmpty, layout.header.columns > progress.columns + 20 {
      frame.write(right: progress, in: layout.header)
    }
  }

  /// What the dossier is called, and tabs where only one list shows.
  var links: PaneLinks {
    var links = PaneLinks()
    links.append(" " + state.name + "  ", Style(.title, .bold))
    guard [.plain, .single, .stacked].contains(layout.form) else { return links }
    let room = layout.header.columns
    let tabs = tabs(named: Set(Pane.allCases))
    if links.line.columns + tabs.line.columns > room {
      links = PaneLinks()
      links.append(" ", .text)
    }
    return links.followed(
      by: links.line.columns + tabs.line.columns > room ? self.tabs(named: [state.list]) : tabs)
  }

  /// The filter at the right; it comes before the counts where both do not fit.
  /// - Returns: where it begins.
  private func drawFilter(beside used: Int, on frame: inout Frame) -> Point {
    let room = layout.header.inset(left: used, right: 1)
    let line = FilterChips(state: state).line(columns: room.columns)
    frame.write(right: line, in: room)
    return Point(row: room.row, column: room.endColumn - min(line.columns, room.columns))
  }

  private var progress: String {
    switch state.loading {
    case .reading(let what): " \(what)… "
    case .finding: " finding quotes, names and dates… "
    case .failed, .done: ""
    }
  }

  /// A tab for each list; those that are not `named` go by their key alone.
  private func tabs(named: Set<Pane>) -> PaneLinks {
    var links = PaneLinks()
    if state.search.results != nil { appendTab(.results, key: "/", named, to: &links) }
    for (index, pane) in Pane.lists.enumerated() { appendTab(pane, key: "\(index + 1)", named, to: &links) }
    return links
  }

  private func appendTab(_ pane: Pane, key: String, _ named: Set<Pane>, to links: inout PaneLinks) {
    let label = named.contains(pane) ? key + " " + pane.title : key
    if pane == state.list {
      let style = Style(state.focus == pane ? .focusedTitle : .paneTitle, .bold)
      links.append("[\(label)]", style, to: pane)
    } else {
      links.append(" \(label) ", .faint, to: pane)
    }
  }

  private var counts: StyledText {
    let dossier = state.dossier
    let counts = [
      (state.visible.articles.count, dossier.articles.count, "article", "articles"),
      (state.visible.entities(.person).count, dossier.entities(.person).count, "person", "people"),
      (state.visible.speech.count, dossier.speech.count, "quote", "quotes"),
      (state.visible.events.count, dossier.events.count, "event", "events"),
    ]
    let text = counts.filter { $0.1 > 0 }.map { shown, all, one, many in
      (shown == all ? "\(all)" : "\(shown) of \(all)") + " " + (all == 1 ? one : many)
    }
    return StyledText(text.joined(separator: " · "), .faint)
  }
}
