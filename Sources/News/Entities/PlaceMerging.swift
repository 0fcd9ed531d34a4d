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
    joinLastWords(table, words, &groups)
    for (index, form) in table.forms.enumerated() where form.kind == .place {
      guard let options = words.canonicalNames[form.key], options.count > 1 else { continue }
      let fitting = options.compactMap { seen[NameKey($0)] }
      if !fitting.isEmpty { shared[index] = fitting }
    }
  }

  /// `the Peninsula` is the Korean Peninsula where no other is named.
  private func joinLastWords(_ table: NameForms, _ words: NameWords, _ groups: inout NameGroups) {
    let places = table.forms.indices.filter { table.forms[$0].kind == .place }
    var longer: [String: Set<Int>] = [:]
    for index in places {
      let name = table.forms[index].words
      if name.count > 1, let last = name.last { longer[last, default: []].insert(groups.group(of: index)) }
    }
    for index in places {
      let name = table.forms[index].words
      guard name.count == 1, words.classes(of: WordKey(name[0])).contains(.placeEnd),
        let fitting = longer[name[0]],
        fitting.count == 1, let only = fitting.first
      else { continue }
      groups.join(index, only, .shortPlace)
    }
  }

  private func withoutThe(_ form: NameForm) -> NameKey {
    let name = Folding.folded(form.printed[0].name)
    return name.hasPrefix("the ") ? NameKey(String(name.dropFirst(4))) : form.key
  }
}
