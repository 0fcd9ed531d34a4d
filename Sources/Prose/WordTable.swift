/// Values by word, for look-ups that are made once a token.
///
/// A dictionary would hash the key, which is a hash already, once more, against attacks that word lists do not make.
/// Open addressing with linear probing, at most half full, in one array, so that copies of the words of an analysis
/// cost little; words are never removed.
@frozen
public struct WordTable<Value: Sendable>: Sendable {
  /// Their count is a power of two.
  @usableFromInline var places = [Place](repeating: Place(), count: 2)
  /// How many words there are.
  @usableFromInline var count = 0

  @frozen
  @usableFromInline
  struct Place: Sendable {
    /// 0 where the place is free.
    @usableFromInline var hash: UInt64 = 0
    @usableFromInline var value: Value?

    @inlinable init() {}
  }

  /// A table without words.
  public init() {}

  /// A word given twice keeps its first value.
  public init(_ entries: some Sequence<(WordKey, Value)>) {
    reserveCapacity(entries.underestimatedCount)
    for (word, value) in entries { insert(value, for: word) }
  }

  /// The value of `word`; `nil` where it has none.
  @inlinable
  public subscript(word: WordKey) -> Value? { places[place(of: word)].value }

  /// The value of `word`; `value` where it has none yet.
  @inlinable
  public subscript(word: WordKey, default value: @autoclosure () -> Value) -> Value {
    get { self[word] ?? value() }
    _modify {
      let place = place(inserting: word)
      // Taken out meanwhile, so that an array is changed in its place.
      var held = places[place].value ?? value()
      places[place].value = nil
      defer { places[place].value = held }
      yield &held
    }
  }

  /// Whether `word` has a value.
  @inlinable
  public func contains(_ word: WordKey) -> Bool { places[place(of: word)].hash != 0 }

  /// Gives `word` a value, unless it has one.
  @inlinable
  public mutating func insert(_ value: Value, for word: WordKey) {
    let place = place(inserting: word)
    if places[place].value == nil { places[place].value = value }
  }

  /// Makes room for so many words in all.
  @inlinable
  public mutating func reserveCapacity(_ count: Int) {
    guard count * 2 > places.count else { return }
    var size = places.count
    while size < count * 2 { size *= 2 }
    let old = places
    places = [Place](repeating: Place(), count: size)
    for known in old where known.hash != 0 { places[place(of: WordKey(hash: known.hash))] = known }
  }

  /// The same words with other values.
  public func mapValues<Other>(_ transform: (Value) -> Other) -> WordTable<Other> {
    var table = WordTable<Other>()
    table.reserveCapacity(count)
    for known in places {
      if let value = known.value { table.insert(transform(value), for: WordKey(hash: known.hash)) }
    }
    return table
  }

  /// The place of `word`, or the free one where it belongs.
  @inlinable
  func place(of word: WordKey) -> Int {
    let hash = Self.stored(word)
    let mask = places.count &- 1
    var place = Int(truncatingIfNeeded: hash ^ hash &>> 32) & mask
    while places[place].hash != hash, places[place].hash != 0 { place = (place &+ 1) & mask }
    return place
  }

  /// The place of `word`, which is put there.
  @inlinable
  mutating func place(inserting word: WordKey) -> Int {
    let known = place(of: word)
    if places[known].hash != 0 { return known }
    reserveCapacity(count + 1)
    let place = place(of: word)
    places[place].hash = Self.stored(word)
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
  public func contains(_ word: WordKey) -> Bool { table.contains(word) }

  /// Adds `word`.
  public mutating func insert(_ word: WordKey) { table.insert((), for: word) }

  /// A set of the words of a line, between single spaces.
  public init(line words: String) {
    self.init(words.split(separator: " ").lazy.map { WordKey($0) })
  }

  /// These words and those of `other`.
  public func union(_ other: WordSet) -> WordSet {
    var union = self
    for place in other.table.places where place.hash != 0 { union.insert(WordKey(hash: place.hash)) }
    return union
  }
}

extension WordSet: ExpressibleByArrayLiteral {
  /// A set of the words given.
  public init(arrayLiteral words: WordKey...) { self.init(words) }
}
