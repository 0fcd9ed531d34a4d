/// Divides the tokens of one block into sentences.
///
/// A sentence ends after `.`, `!`, `?` or `…` with the closing marks and reference numbers that follow, where what
/// comes next can start one; after an abbreviation only before a word that is known to start sentences; and at the
/// end of the block.
struct SentenceSplitter {
  let text: Text
  let words: ProseWords

  /// Appends the sentences of `tokens[first...]`, in order.
  func appendSentences(of tokens: [Token], from first: Int, to sentences: inout [Sentence]) {
    var start = first
    var index = first
    while index < tokens.count {
      if let end = sentenceEnd(at: index, in: tokens) {
        sentences.append(sentence(of: tokens, start..<end))
        start = end
        index = end
      } else {
        index += 1
      }
    }
    if start < tokens.count { sentences.append(sentence(of: tokens, start..<tokens.count)) }
  }

  private func sentence(of tokens: [Token], _ range: Range<Int>) -> Sentence {
    let span = Span(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
    return Sentence(span: span, tokens: range)
  }

  /// The index after the sentence whose stop is `tokens[index]`; `nil` if it is no such stop.
  private func sentenceEnd(at index: Int, in tokens: [Token]) -> Int? {
    let traits = tokens[index].traits
    guard !traits.isDisjoint(with: [.sentenceEnd, .abbreviation]) else { return nil }
    let next = endOfClosingMarks(after: index, in: tokens)
    guard next < tokens.count else { return next }
    if traits.contains(.abbreviation) {
      return endsAfterAbbreviation(tokens[index], next, tokens) ? next : nil
    }
    guard startsSentence(next, after: index, tokens) else { return nil }
    return isQuestionOfReport(index, next, tokens) ? nil : next
  }

  // MARK: After the stop

  /// The index after further stops, closing quotation marks and brackets that stand right after a stop, and
  /// reference numbers (`[7]`), which stand after a space too.
  private func endOfClosingMarks(after index: Int, in tokens: [Token]) -> Int {
    var next = index + 1
    while next < tokens.count {
      let traits = tokens[next].traits
      if isReference(next, tokens) {
        next += 3
      } else if traits.contains(.spaceBefore) || traits.isDisjoint(with: Self.closing) {
        break
      } else {
        next += 1
      }
    }
    return next
  }

  private static let closing: Token.Traits = [.sentenceEnd, .closingBracket, .closesQuotation]

  private func isReference(_ index: Int, _ tokens: [Token]) -> Bool {
    index + 2 < tokens.count && text.utf8[Int(tokens[index].start)] == UInt8(ascii: "[")
      && tokens[index + 1].traits.contains(.number)
      && text.utf8[Int(tokens[index + 2].start)] == UInt8(ascii: "]")
  }

  // MARK: Before the next sentence

  private func startsSentence(_ index: Int, after stop: Int, _ tokens: [Token]) -> Bool {
    let traits = tokens[index].traits
    if traits.isDisjoint(with: [.spaceBefore, .unspaced, .opensQuotation]) {
      return isGlued(index, after: stop, tokens)
    }
    let first = firstWord(from: index, tokens)
    let word = tokens[first]
    if word.traits.contains(.word) { return canStart(word) }
    if word.traits.contains(.number) { return !isBracket(first - 1, tokens, from: index) }
    return word.traits.contains(.symbol) || !isContinuation(word)
  }

  /// The index of the first token that is no quotation mark or opening bracket; the last one if there is none.
  private func firstWord(from index: Int, _ tokens: [Token]) -> Int {
    var index = index
    while index < tokens.count - 1, !tokens[index].traits.isDisjoint(with: [.quotationMark, .openingBracket])
    {
      index += 1
    }
    return index
  }

  /// Whether a word is not written as the next one of a sentence would be: any but those in lower case.
  private func canStart(_ word: Token) -> Bool {
    if !word.traits.isDisjoint(with: [.capitalised, .unspaced, .innerCap]) { return true }
    guard word.traits.contains(.beyondASCII) else { return false }
    return !TextScalar(text.utf8, at: Int(word.start), end: Int(word.end)).isLower
  }

  /// A year or figure in brackets adds to what was said (`Viva! (1965)`).
  private func isBracket(_ index: Int, _ tokens: [Token], from start: Int) -> Bool {
    index >= start && tokens[index].traits.contains(.openingBracket)
  }

  /// Whether a mark after a stop goes on with the sentence: a comma, a dash (`…!” — Lee`).
  private func isContinuation(_ mark: Token) -> Bool {
    switch TextScalar(text.utf8, at: Int(mark.start), end: Int(mark.end)).value {
    case 0x2C, 0x3A, 0x3B, 0x2F, 0x2D, 0x2010...0x2015: true
    default: !mark.traits.isDisjoint(with: [.closingBracket, .sentenceEnd])
    }
  }

  /// Whether the next sentence follows without a space (`for weeks.The talks`).
  private func isGlued(_ index: Int, after stop: Int, _ tokens: [Token]) -> Bool {
    guard stop > 0, index == stop + 1 else { return false }
    let before = tokens[stop - 1].traits
    return tokens[index].traits.isSuperset(of: [.word, .capitalised]) && before.contains(.word)
      && !before.contains(.abbreviation) && !tokens[stop].traits.contains(.spaceBefore)
  }

  /// `“Why now?” Ms Takaichi asked.`: the report goes on after the question or cry it quotes.
  private func isQuestionOfReport(_ stop: Int, _ next: Int, _ tokens: [Token]) -> Bool {
    guard text.utf8[Int(tokens[stop].start)] != UInt8(ascii: "."),
      tokens[next - 1].traits.contains(.closesQuotation)
    else { return false }
    var index = next
    while index < min(next + 4, tokens.count), tokens[index].traits.contains(.capitalised) { index += 1 }
    return index > next && index < tokens.count && words.isSaying(tokens[index].key)
  }

  // MARK: Abbreviations

  private func endsAfterAbbreviation(_ abbreviation: Token, _ next: Int, _ tokens: [Token]) -> Bool {
    let kind = words.abbreviation(abbreviation.key)
    guard kind == nil || kind == .either, tokens[next].traits.contains(.spaceBefore) else { return false }
    let word = tokens[firstWord(from: next, tokens)]
    return word.traits.contains(.capitalised) && words.startsSentences(word.key)
  }
}
