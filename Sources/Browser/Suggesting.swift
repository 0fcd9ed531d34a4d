import News

/// Taking and refusing what the program suggests.
extension BrowserState {
  var isSuggesting: Bool { if case .suggestions = overlay?.topic { true } else { false } }

  mutating func openSuggestions() {
    openPage(.suggestions(dossier.mergeSuggestions()))
  }

  /// Says of the selected pair of names that they are one (`merge`), or that they are not (`distinct`).
  mutating func decide(_ field: Notebook.Field) -> [Effect] {
    guard let overlay, case .suggestions(let pairs) = overlay.topic, let selected = overlay.selected,
      let place = OverlayPane(state: self).targets.firstIndex(of: selected), pairs.indices.contains(place)
    else { return [] }
    let (kept, other) = (dossier[pairs[place].kept], dossier[pairs[place].other])
    let subject = dossier.subject(of: pairs[place].kept)
    let names = desk.notebook[subject, field]?.list ?? []
    let label = field == .merge ? "\(other.name) is \(kept.name)" : "\(other.name) is not \(kept.name)"
    let effects = edit(label, [desk.notebook.change(subject, field, to: .list(names + [other.name]))])
    openSuggestions()
    // The next pair has taken the place of this one.
    let targets = OverlayPane(state: self).targets
    if let last = targets.last { self.overlay?.selected = place < targets.count ? targets[place] : last }
    moveInPage(0)
    return effects
  }
}
