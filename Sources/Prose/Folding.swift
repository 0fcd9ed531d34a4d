/// Folding makes spellings that a reader takes for the same word equal: case, accents, width, ligatures,
/// Unicode normal forms, the digits of any script, hyphen variants (U+2010, U+2011, U+2212), apostrophes and
/// curly quotation marks make no difference; soft hyphens and other invisible characters vanish.
///
/// Beyond ASCII it follows `FoldingTable`; Hangul syllables fold to their conjoining letters.
public enum Folding {
  /// The folded form of `text`.
  public static func folded(_ text: some StringProtocol) -> String {
    // A type of its own, since the calls of any string are many times as slow.
    let text = String(text)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8 { bytes.append(foldedASCII(byte)) }
      return String(decoding: bytes, as: UTF8.self)
    }
    for scalar in text.unicodeScalars { appendFolded(scalar, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the folded form of `scalar` as UTF-8: nothing for an accent, several letters for a ligature.
  public static func appendFolded(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    appendFolded(scalar.value, to: &bytes)
  }

  /// What a character is to the search for words.
  package enum WordClass: UInt8, Sendable, CaseIterable {
    /// White space, punctuation, symbols.
    case separator
    /// A letter, digit or number.
    case word
    /// Goes on with a word but starts none: an accent, a vowel sign, a soft hyphen.
    case mark
    /// A letter of a script without spaces between words.
    case unspaced
  }

  /// As `appendFolded`, and tells what the character is.
  @discardableResult
  package static func appendFolded(_ scalar: UInt32, to bytes: inout [UInt8]) -> WordClass {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      bytes.append(foldedASCII(byte))
      return isASCIIWord(byte) ? .word : .separator
    }
    let entry = FoldingLookup.shared.entry(of: scalar)
    switch entry.form {
    case .unchanged: appendUTF8(scalar, to: &bytes)
    case .hangulSyllable: appendJamo(of: scalar, to: &bytes)
    case .result(let range): bytes.append(contentsOf: FoldingLookup.shared.results[range])
    }
    return entry.wordClass
  }

  @inlinable
  static func foldedASCII(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static func isASCIIWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
    switch scalar {
    case ..<0x80:
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0))
      bytes.append(tail(0))
    case ..<0x10000:
      bytes.append(UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0))
      bytes.append(tail(6))
      bytes.append(tail(0))
    default:
      bytes.append(UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0))
      bytes.append(tail(12))
      bytes.append(tail(6))
      bytes.append(tail(0))
    }
  }

  private static func appendJamo(of syllable: UInt32, to bytes: inout [UInt8]) {
    let (lead, vowel, tail) = jamo(of: syllable)
    appendUTF8(lead, to: &bytes)
    appendUTF8(vowel, to: &bytes)
    if let tail { appendUTF8(tail, to: &bytes) }
  }

  /// The Unicode Standard, 3.12: Hangul syllable decomposition.
  static func jamo(of syllable: UInt32) -> (lead: UInt32, vowel: UInt32, tail: UInt32?) {
    let index = syllable &- 0xAC00
    let tail = index % 28
    return (0x1100 + index / 588, 0x1161 + index % 588 / 28, tail > 0 ? 0x11A7 + tail : nil)
  }
}

/// The identity of a word under `Folding`: a 64-bit FNV-1a hash of its folded bytes. Two different words
/// share a key with a probability below 10⁻⁹ in a lexicon of 100,000 words.
public struct WordKey: Hashable, Sendable {
  /// The hash itself; the same in every run.
  public let hash: UInt64

  /// The key with a hash that was taken from another one.
  @inlinable
  public init(hash: UInt64) { self.hash = hash }

  /// The key of `word`.
  @inlinable
  public init(_ word: some StringProtocol) {
    var hash = Self.basis
    for byte in word.utf8 {
      guard byte < 0x80 else {
        self.init(folding: Array(word.utf8)[...])
        return
      }
      hash = (hash ^ UInt64(Folding.foldedASCII(byte))) &* Self.prime
    }
    self.init(hash: hash)
  }

  /// The key of the word whose valid UTF-8 is `bytes`.
  public init(folding bytes: ArraySlice<UInt8>) {
    var hash = Self.basis
    for byte in bytes {
      guard byte < 0x80 else {
        self.init(hash: Self.hash(foldingBeyondASCII: bytes))
        return
      }
      hash = (hash ^ UInt64(Folding.foldedASCII(byte))) &* Self.prime
    }
    self.init(hash: hash)
  }

  /// Takes the bytes of a word of ASCII one by one, for those who read them anyway.
  @frozen
  public struct Builder: Sendable {
    @usableFromInline var hash = WordKey.basis

    /// No bytes yet.
    @inlinable public init() {}

    /// Takes the next byte, which is ASCII.
    @inlinable
    public mutating func append(_ byte: UInt8) {
      hash = (hash ^ UInt64(Folding.foldedASCII(byte))) &* WordKey.prime
    }

    /// Takes the next byte, which is a letter of ASCII.
    @inlinable
    public mutating func append(letter: UInt8) {
      hash = (hash ^ UInt64(letter | 0x20)) &* WordKey.prime
    }

    /// Takes the letters of ASCII in a row from `start` on: a loop of its own, since most of reading a text is this.
    /// - Returns: where they end, and how many of them are upper case.
    @inlinable
    package mutating func appendLetters(
      of bytes: [UInt8], from start: Int, to limit: Int
    ) -> (end: Int, capitals: Int) {
      var hash = hash
      var offset = start
      var capitals = 0
      let limit = min(limit, bytes.count)
      while offset < limit {
        let letter = bytes[offset] | 0x20
        guard letter &- 0x61 < 26 else { break }
        capitals &+= Int(truncatingIfNeeded: ~bytes[offset] &>> 5 & 1)
        hash = (hash ^ UInt64(letter)) &* WordKey.prime
        offset &+= 1
      }
      self.hash = hash
      return (offset, capitals)
    }

    /// The key of the word so far.
    @inlinable public var key: WordKey { WordKey(hash: hash) }
  }

  /// The key of a row of words, in their order.
  @inlinable
  public init(joining words: some Sequence<WordKey>) {
    self.init(hash: words.reduce(Self.basis) { ($0 ^ $1.hash) &* Self.prime ^ $0 &>> 29 })
  }

  @usableFromInline static var basis: UInt64 { 0xcbf2_9ce4_8422_2325 }
  @usableFromInline static var prime: UInt64 { 0x100_0000_01b3 }

  /// The same without a buffer: this runs for every word beyond ASCII.
  private static func hash(foldingBeyondASCII bytes: ArraySlice<UInt8>) -> UInt64 {
    let lookup = FoldingLookup.shared
    var hash = basis
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      let (scalar, width) = decodedScalar(bytes, at: offset, end: bytes.endIndex)
      if scalar < 0x80 {
        hash = (hash ^ UInt64(Folding.foldedASCII(bytes[offset]))) &* prime
      } else {
        switch lookup.entry(of: scalar).form {
        case .unchanged: for byte in bytes[offset..<offset + width] { hash = (hash ^ UInt64(byte)) &* prime }
        case .result(let range): for byte in lookup.results[range] { hash = (hash ^ UInt64(byte)) &* prime }
        case .hangulSyllable:
          let (lead, vowel, tail) = Folding.jamo(of: scalar)
          mix(lead, into: &hash)
          mix(vowel, into: &hash)
          if let tail { mix(tail, into: &hash) }
        }
      }
      offset += width
    }
    return hash
  }

  /// Mixes in the UTF-8 of `jamo`, always three bytes.
  private static func mix(_ jamo: UInt32, into hash: inout UInt64) {
    hash = (hash ^ UInt64(jamo >> 12 | 0xE0)) &* prime
    hash = (hash ^ UInt64(jamo >> 6 & 0x3F | 0x80)) &* prime
    hash = (hash ^ UInt64(jamo & 0x3F | 0x80)) &* prime
  }
}

/// The scalar at `offset` of valid UTF-8, and its width in bytes; of a character cut off by `end`, what is
/// there.
private func decodedScalar(_ bytes: ArraySlice<UInt8>, at offset: Int, end: Int) -> (
  value: UInt32, width: Int
) {
  let first = bytes[offset]
  if first < 0x80 { return (UInt32(first), 1) }
  let width = min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, end - offset)
  var value = UInt32(first) & (first >= 0xF0 ? 0x07 : first >= 0xE0 ? 0x0F : 0x1F)
  for step in 1..<max(width, 1) { value = value << 6 | UInt32(bytes[offset + step] & 0x3F) }
  return (value, width)
}
