import Prose

/// The word lists that reading dates needs.
struct TimeWords: Sendable {
  init(_ lexicon: Lexicon) {}
}

/// The expressions of time in one article, in order of place, none overlapping another.
/// - Parameter published: the day relative expressions count from; without it they stay unresolved.
func times(in text: TokenizedText, published: Day?, words: TimeWords) -> [TimeMention] {
  []
}

/// The publication days that articles without one can be given, each with its evidence, in the order of
/// `articles`; `nil` where it is stated already or nothing tells.
func inferredPublication(
  of articles: [Article], texts: [TokenizedText], mentions: [[(span: Span, entity: Entity.ID)]], words: TimeWords
) -> [Sourced<Day>?] {
  articles.map { _ in nil }
}
