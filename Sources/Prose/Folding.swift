/// Folding makes spellings that a reader takes for the same word equal: case, accents, width, ligatures,
/// the hyphens U+2010 and U+2011, and curly apostrophes make no difference.
public enum Folding {
  /// The folded form of `text`.
  public static func folded(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { appendFolded(scalar, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the folded form of `scalar` as UTF-8: nothing for a combining mark, several letters for a ligature.
  public static func appendFolded(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let value = scalar.value
    if value < 0x80 {
      let byte = UInt8(truncatingIfNeeded: value)
      bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      return
    }
    switch value {
    case 0x2010, 0x2011, 0x00AD: bytes.append(UInt8(ascii: "-"))
    case 0x2018, 0x2019, 0x02BC: bytes.append(UInt8(ascii: "'"))
    case 0x00A0: bytes.append(UInt8(ascii: " "))
    default:
      for mapped in scalar.properties.lowercaseMapping.unicodeScalars
      where !mapped.properties.isDiacritic {
        bytes.append(contentsOf: UTF8.encode(mapped).map(Array.init) ?? [])
      }
    }
  }
}

/// The identity of a word under `Folding`: a 64-bit FNV-1a hash of its folded bytes. Two different words
/// share a key with a probability below 10⁻⁹ in a lexicon of 100,000 words.
public struct WordKey: Hashable, Sendable {
  public let hash: UInt64

  @inlinable
  public init(hash: UInt64) { self.hash = hash }

  public init(_ word: some StringProtocol) {
    self.init(folding: Array(word.utf8)[...])
  }

  /// The key of the word whose valid UTF-8 is `bytes`.
  public init(folding bytes: ArraySlice<UInt8>) {
    var hash = Self.basis
    for byte in bytes {
      guard byte < 0x80 else {
        self.init(hash: Self.hash(foldingBeyondASCII: bytes))
        return
      }
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      hash = (hash ^ UInt64(folded)) &* Self.prime
    }
    self.init(hash: hash)
  }

  private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3

  private static func hash(foldingBeyondASCII bytes: ArraySlice<UInt8>) -> UInt64 {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      Folding.appendFolded(scalar, to: &folded)
    }
    return folded.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
  }
}
