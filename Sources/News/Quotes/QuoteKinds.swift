import Prose

/// What the words between the marks are: speech, a piece of it, or no speech at all.
func quoteKind(of span: QuoteSpan, spokenBy spoken: SpokenBy?, in read: ReadText, words: QuoteWords) -> Quote.Kind {
  if span.isNested { return .nested }
  let wordCount = span.words.count { read.tokens[$0].traits.contains(.word) }
  let isSentence = isWholeSentence(span, read)
  if let kind = unspokenKind(span, wordCount, spoken, read, words) { return kind }
  guard spoken != nil else { return wordCount >= 7 || (isSentence && wordCount >= 4) ? .direct : .term }
  return isSentence ? .direct : .fragment
}

/// Starts in upper case and ends in a mark that ends or interrupts a sentence.
private func isWholeSentence(_ span: QuoteSpan, _ read: ReadText) -> Bool {
  guard let first = span.words.first, let last = span.words.last else { return false }
  guard read.tokens[first].traits.contains(.capitalised) || read.tokens[first].traits.contains(.number) else {
    return false
  }
  let traits = read.tokens[last].traits
  return traits.contains(.sentenceEnd) || read.byte(last) == UInt8(ascii: ",") || span.words.count >= 5
}

/// A term or title: told by the words before it and by its own capitals.
private func unspokenKind(
  _ span: QuoteSpan, _ wordCount: Int, _ spoken: SpokenBy?, _ read: ReadText, _ words: QuoteWords
) -> Quote.Kind? {
  guard wordCount <= 6 else { return nil }
  let before = span.tokens.lowerBound - 1
  let roles = before >= 0 ? read.roles[before] : []
  if roles.contains(.work) || (before > 0 && read.roles[before - 1].contains(.work) && roles.isEmpty) { return .title }
  if roles.contains(.naming) { return .term }
  if let spoken, spoken.isGuess, wordCount <= 3 { return .term }
  return nil
}
