import News
import Prose
import Screen

/// One article as it is read.
struct ShownArticle: Report {
  /// Left out, written into the text, or listed with their reasons.
  enum Findings { case hidden, annotated, explained }

  let dossier: Dossier
  let id: Article.ID
  let findings: Findings

  /// The text measure of the reader, in columns.
  private static let measure = 72

  private var article: Article { dossier[id] }

  var text: String {
    switch findings {
    case .hidden: ([facts] + article.blocks.filter { !isTitle($0) }.map(paragraph)).joined(separator: "\n")
    case .annotated: ([facts] + annotatedLines).joined(separator: "\n")
    case .explained: printable(ExplainedArticle(dossier, id).lines)
    }
  }

  /// Title, and where and when it was published.
  private var facts: String {
    let published = [
      article.published?.value.iso, article.outlet?.value, article.byline?.value, article.place?.value,
    ]
    let line = published.compactMap(\.self).joined(separator: ", ")
    return printable([
      article.title?.value ?? "(no title)", line.isEmpty ? article.name : "\(line) [\(article.name)]",
    ])
  }

  /// Whether a block only repeats the title that stands above.
  private func isTitle(_ block: Block) -> Bool {
    block.kind == .title && article.text[block.span] == article.title?.value
  }

  private func paragraph(_ block: Block) -> String {
    let lines = Wrapping(columns: Self.measure).lines(of: block.span, in: article.text)
    return printable(lines.map { article.text[$0] })
  }

  /// A line a block, and a line for each line taken out.
  private var annotatedLines: [String] {
    let annotated = AnnotatedArticle(dossier, id)
    let blocks = article.blocks.map { (start: $0.span.start, line: annotated.line($0.span)) }
    let removals = article.removals.map { removal in
      (
        start: removal.span.start,
        line: "[\(removal.reason.rawValue): \(removal.rule)] \(article.text[removal.span])"
      )
    }
    return (blocks + removals).sorted { $0.start < $1.start }.map { printable([$0.line]) }
  }

  var records: [JSON] {
    var records = ArticleReport(dossier: dossier, id: id).records
    records.append(
      .record(
        "text",
        [
          "article": .string(article.name), "text": .string(article.text.string),
          "blocks": .array(article.blocks.map(record)), "removals": .array(article.removals.map(record)),
        ]))
    guard findings != .hidden else { return records }
    records += dossier.quotes(in: id).flatMap { QuoteReport(dossier: dossier, quote: $0).records }
    records.append(
      .record(
        "findings",
        [
          "article": .string(article.name),
          "names": .array(dossier.mentions(in: id).map(record)),
          "dates": .array(dossier.times[id.index].map { .time($0, of: article.text) }),
        ]))
    records += dossier.events(in: id).flatMap { EventReport(dossier: dossier, event: dossier[$0]).records }
    return records
  }

  private func record(of block: Block) -> JSON {
    [
      "kind": .string(block.kind.rawValue), "start": .integer(block.span.start),
      "end": .integer(block.span.end),
      "line": .integer(block.line),
    ]
  }

  private func record(of removal: Removal) -> JSON {
    [
      "reason": .string(removal.reason.rawValue), "start": .integer(removal.span.start),
      "end": .integer(removal.span.end), "line": .integer(removal.line), "rule": .string(removal.rule),
    ]
  }

  private func record(of mention: EntityMention) -> JSON {
    let entity = dossier[mention.entity]
    let rule = entity.mentions.first { $0.passage == Passage(id, mention.span) }?.rule
    return [
      "kind": .string(entity.kind.rawValue), "name": .string(entity.name),
      "start": .integer(mention.span.start),
      "end": .integer(mention.span.end), "rule": JSON(rule),
    ]
  }
}
