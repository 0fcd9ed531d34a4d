import Prose

/// The word lists that finding quotes and their speakers needs.
struct QuoteWords: Sendable {
  init(_ lexicon: Lexicon) {}
}

/// The quotes of one article, in order of place, without resolved speakers.
func quotes(
  in article: Article, _ id: Article.ID, _ text: TokenizedText, names: [NameSpot], words: QuoteWords
) -> [Quote] {
  []
}

/// The entities that `quotes[index]` of one article is attributed to; empty where nobody is named.
/// - Parameter mentions: the article's mentions in order of place, with their entities.
func speakers(
  of quotes: [Quote], in text: TokenizedText, mentions: [(span: Span, entity: Entity.ID)], entities: [Entity],
  words: QuoteWords
) -> [[Entity.ID]] {
  quotes.map { _ in [] }
}
