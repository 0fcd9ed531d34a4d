import Prose

/// The quotes of one article, in order of place, without resolved speakers.
func quotes(
  in article: Article, _ id: Article.ID, _ text: TokenizedText, names: [NameSpot], words: QuoteWords
) -> [Quote] {
  let read = ReadText(text, words: words)
  let spans = quoteSpans(in: read, words: words)
  return spans.map { span in
    Quote(
      kind: span.isNested ? .nested : .direct, passage: Passage(id, read.span(of: span)), hasOpeningMark: span.hasOpeningMark,
      hasClosingMark: span.hasClosingMark, attribution: nil, rule: span.rule)
  }
}

extension ReadText {
  /// The bytes of `span`, marks included.
  func span(of span: QuoteSpan) -> Span {
    Span(Int(tokens[span.tokens.lowerBound].start), Int(tokens[span.tokens.upperBound - 1].end))
  }
}

/// The entities that `quotes[index]` of one article is attributed to; empty where nobody is named.
/// - Parameter mentions: the article's mentions in order of place, with their entities.
func speakers(
  of quotes: [Quote], in text: TokenizedText, mentions: [(span: Span, entity: Entity.ID)], entities: [Entity],
  words: QuoteWords
) -> [[Entity.ID]] {
  quotes.map { _ in [] }
}
