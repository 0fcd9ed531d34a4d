/// Finds the longest of many phrases that starts at a token, ignoring case, accents and hyphen variants.
@frozen
public struct PhraseTable<Value: Sendable>: Sendable {
  /// Per first word, its longest phrase: an index into `phrases`.
  @usableFromInline var longest = WordTable<Int32>()
  @usableFromInline var phrases: [Phrase] = []
  /// The words after the first one of all phrases.
  @usableFromInline var rests: [WordKey] = []

  @frozen
  @usableFromInline
  struct Phrase: Sendable {
    /// Where its words after the first stand in `rests`.
    @usableFromInline let rest: Range<Int>
    @usableFromInline let value: Value
    /// The next shorter phrase, or one as long that came later, with the same first word; -1 after the last.
    @usableFromInline var next: Int32
  }

  /// A table without phrases.
  public init() {}

  /// The words that phrases start with, or are, each once.
  public var firstWords: [WordKey] { longest.words }

  /// How many phrases there are.
  public var count: Int { phrases.count }

  /// Adds `phrase`, split as running text is. A phrase added twice keeps its first value.
  public mutating func insert(_ phrase: String, _ value: Value) {
    let keys = Tokenizer.words(of: phrase)
    guard let first = keys.first else { return }
    let rest = keys.dropFirst()
    var before: Int32 = -1
    var index = longest[first] ?? -1
    while index >= 0 {
      let other = phrases[Int(index)]
      if other.rest.count < rest.count { break }
      if rests[other.rest].elementsEqual(rest) { return }
      before = index
      index = other.next
    }
    let new = Int32(phrases.count)
    phrases.append(Phrase(rest: rests.count..<rests.count + rest.count, value: value, next: index))
    rests += rest
    if before >= 0 { phrases[Int(before)].next = new } else { longest[first, default: new] = new }
  }

  /// The value of the longest phrase that starts at `tokens[index]` and ends before `limit`, and how many
  /// tokens it takes.
  @inlinable
  public func longestMatch(in tokens: [Token], at index: Int, limit: Int) -> (count: Int, value: Value)? {
    guard var candidate = longest[tokens[index].key] else { return nil }
    while candidate >= 0 {
      let rest = phrases[Int(candidate)].rest
      if index + rest.count < limit, matches(rest, tokens, from: index + 1) {
        return (rest.count + 1, phrases[Int(candidate)].value)
      }
      candidate = phrases[Int(candidate)].next
    }
    return nil
  }

  @inlinable
  func matches(_ rest: Range<Int>, _ tokens: [Token], from index: Int) -> Bool {
    var next = index
    for place in rest {
      if tokens[next].key != rests[place] { return false }
      next += 1
    }
    return true
  }

  /// The value of `phrase` as a whole.
  public subscript(phrase: String) -> Value? {
    let keys = Tokenizer.words(of: phrase)
    guard let first = keys.first, var candidate = longest[first] else { return nil }
    while candidate >= 0 {
      let known = phrases[Int(candidate)]
      if rests[known.rest].elementsEqual(keys.dropFirst()) { return known.value }
      candidate = known.next
    }
    return nil
  }
}
