import News
import Prose
import Screen

/// One line about an article.
struct ArticleReport: Report {
  let dossier: Dossier
  let id: Article.ID

  static var isParagraph: Bool { false }

  private var article: Article { dossier[id] }
  private var speechCount: Int { dossier.quotes(in: id).count(where: \.isSpeech) }

  var text: String {
    let date = article.published?.value.iso ?? "undated"
    let outlet = Columns.fitted(DisplayText.printable(article.outlet?.value ?? "-"), to: 18)
    let counts = counted(dossier.wordCounts[id.index], "word") + ", " + counted(speechCount, "quote")
    let title = article.title?.value ?? "(no title)"
    return printable([
      "\(Columns.padded(date, to: 10))  \(outlet)  \(title)",
      "            \(article.name), \(counts)",
    ])
  }

  var records: [JSON] {
    [
      .record(
        "article",
        [
          "article": .string(article.name), "path": .string(article.path),
          "title": sourced(article.title) { .string($0) },
          "outlet": sourced(article.outlet) { .string($0) },
          "byline": sourced(article.byline) { .string($0) },
          "place": sourced(article.place) { .string($0) },
          "published": sourced(article.published) { .string($0.iso) },
          "url": sourced(article.url) { .string($0) },
          "language": sourced(article.language) { .string($0.code) },
          "words": .integer(dossier.wordCounts[id.index]),
          "quotes": .integer(speechCount), "removed": .integer(article.removals.count),
        ])
    ]
  }

  private func sourced<Value>(_ sourced: Sourced<Value>?, _ value: (Value) -> JSON) -> JSON {
    guard let sourced else { return .null }
    return .object([JSON.Member("value", value(sourced.value))] + origin(sourced.evidence))
  }

  private func origin(_ evidence: Evidence) -> [JSON.Member] {
    switch evidence {
    case .frontMatter(let key): [.init("from", "front matter"), .init("key", .string(key))]
    case .text(let span):
      [.init("from", "text"), .init("start", .integer(span.start)), .init("end", .integer(span.end))]
    case .reader: [.init("from", "reader")]
    case .fileName: [.init("from", "file name")]
    case .inferred(let reason, let passages):
      [
        .init("from", "inference"), .init("reason", .string(reason)),
        .init("passages", .array(passages.map { dossier.record(of: $0) })),
      ]
    }
  }
}

extension Dossier {
  /// A passage: the name of its article, UTF-8 offsets into it, the characters there.
  func record(of passage: Passage) -> JSON {
    [
      "article": .string(self[passage.article].name), "start": .integer(passage.span.start),
      "end": .integer(passage.span.end), "text": .string(text(passage)),
    ]
  }
}
