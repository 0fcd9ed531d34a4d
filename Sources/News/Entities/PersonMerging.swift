import Prose

/// Joins the full names of persons; single names are resolved per article afterwards.
///
/// Two full names are one person where family and given names agree in either order, where only middle names are
/// missing, or where an initial stands for the given name and only one person fits. Different given names never join.
struct PersonMerging {
  /// What a form says of its bearer; `nil` where it is a single name or no person.
  let names: [PersonName?]

  init(_ forms: [NameForm], groups: inout NameGroups) {
    names = forms.map(\.shape.person)
    joinEqual(&groups)
    joinMiddleNames(&groups)
    joinPartialNames(&groups)
    joinInitials(&groups)
  }

  private func joinEqual(_ groups: inout NameGroups) {
    var seen = WordTable<Int>()
    for (index, name) in names.enumerated() {
      guard let key = name?.keys.unordered else { continue }
      if let other = seen[key] { groups.join(index, other, .nameOrder) } else { seen.insert(index, for: key) }
    }
  }

  /// `Donald Trump` and `Donald J. Trump`.
  private func joinMiddleNames(_ groups: inout NameGroups) {
    var seen = WordTable<[Int]>()
    for (index, name) in names.enumerated() {
      guard let name, let key = name.keys.firstAndFamily else { continue }
      if let other = seen[key]?.first(where: { names[$0]?.agrees(with: name) == true }) {
        groups.join(index, other, .middleName)
      }
      seen[key, default: []].append(index)
    }
  }

  /// `López Obrador` and `Andrés Manuel López Obrador`, where only one person fits.
  private func joinPartialNames(_ groups: inout NameGroups) {
    var longer = WordTable<OnlyGroup>()
    for (index, name) in names.enumerated() {
      guard let name, name.words.count > 2 else { continue }
      let group = groups.group(of: index)
      for pair in [name.keys.lastPair, name.keys.firstPair] {
        longer[pair, default: OnlyGroup(group)].add(group)
      }
    }
    for (index, name) in names.enumerated() {
      guard let name, name.words.count == 2, !name.isFamilyFirst,
        let only = longer[name.keys.firstPair]?.group
      else { continue }
      groups.join(index, only, .partOfFullName)
    }
  }

  private func joinInitials(_ groups: inout NameGroups) {
    var byInitial = WordTable<OnlyGroup>()
    for (index, name) in names.enumerated() {
      guard let name, name.keys.firstAndFamily != nil, let key = name.keys.initialAndFamily else { continue }
      let group = groups.group(of: index)
      byInitial[key, default: OnlyGroup(group)].add(group)
    }
    for (index, name) in names.enumerated() {
      guard let name, name.keys.firstAndFamily == nil, name.given.count == 1,
        let key = name.keys.initialAndFamily, let only = byInitial[key]?.group
      else { continue }
      groups.join(index, only, .initials)
    }
  }
}

/// A person's full name taken apart.
final class PersonName: Sendable {
  /// As printed, under folding, without `Jr`.
  let words: [String]
  let family: String
  /// In order; never empty.
  let given: [String]
  /// Whether the family name is printed first.
  let isFamilyFirst: Bool
  let keys: Keys

  /// What names are compared by.
  struct Keys: Sendable {
    /// Of the family name and all given names, in either order.
    let unordered: WordKey
    /// Of the first two words, and the last two.
    let firstPair: WordKey
    let lastPair: WordKey
    /// Of the first given name and the family name; `nil` where that is an initial.
    let firstAndFamily: WordKey?
    /// Of the initial of the first given name and the family name; `nil` where it has no letter of ASCII.
    let initialAndFamily: WordKey?

    fileprivate init(words: [String], family: String, given: [String]) {
      let family = WordKey(family)
      let all = [family.hash, WordKey(given.joined()).hash]
      unordered = WordKey(joining: all.sorted().map { WordKey(hash: $0) })
      firstPair = WordKey(joining: words.prefix(2).map { WordKey($0) })
      lastPair = WordKey(joining: words.suffix(2).map { WordKey($0) })
      let first = given[0]
      firstAndFamily = first.utf8.count > 1 ? WordKey(joining: [WordKey(first), family]) : nil
      let initial = first.prefix(1)
      initialAndFamily = initial.utf8.count == 1 ? WordKey(joining: [WordKey(initial), family]) : nil
    }
  }

  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]

  /// `nil` for a single name.
  init?(_ printed: [String], _ lexicon: NameWords) {
    let words = printed.filter { $0.utf8.count > 3 || !Self.suffixes.contains($0) }
    guard words.count > 1, let first = words.first, let last = words.last else { return nil }
    let opening = lexicon.classes(of: WordKey(first))
    let closing = lexicon.classes(of: WordKey(last))
    let isWestern = closing.contains(.surname) && !closing.contains(.familyFirst)
    isFamilyFirst =
      words.count <= 3 && opening.contains(.familyFirst) && !isWestern
      && !words.contains { $0.utf8.count == 1 }
    self.words = words
    if isFamilyFirst {
      family = first
      given = [words.dropFirst().joined()]
    } else {
      family = withoutArticle(last)
      given = Array(words.dropLast())
    }
    keys = Keys(words: words, family: family, given: given)
  }

  /// Whether the middle names can belong to one person: one has none, or they start alike.
  func agrees(with other: PersonName) -> Bool {
    guard given.first == other.given.first, family == other.family else { return false }
    guard given.count > 1, other.given.count > 1 else { return true }
    return given[1].hasPrefix(other.given[1]) || other.given[1].hasPrefix(given[1])
  }
}

/// `assad` for `alassad`: the Arabic article that single names drop.
func withoutArticle(_ word: String) -> String {
  let isArticled = word.utf8.count > 5 && (word.hasPrefix("al") || word.hasPrefix("el"))
  return isArticled ? String(word.dropFirst(2)) : word
}
