import Prose

/// The events of the dossier, in order of last day, then first day.
func timeline(
  of articles: [Article], texts: [TokenizedText], times: [[TimeMention]],
  mentions: [[(span: Span, entity: Entity.ID)]], entities: [Entity], words: TimeWords
) -> [Event] {
  []
}
