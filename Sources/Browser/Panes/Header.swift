import News
import Screen

/// The top line: the dossier and its counts, or tabs where only one list shows.
struct Header {
  let state: BrowserState
  let layout: Layout

  func draw(on frame: inout Frame) {
    var line = StyledText(" " + state.name + "  ", Style(.title, .bold))
    switch layout.form {
    case .tiny: line.append(state.focus.title, .faint)
    case .single, .stacked:
      let room = layout.header.columns
      let tabs = tabs(named: Set(Pane.allCases))
      if line.columns + tabs.columns > room { line = StyledText(" ") }
      line.append(line.columns + tabs.columns > room ? self.tabs(named: [state.list]) : tabs)
    case .rail, .columns: appendCounts(to: &line)
    }
    frame.write(line, at: layout.header.origin, columns: layout.header.columns)
    let progress = StyledText(progress, Style(.notice))
    if !progress.runs.isEmpty, layout.header.columns > progress.columns + 20 {
      frame.write(right: progress, in: layout.header)
    }
  }

  private var progress: String {
    switch state.loading {
    case .reading(let what): " \(what)… "
    case .finding: " finding quotes, names and dates… "
    case .failed, .done: ""
    }
  }

  /// A tab for each list; those that are not `named` go by their key alone.
  private func tabs(named: Set<Pane>) -> StyledText {
    var line = StyledText()
    if state.search.results != nil { appendTab(.results, key: "/", named, to: &line) }
    for (index, pane) in Pane.lists.enumerated() { appendTab(pane, key: "\(index + 1)", named, to: &line) }
    return line
  }

  private func appendTab(_ pane: Pane, key: String, _ named: Set<Pane>, to line: inout StyledText) {
    let label = named.contains(pane) ? key + " " + pane.title : key
    if pane == state.list {
      line.append("[\(label)]", Style(state.focus == pane ? .focusedTitle : .paneTitle, .bold))
    } else {
      line.append(" \(label) ", .faint)
    }
  }

  private func appendCounts(to line: inout StyledText) {
    let dossier = state.dossier
    let counts = [
      (dossier.articles.count, "article", "articles"), (dossier.entities(.person).count, "person", "people"),
      (dossier.speech.count, "quote", "quotes"), (dossier.events.count, "event", "events"),
    ]
    let text = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    line.append(text.joined(separator: " · "), .faint)
  }
}
