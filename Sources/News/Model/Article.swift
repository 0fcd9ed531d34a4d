public import Prose

/// One article as it was loaded: its whole text, which parts of it are the article, and what is known about it.
///
/// What it holds stands behind one reference: a dossier hands on its articles again and again.
public struct Article: Equatable, Sendable {
  public typealias ID = News.ID<Article>

  private let facts: Facts

  private final class Facts: Sendable {
    let name: String
    let path: String
    let text: Text
    let blocks: [Block]
    let removals: [Removal]
    let title: Sourced<String>?
    let outlet: Sourced<String>?
    let byline: Sourced<String>?
    let place: Sourced<String>?
    let published: Sourced<Day>?
    let url: Sourced<String>?
    let language: Sourced<Language>?

    init(
      name: String, path: String, text: Text, blocks: [Block], removals: [Removal],
      title: Sourced<String>?, outlet: Sourced<String>?, byline: Sourced<String>?,
      place: Sourced<String>?, published: Sourced<Day>?, url: Sourced<String>?,
      language: Sourced<Language>?
    ) {
      self.name = name
      self.path = path
      self.text = text
      self.blocks = blocks
      self.removals = removals
      self.title = title
      self.outlet = outlet
      self.byline = byline
      self.place = place
      self.published = published
      self.url = url
      self.language = language
    }
  }

  /// Unique in the dossier and stable over reloads: the path from the folder that was given, or the file name.
  public var name: String { facts.name }
  /// The file, as it can be opened again.
  public var path: String { facts.path }
  /// Everything the file says, furniture too, so that offsets stay true whatever is cleaned away.
  /// All findings address this text.
  public var text: Text { facts.text }
  /// The lines that are the article, in order of the text. Nothing outside them is indexed or analysed.
  public var blocks: [Block] { facts.blocks }
  /// The lines taken out, in order of the text.
  public var removals: [Removal] { facts.removals }

  public var title: Sourced<String>? { facts.title }
  public var outlet: Sourced<String>? { facts.outlet }
  public var byline: Sourced<String>? { facts.byline }
  /// Where the report was filed (`BEIJING`).
  public var place: Sourced<String>? { facts.place }
  public var published: Sourced<Day>? { facts.published }
  public var url: Sourced<String>? { facts.url }
  /// What it is written in; `nil` where the text is too short to tell.
  public var language: Sourced<Language>? { facts.language }

  public init(
    name: String, path: String, text: Text, blocks: [Block], removals: [Removal] = [],
    title: Sourced<String>? = nil, outlet: Sourced<String>? = nil, byline: Sourced<String>? = nil,
    place: Sourced<String>? = nil, published: Sourced<Day>? = nil, url: Sourced<String>? = nil,
    language: Sourced<Language>? = nil
  ) {
    facts = Facts(
      name: name, path: path, text: text, blocks: blocks, removals: removals, title: title, outlet: outlet,
      byline: byline, place: place, published: published, url: url, language: language)
  }

  public static func == (a: Article, b: Article) -> Bool {
    let (a, b) = (a.facts, b.facts)
    if a === b { return true }
    return a.name == b.name && a.path == b.path && a.text == b.text && a.blocks == b.blocks
      && a.removals == b.removals && a.title == b.title && a.outlet == b.outlet && a.byline == b.byline
      && a.place == b.place && a.published == b.published && a.url == b.url && a.language == b.language
  }

  /// The article with another publication date.
  public func published(_ day: Sourced<Day>) -> Article {
    Article(
      name: name, path: path, text: text, blocks: blocks, removals: removals, title: title, outlet: outlet,
      byline: byline, place: place, published: day, url: url, language: language)
  }

  /// Whether rules of English grammar hold in it; where nothing tells, they do.
  var isEnglish: Bool { language.map { $0.value == .english } ?? true }

  /// The index of the block that contains `offset` (UTF-8), or of the last one that starts before it.
  public func blockIndex(at offset: Int) -> Int? {
    let next = blocks.partitioningIndex { $0.span.start > offset }
    return next > 0 ? next - 1 : nil
  }
}

/// A line, or several lines of one paragraph, that belong to the article.
public struct Block: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case title, subtitle, heading, paragraph, listItem, blockQuote, caption
  }

  public let kind: Kind
  /// UTF-8 offsets into `Article.text`; white space at both ends is left out.
  public let span: Span
  /// The line of the file it starts at, from 1.
  public let line: Int

  public init(_ kind: Kind, _ span: Span, line: Int) {
    self.kind = kind
    self.span = span
    self.line = line
  }
}

/// A line taken out of the article, and why.
public struct Removal: Hashable, Sendable {
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The reader took it out.
    case reader
    case navigation, promotion, sharing, cookieNotice, advertisement, credit, byline, dateLine, repeatedLine,
      widget, related, subscription, comments, legal, markup
  }

  public let reason: Reason
  /// UTF-8 offsets into `Article.text`.
  public let span: Span
  /// The line of the file, from 1.
  public let line: Int
  /// The rule that took it out, in words.
  public let rule: String

  public init(_ reason: Reason, _ span: Span, line: Int, rule: String) {
    self.reason = reason
    self.span = span
    self.line = line
    self.rule = rule
  }
}
