import Prose

/// Joins the names of places: listed aliases; a short name that several places share goes by the article.
struct PlaceMerging {
  /// For a form that several listed places share (`Korea`), the forms it can stand for.
  private(set) var shared: [Int: [Int]] = [:]

  init(_ table: NameForms, words: NameWords, groups: inout NameGroups) {
    var seen: [NameKey: Int] = [:]
    for (index, form) in table.forms.enumerated() where form.kind == .place {
      let canonical = words.canonicalNames[form.key]
      guard canonical?.count ?? 1 == 1 else { continue }
      let key = canonical?.first.map { NameKey($0) } ?? withoutThe(form)
      if let other = seen[key] { groups.join(index, other, .listed) } else { seen[key] = index }
    }
    for (index, form) in table.forms.enumerated() where form.kind == .place {
      guard let options = words.canonicalNames[form.key], options.count > 1 else { continue }
      let fitting = options.compactMap { seen[NameKey($0)] }
      if !fitting.isEmpty { shared[index] = fitting }
    }
  }

  private func withoutThe(_ form: NameForm) -> NameKey {
    let name = Folding.folded(form.printed[0].name)
    return name.hasPrefix("the ") ? NameKey(String(name.dropFirst(4))) : form.key
  }
}
