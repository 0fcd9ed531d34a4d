/// A word, number, punctuation mark or symbol of running text.
///
/// Compounds joined by hyphens are one token (`full-scale`), a clitic is its own (`Lee` `'s`), an
/// abbreviation keeps its full stop (`Mr.`, `U.S.`), a number keeps its separators (`1,000.5`).
public struct Token: Sendable {
  /// UTF-8 offsets into the text.
  public let start: UInt32
  public let end: UInt32
  public let traits: Traits
  /// The word under folding; equal for `Lee`, `LEE` and `lee`.
  public let key: WordKey

  public var span: Span { Span(Int(start), Int(end)) }

  public init(start: Int, end: Int, traits: Traits, key: WordKey) {
    self.start = UInt32(start)
    self.end = UInt32(end)
    self.traits = traits
    self.key = key
  }

  /// What can be seen of a token without knowing the word.
  public struct Traits: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Holds at least one letter.
    public static let word = Traits(rawValue: 1 << 0)
    /// Starts with a digit, or is a number with a sign.
    public static let number = Traits(rawValue: 1 << 1)
    public static let punctuation = Traits(rawValue: 1 << 2)
    /// A currency sign, `%`, `+`, an emoji…
    public static let symbol = Traits(rawValue: 1 << 3)
    /// The first letter is upper case.
    public static let capitalised = Traits(rawValue: 1 << 4)
    /// At least two letters, all upper case.
    public static let allCaps = Traits(rawValue: 1 << 5)
    /// Upper case after a lower-case letter inside the word (`McDonald`, `iPhone`).
    public static let innerCap = Traits(rawValue: 1 << 6)
    public static let containsDigit = Traits(rawValue: 1 << 7)
    public static let containsHyphen = Traits(rawValue: 1 << 8)
    /// Ends with a full stop that belongs to it (`Mr.`, `U.S.`).
    public static let abbreviation = Traits(rawValue: 1 << 9)
    /// `'s`, `n't`, `'ll`… split from the word before.
    public static let clitic = Traits(rawValue: 1 << 10)
    /// White space, or the start of the block, comes right before.
    public static let spaceBefore = Traits(rawValue: 1 << 11)
    /// `.`, `!`, `?`, `…` and their CJK forms.
    public static let sentenceEnd = Traits(rawValue: 1 << 12)
    /// A quotation mark of any kind; the next three say which way it can face.
    public static let quotationMark = Traits(rawValue: 1 << 13)
    public static let opensQuotation = Traits(rawValue: 1 << 14)
    public static let closesQuotation = Traits(rawValue: 1 << 15)
    /// A single mark (`'`, `‘`, `’`, `‹`): also an apostrophe.
    public static let singleMark = Traits(rawValue: 1 << 16)
    /// A Han, Hiragana, Katakana or Thai character: a token by itself.
    public static let unspaced = Traits(rawValue: 1 << 17)
    /// Holds a character beyond ASCII.
    public static let beyondASCII = Traits(rawValue: 1 << 18)
    public static let openingBracket = Traits(rawValue: 1 << 19)
    public static let closingBracket = Traits(rawValue: 1 << 20)
  }
}

/// A sentence: its span from the first to the last byte that is not white space, and its tokens.
public struct Sentence: Hashable, Sendable {
  public let span: Span
  /// Indices into `TokenizedText.tokens`; never empty.
  public let tokens: Range<Int>

  public init(span: Span, tokens: Range<Int>) {
    self.span = span
    self.tokens = tokens
  }
}
