import News
import Prose
import Screen

/// Text as it may leave the browser: unwrapped, and without a control character that a terminal would act on.
enum ExcerptText {
  /// A text in one line.
  static func line(_ text: String) -> String {
    DisplayText.printable(text).split(separator: " ").joined(separator: " ")
  }

  /// The article that was cleaned of its page: title, where it is from, and its paragraphs, a line each, with blank
  /// lines between them.
  static func article(_ id: Article.ID, of dossier: Dossier) -> String {
    let article = dossier[id]
    var paragraphs: [String] = []
    if article.blocks.first?.kind != .title, let title = article.title {
      paragraphs.append(line(title.value))
    }
    let head = article.blocks.prefix { $0.kind == .title || $0.kind == .subtitle }
    paragraphs += head.map { line(article.text[$0.span]) }
    let facts = [
      article.byline?.value, article.outlet?.value, article.published?.value.iso, article.webAddress,
    ]
    let source = facts.compactMap(\.self).map(line).joined(separator: " · ")
    if !source.isEmpty { paragraphs.append(source) }
    paragraphs += article.blocks.dropFirst(head.count).map { block in
      (block.kind == .listItem ? "- " : "") + line(article.text[block.span])
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }
}
