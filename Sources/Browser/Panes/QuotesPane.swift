import News
import Prose
import Screen

/// Who said what: the words, the speaker, the article.
struct QuotesPane {
  let state: BrowserState

  func draw(_ index: Int, in rect: Rect, style: Style, on frame: inout Frame) {
    let id = state.visible.speech[index]
    let quote = state.dossier[id]
    let words = state.dossier.text(
      Passage(
        quote.passage.article,
        Span(quote.passage.span.start, min(quote.passage.span.end, quote.passage.span.start + 480))))
    frame.write(state.speakerMark(of: quote.speakers.first, style: style), at: rect.origin)
    if rect.rows > 1 {
      write(words, of: quote, in: rect.line(0).inset(left: 3), style, on: &frame)
      frame.write(clipping: source(of: id), in: rect.line(1).inset(left: 3), style.with(.faint))
    } else {
      let source = StyledText(speaker(of: quote), style.with(.faint))
      let columns = min(24, source.columns)
      write(words, of: quote, in: rect.inset(left: 3, right: columns + 2), style, on: &frame)
      frame.write(
        clipping: speaker(of: quote), in: rect.inset(left: rect.columns - columns), style.with(.faint))
    }
  }

  private func write(
    _ words: String, of quote: Quote, in rect: Rect, _ style: Style, on frame: inout Frame
  ) {
    let signs = state.highlights.signs(on: quote.passage, style)
    let used = frame.write(signs, at: rect.origin, columns: rect.columns)
    frame.write(clipping: words, in: rect.inset(left: used), style.with(.quote))
  }

  /// Everyone who says it, by full name; as printed where nobody is known.
  private func speaker(of quote: Quote) -> String {
    if !quote.speakers.isEmpty {
      return quote.speakers.map { state.dossier[$0].name }.joined(separator: ", ")
    }
    guard let attribution = quote.attribution else { return "—" }
    return state.dossier[quote.passage.article].text[attribution.speaker]
  }

  private func source(of id: Quote.ID) -> String {
    let quote = state.dossier[id]
    let article = state.dossier[quote.passage.article]
    let cue = quote.attribution?.cue.map { " " + article.text[$0] } ?? ""
    let outlet = article.outlet.map { " · " + $0.value } ?? ""
    let day = article.published.map { " · " + state.dates.short($0.value) } ?? ""
    let signs = state.signs(state.dossier.notes.remarks(on: id), quote.origin)
    return (signs.isEmpty ? "" : signs + " ") + speaker(of: quote) + cue + outlet + day
  }
}
