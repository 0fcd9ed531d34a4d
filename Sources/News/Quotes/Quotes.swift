import Prose

/// The quotes of one article and the reports in other words, in order of place, without resolved speakers.
func quotes(
  in article: Article, _ id: Article.ID, _ text: ListedText, names: [NameSpot], words: QuoteWords
) -> [Quote] {
  let read = ReadText(text, words: words)
  if read.marks.isEmpty, read.cues.isEmpty { return [] }
  let spans = quoteSpans(in: read, words: words)
  guard article.isEnglish else { return plainQuotations(spans, in: read).map { read.quote($0, in: id) } }
  let attributions = Attributions(of: spans, in: read, words: words)
  let quotations = quotations(spans, attributions.all(), in: read)
  let quoted = quotations.filter { $0.kind != .term && $0.kind != .title }
  let reports = IndirectSpeech(
    attributions.clauses, beside: quoted.map { ($0.span.tokens, $0.spoken) }
  ).reports()
  let found = quotations.map { read.quote($0, in: id) } + reports.map { read.quote($0, in: id) }
  return found.sorted {
    ($0.passage.span.start, $1.passage.span.end) < ($1.passage.span.start, $0.passage.span.end)
  }
}

/// What stands in quotation marks, what it is, and who speaks it.
private struct Quotation {
  let span: QuoteSpan
  let kind: Quote.Kind
  let spoken: SpokenBy?
}

private func quotations(_ spans: [QuoteSpan], _ spoken: [SpokenBy?], in read: ReadText) -> [Quotation] {
  let quotesInDouble = spans.contains { !$0.isNested && !$0.isSingle(in: read) } || read.hasDoubledApostrophes
  let isStray = strayMarks(spans, spoken)
  return spans.indices.filter { !isStray[$0] }.map { index in
    let span = spans[index]
    let isAside = quotesInDouble && span.isSingle(in: read)
    let kind: Quote.Kind =
      span.isNested ? .nested : isAside ? .term : quoteKind(of: span, spokenBy: spoken[index], in: read)
    return Quotation(span: span, kind: kind, spoken: kind == .term || kind == .title ? nil : spoken[index])
  }
}

/// Quotations of a language whose grammar is not known: nobody speaks them, and only length and marks tell what they are.
private func plainQuotations(_ spans: [QuoteSpan], in read: ReadText) -> [Quotation] {
  spans.filter(\.hasClosingMark).map { span in
    Quotation(span: span, kind: span.isNested ? .nested : plainQuoteKind(of: span, in: read), spoken: nil)
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
    marks.contains { !tokens[$0].traits.contains(.singleMark) && scalar($0) == 0x27 }
  }

  fileprivate func quote(_ quotation: Quotation, in article: Article.ID) -> Quote {
    Quote(
      kind: quotation.kind, passage: Passage(article, span(quotation.span.tokens)),
      hasOpeningMark: quotation.span.hasOpeningMark, hasClosingMark: quotation.span.hasClosingMark,
      attribution: quotation.spoken.map { attribution($0) }, rule: quotation.span.rule)
  }

  fileprivate func quote(_ report: IndirectReport, in article: Article.ID) -> Quote {
    Quote(
      kind: .indirect, passage: Passage(article, span(report.words)), hasOpeningMark: false,
      hasClosingMark: false,
      attribution: Attribution(speaker: span(report.speaker), cue: span(report.cue), rule: report.rule),
      rule: "indirect speech")
  }

  fileprivate func attribution(_ spoken: SpokenBy) -> Attribution {
    Attribution(speaker: span(spoken.speaker), cue: spoken.cue.map { span($0) }, rule: spoken.rule)
  }
}
