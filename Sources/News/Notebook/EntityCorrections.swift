import Prose

/// Entities as the reader corrects them: joined, split, renamed, of another kind, or none at all.
struct EntityCorrections {
  private let articles: [Article]
  private let found: [Entity]
  /// None as long as nothing is corrected: then every entity is as found.
  private var drafts: [Draft] = []
  /// By name that is asked for, the old indices of those who have it; the most mentioned bearer first.
  private let bearers: [String: [Int]]
  /// By old index, the draft that its mentions and quotes went to.
  private var destination: [Int]

  private struct Draft {
    var kind: Entity.Kind
    var name: String
    var mentions: [Mention]
    var roles: [String]
    var origin: Origin
    /// Stays although nothing names it.
    var isSpeaker = false
    var isIgnored = false
    /// Whether it has no longer all the mentions that were found.
    var hasLostMentions = false

    /// Whether the entity is the one that was found, whether or not it is shown.
    var isAsFound: Bool { origin == .found && !hasLostMentions }
  }

  /// - Parameter names: those by which entities will be asked for.
  init(_ entities: [Entity], of articles: [Article], naming names: Set<String>) {
    self.articles = articles
    found = entities
    var bearers: [String: [Int]] = [:]
    // By index: there are many, and few of them are asked for.
    for index in entities.indices where names.contains(entities[index].name) {
      bearers[entities[index].name, default: []].append(index)
    }
    for index in entities.indices {
      for alias in entities[index].aliases
      where names.contains(alias.form) && alias.form != entities[index].name {
        bearers[alias.form, default: []].append(index)
      }
    }
    self.bearers = bearers
    destination = Array(entities.indices)
  }

  /// The entity of that kind under that name before any correction; of another kind where that has none.
  func entity(_ kind: Entity.Kind?, _ name: String) -> Int? {
    let bearers = bearers[name] ?? []
    return bearers.first { (drafts.isEmpty ? found[$0].kind : drafts[$0].kind) == kind } ?? bearers.first
  }

  // MARK: Corrections

  private mutating func makeDrafts() {
    guard drafts.isEmpty else { return }
    drafts = found.map {
      Draft(kind: $0.kind, name: $0.name, mentions: $0.mentions, roles: $0.roles, origin: $0.origin)
    }
  }

  /// Gives the mentions printed in one of `forms` to an entity of their own each.
  mutating func split(_ forms: [String], from index: Int) {
    guard !forms.isEmpty else { return }
    makeDrafts()
    for form in forms {
      let mentions = drafts[index].mentions
      let own = mentions.filter { printed($0) == form }
      guard !own.isEmpty, own.count < mentions.count else { continue }
      drafts[index].mentions = mentions.filter { printed($0) != form }
      drafts[index].origin = .reader
      drafts.append(
        Draft(kind: drafts[index].kind, name: form, mentions: own, roles: [], origin: .reader))
    }
  }

  /// Gives the mention at `passage` to the entity of a name, which may be new.
  mutating func assign(_ passage: Passage, to name: String, kind: Entity.Kind?) {
    makeDrafts()
    let old = drafts.firstIndex { draft in
      draft.mentions.contains {
        $0.passage.article == passage.article && $0.passage.span.overlaps(passage.span)
      }
    }
    let kind = kind ?? old.map { drafts[$0].kind } ?? .person
    if let old {
      drafts[old].hasLostMentions = true
      drafts[old].mentions.removeAll {
        $0.passage.article == passage.article && $0.passage.span.overlaps(passage.span)
      }
    }
    let target = speaker(name, kind)
    drafts[target].mentions.append(Mention(passage: passage, reason: .reader))
    drafts[target].mentions.sort { $0.passage < $1.passage }
    drafts[target].origin = .reader
  }

  /// Joins `other` to `index`.
  mutating func merge(_ other: Int, into index: Int) {
    makeDrafts()
    let (from, to) = (destination[other], destination[index])
    guard from != to else { return }
    drafts[to].mentions = (drafts[to].mentions + drafts[from].mentions).sorted { $0.passage < $1.passage }
    for role in drafts[from].roles where !drafts[to].roles.contains(role) { drafts[to].roles.append(role) }
    drafts[to].origin = .reader
    drafts[from].mentions = []
    for old in destination.indices where destination[old] == from { destination[old] = to }
  }

  mutating func set(name: String? = nil, kind: Entity.Kind? = nil, of index: Int) {
    makeDrafts()
    let draft = destination[index]
    if let name { drafts[draft].name = name }
    if let kind { drafts[draft].kind = kind }
    drafts[draft].origin = .reader
  }

  mutating func ignore(_ index: Int) {
    makeDrafts()
    drafts[destination[index]].isIgnored = true
  }

  /// The draft of somebody by name; a new one of `kind` where nobody is called that.
  mutating func speaker(_ name: String, _ kind: Entity.Kind = .person) -> Int {
    makeDrafts()
    if let renamed = drafts.firstIndex(where: { $0.name == name && !$0.isIgnored && $0.origin == .reader }) {
      return renamed
    }
    if let known = entity(kind, name) { return destination[known] }
    drafts.append(
      Draft(kind: kind, name: name, mentions: [], roles: [], origin: .reader, isSpeaker: true))
    return drafts.count - 1
  }

  /// Lets an entity that nothing names stay, for somebody is quoted by it.
  mutating func keepSpeaker(_ draft: Int) { drafts[draft].isSpeaker = true }

  // MARK: The result

  struct Result {
    let entities: [Entity]
    /// By draft, the entity; `nil` where it is none.
    let byDraft: [Entity.ID?]
    /// By index before the corrections, the draft.
    let destination: [Int]
    /// Who is named where, of those that were changed.
    let mentioned: [Passage: Entity.ID]
    /// The articles in which something is named otherwise than was found.
    let touched: Set<Article.ID>
    /// Whether no entity is another than before.
    var isAsFound = false
  }

  func result() -> Result {
    guard !isAsFound else {
      return Result(
        entities: found, byDraft: found.indices.map { Entity.ID($0) }, destination: destination,
        mentioned: [:], touched: [], isAsFound: true)
    }
    let kept = drafts.indices.filter {
      !drafts[$0].isIgnored && (!drafts[$0].mentions.isEmpty || drafts[$0].isSpeaker)
    }.sorted { a, b in
      (drafts[a].kind.rank, drafts[b].mentions.count, drafts[a].name, a)
        < (drafts[b].kind.rank, drafts[a].mentions.count, drafts[b].name, b)
    }
    var byDraft = [Entity.ID?](repeating: nil, count: drafts.count)
    for (place, draft) in kept.enumerated() { byDraft[draft] = Entity.ID(place) }
    let entities = kept.map(entity)
    var mentioned: [Passage: Entity.ID] = [:]
    for (place, entity) in entities.enumerated() where entity.origin == .reader {
      for mention in entity.mentions { mentioned[mention.passage] = Entity.ID(place) }
    }
    let changed = drafts.filter { $0.origin == .reader || $0.isIgnored }
    return Result(
      entities: entities, byDraft: byDraft, destination: destination, mentioned: mentioned,
      touched: Set(changed.flatMap { $0.mentions.map(\.passage.article) }))
  }

  /// Whether no correction has changed anything.
  private var isAsFound: Bool {
    drafts.isEmpty || drafts.count == found.count && drafts.allSatisfy { $0.isAsFound && !$0.isIgnored }
  }

  private func entity(_ index: Int) -> Entity {
    let draft = drafts[index]
    if draft.isAsFound { return found[index] }
    var counts: [String: Int] = [:]
    for mention in draft.mentions { counts[printed(mention), default: 0] += 1 }
    let aliases = counts.map { Alias(form: $0, count: $1) }.sorted {
      ($1.count, $0.form) < ($0.count, $1.form)
    }
    return Entity(
      kind: draft.kind, name: draft.name, aliases: aliases, mentions: draft.mentions, roles: draft.roles,
      origin: draft.origin)
  }

  private func printed(_ mention: Mention) -> String {
    articles[mention.passage.article.index].text[mention.passage.span]
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
