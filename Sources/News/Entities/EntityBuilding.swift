import Prose

/// Gathers the occurrences of each group into an entity.
struct EntityBuilding {
  private let table: NameForms
  private let groups: NameGroups
  private let texts: [TokenizedText]
  /// By group.
  private var gathered: [Gathered]
  private var joinedRules: [AliasRule: [String: String]] = [:]
  /// Per article, in order of place.
  private var mentions: [[(span: Span, group: Int)]] = []

  private struct Gathered {
    var mentions: [Mention] = []
    /// Per form and print, how often.
    var prints: [Print: Int] = [:]
    var roles: [NameKey: (name: String, count: Int)] = [:]
  }

  private struct Print: Hashable {
    let form: Int
    let printed: Int
  }

  init(table: NameForms, groups: NameGroups, texts: [TokenizedText]) {
    self.table = table
    self.groups = groups
    self.texts = texts
    gathered = [Gathered](repeating: Gathered(), count: table.forms.count)
  }

  /// Turns to the next article.
  /// - Parameter count: how many mentions it has.
  mutating func beginArticle(mentionCount count: Int) {
    mentions.append([])
    mentions[mentions.count - 1].reserveCapacity(count)
  }

  /// Adds a mention in the current article; they come in order of place.
  mutating func add(_ occurrence: NameOccurrence, to group: Int, _ rule: AliasRule?) {
    let article = mentions.count - 1
    let spot = occurrence.spot
    let rules = rule.map { joined(spot.rule, $0) } ?? spot.rule
    let mention = Mention(passage: Passage(Article.ID(article), spot.span), rule: rules)
    mentions[article].append((spot.span, group))
    gathered[group].mentions.append(mention)
    gathered[group].prints[Print(form: occurrence.form, printed: occurrence.printed), default: 0] += 1
    if let role = spot.role {
      let text = texts[article].text
      gathered[group].roles[NameKey(text, role), default: (text[role], 0)].count += 1
    }
  }

  /// The two rules as the reader is shown them.
  private mutating func joined(_ rule: String, _ alias: AliasRule) -> String {
    if let known = joinedRules[alias]?[rule] { return known }
    let joined = "\(rule); \(alias.rawValue)"
    joinedRules[alias, default: [:]][rule] = joined
    return joined
  }

  /// The entities by kind, then most mentioned, then name, then place.
  func merged() -> MergedNames {
    let named = gathered.indices.filter { !gathered[$0].mentions.isEmpty }
    let aliases = named.map { self.aliases(of: gathered[$0]) }
    let names = aliases.map(headName)
    let ranked = named.indices.map { place in
      Ranked(
        place: place, kind: table.forms[named[place]].kind.rank,
        count: gathered[named[place]].mentions.count, first: gathered[named[place]].mentions[0].passage)
    }.sorted { a, b in
      if a.kind != b.kind { return a.kind < b.kind }
      if a.count != b.count { return a.count > b.count }
      return names[a.place] != names[b.place] ? names[a.place] < names[b.place] : a.first < b.first
    }
    var ids = [Entity.ID](repeating: Entity.ID(0), count: gathered.count)
    var entities: [Entity] = []
    entities.reserveCapacity(ranked.count)
    for entity in ranked {
      let group = named[entity.place]
      ids[group] = Entity.ID(entities.count)
      entities.append(
        Entity(
          kind: table.forms[group].kind, name: names[entity.place], aliases: aliases[entity.place],
          mentions: gathered[group].mentions, roles: roles(of: gathered[group])))
    }
    return MergedNames(entities: entities, mentions: mentions.map { $0.map { ($0.span, ids[$0.group]) } })
  }

  /// What the order of the entities depends on besides their names.
  private struct Ranked {
    let place: Int
    let kind: Int
    let count: Int
    let first: Passage
  }

  private func roles(of entity: Gathered) -> [String] {
    guard !entity.roles.isEmpty else { return [] }
    return entity.roles.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map(\.name)
  }

  private func aliases(of entity: Gathered) -> [Alias] {
    if entity.prints.count == 1, let (print, count) = entity.prints.first {
      return [Alias(form: table.forms[print.form].printed[print.printed].name, count: count)]
    }
    var counts: [String: Int] = [:]
    for (print, count) in entity.prints {
      counts[table.forms[print.form].printed[print.printed].name, default: 0] += count
    }
    return counts.map { Alias(form: $0, count: $1) }.sorted { ($1.count, $0.form) < ($0.count, $1.form) }
  }

  /// The fullest form; of equally full ones the most frequent, then one in plain hyphens and mixed case.
  private func headName(_ aliases: [Alias]) -> String {
    if aliases.count == 1 { return aliases[0].form }
    let ranked = aliases.max { a, b in
      (fullness(a.form), a.count, plainness(a.form), b.form) < (
        fullness(b.form), b.count, plainness(b.form), a.form
      )
    }
    return ranked?.form ?? ""
  }

  /// Letters and digits, so that hyphens and spaces make no form fuller.
  private func fullness(_ form: String) -> Int {
    if form.utf8.allSatisfy({ $0 < 0x80 }) {
      return form.utf8.count { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }
    return form.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  private func plainness(_ form: String) -> Int {
    let isShouted = form.utf8.count > 4 && form.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
    return (isShouted ? 0 : 2) + (form.utf8.contains(0xE2) ? 0 : 1)
  }
}
