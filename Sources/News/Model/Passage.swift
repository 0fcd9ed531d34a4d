public import Prose

/// A stretch of one article's text: the only address in a dossier. Ordered by article, then by place.
public struct Passage: Hashable, Comparable, Sendable {
  public let article: Article.ID
  /// UTF-8 offsets into `Article.text`.
  public let span: Span

  public init(_ article: Article.ID, _ span: Span) {
    self.article = article
    self.span = span
  }

  /// Whether `other` lies in this passage, of the same article.
  public func contains(_ other: Passage) -> Bool {
    article == other.article && span.contains(other.span)
  }

  public static func < (a: Passage, b: Passage) -> Bool { (a.article, a.span) < (b.article, b.span) }
}
