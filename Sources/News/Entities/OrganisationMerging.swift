import Prose

/// Joins the names of organisations: listed aliases, legal forms, word order, acronyms, first words.
struct OrganisationMerging {
  private let forms: [NameForm]
  private let words: NameWords
  /// Indices of organisations, and their words.
  private let members: [(index: Int, words: [String])]

  init(_ forms: [NameForm], words: NameWords, groups: inout NameGroups) {
    self.forms = forms
    self.words = words
    members = forms.indices.filter { forms[$0].kind == .organisation }.map { index in
      (index, Self.withCountryNames(forms[index].words.filter { $0 != "the" }, words))
    }
    joinKeys(.listed, &groups, key: listedKey)
    joinKeys(.legalForm, &groups, key: strippedKey)
    joinKeys(.wordOrder, &groups, key: unorderedKey)
    joinAcronyms(&groups)
    joinFirstWords(&groups)
    joinLastWords(&groups)
  }

  /// `United States Air Force` for `U.S. Air Force`.
  private static func withCountryNames(_ name: [String], _ words: NameWords) -> [String] {
    guard name.count > 1, let country = words.canonicalNames[NameKey(name[0])]?.first else { return name }
    return Folding.folded(country).split(separator: " ").map(String.init) + name.dropFirst()
  }

  private func joinKeys(
    _ rule: AliasRule, _ groups: inout NameGroups, key: (Int, [String]) -> String?
  ) {
    var seen: [String: Int] = [:]
    for (index, name) in members {
      guard let key = key(index, name), !key.isEmpty else { continue }
      if let other = seen[key] { groups.join(index, other, rule) } else { seen[key] = index }
    }
  }

  private func listedKey(_ index: Int, _ name: [String]) -> String? {
    words.canonicalNames[forms[index].key]?.first.map(Folding.folded)
      ?? Folding.folded(forms[index].printed[0].name)
  }

  /// Without `Inc` and `Group` at the end.
  private func strippedKey(_ index: Int, _ name: [String]) -> String? {
    stripped(name).joined(separator: " ")
  }

  private func stripped(_ name: [String]) -> ArraySlice<String> {
    var end = name.count
    while end > 1, isLegalForm(name[end - 1]) { end -= 1 }
    return name[..<end]
  }

  private func isLegalForm(_ word: String) -> Bool {
    word == "group" || word == "company" || word == "corporation" || word == "holdings"
      || words.classes(of: WordKey(word)).contains(.legalForm)
  }

  /// `Ministry of Trade` is `Trade Ministry`.
  private func unorderedKey(_ index: Int, _ name: [String]) -> String? {
    guard name.count > 1 else { return nil }
    return name.filter { !Self.joiners.contains($0) }.sorted().joined(separator: " ")
  }

  private static let joiners: Set<String> = ["of", "the", "and", "for", "&"]

  private func joinAcronyms(_ groups: inout NameGroups) {
    var byInitials: [String: Set<Int>] = [:]
    for (index, name) in members where name.count > 1 {
      let bare = name.filter { !Self.joiners.contains($0) }.compactMap(\.first)
      byInitials[String(bare), default: []].insert(groups.group(of: index))
      byInitials[String(name.compactMap(\.first)), default: []].insert(groups.group(of: index))
    }
    for (index, name) in members where name.count == 1 && (2...6).contains(name[0].utf8.count) {
      let isCapitals = forms[index].printed[0].name.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
      guard isCapitals, let fitting = byInitials[name[0]], fitting.count == 1, let only = fitting.first else {
        continue
      }
      groups.join(index, only, .acronym)
    }
  }

  /// `Samsung` is `Samsung Electronics` where no other name starts so, or none nearly as often.
  private func joinFirstWords(_ groups: inout NameGroups) {
    var longer: [String: [Int: Int]] = [:]
    for (index, name) in members {
      let bare = stripped(name)
      guard bare.count > 1 else { continue }
      for length in 1..<min(3, bare.count) {
        let start = bare.prefix(length).joined(separator: " ")
        longer[start, default: [:]][groups.group(of: index), default: 0] += forms[index].count
      }
    }
    for (index, name) in members {
      let bare = stripped(name)
      guard bare.count < 3, let first = bare.first, isDistinctive(first) else { continue }
      var fitting = longer[bare.joined(separator: " ")] ?? [:]
      fitting[groups.group(of: index)] = nil
      if let group = Self.dominant(fitting, over: forms[index].count) {
        groups.join(index, group, .firstWord)
      }
    }
  }

  /// The only group; or one with three times the mentions of any other that is not rare beside the short name
  /// (`count`), as the full name of the same thing would not be.
  private static func dominant(_ groups: [Int: Int], over count: Int) -> Int? {
    let ranked = groups.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = ranked.first else { return nil }
    guard ranked.count > 1 else { return first.key }
    return first.value >= 3 * ranked[1].value && first.value * 5 >= count ? first.key : nil
  }

  /// `Air Force` is `United States Air Force` where no other country's is named.
  private func joinLastWords(_ groups: inout NameGroups) {
    var longer: [String: Set<Int>] = [:]
    for (index, name) in members where name.count > 2 {
      guard let start = countryEnd(name) else { continue }
      longer[name[start...].joined(separator: " "), default: []].insert(groups.group(of: index))
    }
    for (index, name) in members where name.count > 1 {
      let fitting = longer[name.joined(separator: " ")] ?? []
      if fitting.count == 1, let only = fitting.first { groups.join(index, only, .lastWords) }
    }
  }

  /// How many words at the start of `name` are a country or a nationality.
  private func countryEnd(_ name: [String]) -> Int? {
    for count in [2, 1] where name.count > count {
      let start = name.prefix(count).joined(separator: " ")
      if let known = words.phrases[start], known.kind == .country || known.kind == .nationality {
        return count
      }
    }
    return nil
  }

  private func isDistinctive(_ word: String) -> Bool {
    let key = WordKey(word)
    if words.phrases[key]?.kind == .organisation { return true }
    guard words.classes(of: key).isDisjoint(with: [.common, .nationality, .organisationEnd, .placeStart])
    else { return false }
    return words.phrases[key].map { !$0.isPlace } ?? true
  }
}
