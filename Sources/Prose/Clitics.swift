/// What is written onto the word before: `'s`, `n't`, `'ll`…
extension Tokenizer {
  private static let clitics = WordSet(["'s", "'re", "'ve", "'ll", "'d", "'m", "n't"])

  /// Where the clitic of `word` starts; where the word ends if it has none.
  func cliticStart(in word: Word, from start: Int) -> Int {
    guard let apostrophe = word.apostrophe, word.offset - apostrophe <= 5 else { return word.offset }
    if isClitic(apostrophe, word.offset) { return apostrophe }
    let negation = apostrophe - 1
    return negation > start && isClitic(negation, word.offset) ? negation : word.offset
  }

  private func isClitic(_ start: Int, _ end: Int) -> Bool {
    Self.clitics.contains(WordKey(folding: bytes[start..<end]))
  }

  /// Where an `'s` ends that follows right after `token`, which did not take it in (`U.S.'s`, `2026's`).
  func cliticEnd(after token: Token, _ end: Int) -> Int? {
    guard !token.traits.isDisjoint(with: [.word, .number]) else { return nil }
    let mark = TextScalar(bytes, at: Int(token.end), end: end)
    let letter = Int(token.end) + mark.width
    guard mark.value == 0x27 || mark.value == 0x2019, letter < end, bytes[letter] | 0x20 == UInt8(ascii: "s")
    else {
      return nil
    }
    let after = TextScalar(bytes, at: letter + 1, end: end)
    return after.isLetter || after.isDigit ? nil : letter + 1
  }
}
