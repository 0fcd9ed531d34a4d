import News
import Prose
import Screen

/// Pairs of names that may be one, each with its reason.
struct SuggestionsPage {
  let state: BrowserState
  let pairs: [MergeSuggestion]

  var lines: [PageLine] {
    var page = PageLines(columns: state.size.columns)
    guard !pairs.isEmpty else {
      page.add("", "no two names are alike enough", .faint)
      return page.lines
    }
    page.add("", "+ says that the two are one, - that they are not; both are kept in your notes", .faint)
    page.addBlank()
    for pair in pairs {
      page.add(
        state.dossier[pair.kept].kind.rawValue, name(pair.kept) + " and " + name(pair.other),
        target: state.dossier[pair.other].mentions.first.map { .passage($0.passage) })
      page.add("", pair.reason, .faint)
    }
    return page.lines
  }

  private func name(_ id: Entity.ID) -> String {
    "\(state.dossier[id].name) (\(state.dossier[id].mentions.count)×)"
  }
}
