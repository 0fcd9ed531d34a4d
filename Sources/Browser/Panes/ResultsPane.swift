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
    let outlet = state.outlet(of: article)
    let day = article.published.map { state.dates.short($0.value) } ?? "undated"
    frame.write(day, at: rect.origin, columns: state.dayColumns, style.with(.date))
    let used = frame.write(
      clipping: outlet, in: rect.line(0).inset(left: state.dayColumns + 2), style.with(.faint))
    let title = rect.line(0).inset(left: state.dayColumns + used + (used > 0 ? 4 : 2))
    let signs = state.signs(on: id, style)
    let signColumns = frame.write(signs, at: title.origin, columns: title.columns)
    frame.write(clipping: state.dossier.headline(of: id), in: title.inset(left: signColumns), style)
    drawSnippet(of: results.query, in: id, rect.dropping(top: 1).inset(left: 1, right: 1), style, on: &frame)
  }

  private func drawSnippet(
    of query: Query, in id: Article.ID, _ rect: Rect, _ style: Style, on frame: inout Frame
  ) {
    let cells = rect.columns * rect.rows - 4
    guard let first = snippet(of: query, in: id, length: cells) else { return }
    let whereabouts = whereabouts(of: first, in: id, columns: rect.columns / 2)
    let snippet = snippet(of: query, in: id, length: cells - Columns.width(of: whereabouts)) ?? first
    let text = state.dossier[id].text
    let indent = Columns.width(of: whereabouts)
    let lines = Wrapping(columns: max(1, rect.columns - 2), firstIndent: indent)
      .lines(of: snippet.span, in: text).prefix(rect.rows)
    for (row, span) in lines.enumerated() {
      var line = StyledText(row == 0 ? whereabouts : "", style.with(.faint))
      if row == 0 && snippet.isCutBefore { line.append("…", style.with(.faint)) }
      var offset = span.start
      for highlight in snippet.highlights {
        guard let part = highlight.intersection(span), part.start >= offset else { continue }
        line.append(text[Span(offset, part.start)], style)
        line.append(text[part], style.with(.match))
        offset = part.end
      }
      if offset < span.end { line.append(text[Span(offset, span.end)], style) }
      if row == lines.count - 1 && snippet.isCutAfter { line.append("…", style.with(.faint)) }
      frame.write(line, at: rect.line(row).origin, columns: rect.columns)
    }
  }

  private func snippet(of query: Query, in id: Article.ID, length: Int) -> Snippet? {
    state.dossier.snippets(of: query, in: id, count: 1, length: max(16, length)).first
  }

  /// `¶4 Ana Costa: `: the paragraph, and who says what was found there; as much as fits.
  private func whereabouts(of snippet: Snippet, in id: Article.ID, columns: Int) -> String {
    let paragraph = state.dossier.paragraph(at: snippet.span.start, in: id).map { "¶\($0) " } ?? ""
    let voices = state.dossier.voices(at: snippet.highlights, in: id).joined(separator: ", ")
    let whole = paragraph + (voices.isEmpty ? "" : voices + ": ")
    return Columns.width(of: whole) <= columns ? whole : paragraph
  }
}
