import Prose

/// Two entities that may be one, and why: for the reader to decide.
public struct MergeSuggestion: Hashable, Sendable {
  /// The one that is mentioned more often.
  public let kept: Entity.ID
  public let other: Entity.ID
  /// In words: `one letter differs`.
  public let reason: String
}

extension Dossier {
  /// Pairs of entities of one kind whose names are nearly alike, most mentioned first, without those the reader has
  /// told apart. Looked for among names that share a word, their first letters, or their initials.
  public func mergeSuggestions() -> [MergeSuggestion] {
    var found: Set<MergeSuggestion> = []
    for kind in Entity.Kind.allCases {
      let names = entities(kind).map { SuggestedName($0, self[$0].name) }
      for group in Self.groups(of: names) {
        for (place, a) in group.enumerated() {
          for b in group[(place + 1)...] {
            let (kept, other) = a.id < b.id ? (a, b) : (b, a)
            guard let reason = kept.likeness(to: other, kind), !isToldApart(kept.id, other.id) else {
              continue
            }
            found.insert(MergeSuggestion(kept: kept.id, other: other.id, reason: reason))
          }
        }
      }
    }
    // A pair that two groups have is one suggestion, under its first reason.
    var pairs: Set<[Entity.ID]> = []
    return found.sorted { ($0.kept, $0.other, $0.reason) < ($1.kept, $1.other, $1.reason) }.filter {
      pairs.insert([$0.kept, $0.other]).inserted
    }.sorted {
      weight($0) > weight($1) || weight($0) == weight($1) && ($0.kept, $0.other) < ($1.kept, $1.other)
    }
  }

  private func weight(_ suggestion: MergeSuggestion) -> Int {
    self[suggestion.kept].mentions.count + self[suggestion.other].mentions.count
  }

  private func isToldApart(_ a: Entity.ID, _ b: Entity.ID) -> Bool {
    func names(_ id: Entity.ID) -> [String] { notes.notebook[subject(of: id), .distinct]?.list ?? [] }
    return names(a).contains(self[b].name) || names(b).contains(self[a].name)
  }

  /// Larger groups share what says nothing (“Ministry”).
  private static let largestGroup = 40

  private static func groups(of names: [SuggestedName]) -> [[SuggestedName]] {
    var groups: [String: [SuggestedName]] = [:]
    for name in names {
      var keys = Set(name.words.filter { $0.utf8.count > 2 }.map { "word " + $0 })
      keys.insert("head " + String(name.letters.prefix(4)))
      keys.insert("initials " + name.initials)
      if name.words.count == 1 { keys.insert("initials " + name.letters) }
      for key in keys { groups[key, default: []].append(name) }
    }
    return groups.keys.sorted().compactMap { key in
      groups[key].flatMap { (2...largestGroup).contains($0.count) ? $0 : nil }
    }
  }
}

/// A name in the form in which it is compared.
private struct SuggestedName {
  let id: Entity.ID
  /// Folded, in order.
  let words: [String]
  /// All words in one.
  let letters: String
  let initials: String

  init(_ id: Entity.ID, _ name: String) {
    self.id = id
    words = name.split { !$0.isLetter && !$0.isNumber }.map { word in
      var folded: [UInt8] = []
      for scalar in word.unicodeScalars { Folding.appendFolded(scalar, to: &folded) }
      return String(decoding: folded, as: UTF8.self)
    }
    letters = words.joined()
    initials = String(words.compactMap(\.first))
  }

  func likeness(to other: SuggestedName, _ kind: Entity.Kind) -> String? {
    if letters == other.letters { return "the same letters" }
    if words.count > 1, words.sorted() == other.words.sorted() { return "the same words in another order" }
    if words.count > 1, other.words.count > 1, words.last == other.words.last, isInitialled(like: other) {
      return "the same surname, and initials that fit"
    }
    if kind == .organisation, isAcronym(of: other) || other.isAcronym(of: self) {
      return "one is the other's initials"
    }
    let shorter = min(letters.utf8.count, other.letters.utf8.count)
    let allowed = shorter >= 12 ? 2 : shorter >= 6 ? 1 : 0
    let distance = Self.distance(Array(letters.utf8), Array(other.letters.utf8), atMost: allowed)
    if let distance, distance > 0 { return distance == 1 ? "one letter differs" : "two letters differ" }
    return nil
  }

  /// `J. Lee` and `Jay Y. Lee`: one first name is an initial of the other.
  private func isInitialled(like other: SuggestedName) -> Bool {
    guard let a = words.first, let b = other.words.first, a != b else { return false }
    return (a.count == 1 && b.hasPrefix(a)) || (b.count == 1 && a.hasPrefix(b))
  }

  private func isAcronym(of other: SuggestedName) -> Bool {
    words.count == 1 && other.words.count > 2 && letters == other.initials
  }

  /// Letters added, left out or changed (Levenshtein); `nil` if they are more than `limit`.
  private static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
    guard limit > 0, abs(a.count - b.count) <= limit else { return nil }
    var previous = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() {
        row.append(min(previous[j + 1] + 1, row[j] + 1, previous[j] + (x == y ? 0 : 1)))
      }
      previous = row
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }
}
