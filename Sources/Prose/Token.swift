/// A word, number, punctuation mark or symbol of running text.
///
/// Compounds joined by hyphens are one token (`full-scale`), a clitic is its own (`Lee` `'s`), an
/// abbreviation keeps its full stop (`Mr.`, `U.S.`), a number keeps its separators (`1,000.5`),
/// an address of the web is one.
public struct Token: Sendable {
  /// UTF-8 offset of its first byte.
  public let start: UInt32
  /// UTF-8 offset right after it.
  public let end: UInt32
  /// What can be seen of it.
  public let traits: Traits
  /// The word under folding; equal for `Lee`, `LEE` and `lee`.
  public let key: WordKey

  /// Its place in the text.
  public var span: Span { Span(Int(start), Int(end)) }

  /// - Parameters `start`, `end`: UTF-8 offsets below 4 GB.
  public init(start: Int, end: Int, traits: Traits, key: WordKey) {
    self.start = UInt32(start)
    self.end = UInt32(end)
    self.traits = traits
    self.key = key
  }

  /// What can be seen of a token without knowing the word. Its members are computed: a rule that asks for one in
  /// another module has a constant then, and not a global to be initialised.
  public struct Traits: OptionSet, Hashable, Sendable {
    /// One bit a trait.
    public let rawValue: UInt32
    /// The traits of the bits set.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Holds at least one letter.
    @inlinable public static var word: Traits { Traits(rawValue: 1 << 0) }
    /// Starts with a digit, or is a number with a sign.
    @inlinable public static var number: Traits { Traits(rawValue: 1 << 1) }
    /// A mark of punctuation, quotation marks and brackets too.
    @inlinable public static var punctuation: Traits { Traits(rawValue: 1 << 2) }
    /// A currency sign, `%`, `+`, an emoji…
    @inlinable public static var symbol: Traits { Traits(rawValue: 1 << 3) }
    /// The first letter is upper case.
    @inlinable public static var capitalised: Traits { Traits(rawValue: 1 << 4) }
    /// At least two letters, all upper case.
    @inlinable public static var allCaps: Traits { Traits(rawValue: 1 << 5) }
    /// Upper case after a lower-case letter inside the word (`McDonald`, `iPhone`).
    @inlinable public static var innerCap: Traits { Traits(rawValue: 1 << 6) }
    /// Holds a digit.
    @inlinable public static var containsDigit: Traits { Traits(rawValue: 1 << 7) }
    /// Holds a hyphen inside.
    @inlinable public static var containsHyphen: Traits { Traits(rawValue: 1 << 8) }
    /// Ends with a full stop that belongs to it (`Mr.`, `U.S.`, and the number of a heading, `2.`).
    @inlinable public static var abbreviation: Traits { Traits(rawValue: 1 << 9) }
    /// `'s`, `n't`, `'ll`… split from the word before.
    @inlinable public static var clitic: Traits { Traits(rawValue: 1 << 10) }
    /// White space, or the start of the block, comes right before.
    @inlinable public static var spaceBefore: Traits { Traits(rawValue: 1 << 11) }
    /// `.`, `!`, `?`, `…` and their CJK forms.
    @inlinable public static var sentenceEnd: Traits { Traits(rawValue: 1 << 12) }
    /// A quotation mark of any kind; the next three say which way it can face.
    @inlinable public static var quotationMark: Traits { Traits(rawValue: 1 << 13) }
    /// A mark that can stand before a quotation.
    @inlinable public static var opensQuotation: Traits { Traits(rawValue: 1 << 14) }
    /// A mark that can stand after a quotation.
    @inlinable public static var closesQuotation: Traits { Traits(rawValue: 1 << 15) }
    /// A single mark (`'`, `‘`, `’`, `‹`): also an apostrophe.
    @inlinable public static var singleMark: Traits { Traits(rawValue: 1 << 16) }
    /// A Han, Hiragana, Katakana or Thai character: a token by itself.
    @inlinable public static var unspaced: Traits { Traits(rawValue: 1 << 17) }
    /// Holds a character beyond ASCII.
    @inlinable public static var beyondASCII: Traits { Traits(rawValue: 1 << 18) }
    /// `(`, `[`, `{` and their wide forms.
    @inlinable public static var openingBracket: Traits { Traits(rawValue: 1 << 19) }
    /// `)`, `]`, `}` and their wide forms.
    @inlinable public static var closingBracket: Traits { Traits(rawValue: 1 << 20) }
  }
}

/// A sentence of a `TokenizedText`.
public struct Sentence: Hashable, Sendable {
  /// From the first to the last byte that is not white space.
  public let span: Span
  /// Indices into `TokenizedText.tokens`; never empty.
  public let tokens: Range<Int>

  /// - Parameter tokens: not empty.
  public init(span: Span, tokens: Range<Int>) {
    self.span = span
    self.tokens = tokens
  }
}
