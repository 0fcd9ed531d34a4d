import Prose

/// Gathers the mentions of each group of forms into an entity.
struct EntityBuilding: Sendable {
  private let table: NameForms
  private let texts: [TokenizedText]
  /// Per article, whom its places name.
  private let assigned: [[NameBearers.Assignment]]
  /// In order.
  private let entities: [Draft]
  /// By group, the number of its entity.
  private let numbers: [Int32]

  /// An entity without its mentions.
  private struct Draft: Sendable {
    let kind: Entity.Kind
    let name: String
    let aliases: [Alias]
    let roles: [String]
    let mentionCount: Int
  }

  /// What the order of the entities goes by.
  private struct Rank {
    let place: Int
    /// The smaller the earlier.
    let kindAndCount: Int
    /// The first bytes of a name in ASCII, the first one in the highest place.
    let nameStart: UInt64?
    let first: Passage

    init(_ draft: Draft, place: Int, _ first: Passage) {
      self.place = place
      self.first = first
      kindAndCount = (draft.kind.rank + 1) << 40 - draft.mentionCount
      let isASCII = draft.name.utf8.allSatisfy { $0 < 0x80 }
      let start = draft.name.utf8.prefix(8)
      nameStart =
        isASCII ? start.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - start.count)) : nil
    }
  }

  init(
    table: NameForms, bearers: NameBearers, assigned: [[NameBearers.Assignment]], texts: [TokenizedText],
    words: NameWords
  ) {
    self.table = table
    self.texts = texts
    self.assigned = assigned
    let gathered = GatheredGroups(table, bearers, assigned)
    let roles = GatheredRoles(table, assigned)
    let drafts = concurrentMap(gathered.named) { group in
      let aliases = Self.aliases(gathered.prints(of: group), table)
      return Draft(
        kind: table.forms[group].kind,
        name: Self.headName(aliases, table.forms[group].kind, words), aliases: aliases,
        roles: roles.roles(of: Int32(group), texts), mentionCount: gathered.counts[group])
    }
    let ranks = drafts.indices.map { Rank(drafts[$0], place: $0, gathered.firsts[gathered.named[$0]]) }
    let order = ranks.sorted { a, b in
      if a.kindAndCount != b.kindAndCount { return a.kindAndCount < b.kindAndCount }
      if let start = a.nameStart, let other = b.nameStart, start != other { return start < other }
      let (first, second) = (drafts[a.place].name, drafts[b.place].name)
      return first != second ? first < second : a.first < b.first
    }.map(\.place)
    var numbers = [Int32](repeating: 0, count: table.forms.count)
    for (number, place) in order.enumerated() { numbers[gathered.named[place]] = Int32(number) }
    entities = order.map { drafts[$0] }
    self.numbers = numbers
  }

  private func number(_ assignment: NameBearers.Assignment) -> Int { Int(numbers[Int(assignment.group)]) }

  /// Per article, in order of place.
  func mentions() -> [LocalNames] {
    concurrentMap(assigned.indices) { article in
      let places = table.articles[article].places
      return LocalNames(
        assigned[article].map { (places[Int($0.place)].span, Entity.ID(number($0))) })
    }
  }

  /// The entities by kind, then most mentioned, then name, then place.
  /// - Parameter order: of the articles in the dossier, by their numbers until now.
  func entities(of order: [Int]) -> [Entity] {
    var mentions = entities.map { entity in
      var mentions: [Mention] = []
      mentions.reserveCapacity(entity.mentionCount)
      return mentions
    }
    for (place, article) in order.enumerated() {
      let places = table.articles[article].places
      for assignment in assigned[article] {
        let passage = Passage(Article.ID(place), places[Int(assignment.place)].span)
        mentions[number(assignment)].append(Mention(passage: passage, reason: assignment.reason))
      }
    }
    return entities.indices.map { index in
      let draft = entities[index]
      return Entity(
        kind: draft.kind, name: draft.name, aliases: draft.aliases, mentions: mentions[index],
        roles: draft.roles)
    }
  }
}

// MARK: Names

extension EntityBuilding {
  fileprivate static func aliases(
    _ prints: ArraySlice<GatheredGroups.PrintCount>, _ table: NameForms
  ) -> [Alias] {
    if prints.count == 1, let only = prints.first {
      return [Alias(form: table.prints[Int(only.print)].name, count: only.count)]
    }
    // One name can be the print of several forms, of other kinds.
    var counts: [String: Int] = [:]
    for print in prints { counts[table.prints[Int(print.print)].name, default: 0] += print.count }
    return counts.map { Alias(form: $0, count: $1) }.sorted { ($1.count, $0.form) < ($0.count, $1.form) }
  }

  /// The fullest form; of equally full ones the most frequent, then one in plain hyphens and mixed case. What stands
  /// in few places before a given name is no part of a person's name: "Commerce Malcolm Baldrige".
  fileprivate static func headName(_ aliases: [Alias], _ kind: Entity.Kind, _ words: NameWords) -> String {
    if aliases.count == 1 { return aliases[0].form }
    let fullest = aliases.max { a, b in
      (fullness(a.form), a.count, plainness(a.form), b.form) < (
        fullness(b.form), b.count, plainness(b.form), a.form
      )
    }
    guard let fullest else { return "" }
    guard kind == .person else { return fullest.form }
    let inner = aliases.filter { alias in
      guard fullest.form.hasSuffix(" \(alias.form)"), alias.count >= fullest.count * Self.often else {
        return false
      }
      let parts = alias.form.split(separator: " ")
      return parts.count > 1 && words.classes(of: WordKey(String(parts[0]))).contains(.givenName)
    }
    return (inner.max { fullness($0.form) < fullness($1.form) } ?? fullest).form
  }

  /// So much more often than with words before it a full name has to be printed alone.
  private static let often = 3

  /// Letters and digits, so that hyphens and spaces make no form fuller.
  private static func fullness(_ form: String) -> Int {
    if form.utf8.allSatisfy({ $0 < 0x80 }) {
      return form.utf8.count { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }
    return form.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  private static func plainness(_ form: String) -> Int {
    let isShouted = form.utf8.count > 4 && form.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
    return (isShouted ? 0 : 2) + (form.utf8.contains(0xE2) ? 0 : 1)
  }
}

// MARK: Gathering

/// How often each group is mentioned, where first, and how it is printed.
private struct GatheredGroups: Sendable {
  struct PrintCount: Sendable {
    let group: Int32
    /// Index into `NameForms.prints`.
    let print: Int32
    var count: Int
  }

  /// By group.
  private(set) var counts: [Int]
  private(set) var firsts: [Passage]
  /// The groups that are mentioned.
  let named: [Int]
  /// In order of group.
  private let prints: [PrintCount]
  /// By group, where its prints start; one more than there are groups.
  private let starts: [Int]

  init(_ table: NameForms, _ bearers: NameBearers, _ assigned: [[NameBearers.Assignment]]) {
    var counts = [Int](repeating: 0, count: table.forms.count)
    var firsts = [Passage](
      repeating: Passage(Article.ID(0), Span(0, 0)), count: table.forms.count)
    var uncertain: [PrintCount] = []
    for (article, assignments) in assigned.enumerated() {
      for assignment in assignments {
        let group = Int(assignment.group)
        if counts[group] == 0 {
          let span = table.articles[article].places[Int(assignment.place)].span
          firsts[group] = Passage(Article.ID(article), span)
        }
        counts[group] += 1
        if !bearers.isCertain(table.prints[Int(assignment.print)].form) {
          uncertain.append(PrintCount(group: assignment.group, print: assignment.print, count: 1))
        }
      }
    }
    let certain = table.prints.indices.filter { bearers.isCertain(table.prints[$0].form) }.map { print in
      PrintCount(
        group: bearers.groups[table.prints[print].form], print: Int32(print), count: table.prints[print].count
      )
    }
    (prints, starts) = Self.sorted(certain + Self.summed(uncertain), groupCount: table.forms.count)
    named = counts.indices.filter { counts[$0] > 0 }
    self.counts = counts
    self.firsts = firsts
  }

  /// Equal prints of one group as one.
  private static func summed(_ prints: [PrintCount]) -> [PrintCount] {
    var summed: [PrintCount] = []
    for print in prints.sorted(by: { ($0.group, $0.print) < ($1.group, $1.print) }) {
      if let last = summed.last, last.group == print.group, last.print == print.print {
        summed[summed.count - 1].count += print.count
      } else {
        summed.append(print)
      }
    }
    return summed
  }

  /// The prints in order of group, and where those of each group start.
  private static func sorted(_ prints: [PrintCount], groupCount: Int) -> ([PrintCount], [Int]) {
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for print in prints { starts[Int(print.group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var next = starts
    var order = [Int](repeating: 0, count: prints.count)
    for (index, print) in prints.enumerated() {
      order[next[Int(print.group)]] = index
      next[Int(print.group)] += 1
    }
    return (order.map { prints[$0] }, starts)
  }

  func prints(of group: Int) -> ArraySlice<PrintCount> { prints[starts[group]..<starts[group + 1]] }
}

/// What the articles call the bearers of names.
private struct GatheredRoles: Sendable {
  private struct Role: Sendable {
    let group: Int32
    let article: Int
    let role: PrintedNames.Role
  }

  /// In order of group, then of article and place.
  private let roles: [Role]

  init(_ table: NameForms, _ assigned: [[NameBearers.Assignment]]) {
    var roles: [Role] = []
    for (article, names) in table.articles.enumerated() {
      for role in names.roles {
        let place = assigned[article].partitioningIndex { $0.place >= role.place }
        roles.append(Role(group: assigned[article][place].group, article: article, role: role))
      }
    }
    let order = roles.indices.sorted { (roles[$0].group, $0) < (roles[$1].group, $1) }
    self.roles = order.map { roles[$0] }
  }

  /// Most frequent first.
  func roles(of group: Int32, _ texts: [TokenizedText]) -> [String] {
    let start = roles.partitioningIndex { $0.group >= group }
    guard start < roles.count, roles[start].group == group else { return [] }
    var counts: [NameKey: (name: String, count: Int)] = [:]
    for role in roles[start...].prefix(while: { $0.group == group }) {
      counts[role.role.key, default: (texts[role.article].text[role.role.span], 0)].count += 1
    }
    return counts.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map(\.name)
  }
}
