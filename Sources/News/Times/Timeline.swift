import Prose

/// The words that tell whether a sentence tells of something that happens.
struct HappeningWords: Sendable {
  init(_ lexicon: Lexicon) {}
}

/// The events of the dossier, in order of last day, then first day.
func timeline(
  of articles: [Article], texts: [TokenizedText], times: [[TimeMention]],
  mentions: [[(span: Span, entity: Entity.ID)]], entities: [Entity], words: TimeWords
) -> [Event] {
  []
}
