import Prose

/// Joins the names of places: listed aliases; a short name that several places share goes by the article.
struct PlaceMerging {
  /// For a form that several listed places share (`Korea`), the forms it can stand for.
  private(set) var shared: [Int: [Int]] = [:]

  init(_ table: NameForms, words: NameWords, groups: inout NameGroups) {
    var seen = WordTable<Int>()
    for (index, form) in table.forms.enumerated() where form.kind == .place {
      let canonical = words.canonicalNames[form.shape.key.word]
      guard canonical?.count ?? 1 == 1 else { continue }
      let key = (canonical?.first.map { NameKey($0) } ?? withoutThe(form)).word
      if let other = seen[key] { groups.join(index, other, .listed) } else { seen.insert(index, for: key) }
    }
    joinLastWords(table, words, &groups)
    for (index, form) in table.forms.enumerated() where form.kind == .place {
      guard let options = words.canonicalNames[form.shape.key.word], options.count > 1 else { continue }
      let fitting = options.compactMap { seen[NameKey($0).word] }
      if !fitting.isEmpty { shared[index] = fitting }
    }
  }

  /// `the Peninsula` is the Korean Peninsula where no other is named.
  private func joinLastWords(_ table: NameForms, _ words: NameWords, _ groups: inout NameGroups) {
    let places = table.forms.indices.filter { table.forms[$0].kind == .place }
    var longer = WordTable<OnlyGroup>()
    for index in places {
      let name = table.forms[index].shape.keys
      guard name.count > 1, let last = name.last else { continue }
      let group = groups.group(of: index)
      longer[last, default: OnlyGroup(group)].add(group)
    }
    for index in places {
      let name = table.forms[index].shape.keys
      guard name.count == 1, words.classes(of: name[0]).contains(.placeEnd), let only = longer[name[0]]?.group
      else { continue }
      groups.join(index, only, .shortPlace)
    }
  }

  private func withoutThe(_ form: NameForm) -> NameKey {
    guard form.shape.words.first == "the", form.shape.words.count > 1 else { return form.shape.key }
    let name = Folding.folded(form.shape.name)
    return name.hasPrefix("the ") ? NameKey(String(name.dropFirst(4))) : form.shape.key
  }
}
