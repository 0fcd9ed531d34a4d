import Prose

/// Turns pairs of marks into quotations, finding the place of a mark that is missing.
///
/// A lost closing mark stood before a reporting clause (`…, Lee said`), else at the end of the sentence or of the
/// paragraph; a lost opening mark stood at the start of a sentence, or after the verb that reports.
struct QuoteRepair {
  let read: ReadText
  let clauses: ReportingClauses

  init(read: ReadText, words: QuoteWords) {
    self.read = read
    clauses = ReportingClauses(
      read: read, words: words,
      reader: PhraseReader(
        read: read, words: words, isQuoted: [Bool](repeating: false, count: read.tokens.count)))
  }

  /// - Parameter isContinued: the next block opens with a mark, so that the last quotation of this one may
  ///   run on without a closing mark, as is the custom.
  func spans(of pairs: [MarkPair], in tokens: Range<Int>, block: Int, isContinued: Bool) -> [QuoteSpan] {
    return pairs.compactMap { pair in
      switch (pair.opening, pair.closing) {
      case (let opening?, let closing?):
        guard closing > opening + 1 else { return nil }
        return QuoteSpan(
          tokens: opening..<(closing + 1), block: block, hasOpeningMark: true, hasClosingMark: true, rule: "marks")
      case (let opening?, nil):
        return unclosed(opening, pair.limit, tokens, block, isContinued)
      case (nil, let closing?):
        return unopened(closing, pair.limit, tokens, block)
      case (nil, nil): return nil
      }
    }
  }

  // MARK: Missing closing marks

  private func unclosed(
    _ opening: Int, _ limit: Int, _ block: Range<Int>, _ blockIndex: Int,
    _ isContinued: Bool
  ) -> QuoteSpan? {
    func span(_ end: Int, _ rule: String, isContinued: Bool = false) -> QuoteSpan? {
      guard end > opening + 1 else { return nil }
      return QuoteSpan(
        tokens: opening..<end, block: blockIndex, hasOpeningMark: true, hasClosingMark: false,
        isContinued: isContinued, rule: rule)
    }
    if let end = clauses.firstClauseStart(from: opening + 1, limit: limit) {
      return span(end, "closing mark missing before a reporting clause")
    }
    let isWholeSentence = read.startsSentence(opening, in: block)
    if limit == block.upperBound {
      if isContinued { return span(limit, "continued in the next paragraph", isContinued: true) }
      if isWholeSentence { return span(limit, "closing mark missing at the end of the paragraph") }
    }
    let end = read.endOfSentence(opening + 1, limit: limit)
    return span(end, "closing mark missing at the end of the sentence")
  }

  // MARK: Missing opening marks

  private func unopened(
    _ closing: Int, _ first: Int, _ block: Range<Int>, _ blockIndex: Int
  ) -> QuoteSpan? {
    func span(_ start: Int, _ rule: String) -> QuoteSpan? {
      guard start < closing else { return nil }
      return QuoteSpan(
        tokens: start..<(closing + 1), block: blockIndex, hasOpeningMark: false, hasClosingMark: true, rule: rule)
    }
    let isWhole = read.byte(closing - 1) == UInt8(ascii: ",") && clauses.isClause(at: closing + 1)
    let lastCue = isWhole
      ? clauses.lastCueBeforeSentence(of: closing, from: first) : clauses.lastCue(in: first..<closing)
    let start = read.firstSentenceStart(in: max(first, lastCue.map { $0 + 1 } ?? first)..<closing, block: block)
    if let start { return span(start, "opening mark missing at the start of a sentence") }
    guard let lastCue else {
      return span(read.firstWord(from: first, limit: closing), "opening mark missing after another quotation")
    }
    return span(
      read.firstWord(from: lastCue + 1, limit: closing), "opening mark missing after a reporting verb")
  }
}

extension ReadText {
  /// Whether a sentence starts with the mark at `index`.
  func startsSentence(_ index: Int, in block: Range<Int>) -> Bool {
    guard index > block.lowerBound else { return true }
    let before = tokens[index - 1].traits
    return before.contains(.sentenceEnd) || before.contains(.quotationMark)
      || byte(index - 1) == UInt8(ascii: ":")
      || (byte(index - 1) == UInt8(ascii: ",") && index + 1 < block.upperBound
        && tokens[index + 1].traits.contains(.capitalised))
  }

  /// The end of the sentence that contains `index`, at most `limit`.
  func endOfSentence(_ index: Int, limit: Int) -> Int {
    guard index < tokens.count else { return limit }
    let sentence = text.sentences[text.sentenceIndex(at: Int(tokens[index].start))]
    return min(sentence.tokens.upperBound, limit)
  }

  /// Where the first sentence that starts in `range` starts.
  func firstSentenceStart(in range: Range<Int>, block: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    if range.lowerBound == block.lowerBound { return range.lowerBound }
    var index = text.sentenceIndex(at: Int(tokens[range.lowerBound].start))
    while index < text.sentences.count, text.sentences[index].tokens.lowerBound < range.lowerBound { index += 1 }
    guard index < text.sentences.count, text.sentences[index].tokens.lowerBound < range.upperBound else { return nil }
    return text.sentences[index].tokens.lowerBound
  }

  func firstWord(from index: Int, limit: Int) -> Int {
    var index = index
    while index < limit, tokens[index].traits.contains(.punctuation) { index += 1 }
    return index
  }
}
