import News
import Prose
import Screen
import Search

/// An article that a query finds, with the places where it does.
struct SearchReport: Report {
  let dossier: Dossier
  let query: Query
  let match: Match
  /// Why it is found, where that was asked.
  var explanation: Explanation?

  /// Characters of a snippet, and how many an article shows in text.
  private static let snippetLength = 160
  private static let snippetCount = 3

  private var id: Article.ID { Article.ID(match.document) }
  private var article: Article { dossier[id] }

  var text: String {
    let title = article.title?.value ?? "(no title)"
    let date = article.published?.value.iso ?? "undated"
    let snippets = snippets(Self.snippetCount).map { snippet in
      "  \(dossier.place(Passage(id, snippet.span))): \(whereabouts(of: snippet)): \(string(of: snippet))"
    }
    let reasons = explanation?.lines.map { "    " + $0 } ?? []
    return printable(["\(date)  \(title)  [\(article.name)]"] + snippets + reasons)
  }

  /// A record for each hit; an article found without a place in its text (`outlet:`) has one without offsets.
  var records: [JSON] { hitRecords + (explanation.map { [record(of: $0)] } ?? []) }

  private var hitRecords: [JSON] {
    let hits = dossier.index.hits(of: query, in: match.document, text: article.text)
    guard !hits.isEmpty else { return [record(nil, in: nil)] }
    let snippets = snippets(hits.count)
    return hits.map { hit in
      let around = snippets.first { $0.span.contains(hit.span) }
      return record(hit.span, in: around)
    }
  }

  /// `¶4`, `¶4, Ana Costa` or `headline`.
  private func whereabouts(of snippet: Snippet) -> String {
    let paragraph = dossier.paragraph(at: snippet.span.start, in: id).map { "¶\($0)" } ?? "headline"
    return ([paragraph] + dossier.voices(at: snippet.highlights, in: id)).joined(separator: ", ")
  }

  /// To four decimal places: enough to compare, and the same on every machine.
  private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  private func record(_ span: Span?, in snippet: Snippet?) -> JSON {
    .record(
      "hit",
      [
        "article": .string(article.name), "score": .number(rounded(match.score)),
        "start": span.map { .integer($0.start) } ?? .null,
        "end": span.map { .integer($0.end) } ?? .null,
        "paragraph": span.flatMap { dossier.paragraph(at: $0.start, in: id) }.map { .integer($0) } ?? .null,
        "speakers": .strings(span.map { dossier.voices(at: [$0], in: id) } ?? []),
        "snippet": .string(snippet.map(string) ?? span.map { article.text[$0] } ?? ""),
      ])
  }

  private func record(of explanation: Explanation) -> JSON {
    .record("explanation", ["article": .string(article.name), "tree": tree(explanation)])
  }

  private func tree(_ part: Explanation) -> JSON {
    [
      "query": .string(part.query), "matches": .boolean(part.isMatch), "score": .number(rounded(part.score)),
      "articles": .integer(part.documentCount), "weight": .number(rounded(part.weight)),
      "parts": .array(part.parts.map(tree)),
    ]
  }

  private func snippets(_ count: Int) -> [Snippet] {
    dossier.index.snippets(
      of: query, in: match.document, text: article.text, count: count, length: Self.snippetLength)
  }

  private func string(of snippet: Snippet) -> String {
    (snippet.isCutBefore ? "…" : "") + article.text[snippet.span] + (snippet.isCutAfter ? "…" : "")
  }
}
