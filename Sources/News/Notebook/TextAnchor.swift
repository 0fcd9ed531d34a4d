public import Prose

/// Words of a file that a statement of the reader's is about, with what stands before and after them, as the W3C Web
/// Annotation model selects text (TextQuoteSelector). It holds when the file is scraped or cleaned anew.
public struct TextAnchor: Hashable, Sendable {
  /// The article's name in the dossier.
  public let file: String
  /// The words. Runs of white space are one blank, here and around them.
  public let exact: String
  public let prefix: String
  public let suffix: String

  public init(file: String, exact: String, prefix: String = "", suffix: String = "") {
    self.file = file
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }

  /// How much of the text around is kept, in bytes at most.
  private static let context = 32

  /// - Parameter span: UTF-8 offsets into the article's text.
  public init(_ span: Span, in article: Article) {
    let text = article.text
    let lower = text.characterStart(atOrAfter: max(0, span.start - Self.context))
    let upper = text.characterStart(atOrBefore: min(text.utf8.count, span.end + Self.context))
    self.init(
      file: article.name, exact: Self.collapsed(text[span], keepsEnds: false),
      prefix: Self.collapsed(text[Span(min(lower, span.start), span.start)], keepsEnds: true),
      suffix: Self.collapsed(text[Span(span.end, max(upper, span.end))], keepsEnds: true))
  }

  private static func collapsed(_ text: String, keepsEnds: Bool) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard keepsEnds, !words.isEmpty else { return words }
    return (text.first?.isWhitespace == true ? " " : "") + words
      + (text.last?.isWhitespace == true ? " " : "")
  }
}

extension Text {
  /// The first offset from `offset` on at which a character's bytes begin.
  fileprivate func characterStart(atOrAfter offset: Int) -> Int {
    var offset = offset
    while offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  fileprivate func characterStart(atOrBefore offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
