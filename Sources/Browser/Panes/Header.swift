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
      // The filter stands at the right; it comes before the counts where both do not fit.
      let filter = FilterChips(state: state).placed(in: layout)
      if let filter { frame.write(filter.links.line, at: filter.room.origin, columns: filter.room.columns) }
      let end = filter?.room.column ?? layout.header.endColumn
      if line.columns + counts.columns + 2 <= end { line.append(counts) }
    }
    frame.write(line, at: layout.header.origin, columns: layout.header.columns)
    let progress = StyledText(progress, Style(.notice))
    if !progress.runs.isEmpty, layout.header.columns > progress.columns + 20 {
      frame.write(right: progress, in: layout.header)
    }
  }

  /// What the dossier is called, and tabs where only one list shows.
  var links: Links<Pane> {
    var links = Links<Pane>()
    links.append(" " + state.name + "  ", Style(.title, .bold))
    guard [.plain, .single, .stacked].contains(layout.form) else { return links }
    let room = layout.header.columns
    let tabs = tabs(named: Set(Pane.allCases))
    if links.line.columns + tabs.line.columns > room {
      links = Links<Pane>()
      links.append(" ", .text)
    }
    return links.followed(
      by: links.line.columns + tabs.line.columns > room ? self.tabs(named: [state.list]) : tabs)
  }

  private var progress: String {
    switch state.loading {
    case .reading(let what): " \(what)… "
    case .finding: " finding quotes, names and dates… "
    case .failed, .done: ""
    }
  }

  /// A tab for each list; those that are not `named` go by their key alone.
  private func tabs(named: Set<Pane>) -> Links<Pane> {
    var links = Links<Pane>()
    if state.search.results != nil { appendTab(.results, key: "/", named, to: &links) }
    for (index, pane) in Pane.lists.enumerated() { appendTab(pane, key: "\(index + 1)", named, to: &links) }
    return links
  }

  private func appendTab(_ pane: Pane, key: String, _ named: Set<Pane>, to links: inout Links<Pane>) {
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
      (shown == all ? all.grouped : "\(shown.grouped) of \(all.grouped)") + " " + (all == 1 ? one : many)
    }
    return StyledText(text.joined(separator: " · "), .faint)
  }
}
