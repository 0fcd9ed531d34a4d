import Prose

/// What the words between the marks of an outer quotation are: speech, a piece of it, or no speech at all.
///
/// Told by the verb that governs it, by the words right before it, and by capitals inside a sentence, which are a
/// name's or a title's and no speaker's.
func quoteKind(of span: QuoteSpan, spokenBy spoken: SpokenBy?, in read: ReadText) -> Quote.Kind {
  let wordCount = span.words.count { read.tokens[$0].traits.contains(.word) }
  if isTitle(span, read) { return .title }
  if wordCount <= 6, let kind = unspokenKind(span, wordCount, spoken, read) { return kind }
  let isSentence = isWholeSentence(span, read)
  guard spoken != nil else { return wordCount >= 7 || (isSentence && wordCount >= 4) ? .direct : .term }
  return isSentence ? .direct : .fragment
}

/// What an outer quotation in an unknown grammar is. Without spaces between its words, its bytes are counted.
func plainQuoteKind(of span: QuoteSpan, in read: ReadText) -> Quote.Kind {
  guard let first = span.words.first, let last = span.words.last else { return .term }
  let isSentence =
    read.tokens[last].traits.contains(.sentenceEnd)
    || (span.tokens.upperBound < read.tokens.count && read.byte(span.tokens.upperBound) == UInt8(ascii: ","))
  let isSpaced = span.words.dropFirst().contains { read.tokens[$0].traits.contains(.spaceBefore) }
  // Two characters of three bytes make a word of Chinese or Japanese, by and large.
  let bytesPerUnspacedWord = 6
  let length =
    isSpaced
    ? span.words.count { read.tokens[$0].traits.contains(.word) }
    : Int(read.tokens[last].end - read.tokens[first].start) / bytesPerUnspacedWord
  if length >= 7 || (isSentence && length >= 3) { return .direct }
  return length >= 3 ? .fragment : .term
}

/// Starts in upper case and ends in a mark that ends or interrupts a sentence, or is long.
private func isWholeSentence(_ span: QuoteSpan, _ read: ReadText) -> Bool {
  guard let first = span.words.first else { return false }
  let last = read.lastBeforeMarks(span.tokens.upperBound, from: first)
  guard read.tokens[first].traits.contains(.capitalised) || read.tokens[first].traits.contains(.number) else {
    return false
  }
  return read.tokens[last].traits.contains(.sentenceEnd) || read.byte(last) == UInt8(ascii: ",")
    || span.words.count >= 5
}

/// The kind of a few words that nobody speaks.
private func unspokenKind(_ span: QuoteSpan, _ wordCount: Int, _ spoken: SpokenBy?, _ read: ReadText) -> Quote
  .Kind?
{
  let before = span.tokens.lowerBound - 1
  let roles = before >= 0 ? read.roles[before] : []
  let hasCapitals = isTitleCase(span, read)
  if let spoken, isNamed(span, by: spoken, read) { return hasCapitals ? .title : .term }
  if hasCapitals, wordCount <= 2, isNickname(span, read) { return .term }
  if roles.contains(.naming) || (before > 0 && read.roles[before - 1].contains(.naming)) { return .term }
  if hasCapitals, isGenitive(before, read) { return .title }
  if hasCapitals, wordCount >= 2, isInsideSentence(before, read), !isGoverned(span, by: spoken) {
    return roles.contains(.determiner) ? .term : .title
  }
  guard wordCount > 0, let spoken else { return wordCount > 0 ? nil : .term }
  if spoken.isGuess { return wordCount <= 3 ? .term : nil }
  guard wordCount <= 3, let cue = spoken.cue, !isGoverned(span, by: spoken) else { return nil }
  let isDocumentVerb =
    read.roles[cue.lowerBound].meets(.reads) && !read.roles[cue.lowerBound].meets(.reporting)
  return isDocumentVerb || spoken.rule == SpokenBy.laterInSentence ? .term : nil
}

/// `Marta “Red” Kovacs`: inside a name.
private func isNickname(_ span: QuoteSpan, _ read: ReadText) -> Bool {
  let (before, after) = (span.tokens.lowerBound - 1, span.tokens.upperBound)
  guard before >= 0, after < read.tokens.count else { return false }
  return [before, after].allSatisfy { index in
    read.tokens[index].traits.contains([.word, .capitalised]) && !read.tokens[index].traits.contains(.clitic)
      && !read.roles[index].meets([.opener, .preposition, .conjunction, .pronoun, .day])
  }
}

/// After what has a title: of any length and case after a verb (`a survey entitled “…”`), else in capitals.
private func isTitle(_ span: QuoteSpan, _ read: ReadText) -> Bool {
  let before = span.tokens.lowerBound - 1
  guard isAfterWork(before, read) else { return false }
  if read.roles[before].contains([.work, .naming]) { return true }
  return isTitleCase(span, read)
    && span.words.count { read.tokens[$0].traits.contains(.word) } <= longestTitle
}

/// In words: what is longer after `her book` is a sentence from it.
private let longestTitle = 10

/// `models called “…”`, `a work by Ruiz called “…”`: the participle belongs to what is called so, and nobody speaks.
private func isNamed(_ span: QuoteSpan, by spoken: SpokenBy, _ read: ReadText) -> Bool {
  guard let cue = spoken.cue, cue.upperBound == span.tokens.lowerBound, cue.lowerBound > 0,
    read.roles[cue.lowerBound].contains([.calls, .pastForm]), spoken.speaker.upperBound <= cue.lowerBound
  else { return false }
  let before = cue.lowerBound - 1
  let roles = read.roles[before]
  guard read.tokens[before].traits.contains(.word), !read.isAdverb(before),
    !roles.meets([.auxiliary, .be, .conjunction, .pronoun, .relative])
  else { return false }
  if spoken.speaker.upperBound < cue.lowerBound { return true }
  return !roles.meets(.speakerNoun) && !read.tokens[before].traits.contains(.capitalised)
}

/// `the film “…”`, `in her new book, “…”`, `a play called “…”`
private func isAfterWork(_ index: Int, _ read: ReadText) -> Bool {
  guard index >= 0 else { return false }
  if read.roles[index].contains(.work) { return true }
  guard index > 0, read.roles[index - 1].contains(.work) else { return false }
  return read.byte(index) == UInt8(ascii: ",") || read.roles[index].contains(.calls)
}

/// Whether the cue leads straight into the quotation.
private func isGoverned(_ span: QuoteSpan, by spoken: SpokenBy?) -> Bool {
  guard let cue = spoken?.cue else { return false }
  return (0...3).contains(span.tokens.lowerBound - cue.upperBound)
}

/// Words, none of them function words only, that all start in upper case.
private func isTitleCase(_ span: QuoteSpan, _ read: ReadText) -> Bool {
  var hasWord = false
  for index in span.words where read.tokens[index].traits.contains(.word) {
    let traits = read.tokens[index].traits
    if traits.contains(.capitalised) {
      hasWord = true
    } else if !hasWord || (read.tokens[index].end - read.tokens[index].start > 3 && !traits.contains(.clitic))
    {
      return false
    }
  }
  return hasWord
}

private func isInsideSentence(_ before: Int, _ read: ReadText) -> Bool {
  guard before >= 0 else { return false }
  let traits = read.tokens[before].traits
  return traits.contains(.word) && !traits.contains(.sentenceEnd)
}

private func isGenitive(_ index: Int, _ read: ReadText) -> Bool {
  index >= 0 && read.tokens[index].traits.contains(.clitic)
}
