import Prose

/// Joins the full names of persons; single names are resolved per article afterwards.
///
/// Two full names are one person where family and given names agree in either order, where only middle names are
/// missing, or where an initial stands for the given name and only one person fits. Different given names never join.
struct PersonMerging {
  /// What a form says of its bearer; `nil` where it is a single name or no person.
  private(set) var names: [PersonName?]

  init(_ forms: [NameForm], words: NameWords, groups: inout NameGroups) {
    names = forms.map { $0.kind == .person ? PersonName($0.words, words) : nil }
    joinEqual(&groups)
    joinMiddleNames(&groups)
    joinPartialNames(&groups)
    joinInitials(&groups)
  }

  private func joinEqual(_ groups: inout NameGroups) {
    var seen: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      guard let name else { continue }
      let key = [name.family, name.given.joined()].sorted().joined(separator: " ")
      if let other = seen[key] { groups.join(index, other, .nameOrder) } else { seen[key] = index }
    }
  }

  /// `Donald Trump` and `Donald J. Trump`.
  private func joinMiddleNames(_ groups: inout NameGroups) {
    var seen: [String: [Int]] = [:]
    for (index, name) in names.enumerated() {
      guard let name, let first = name.given.first, first.utf8.count > 1 else { continue }
      let key = first + " " + name.family
      if let other = seen[key]?.first(where: { names[$0]?.agrees(with: name) == true }) {
        groups.join(index, other, .middleName)
      }
      seen[key, default: []].append(index)
    }
  }

  /// `López Obrador` and `Andrés Manuel López Obrador`, where only one person fits.
  private func joinPartialNames(_ groups: inout NameGroups) {
    var longer: [String: Set<Int>] = [:]
    for (index, name) in names.enumerated() {
      guard let words = name?.words, words.count > 2 else { continue }
      for pair in [words.suffix(2), words.prefix(2)] {
        longer[pair.joined(separator: " "), default: []].insert(groups.group(of: index))
      }
    }
    for (index, name) in names.enumerated() {
      guard let words = name?.words, words.count == 2, name?.isFamilyFirst == false,
        let fitting = longer[words.joined(separator: " ")], fitting.count == 1, let only = fitting.first
      else { continue }
      groups.join(index, only, .partOfFullName)
    }
  }

  private func joinInitials(_ groups: inout NameGroups) {
    var byInitial: [String: Set<Int>] = [:]
    for (index, name) in names.enumerated() {
      guard let name, let first = name.given.first, first.utf8.count > 1 else { continue }
      byInitial[first.prefix(1) + " " + name.family, default: []].insert(groups.group(of: index))
    }
    for (index, name) in names.enumerated() {
      guard let name, let first = name.given.first, first.utf8.count == 1, name.given.count == 1 else {
        continue
      }
      let fitting = byInitial[first + " " + name.family] ?? []
      if fitting.count == 1, let only = fitting.first { groups.join(index, only, .initials) }
    }
  }
}

/// A person's full name taken apart.
struct PersonName {
  /// As printed, under folding, without `Jr`.
  let words: [String]
  let family: String
  /// In order; never empty.
  let given: [String]
  /// Whether the family name is printed first.
  let isFamilyFirst: Bool

  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]

  /// `nil` for a single name.
  init?(_ printed: [String], _ lexicon: NameWords) {
    let words = printed.filter { !Self.suffixes.contains($0) }
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
