import News
import Prose
import Screen
import Search

/// The articles a search found, each with the words that show why.
struct ResultsPane {
  let state: BrowserState

  func draw(_ index: Int, in rect: Rect, style: Style, on frame: inout Frame) {
    guard let results = state.search.results else { return }
    let id = results.articles[index]
    let article = state.dossier[id]
    let outlet = article.outlet?.value ?? "—"
    let day = article.published.map { DateText.short($0.value, year: state.storyYear) } ?? "undated"
    frame.write(day, at: rect.origin, columns: state.dayColumns, style.with(.date))
    let used = frame.write(
      clipping: outlet, in: rect.line(0).inset(left: state.dayColumns + 2), style.with(.faint))
    frame.write(
      clipping: state.dossier.headline(of: id), in: rect.line(0).inset(left: state.dayColumns + used + 4), style)
    drawSnippet(of: results.query, in: id, rect.line(1).inset(left: 1, right: 1), style, on: &frame)
  }

  private func drawSnippet(
    of query: Query, in id: Article.ID, _ rect: Rect, _ style: Style, on frame: inout Frame
  ) {
    let snippets = state.dossier.snippets(of: query, in: id, count: 1, length: max(16, rect.columns - 4))
    guard let snippet = snippets.first else { return }
    let text = state.dossier[id].text
    var line = StyledText(snippet.isCutBefore ? "…" : "", style.with(.faint))
    var offset = snippet.span.start
    for highlight in snippet.highlights where highlight.start >= offset {
      line.append(text[Span(offset, highlight.start)], style)
      line.append(text[highlight], style.with(.match))
      offset = highlight.end
    }
    if offset < snippet.span.end { line.append(text[Span(offset, snippet.span.end)], style) }
    if snippet.isCutAfter { line.append("…", style.with(.faint)) }
    frame.write(line, at: rect.origin, columns: rect.columns)
  }
}
