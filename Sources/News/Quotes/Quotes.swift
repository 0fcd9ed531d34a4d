import Prose

/// The quotes of one article, in order of place, without resolved speakers.
func quotes(
  in article: Article, _ id: Article.ID, _ text: TokenizedText, names: [NameSpot], words: QuoteWords
) -> [Quote] {
  let read = ReadText(text, words: words)
  let spans = quoteSpans(in: read, words: words)
  guard !spans.isEmpty else { return [] }
  let quotesInDouble = spans.contains { !$0.isNested && !$0.isSingle(in: read) }
  let spoken = Attributions(of: spans, in: read, words: words).all()
  return spans.indices.map { index in
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

extension ReadText {
  /// The bytes from the first to the last of `tokens`.
  func span(_ tokens: Range<Int>) -> Span {
    Span(Int(self.tokens[tokens.lowerBound].start), Int(self.tokens[tokens.upperBound - 1].end))
  }

  fileprivate func attribution(_ spoken: SpokenBy) -> Attribution {
    Attribution(speaker: span(spoken.speaker), cue: spoken.cue.map { span($0) }, rule: spoken.rule)
  }
}
