/// Values by word, for look-ups that are made once a token.
///
/// A dictionary would hash the key, which is a hash already, once more, against attacks that word lists do not make.
/// Open addressing with linear probing, at most half full; words are never removed. Most words that are looked up are
/// in no list: those are told by the hashes alone, so that the values stand apart.
@frozen
public struct WordTable<Value: Sendable>: Sendable {
  /// By place: 0 where it is free. Their count is a power of two; there is no place in a table without words.
  @usableFromInline var hashes: [UInt64] = []
  /// By place.
  @usableFromInline var values: [Value?] = []
  /// How many words there are.
  @usableFromInline var count = 0

  /// A table without words.
  @inlinable
  public init() {}

  /// A word given twice keeps its first value.
  public init(_ entries: some Sequence<(WordKey, Value)>) {
    reserveCapacity(entries.underestimatedCount)
    for (word, value) in entries { insert(value, for: word) }
  }

  /// The value of `word`; `nil` where it has none.
  @inlinable
  public subscript(word: WordKey) -> Value? {
    guard count > 0 else { return nil }
    let place = place(of: word)
    return hashes[place] == 0 ? nil : values[place]
  }

  /// The value of `word`; `value` where it has none yet.
  @inlinable
  public subscript(word: WordKey, default value: @autoclosure () -> Value) -> Value {
    get { self[word] ?? value() }
    _modify {
      let place = place(inserting: word)
      // Taken out meanwhile, so that an array is changed in its place.
      var held = values[place] ?? value()
      values[place] = nil
      defer { values[place] = held }
      yield &held
    }
  }

  /// Whether `word` has a value.
  @inlinable
  public func contains(_ word: WordKey) -> Bool { count > 0 && hashes[place(of: word)] != 0 }

  /// Gives `word` a value, unless it has one.
  @inlinable
  public mutating func insert(_ value: Value, for word: WordKey) {
    let place = place(inserting: word)
    if values[place] == nil { values[place] = value }
  }

  /// Makes room for so many words in all.
  @inlinable
  public mutating func reserveCapacity(_ count: Int) {
    guard count * 2 > hashes.count else { return }
    var size = max(hashes.count, 8)
    while size < count * 2 { size *= 2 }
    let (oldHashes, oldValues) = (hashes, values)
    hashes = [UInt64](repeating: 0, count: size)
    values = [Value?](repeating: nil, count: size)
    for (hash, value) in zip(oldHashes, oldValues) where hash != 0 {
      let place = place(of: WordKey(hash: hash))
      hashes[place] = hash
      values[place] = value
    }
  }

  /// Its words, each once.
  public var words: [WordKey] { hashes.lazy.filter { $0 != 0 }.map { WordKey(hash: $0) } }

  /// The same words with other values.
  @inlinable
  public func mapValues<Other>(_ transform: (Value) -> Other) -> WordTable<Other> {
    var table = WordTable<Other>()
    table.reserveCapacity(count)
    for (hash, value) in zip(hashes, values) {
      if let value { table.insert(transform(value), for: WordKey(hash: hash)) }
    }
    return table
  }

  /// The place of `word`, or the free one where it belongs, in a table with words.
  @inlinable
  func place(of word: WordKey) -> Int {
    let hash = Self.stored(word)
    let mask = hashes.count &- 1
    var place = Int(truncatingIfNeeded: hash ^ hash &>> 32) & mask
    while true {
      let stored = hashes[place]
      // One question instead of two: which of them would be answered by yes is as good as random.
      if (stored == 0 ? hash : stored) == hash { return place }
      place = (place &+ 1) & mask
    }
  }

  /// The place of `word`, which is put there.
  @inlinable
  mutating func place(inserting word: WordKey) -> Int {
    if count > 0 {
      let known = place(of: word)
      if hashes[known] != 0 { return known }
    }
    reserveCapacity(count + 1)
    let place = place(of: word)
    hashes[place] = Self.stored(word)
    count += 1
    return place
  }

  /// The hash as it is stored, which is never 0.
  @inlinable
  static func stored(_ word: WordKey) -> UInt64 { word.hash == 0 ? 1 : word.hash }
}

extension WordTable: ExpressibleByDictionaryLiteral {
  /// The first of two equal words wins.
  public init(dictionaryLiteral entries: (WordKey, Value)...) { self.init(entries) }
}

/// A set of words, for look-ups that are made once a token; see `WordTable`.
@frozen
public struct WordSet: Sendable {
  @usableFromInline var table = WordTable<Void>()
  /// A bit for each word, which several share: a small set tells most words that it does not have by this alone.
  @usableFromInline var bits: UInt64 = 0

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
  public func contains(_ word: WordKey) -> Bool { bits & Self.bit(of: word) != 0 && table.contains(word) }

  /// Adds `word`.
  @inlinable
  public mutating func insert(_ word: WordKey) {
    bits |= Self.bit(of: word)
    table.insert((), for: word)
  }

  @inlinable
  static func bit(of word: WordKey) -> UInt64 { 1 &<< (word.hash &>> 40) }

  /// A set of the words of a line, between single spaces.
  public init(line words: String) {
    self.init(words.split(separator: " ").lazy.map { WordKey($0) })
  }

  /// These words and those of `other`.
  public func union(_ other: WordSet) -> WordSet {
    var union = self
    for hash in other.table.hashes where hash != 0 { union.insert(WordKey(hash: hash)) }
    return union
  }
}

extension WordSet: ExpressibleByArrayLiteral {
  /// A set of the words given.
  public init(arrayLiteral words: WordKey...) { self.init(words) }
}
