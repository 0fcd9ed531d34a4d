/// Values by word, for look-ups that are made once a token.
///
/// A dictionary would hash the key, which is a hash already, once more, against attacks that word lists do not make.
/// Open addressing with linear probing, at most half full; words are never removed.
@frozen
public struct WordTable<Value: Sendable>: Sendable {
  @usableFromInline var places = WordPlaces()
  /// Per place, the index of its value.
  @usableFromInline var indices: [UInt32] = [0, 0]
  /// In the order in which the words came.
  @usableFromInline var values: [Value] = []
  /// In the order in which they came, each once.
  @usableFromInline var words: [WordKey] = []

  /// A table without words.
  public init() {}

  /// A word given twice keeps its first value.
  public init(_ entries: some Sequence<(WordKey, Value)>) {
    reserveCapacity(entries.underestimatedCount)
    for (word, value) in entries { insert(value, for: word) }
  }

  /// Makes room for so many words in all.
  @inlinable
  public mutating func reserveCapacity(_ count: Int) {
    values.reserveCapacity(count)
    words.reserveCapacity(count)
    if places.isFull(with: count) { rehash(for: count) }
  }

  /// Gives `word` a value, unless it has one.
  @inlinable
  public mutating func insert(_ value: Value, for word: WordKey) { _ = index(inserting: word, value) }

  /// The value of `word`; `nil` where it has none.
  @inlinable
  public subscript(word: WordKey) -> Value? {
    let place = places.place(of: word)
    return places.hashes[place] == 0 ? nil : values[Int(indices[place])]
  }

  /// The value of `word`; `value` where it has none yet.
  @inlinable
  public subscript(word: WordKey, default value: @autoclosure () -> Value) -> Value {
    get { self[word] ?? value() }
    _modify {
      let index = index(inserting: word, value())
      yield &values[index]
    }
  }

  /// The same words with other values.
  public func mapValues<Other>(_ transform: (Value) -> Other) -> WordTable<Other> {
    WordTable<Other>(zip(words, values.map(transform)))
  }

  /// The index of the value of `word`, which is made `value` where it has none.
  @inlinable
  mutating func index(inserting word: WordKey, _ value: @autoclosure () -> Value) -> Int {
    let known = places.place(of: word)
    if places.hashes[known] != 0 { return Int(indices[known]) }
    if places.isFull(with: values.count + 1) { rehash(for: values.count * 2) }
    let place = places.insert(word)
    indices[place] = UInt32(truncatingIfNeeded: values.count)
    values.append(value())
    words.append(word)
    return values.count - 1
  }

  @inlinable
  mutating func rehash(for count: Int) {
    places = WordPlaces(count: count)
    indices = Array(repeating: 0, count: places.hashes.count)
    for (index, word) in words.enumerated() {
      indices[places.insert(word)] = UInt32(truncatingIfNeeded: index)
    }
  }
}

extension WordTable: ExpressibleByDictionaryLiteral {
  /// The first of two equal words wins.
  public init(dictionaryLiteral entries: (WordKey, Value)...) { self.init(entries) }
}

/// A set of words, for look-ups that are made once a token; see `WordTable`.
@frozen
public struct WordSet: Sendable {
  @usableFromInline var places = WordPlaces()
  /// In the order in which they came, each once.
  private var words: [WordKey] = []

  /// A set of the words given.
  public init(_ words: some Sequence<WordKey>) {
    for word in words { insert(word) }
  }

  /// A set of the words as they are written.
  public init(_ words: some Sequence<String>) {
    self.init(words.lazy.map { WordKey($0) })
  }

  /// Whether `word` is one of them.
  @inlinable
  public func contains(_ word: WordKey) -> Bool { places.hashes[places.place(of: word)] != 0 }

  /// Adds `word`.
  public mutating func insert(_ word: WordKey) {
    guard !contains(word) else { return }
    words.append(word)
    guard places.isFull(with: words.count) else {
      _ = places.insert(word)
      return
    }
    places = WordPlaces(count: words.count * 2)
    for known in words { _ = places.insert(known) }
  }
}

extension WordSet: ExpressibleByArrayLiteral {
  /// A set of the words given.
  public init(arrayLiteral words: WordKey...) { self.init(words) }
}

/// Where each word of a table stands.
@frozen
@usableFromInline
struct WordPlaces: Sendable {
  /// Per place, the hash of its word; 0 where there is none. Their count is a power of two.
  @usableFromInline var hashes: [UInt64]

  /// Room for `count` words.
  @inlinable
  init(count: Int = 1) {
    var size = 2
    while size < count * 2 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
  }

  /// Whether `count` words would take more than half of the places.
  @inlinable
  func isFull(with count: Int) -> Bool { count * 2 > hashes.count }

  /// The place of `word`, or the free one where it belongs.
  @inlinable
  func place(of word: WordKey) -> Int {
    let hash = Self.stored(word)
    let mask = hashes.count &- 1
    var place = Int(truncatingIfNeeded: hash ^ hash &>> 32) & mask
    while hashes[place] != hash, hashes[place] != 0 { place = (place &+ 1) & mask }
    return place
  }

  /// Puts `word` in its place, which there must be room for, and gives it.
  @inlinable
  mutating func insert(_ word: WordKey) -> Int {
    let place = place(of: word)
    hashes[place] = Self.stored(word)
    return place
  }

  /// The hash as it is stored, which is never 0.
  @inlinable
  static func stored(_ word: WordKey) -> UInt64 { word.hash == 0 ? 1 : word.hash }
}
