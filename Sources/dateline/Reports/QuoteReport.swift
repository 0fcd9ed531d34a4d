import News
import Prose

/// A quotation, who said it and where.
struct QuoteReport: Report {
  let dossier: Dossier
  let quote: Quote

  private var article: Article { dossier[quote.passage.article] }

  var text: String {
    let cue = quote.attribution?.cue.map { " (\(article.text[$0]))" } ?? ""
    let voices = dossier.voices(of: quote)
    let speaker = voices.isEmpty ? "(nobody named)" : voices.joined(separator: ", ")
    return printable([
      "\(dossier.place(quote.passage)): \(speaker)\(cue), \(quote.kind.rawValue)\(quote.origin.words)",
      "  " + dossier.text(quote.passage),
    ])
  }

  var records: [JSON] {
    let span = quote.passage.span
    return [
      .record(
        "quote",
        [
          "article": .string(article.name), "start": .integer(span.start), "end": .integer(span.end),
          "text": .string(dossier.text(quote.passage)), "kind": .string(quote.kind.rawValue),
          "opened": .boolean(quote.hasOpeningMark), "closed": .boolean(quote.hasClosingMark),
          "speakers": .strings(quote.speakers.map { dossier[$0].name }),
          "speaker": quote.attribution.map { .span($0.speaker, of: article.text) } ?? .null,
          "cue": quote.attribution?.cue.map { .span($0, of: article.text) } ?? .null,
          "rule": .string(quote.rule), "origin": .string(quote.origin.rawValue),
          "speakerRule": JSON(quote.attribution?.rule),
        ])
    ]
  }
}
