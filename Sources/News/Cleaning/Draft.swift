public import Prose

/// An article as a format reads it, before page furniture is told from text: the whole text, cut into lines or,
/// where a format knows them, paragraphs.
public struct Draft: Sendable {
  public let text: Text
  /// In order, apart from each other, none of them blank.
  public let lines: [Line]
  /// What the format itself says is no part of the article (front matter, comments), in order.
  public let removals: [Removal]
  /// The title, where it is known already: then no line is taken for it that does not say the same.
  public let title: String?

  public init(_ text: Text, lines: [Line], removals: [Removal] = [], title: String? = nil) {
    self.text = text
    self.title = title
    self.lines = lines
    self.removals = removals
  }

  /// One line of the file, or the lines of one paragraph.
  public struct Line: Hashable, Sendable {
    /// UTF-8 offsets into the text, without white space at both ends.
    public let span: Span
    /// The line of the file it starts at, from 1.
    public let number: Int
    /// What the format's markup says it is; `nil` where only its words can tell.
    public let kind: Block.Kind?
    /// Whether a blank line, or the start of the text, comes right before.
    public let followsGap: Bool

    public init(_ span: Span, number: Int, kind: Block.Kind? = nil, followsGap: Bool) {
      self.span = span
      self.number = number
      self.kind = kind
      self.followsGap = followsGap
    }
  }
}

/// A draft told apart: what is article, what is not, and what the text says about itself.
public struct CleanedText: Sendable {
  /// In order of the text.
  public let blocks: [Block]
  /// In order of the text.
  public let removals: [Removal]
  /// Each with the place in the text that says so.
  public let facts: Facts
  /// The language of the blocks; `nil` where they say too little.
  public let language: Sourced<Language>?

  /// What is known about an article apart from its words; `nil` stays unknown.
  public struct Facts: Sendable {
    public var title: Sourced<String>?
    public var outlet: Sourced<String>?
    public var byline: Sourced<String>?
    public var place: Sourced<String>?
    public var published: Sourced<Day>?
    public var url: Sourced<String>?

    public init() {}

    /// Takes over those of `other` where these say nothing.
    public mutating func complete(by other: Facts) {
      if case nil = title { title = other.title }
      if case nil = outlet { outlet = other.outlet }
      if case nil = byline { byline = other.byline }
      if case nil = place { place = other.place }
      if case nil = published { published = other.published }
      if case nil = url { url = other.url }
    }
  }
}
