import Prose

/// Says of most words, by one look at a table of bits, that they are not in a list; of the rest that they may be.
/// Nearly all words of a page are in none of our lists, and asking a set about each would take most of the time.
struct WordFilter: Sendable {
  private var bits: [UInt64] = Array(repeating: 0, count: 1 << 9)

  init(_ words: some Sequence<WordKey>) {
    for word in words { bits[Self.index(word)] |= Self.bit(word) }
  }

  func mayContain(_ word: WordKey) -> Bool { bits[Self.index(word)] & Self.bit(word) != 0 }

  private static func index(_ word: WordKey) -> Int { Int(truncatingIfNeeded: word.hash >> 6 & 0x1FF) }
  private static func bit(_ word: WordKey) -> UInt64 { 1 << (word.hash & 0x3F) }
}

/// A set of words that is asked about every word of a page.
struct CommonWords: Sendable {
  private let words: Set<WordKey>
  private let filter: WordFilter

  /// No words: where nobody counts them.
  static let none = CommonWords([])

  init(_ words: [String]) {
    let keys = words.map { WordKey($0) }
    self.words = Set(keys)
    filter = WordFilter(keys)
  }

  func contains(_ word: WordKey) -> Bool { filter.mayContain(word) && words.contains(word) }
}
