import Prose

/// Gathers the occurrences of each group into an entity.
struct EntityBuilding {
  private let table: NameForms
  private let groups: NameGroups
  private let texts: [TokenizedText]
  /// By group.
  private var gathered: [Gathered]

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

  /// Adds a mention; articles come in order, mentions in order of place.
  mutating func add(_ occurrence: NameOccurrence, to group: Int, in article: Int, _ rule: AliasRule?) {
    let spot = occurrence.spot
    let rules = rule.map { "\(spot.rule); \($0.rawValue)" } ?? spot.rule
    let mention = Mention(passage: Passage(Article.ID(article), spot.span), rule: rules)
    gathered[group].mentions.append(mention)
    gathered[group].prints[Print(form: occurrence.form, printed: occurrence.printed), default: 0] += 1
    if let role = spot.role {
      let text = texts[article].text
      gathered[group].roles[NameKey(text, role), default: (text[role], 0)].count += 1
    }
  }

  /// The entities by kind, then most mentioned, then name.
  func merged() -> MergedNames {
    let named = gathered.indices.filter { !gathered[$0].mentions.isEmpty }
    let entities = named.map { group in
      let entity = gathered[group]
      let aliases = aliases(of: entity)
      let roles = entity.roles.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map(\.name)
      return Entity(
        kind: table.forms[group].kind, name: headName(aliases), aliases: aliases, mentions: entity.mentions,
        roles: roles)
    }.sorted(by: Self.order)
    var mentions: [[(span: Span, entity: Entity.ID)]] = texts.map { _ in [] }
    for (index, entity) in entities.enumerated() {
      for mention in entity.mentions {
        mentions[mention.passage.article.index].append((mention.passage.span, Entity.ID(index)))
      }
    }
    return MergedNames(entities: entities, mentions: mentions.map(Self.inOrder))
  }

  private static func inOrder(
    _ mentions: [(span: Span, entity: Entity.ID)]
  ) -> [(span: Span, entity: Entity.ID)] {
    mentions.sorted {
      $0.span.start != $1.span.start ? $0.span.start < $1.span.start : $0.span.end < $1.span.end
    }
  }

  /// By kind, then most mentioned, then name, then place.
  private static func order(_ a: Entity, _ b: Entity) -> Bool {
    if a.kind != b.kind { return a.kind.rank < b.kind.rank }
    if a.mentions.count != b.mentions.count { return a.mentions.count > b.mentions.count }
    return a.name != b.name ? a.name < b.name : a.mentions[0].passage < b.mentions[0].passage
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
    form.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  private func plainness(_ form: String) -> Int {
    let isShouted = form.utf8.count > 4 && form.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
    return (isShouted ? 0 : 2) + (form.utf8.contains(0xE2) ? 0 : 1)
  }
}
