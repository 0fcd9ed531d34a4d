import Prose

/// Whom a single name (`Lee`, `Mr Kim`, `Lula`) means in an article: the bearer most mentioned there by a full
/// name, then the one most mentioned in the dossier. Family names go before given names.
struct SingleNames {
  /// Per word of a full name, the groups that bear it.
  private var families: [String: [Int]] = [:]
  private var givens: [String: [Int]] = [:]
  /// Per group, its full mentions in the dossier.
  private var totals: [Int: Int] = [:]
  private let groups: NameGroups

  init(_ forms: NameForms, _ persons: PersonMerging, _ groups: NameGroups) {
    self.groups = groups
    for (index, name) in persons.names.enumerated() {
      guard let name else { continue }
      let group = groups.group(of: index)
      totals[group, default: 0] += forms.forms[index].count
      Self.add(group, name.family, to: &families)
      for given in name.given where given.utf8.count > 1 { Self.add(group, given, to: &givens) }
    }
  }

  private static func add(_ group: Int, _ word: String, to bearers: inout [String: [Int]]) {
    if bearers[word]?.contains(group) != true { bearers[word, default: []].append(group) }
  }

  /// The group of the bearer of `word`.
  /// - Parameter here: per group, its full mentions in the article.
  func bearer(of word: String, here: [Int: Int]) -> Int? {
    let word = withoutArticle(word)
    let ofFamily = families[word] ?? []
    let ofGiven = givens[word] ?? []
    return mostMentioned(ofFamily, here) ?? mostMentioned(ofGiven, here) ?? mostMentioned(ofFamily, totals)
      ?? mostMentioned(ofGiven, totals)
  }

  /// Of equals the one whose name the dossier prints first.
  private func mostMentioned(_ bearers: [Int], _ counts: [Int: Int]) -> Int? {
    var best: (group: Int, count: Int)?
    for group in bearers {
      let count = counts[group] ?? 0
      guard count > 0, count > best?.count ?? 0 || (count == best?.count && group < best?.group ?? 0) else {
        continue
      }
      best = (group, count)
    }
    return best?.group
  }
}
