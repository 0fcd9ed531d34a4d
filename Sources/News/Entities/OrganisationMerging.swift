import Prose

/// Joins the names of organisations: listed aliases, legal forms, word order, acronyms, first words.
struct OrganisationMerging {
  private let forms: [NameForm]
  private let words: NameWords
  /// Indices of organisations, and their words.
  private let members: [Member]

  private struct Member {
    let index: Int
    let words: [String]
    /// Of the words.
    let keys: [WordKey]
  }

  init(_ forms: [NameForm], words: NameWords, groups: inout NameGroups) {
    self.forms = forms
    self.words = words
    members = forms.indices.filter { forms[$0].kind == .organisation }.map { index in
      let name = Self.withCountryNames(forms[index].words.filter { $0 != "the" }, words)
      return Member(index: index, words: name, keys: name.map { WordKey($0) })
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

  private func joinKeys(_ rule: AliasRule, _ groups: inout NameGroups, key: (Member) -> WordKey?) {
    var seen = WordTable<Int>()
    for member in members {
      guard let key = key(member) else { continue }
      if let other = seen[key] {
        groups.join(member.index, other, rule)
      } else {
        seen.insert(member.index, for: key)
      }
    }
  }

  private func listedKey(_ member: Member) -> WordKey? {
    WordKey(words.canonicalNames[forms[member.index].key]?.first ?? forms[member.index].printed[0].name)
  }

  /// Without `Inc` and `Group` at the end.
  private func strippedKey(_ member: Member) -> WordKey? {
    let name = stripped(member)
    return name.isEmpty ? nil : WordKey(joining: name)
  }

  private func stripped(_ member: Member) -> ArraySlice<WordKey> {
    var end = member.keys.count
    while end > 1, isLegalForm(member.keys[end - 1]) { end -= 1 }
    return member.keys[..<end]
  }

  private func isLegalForm(_ word: WordKey) -> Bool {
    Self.legalForms.contains(word) || words.classes(of: word).contains(.legalForm)
  }

  /// `Ministry of Trade` is `Trade Ministry`.
  private func unorderedKey(_ member: Member) -> WordKey? {
    guard member.keys.count > 1 else { return nil }
    let name = member.keys.filter { !Self.joiners.contains($0) }.sorted { $0.hash < $1.hash }
    return name.isEmpty ? nil : WordKey(joining: name)
  }

  private static let legalForms = WordSet(["group", "company", "corporation", "holdings"])
  private static let joiners = WordSet(["of", "the", "and", "for", "&"])

  private func joinAcronyms(_ groups: inout NameGroups) {
    var byInitials = WordTable<OnlyGroup>()
    for member in members where member.words.count > 1 {
      let group = groups.group(of: member.index)
      let bare = zip(member.words, member.keys).filter { !Self.joiners.contains($1) }.compactMap {
        $0.0.first
      }
      byInitials[WordKey(String(bare)), default: OnlyGroup(group)].add(group)
      if bare.count < member.words.count {
        byInitials[WordKey(String(member.words.compactMap { $0.first })), default: OnlyGroup(group)].add(
          group)
      }
    }
    for member in members where member.words.count == 1 && (2...6).contains(member.words[0].utf8.count) {
      let isCapitals = forms[member.index].printed[0].name.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
      guard isCapitals, let only = byInitials[member.keys[0]]?.group else { continue }
      groups.join(member.index, only, .acronym)
    }
  }

  /// The group that a key leads to, as long as it leads to no other.
  private struct OnlyGroup: Sendable {
    private(set) var group: Int?

    init(_ group: Int) { self.group = group }

    mutating func add(_ other: Int) { if group != other { group = nil } }
  }

  /// `Samsung` is `Samsung Electronics` where no other name starts so, or none nearly as often.
  private func joinFirstWords(_ groups: inout NameGroups) {
    var longer = WordTable<[Int: Int]>()
    for member in members {
      let bare = stripped(member)
      guard bare.count > 1 else { continue }
      for length in 1..<min(3, bare.count) {
        let start = WordKey(joining: bare.prefix(length))
        longer[start, default: [:]][groups.group(of: member.index), default: 0] += forms[member.index].count
      }
    }
    for member in members {
      let bare = stripped(member)
      guard bare.count < 3, let first = bare.first, var fitting = longer[WordKey(joining: bare)],
        isDistinctive(first)
      else { continue }
      fitting[groups.group(of: member.index)] = nil
      if let group = Self.dominant(fitting, over: forms[member.index].count) {
        groups.join(member.index, group, .firstWord)
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
    var longer = WordTable<OnlyGroup>()
    for member in members where member.words.count > 2 {
      guard let start = countryEnd(member.words) else { continue }
      let group = groups.group(of: member.index)
      longer[WordKey(joining: member.keys[start...]), default: OnlyGroup(group)].add(group)
    }
    for member in members where member.words.count > 1 {
      if let only = longer[WordKey(joining: member.keys)]?.group {
        groups.join(member.index, only, .lastWords)
      }
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

  private func isDistinctive(_ key: WordKey) -> Bool {
    if words.phrases[key]?.kind == .organisation { return true }
    guard words.classes(of: key).isDisjoint(with: [.common, .nationality, .organisationEnd, .placeStart])
    else { return false }
    return words.phrases[key].map { !$0.isPlace } ?? true
  }
}
