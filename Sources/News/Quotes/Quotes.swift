import Prose

/// The quotes of one article, in order of place, without resolved speakers.
func quotes(
  in article: Article, _ id: Article.ID, _ text: TokenizedText, names: [NameSpot], words: QuoteWords
) -> [Quote] {
  let read = ReadText(text, words: words)
  let spans = quoteSpans(in: read, words: words)
  guard !spans.isEmpty else { return [] }
  let quotesInDouble = spans.contains { !$0.isNested && !$0.isSingle(in: read) } || read.hasDoubledApostrophes
  let spoken = Attributions(of: spans, in: read, words: words).all()
  let isStray = strayMarks(spans, spoken)
  return spans.indices.filter { !isStray[$0] }.map { index in
    let span = spans[index]
    let isAside = quotesInDouble && span.isSingle(in: read)
    let kind: Quote.Kind =
      span.isNested ? .nested : isAside ? .term : quoteKind(of: span, spokenBy: spoken[index], in: read)
    let isSpeech = kind != .term && kind != .title
    return Quote(
      kind: kind, passage: Passage(id, read.span(span.tokens)), hasOpeningMark: span.hasOpeningMark,
      hasClosingMark: span.hasClosingMark,
      attribution: isSpeech ? spoken[index].map { read.attribution($0) } : nil, rule: span.rule)
  }
}

/// Per span, whether its opening mark is a slip: neither it nor the paragraphs it goes on in ever close, and no verb
/// says that anybody speaks.
private func strayMarks(_ spans: [QuoteSpan], _ spoken: [SpokenBy?]) -> [Bool] {
  var isStray = [Bool](repeating: false, count: spans.count)
  var chain: [Int] = []
  for index in spans.indices where !spans[index].isNested && !spans[index].hasClosingMark {
    chain.append(index)
    let next = spans[(index + 1)...].first { !$0.isNested }
    let goesOn = spans[index].isContinued && next.map { $0.block == spans[index].block + 1 } ?? false
    if goesOn, next?.hasClosingMark == false { continue }
    if !goesOn, chain.count > 1, chain.allSatisfy({ spoken[$0]?.cue == nil }) {
      for stray in chain { isStray[stray] = true }
    }
    chain = []
  }
  return isStray
}

extension ReadText {
  /// The bytes from the first to the last of `tokens`.
  func span(_ tokens: Range<Int>) -> Span {
    Span(Int(self.tokens[tokens.lowerBound].start), Int(self.tokens[tokens.upperBound - 1].end))
  }

  /// Whether a text sets speech in `''two apostrophes''`, so that single ones hold no speech of their own.
  fileprivate var hasDoubledApostrophes: Bool {
    tokens.indices.contains {
      tokens[$0].traits.contains(.quotationMark) && !tokens[$0].traits.contains(.singleMark)
        && scalar($0) == 0x27
    }
  }

  fileprivate func attribution(_ spoken: SpokenBy) -> Attribution {
    Attribution(speaker: span(spoken.speaker), cue: spoken.cue.map { span($0) }, rule: spoken.rule)
  }
}
