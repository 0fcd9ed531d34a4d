import Prose

/// Cuts a sentence at commas, semicolons, colons, dashes and brackets.
/// - Parameters:
///   - times: the expressions of time of the sentence; a comma inside one cuts nothing.
///   - clauses: ranges of tokens in order, without the marks; none empty.
func readClauses(
  of sentence: Sentence, in text: TokenizedText, times: ArraySlice<TimeMention>,
  into clauses: inout [Range<Int>]
) {
  clauses.removeAll(keepingCapacity: true)
  var start = sentence.tokens.lowerBound
  for index in sentence.tokens where isBoundary(text.tokens[index], text) {
    let token = text.tokens[index]
    if times.contains(where: { $0.span.contains(token.span) }) { continue }
    if start < index { clauses.append(start..<index) }
    start = index + 1
  }
  if start < sentence.tokens.upperBound { clauses.append(start..<sentence.tokens.upperBound) }
}

private func isBoundary(_ token: Token, _ text: TokenizedText) -> Bool {
  guard token.traits.contains(.punctuation) || token.traits.contains(.symbol) else { return false }
  if !token.traits.isDisjoint(with: [.openingBracket, .closingBracket]) { return true }
  let bytes = text.text.utf8
  switch bytes[token.span.start] {
  case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): return true
  case UInt8(ascii: "-"), UInt8(ascii: "|"): return true
  case 0xE2:
    return token.span.count == 3 && bytes[token.span.start + 1] == 0x80
      && (0x92...0x95).contains(bytes[token.span.start + 2])
  default: return false
  }
}
