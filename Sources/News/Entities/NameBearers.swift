import Prose

/// Whom each name means where it stands: most forms mean the same everywhere, single names of persons and places that
/// share a name go by the article.
struct NameBearers: Sendable {
  let table: NameForms
  /// By form, the group it was joined to: the smallest form in it.
  let groups: [Int32]
  private let rules: [AliasRule?]
  /// By form, where it does not mean the same everywhere, those it can mean.
  private let options: [Options?]
  /// By form, whether it is a person's full name.
  private let isFullName: [Bool]

  /// Those that a form can mean.
  private enum Options: Sendable {
    case person(SingleNames.Bearers)
    case places([Int32])
  }

  /// Whom a place of an article names.
  struct Assignment: Sendable {
    /// Index into the article's places.
    let place: Int32
    /// Index into `NameForms.prints`.
    let print: Int32
    let group: Int32
    let reason: MentionReason
  }

  init(_ table: NameForms, _ persons: PersonMerging, _ places: PlaceMerging, _ groups: NameGroups) {
    let numbers = table.forms.indices.map { Int32(groups.group(of: $0)) }
    let singles = SingleNames(table, persons, numbers)
    self.table = table
    self.groups = numbers
    rules = groups.rules
    isFullName = persons.names.map { $0 != nil }
    options = concurrentMap(table.forms.indices) { form in
      if table.forms[form].kind == .person, persons.names[form] == nil,
        let word = table.forms[form].shape.words.last
      {
        let bearers = singles.bearers(of: word)
        return bearers.isEmpty ? nil : .person(bearers)
      }
      return places.shared[form].map { .places($0.map { numbers[$0] }) }
    }
  }

  /// Whether a form means the same everywhere.
  func isCertain(_ form: Int) -> Bool { options[form] == nil }

  /// Whom the places of an article name, in order.
  func assignments(inArticle article: Int) -> [Assignment] {
    let places = table.articles[article].places
    var assignments: [Assignment] = []
    assignments.reserveCapacity(places.count)
    var isUncertain = false
    for (index, place) in places.enumerated() {
      guard let print = table.print(at: place, ofArticle: article) else { continue }
      let form = table.prints[print].form
      if options[form] != nil { isUncertain = true }
      assignments.append(
        Assignment(
          place: Int32(index), print: Int32(print), group: groups[form],
          reason: table.reason(place, form).joined(by: rules[form])))
    }
    return isUncertain ? decided(assignments, article) : assignments
  }

  /// The same with the uncertain ones decided by the others.
  private func decided(_ assignments: [Assignment], _ article: Int) -> [Assignment] {
    let mentions = FullMentions(assignments, article, self)
    let places = table.articles[article].places
    return assignments.map { assignment in
      let form = table.prints[Int(assignment.print)].form
      let found: (group: Int32, rule: AliasRule)? =
        switch options[form] {
        case .person(let bearers): bearers.bearer(among: mentions.persons).map { ($0, .singleName) }
        case .places(let options): mentions.mostMentioned(options).map { ($0, .shortPlace) }
        case nil: nil
        }
      guard let found else { return assignment }
      return Assignment(
        place: assignment.place, print: assignment.print, group: found.group,
        reason: table.reason(places[Int(assignment.place)], form).joined(by: found.rule))
    }
  }

  /// How often an article prints the full name of each person, and each place: few of them, in order of mention.
  private struct FullMentions {
    private(set) var persons: [(group: Int32, count: Int)] = []
    private var places: [(group: Int32, count: Int)] = []

    init(_ assignments: [Assignment], _ article: Int, _ bearers: NameBearers) {
      let printed = bearers.table.articles[article]
      for assignment in assignments {
        let form = bearers.table.prints[Int(assignment.print)].form
        let name = printed.names[printed.places[Int(assignment.place)].name]
        if bearers.isFullName[form] { Self.count(bearers.groups[form], in: &persons) }
        if name.kind ?? bearers.table.forms[form].kind == .place {
          Self.count(bearers.groups[form], in: &places)
        }
      }
    }

    private static func count(_ group: Int32, in counts: inout [(group: Int32, count: Int)]) {
      if let known = counts.firstIndex(where: { $0.group == group }) {
        counts[known].count += 1
      } else {
        counts.append((group, 1))
      }
    }

    /// Of equals the one that the dossier prints first.
    func mostMentioned(_ options: [Int32]) -> Int32? {
      options.max { (count(ofPlace: $0), $1) < (count(ofPlace: $1), $0) }
    }

    private func count(ofPlace group: Int32) -> Int { places.first { $0.group == group }?.count ?? 0 }
  }
}
