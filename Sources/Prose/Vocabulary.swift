/// The words of many lists, each with a number: what is known of the words of a text is looked up once, and every list
/// that has been numbered with the vocabulary (`WordValues`) is read by number.
public struct Vocabulary: Sendable {
  private var words = WordTable<Void>()
  /// By place in `words`, 0 where it is free: smaller than values of the table would be, and read without a question.
  private var numbers: [Int32] = []
  /// By number, from 1.
  private var keys: [WordKey] = []

  /// - Parameter capacity: how many words there will be, or fewer.
  public init(capacity: Int) {
    words.reserveCapacity(max(capacity, 1))
    placeNumbers()
  }

  /// The number of each token's word; 0 where no list has it.
  public func numbers(of tokens: [Token]) -> [Int32] { tokens.map { numbers[words.place(of: $0.key)] } }

  /// The number of `word`, which has one from now on.
  @usableFromInline
  mutating func number(adding word: WordKey) -> Int {
    let known = numbers[words.place(of: word)]
    if known != 0 { return Int(known) }
    keys.append(word)
    let place = words.place(inserting: word)
    if numbers.count == words.hashes.count {
      numbers[place] = Int32(truncatingIfNeeded: keys.count)
    } else {
      placeNumbers()
    }
    return keys.count
  }

  /// Puts all numbers where the table has their words.
  private mutating func placeNumbers() {
    numbers = Array(repeating: 0, count: words.hashes.count)
    for (index, word) in keys.enumerated() {
      numbers[words.place(of: word)] = Int32(truncatingIfNeeded: index + 1)
    }
  }
}

/// What a list says of the words of a vocabulary, by their numbers.
@frozen
public struct WordValues<Value: Sendable>: Sendable {
  /// By number. Words that came into the vocabulary later have no place in it, and say what word 0 says.
  @usableFromInline var values: [Value]

  /// - Parameters:
  ///   - table: the list; its words are added to the vocabulary.
  ///   - none: what a word says that the list does not have.
  @inlinable
  public init(_ table: WordTable<Value>, none: Value, numbering vocabulary: inout Vocabulary) {
    values = [none]
    for (hash, value) in zip(table.hashes, table.values) {
      guard let value else { continue }
      let number = vocabulary.number(adding: WordKey(hash: hash))
      if number >= values.count {
        values += Array(repeating: none, count: number + 1 - values.count)
      }
      values[number] = value
    }
  }

  /// What a list of words says: whether it has the word.
  public init(_ words: WordSet, numbering vocabulary: inout Vocabulary) where Value == Bool {
    self.init(words.table.mapValues { _ in true }, none: false, numbering: &vocabulary)
  }

  /// What the list says of the word with that number in the vocabulary it was numbered with.
  @inlinable
  public subscript(number: Int32) -> Value {
    let place = Int(truncatingIfNeeded: number)
    return values[place < values.count ? place : 0]
  }
}
