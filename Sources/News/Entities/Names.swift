import Prose

/// The word lists that spotting and joining names needs.
struct NameWords: Sendable {
  init(_ lexicon: Lexicon) {}
}

/// The names of people, organisations and places in one article, in order of place, none overlapping another.
func names(in text: TokenizedText, words: NameWords) -> [NameSpot] {
  []
}

/// What joining the names of all articles gives.
struct MergedNames: Sendable {
  let entities: [Entity]
  /// Per article, in order of place.
  let mentions: [[(span: Span, entity: Entity.ID)]]
}

/// Joins the names of all articles into entities. Names may be added (occurrences the spotting missed) or
/// their kind changed (one label for one name in the whole dossier).
func mergedNames(_ names: [[NameSpot]], in texts: [TokenizedText], words: NameWords) -> MergedNames {
  MergedNames(entities: [], mentions: texts.map { _ in [] })
}
