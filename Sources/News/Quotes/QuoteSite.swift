import Prose

/// A quotation and the sentence it stands in.
struct QuoteSite {
  let quote: Range<Int>
  let block: Range<Int>
  /// From the start of the sentence to its end.
  let sentence: Range<Int>
  let left: [SpeakerPhrase]
  let right: [SpeakerPhrase]
  /// The sentence has words before the quotation, outside all quotations.
  let hasWordsBefore: Bool

  var before: Range<Int> { sentence.lowerBound..<quote.lowerBound }
  var after: Range<Int> { quote.upperBound..<sentence.upperBound }

  /// How many tokens of a sentence are looked at on either side: keeps the cost linear in endless ones.
  static let reach = 150

  /// - Parameter limits: the words of the quotation that `span` stands in; its block, for an outer one.
  init(
    of span: QuoteSpan, inside limits: Range<Int>? = nil, in read: ReadText, _ clauses: SpeakerClauses,
    _ reporting: ReportingClauses
  ) {
    let quote = span.tokens
    let block = limits ?? read.tokens(ofBlock: span.block)
    let reader = clauses.reader
    var start = read.sentence(at: quote.lowerBound).lowerBound
    while start > block.lowerBound, start > quote.lowerBound - Self.reach, reader.isQuoted[start - 1],
      reader.isQuoted[start],
      !read.tokens[start].traits.contains(.quotationMark)
    {
      start = read.sentence(at: start - 1).lowerBound
    }
    start = max(start, block.lowerBound, quote.lowerBound - Self.reach)
    var end = read.sentence(at: quote.upperBound - 1).upperBound
    if end == quote.upperBound, end < block.upperBound,
      Self.isClauseOfItsOwn(end, after: quote, read, clauses, reporting)
    {
      end = read.sentence(at: end).upperBound
    }
    end = min(end, block.upperBound, quote.upperBound + Self.reach)
    let sentence = start..<max(end, quote.upperBound)
    let before = start..<quote.lowerBound
    self.quote = quote
    self.block = block
    self.sentence = sentence
    left = reader.phrases(in: before)
    right = reader.phrases(in: quote.upperBound..<sentence.upperBound)
    hasWordsBefore = before.contains { !reader.isQuoted[$0] && read.tokens[$0].traits.contains(.word) }
  }

  /// A reporting clause after a quotation that ended its sentence: after a full stop only a short one counts
  /// (`“….” Lee said.`), since `“….” Lee said he …` tells of something else.
  private static func isClauseOfItsOwn(
    _ start: Int, after quote: Range<Int>, _ read: ReadText, _ clauses: SpeakerClauses,
    _ reporting: ReportingClauses
  ) -> Bool {
    guard let verb = reporting.verbOfClause(at: start) else { return false }
    guard read.byte(read.lastBeforeMarks(quote.upperBound, from: quote.lowerBound)) == UInt8(ascii: ".")
    else {
      return true
    }
    let end = read.sentence(at: start).upperBound
    return end - verb <= 8 && !(start..<end).contains { clauses.reader.isQuoted[$0] }
      && verb + 1 < end && !read.roles[verb + 1].meets([.pronoun, .conjunction])
  }
}

extension ReadText {
  /// The tokens of the sentence that the token at `index` belongs to.
  func sentence(at index: Int) -> Range<Int> {
    text.sentences[text.sentenceIndex(at: Int(tokens[index].start))].tokens
  }
}
