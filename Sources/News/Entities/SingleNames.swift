import Prose

/// Whom a single name (`Lee`, `Mr Kim`, `Lula`) means in an article: the bearer most mentioned there by a full
/// name, then the one most mentioned in the dossier. Family names go before given names.
struct SingleNames: Sendable {
  /// Per word of a full name, the groups that bear it.
  private var families = WordTable<[Int32]>()
  private var givens = WordTable<[Int32]>()
  /// Per group, its full mentions in the dossier.
  private var totals: [Int]

  /// Those who bear a name.
  struct Bearers: Sendable {
    fileprivate let family: [Int32]
    fileprivate let given: [Int32]
    /// The most mentioned in the dossier.
    fileprivate let usual: Int32?

    var isEmpty: Bool { usual == nil }
  }

  /// - Parameter groups: by form.
  init(_ table: NameForms, _ persons: PersonMerging, _ groups: [Int32]) {
    totals = [Int](repeating: 0, count: groups.count)
    for (form, name) in persons.names.enumerated() {
      guard let name else { continue }
      totals[Int(groups[form])] += table.forms[form].count
      families[WordKey(name.family), default: []].append(groups[form])
      for given in name.given where given.utf8.count > 1 {
        givens[WordKey(given), default: []].append(groups[form])
      }
    }
  }

  /// Each group once, in order.
  private static func distinct(_ groups: [Int32]?) -> [Int32] {
    guard let groups, groups.count > 1 else { return groups ?? [] }
    let sorted = groups.sorted()
    return sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
  }

  /// Those who bear `word`.
  func bearers(of word: String) -> Bearers {
    let key = WordKey(withoutArticle(word))
    let (family, given) = (Self.distinct(families[key]), Self.distinct(givens[key]))
    return Bearers(family: family, given: given, usual: mostMentioned(family) ?? mostMentioned(given))
  }

  /// Of equals the one whose name the dossier prints first.
  private func mostMentioned(_ bearers: [Int32]) -> Int32? {
    bearers.max { (totals[Int($0)], $1) < (totals[Int($1)], $0) }
  }
}

extension SingleNames.Bearers {
  /// The bearer that an article means.
  /// - Parameter mentioned: who is mentioned there by a full name, and how often.
  func bearer(among mentioned: [(group: Int32, count: Int)]) -> Int32? {
    mostMentioned(family, mentioned) ?? mostMentioned(given, mentioned) ?? usual
  }

  /// Of equals the one whose name the dossier prints first.
  private func mostMentioned(_ bearers: [Int32], _ mentioned: [(group: Int32, count: Int)]) -> Int32? {
    guard !bearers.isEmpty else { return nil }
    var best: (group: Int32, count: Int)?
    for (group, count) in mentioned where best.map({ ($0.count, group) < (count, $0.group) }) ?? true {
      let place = bearers.partitioningIndex { $0 >= group }
      if place < bearers.count, bearers[place] == group { best = (group, count) }
    }
    return best?.group
  }
}
