import Prose

/// Turns pairs of marks into quotations, finding the place of a mark that is missing.
///
/// A lost closing mark stood before a reporting clause (`…, Lee said`), else at the end of the sentence or of the
/// paragraph, and in the middle of a sentence after a phrase or two. A lost opening mark stood at the start of a
/// sentence, after a colon or a reporting verb, and in the middle of a sentence before the last phrase.
struct QuoteRepair {
  let read: ReadText
  let words: QuoteWords
  let clauses: ReportingClauses

  init(read: ReadText, words: QuoteWords) {
    self.read = read
    self.words = words
    let isQuoted = [Bool](repeating: false, count: read.tokens.count)
    clauses = ReportingClauses(reader: PhraseReader(read, words: words, isQuoted: isQuoted))
  }

  /// - Parameter isContinued: the next block opens with a mark, so that the last quotation of this one may
  ///   run on without a closing mark, as is the custom.
  func spans(of pairs: [MarkPair], in tokens: Range<Int>, block: Int, isContinued: Bool) -> [QuoteSpan] {
    pairs.flatMap { pair -> [QuoteSpan] in
      let spans: [Repaired]
      switch (pair.opening, pair.closing) {
      case (let opening?, let closing?): spans = closed(opening, closing, tokens)
      case (let opening?, nil): spans = [unclosed(opening, pair.limit, tokens, isContinued)]
      case (nil, let closing?): spans = [unopened(closing, pair.limit, tokens)]
      case (nil, nil): spans = []
      }
      return spans.filter { $0.tokens.count > ($0.opens ? 1 : 0) + ($0.closes ? 1 : 0) }.map { span in
        QuoteSpan(
          tokens: span.tokens, block: block, hasOpeningMark: span.opens, hasClosingMark: span.closes,
          isContinued: span.isContinued, rule: span.rule)
      }
    }
  }

  private struct Repaired {
    let tokens: Range<Int>
    var opens = true
    var closes = true
    var isContinued = false
    let rule: String
  }

  /// A pair is one quotation, unless a reporting clause inside shows that two inner marks are missing:
  /// `“We hope, Lee said. We will go on.”`
  private func closed(_ opening: Int, _ closing: Int, _ block: Range<Int>) -> [Repaired] {
    guard let clause = clauses.insertedClause(in: (opening + 1)..<closing) else {
      return [Repaired(tokens: opening..<(closing + 1), rule: "marks")]
    }
    return [
      Repaired(
        tokens: opening..<clause.lowerBound, closes: false,
        rule: "closing mark missing before a reporting clause"),
      Repaired(
        tokens: clause.upperBound..<(closing + 1), opens: false,
        rule: "opening mark missing after a reporting clause"),
    ]
  }

  // MARK: Missing closing marks

  private func unclosed(_ opening: Int, _ limit: Int, _ block: Range<Int>, _ isContinued: Bool) -> Repaired {
    func span(_ end: Int, _ rule: String, isContinued: Bool = false) -> Repaired {
      Repaired(tokens: opening..<max(end, opening), closes: false, isContinued: isContinued, rule: rule)
    }
    if let end = clauses.firstClauseStart(from: opening + 1, limit: limit) {
      return span(end, "closing mark missing before a reporting clause")
    }
    let isWholeSentence = read.startsSentence(opening, in: block)
    let startsInCapitals = opening + 1 < limit && read.tokens[opening + 1].traits.contains(.capitalised)
    if limit == block.upperBound {
      if isContinued, isWholeSentence || startsInCapitals {
        return span(limit, "continued in the next paragraph", isContinued: true)
      }
      if isWholeSentence { return span(limit, "closing mark missing at the end of the paragraph") }
    }
    let sentenceEnd = read.endOfSentence(opening + 1, limit: limit)
    if isWholeSentence || read.tokens[opening - 1].traits.contains(.punctuation) {
      return span(sentenceEnd, "closing mark missing at the end of the sentence")
    }
    return span(
      endOfPhrases(from: opening + 1, limit: sentenceEnd),
      "closing mark missing after a phrase of the sentence")
  }

  /// The end of the phrase at `start`, and of the next ones as long as they are shorter than the first.
  private func endOfPhrases(from start: Int, limit: Int) -> Int {
    guard start < limit else { return limit }
    if read.roles[start].meets([.pronoun, .relative, .conjunction]) { return limit }
    let first = nextBoundary(after: start, limit: limit)
    var end = first
    while end < limit, !read.tokens[end].traits.contains(.punctuation) {
      let next = nextBoundary(after: end, limit: limit)
      guard width(start, next) <= 2 * width(start, first) else { break }
      end = next
    }
    while end > first, read.roles[end - 1].meets([.determiner, .preposition, .conjunction]) { end -= 1 }
    if end < limit, read.byte(end) == UInt8(ascii: ",") || read.tokens[end].traits.contains(.sentenceEnd) {
      end += 1
    }
    return end
  }

  private func nextBoundary(after start: Int, limit: Int) -> Int {
    (start + 1..<max(limit, start + 1)).first { isBoundary($0) && read.tokens[$0].key != words.of } ?? limit
  }

  private func width(_ start: Int, _ end: Int) -> UInt32 {
    read.tokens[end - 1].end - read.tokens[start].start
  }

  /// Whether a new phrase starts at `index`.
  private func isBoundary(_ index: Int) -> Bool {
    let traits = read.tokens[index].traits
    return (traits.contains(.punctuation) && !traits.contains(.openingBracket))
      || read.roles[index].meets([.preposition, .conjunction, .auxiliary, .be])
  }

  // MARK: Missing opening marks

  private func unopened(_ closing: Int, _ first: Int, _ block: Range<Int>) -> Repaired {
    func span(_ start: Int, _ rule: String) -> Repaired {
      Repaired(tokens: min(start, closing + 1)..<(closing + 1), opens: false, rule: rule)
    }
    let lastWord = read.lastBeforeMarks(closing, from: first)
    let last = read.tokens[lastWord].traits
    let isOpenEnded = read.byte(lastWord) == UInt8(ascii: ",")
    guard isOpenEnded || last.contains(.sentenceEnd) || !goesOn(after: closing, block) else {
      return span(
        startOfPhrases(before: closing, from: first), "opening mark missing before a phrase of the sentence")
    }
    let isWhole = isOpenEnded && clauses.isClause(at: closing + 1)
    let lastCue =
      isWhole ? clauses.lastCueBeforeSentence(of: closing, from: first) : clauses.lastCue(in: first..<closing)
    let start = read.firstSentenceStart(
      in: max(first, lastCue.map { $0 + 1 } ?? first)..<closing, block: block)
    if let start {
      let sentence = max(start, read.sentence(at: closing).lowerBound)
      if let colon = (sentence..<closing).last(where: { read.byte($0) == UInt8(ascii: ":") }) {
        return span(colon + 1, "opening mark missing after a colon")
      }
      return span(start, "opening mark missing at the start of a sentence")
    }
    guard let lastCue else {
      return span(read.firstWord(from: first, limit: closing), "opening mark missing after another quotation")
    }
    return span(
      clauses.startOfReport(after: lastCue, limit: closing), "opening mark missing after a reporting verb")
  }

  /// Whether the sentence goes on in lower case after the mark.
  private func goesOn(after closing: Int, _ block: Range<Int>) -> Bool {
    closing + 1 < block.upperBound && read.tokens[closing + 1].traits.contains(.word)
      && !read.tokens[closing + 1].traits.contains(.capitalised)
  }

  /// The start of the last phrase before `end`, without its preposition or article.
  private func startOfPhrases(before end: Int, from first: Int) -> Int {
    var start = end - 1
    while start > first, !isBoundary(start - 1),
      !read.roles[start - 1].meets([.determiner, .says, .tells, .calls])
    {
      start -= 1
    }
    return max(start, first)
  }
}

extension ReadText {
  /// The last token before `closing` that is no quotation mark: of `…,’”` the comma.
  func lastBeforeMarks(_ closing: Int, from start: Int) -> Int {
    var index = closing - 1
    while index > start, tokens[index].traits.contains(.quotationMark) { index -= 1 }
    return max(index, min(start, closing))
  }

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
    while index < text.sentences.count, text.sentences[index].tokens.lowerBound < range.lowerBound {
      index += 1
    }
    guard index < text.sentences.count, text.sentences[index].tokens.lowerBound < range.upperBound else {
      return nil
    }
    return text.sentences[index].tokens.lowerBound
  }

  func firstWord(from index: Int, limit: Int) -> Int {
    var index = index
    while index < limit, tokens[index].traits.contains(.punctuation) { index += 1 }
    return index
  }
}
