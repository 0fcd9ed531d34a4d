import Prose

/// What an article says at its beginning: the words and names that tell it from others, each once.
struct OpeningKeys: Sendable {
  /// By the numbers of an `OpeningWords`.
  let words: [Int32]
  /// By the article's own numbers.
  let entities: [Int32]
}

/// Numbers the words that articles begin with. Which word has which number changes nothing of what is found.
struct OpeningWords: Sendable {
  private var numbers = EventKeyNumbers()

  var count: Int { numbers.count }

  mutating func numbered(_ read: UnnumberedOpening) -> OpeningKeys {
    OpeningKeys(
      words: read.words.map { Int32(numbers.number(ofHash: $0)) }, entities: read.entities)
  }
}

/// What an article says at its beginning, before its words have numbers.
struct UnnumberedOpening: Sendable {
  /// The hashes of the words.
  fileprivate let words: [UInt64]
  /// By the article's own numbers.
  fileprivate let entities: [Int32]

  /// So many tokens from the start say what an article is about.
  private static let length = 400

  init(_ text: ListedText, times: [TimeMention], names: LocalNames, words: HappeningWords) {
    let reader = EventKeyReader(listed: text, words: words, mentions: names.mentions, times: times)
    let keys = reader.allKeys(of: 0..<min(Self.length, text.numbers.count))
    var seen = KeySet(capacity: keys.count)
    var hashes: [UInt64] = []
    hashes.reserveCapacity(keys.count)
    var entities: [Int32] = []
    for key in keys where seen.insert(key.hash) {
      if let entity = key.entity { entities.append(Int32(entity.index)) } else { hashes.append(key.hash) }
    }
    self.words = hashes
    self.entities = entities
  }
}

/// A set of hashes that are spread over all their bits, by open addressing.
private struct KeySet {
  /// 0 where a place is free.
  private var places: [UInt64]

  init(capacity: Int) {
    var size = 8
    while size < capacity * 2 { size *= 2 }
    places = [UInt64](repeating: 0, count: size)
  }

  /// Whether the hash is new.
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = hash == 0 ? 1 : hash
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash &>> 32) & mask
    while places[place] != 0 {
      if places[place] == hash { return false }
      place = (place + 1) & mask
    }
    places[place] = hash
    return true
  }
}
