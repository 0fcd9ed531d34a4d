public import Prose

/// Words in quotation marks, or the clause that reports what was said, and who said it.
public struct Quote: Sendable {
  public typealias ID = News.ID<Quote>

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A whole clause or more, in the speaker's words.
    case direct
    /// Some quoted words inside a reported sentence.
    case fragment
    /// A quotation inside another.
    case nested
    /// Marks that show distance, a name or a term (`the "One China" policy`): nobody is speaking.
    case term
    /// The title of a book, film or programme.
    case title
    /// What somebody says in the words of the reporter (`Lee said that …`); the passage is the reported clause.
    case indirect
  }

  public let kind: Kind
  /// The quotation with the marks that are there.
  public let passage: Passage
  /// Whether the file has its opening and its closing mark; a missing one was repaired.
  public let hasOpeningMark: Bool
  public let hasClosingMark: Bool
  public let attribution: Attribution?
  /// Who said it, resolved; more than one for joint statements, empty where nobody is named.
  public let speakers: [Entity.ID]
  /// The rule that found the span.
  public let rule: String
  public let origin: Origin

  public init(
    kind: Kind, passage: Passage, hasOpeningMark: Bool, hasClosingMark: Bool, attribution: Attribution?,
    speakers: [Entity.ID] = [], rule: String, origin: Origin = .found
  ) {
    self.origin = origin
    self.kind = kind
    self.passage = passage
    self.hasOpeningMark = hasOpeningMark
    self.hasClosingMark = hasClosingMark
    self.attribution = attribution
    self.speakers = speakers
    self.rule = rule
  }

  /// Whether somebody says these very words: every kind but terms, titles and indirect speech.
  public var isSpeech: Bool { kind == .direct || kind == .fragment || kind == .nested }

  /// The quote with its speakers resolved.
  public func spoken(by speakers: [Entity.ID]) -> Quote { changed(speakers: speakers, origin: origin) }

  /// The quote in an article of another number, with its speakers resolved.
  func moved(to article: Article.ID, spokenBy speakers: [Entity.ID]) -> Quote {
    Quote(
      kind: kind, passage: Passage(article, passage.span), hasOpeningMark: hasOpeningMark,
      hasClosingMark: hasClosingMark, attribution: attribution, speakers: speakers, rule: rule, origin: origin
    )
  }

  /// The quote with another kind or other speakers.
  func changed(kind: Kind? = nil, speakers: [Entity.ID], origin: Origin) -> Quote {
    Quote(
      kind: kind ?? self.kind, passage: passage, hasOpeningMark: hasOpeningMark,
      hasClosingMark: hasClosingMark, attribution: attribution, speakers: speakers, rule: rule, origin: origin
    )
  }
}

/// What the text says about who spoke.
public struct Attribution: Hashable, Sendable {
  /// The words that name the speaker for this quote, as printed (`Mr Lee`, `she`, `a spokesman`).
  /// UTF-8 offsets into the article's text.
  public let speaker: Span
  /// The cue (`said`, `according to`); `nil` where the speaker carries over from the quote before.
  public let cue: Span?
  /// The rule that joined them.
  public let rule: String

  public init(speaker: Span, cue: Span?, rule: String) {
    self.speaker = speaker
    self.cue = cue
    self.rule = rule
  }
}
