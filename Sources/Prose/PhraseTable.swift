/// Finds the longest of many phrases that starts at a token, ignoring case, accents and hyphen variants.
public struct PhraseTable<Value: Sendable>: Sendable {
  /// Per first word, the phrases that start with it, longest first.
  private var phrases: [WordKey: [Phrase]] = [:]
  /// How many phrases there are.
  public private(set) var count = 0

  private struct Phrase: Sendable {
    let rest: [WordKey]
    let value: Value
  }

  /// A table without phrases.
  public init() {}

  /// Adds `phrase`, split as running text is. A phrase added twice keeps its first value.
  public mutating func insert(_ phrase: String, _ value: Value) {
    let keys = Tokenizer.words(of: phrase)
    guard let first = keys.first else { return }
    let rest = Array(keys.dropFirst())
    var alternatives = phrases[first] ?? []
    guard !alternatives.contains(where: { $0.rest == rest }) else { return }
    let place = alternatives.firstIndex { $0.rest.count < rest.count } ?? alternatives.endIndex
    alternatives.insert(Phrase(rest: rest, value: value), at: place)
    phrases[first] = alternatives
    count += 1
  }

  /// The value of the longest phrase that starts at `tokens[index]` and ends before `limit`, and how many
  /// tokens it takes.
  public func longestMatch(in tokens: [Token], at index: Int, limit: Int) -> (count: Int, value: Value)? {
    guard let alternatives = phrases[tokens[index].key] else { return nil }
    for phrase in alternatives where index + phrase.rest.count < limit {
      var next = index + 1
      var isMatch = true
      for key in phrase.rest {
        if tokens[next].key != key {
          isMatch = false
          break
        }
        next += 1
      }
      if isMatch { return (next - index, phrase.value) }
    }
    return nil
  }

  /// The value of `phrase` as a whole.
  public subscript(phrase: String) -> Value? {
    let keys = Tokenizer.words(of: phrase)
    guard let first = keys.first, let alternatives = phrases[first] else { return nil }
    return alternatives.first { $0.rest.elementsEqual(keys.dropFirst()) }?.value
  }
}
