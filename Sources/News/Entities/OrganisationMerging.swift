import Prose

/// Joins the names of organisations: listed aliases, legal forms, word order, acronyms, first words.
struct OrganisationMerging {
  private let members: [Member]

  private struct Member {
    /// Index into the forms.
    let index: Int
    /// How often the form is printed.
    let count: Int
    let name: OrganisationName
  }

  init(_ forms: [NameForm], groups: inout NameGroups) {
    members = forms.indices.compactMap { index in
      forms[index].shape.organisation.map { Member(index: index, count: forms[index].count, name: $0) }
    }
    joinKeys(.listed, &groups, key: \.listed)
    joinKeys(.legalForm, &groups, key: \.withoutLegalForm)
    joinKeys(.wordOrder, &groups, key: \.unordered)
    joinAcronyms(&groups)
    joinFirstWords(&groups)
    joinLastWords(&groups)
  }

  private func joinKeys(_ rule: AliasRule, _ groups: inout NameGroups, key: (OrganisationName) -> WordKey?) {
    var seen = WordTable<Int>()
    for member in members {
      guard let key = key(member.name) else { continue }
      if let other = seen[key] {
        groups.join(member.index, other, rule)
      } else {
        seen.insert(member.index, for: key)
      }
    }
  }

  private func joinAcronyms(_ groups: inout NameGroups) {
    var byInitials = WordTable<OnlyGroup>()
    for member in members {
      for initials in [member.name.initials, member.name.allInitials] {
        guard let initials else { continue }
        let group = groups.group(of: member.index)
        byInitials[initials, default: OnlyGroup(group)].add(group)
      }
    }
    for member in members {
      guard let acronym = member.name.acronym, let only = byInitials[acronym]?.group else { continue }
      groups.join(member.index, only, .acronym)
    }
  }

  /// `Samsung` is `Samsung Electronics` where no other name starts so, or none nearly as often.
  private func joinFirstWords(_ groups: inout NameGroups) {
    var longer = CountedGroups()
    for member in members {
      for start in member.name.starts {
        longer.add(member.count, of: groups.group(of: member.index), under: start)
      }
    }
    for member in members {
      guard let short = member.name.short else { continue }
      let own = groups.group(of: member.index)
      if let group = longer.dominant(under: short, besides: own, over: member.count) {
        groups.join(member.index, group, .firstWord)
      }
    }
  }

  /// `Air Force` is `United States Air Force` where no other country's is named.
  private func joinLastWords(_ groups: inout NameGroups) {
    var longer = WordTable<OnlyGroup>()
    for member in members {
      guard let rest = member.name.withoutCountry else { continue }
      let group = groups.group(of: member.index)
      longer[rest, default: OnlyGroup(group)].add(group)
    }
    for member in members where member.name.wordCount > 1 {
      if let only = longer[member.name.whole]?.group { groups.join(member.index, only, .lastWords) }
    }
  }
}

/// The mentions of groups that go by a key.
private struct CountedGroups {
  private struct Entry {
    let group: Int
    let count: Int
    /// The entry before it under the same key, or -1.
    let next: Int
  }

  private var entries: [Entry] = []
  /// By key, its last entry.
  private var last = WordTable<Int>()

  mutating func add(_ count: Int, of group: Int, under key: WordKey) {
    entries.append(Entry(group: group, count: count, next: last[key] ?? -1))
    last[key, default: 0] = entries.count - 1
  }

  /// The only group besides `own`; or one with three times the mentions of any other that is not rare beside the
  /// short name (`count`), as the full name of the same thing would not be.
  func dominant(under key: WordKey, besides own: Int, over count: Int) -> Int? {
    let groups = self.groups(under: key).filter { $0.group != own }
    let ranked = groups.sorted { ($1.count, $0.group) < ($0.count, $1.group) }
    guard let first = ranked.first else { return nil }
    guard ranked.count > 1 else { return first.group }
    return first.count >= 3 * ranked[1].count && first.count * 5 >= count ? first.group : nil
  }

  /// Each group once, in order.
  private func groups(under key: WordKey) -> [(group: Int, count: Int)] {
    var groups: [(group: Int, count: Int)] = []
    var entry = last[key] ?? -1
    while entry >= 0 {
      groups.append((entries[entry].group, entries[entry].count))
      entry = entries[entry].next
    }
    guard groups.count > 1 else { return groups }
    var summed: [(group: Int, count: Int)] = []
    for (group, count) in groups.sorted(by: { $0.group < $1.group }) {
      if summed.last?.group == group {
        summed[summed.count - 1].count += count
      } else {
        summed.append((group, count))
      }
    }
    return summed
  }
}
