/// Appends the sentences of `tokens[first...]`, which are one block of `text`.
///
/// A sentence ends after `.`, `!`, `?` or `…` and the closing marks that follow, unless the next word goes on
/// in lower case, and at the end of the block. A full stop that belongs to an abbreviation ends one only before a
/// capitalised word that is no part of a name.
func appendSentences(of tokens: [Token], from first: Int, in text: Text, to sentences: inout [Sentence]) {
  var start = first
  var index = first
  while index < tokens.count {
    var next = index + 1
    if tokens[index].traits.contains(.sentenceEnd) {
      while next < tokens.count, belongsToSentenceBefore(tokens[next]) { next += 1 }
      if isSentenceStart(next, tokens) {
        append(start..<next)
        start = next
      }
    }
    index = next
  }
  if start < tokens.count { append(start..<tokens.count) }

  func append(_ range: Range<Int>) {
    sentences.append(
      Sentence(span: Span(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end)), tokens: range))
  }
}

/// Further stops, closing quotation marks and brackets that stand right after a stop.
private func belongsToSentenceBefore(_ token: Token) -> Bool {
  if token.traits.contains(.spaceBefore) { return false }
  return token.traits.contains(.sentenceEnd) || token.traits.contains(.closingBracket)
    || (token.traits.contains(.quotationMark) && token.traits.contains(.closesQuotation))
}

private func isSentenceStart(_ index: Int, _ tokens: [Token]) -> Bool {
  guard index < tokens.count else { return true }
  var index = index
  guard tokens[index].traits.contains(.spaceBefore) || tokens[index].traits.contains(.unspaced) else {
    return tokens[index].traits.contains(.quotationMark)
  }
  while index < tokens.count - 1, !tokens[index].traits.isDisjoint(with: [.quotationMark, .openingBracket]) {
    index += 1
  }
  let traits = tokens[index].traits
  return !traits.contains(.word) || traits.contains(.capitalised) || traits.contains(.unspaced)
    || traits.contains(.innerCap)
}
