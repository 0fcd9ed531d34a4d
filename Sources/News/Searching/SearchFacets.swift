import Prose
public import Search

/// What the articles of a result have in common: how many of them each outlet published, on which days, and how many
/// quote or name whom.
public struct SearchFacets: Hashable, Sendable {
  /// One of these ways to divide articles.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case outlet, day, speaker, person, organisation, place

    /// What stands before the colon to search for one of its values.
    public var field: DossierField {
      switch self {
      case .outlet: .outlet
      case .day: .date
      case .speaker: .speaker
      case .person: .person
      case .organisation: .organisation
      case .place: .place
      }
    }
  }

  private var values: [Kind: [NameCount]] = [:]

  /// Those in most articles first, then by name; days in their order, as `2026-01-05`.
  public subscript(kind: Kind) -> [NameCount] { values[kind] ?? [] }

  /// How a value is searched for: `outlet:"Some Post"`.
  public static func query(_ kind: Kind, _ value: String) -> String {
    "\(kind.field.name):" + (kind == .day ? value : "\"\(value.filter { $0 != "\"" })\"")
  }

  fileprivate init() {}

  fileprivate mutating func add(_ counts: [String: Int], as kind: Kind, limit: Int) {
    values[kind] = Array(
      counts.map { NameCount(name: $0.key, documents: $0.value) }
        .sorted { ($1.documents, $0.name) < ($0.documents, $1.name) }.prefix(limit))
  }

  fileprivate mutating func add(days: [DayCount]) {
    values[.day] = days.map { NameCount(name: Day(number: $0.day).iso, documents: $0.documents) }
  }
}

extension Dossier {
  /// What `articles` have in common; a name that is printed in several ways counts once.
  /// - Parameters:
  ///   - articles: each once, in any order.
  ///   - limit: how many values of a kind; all days are told.
  public func facets(of articles: [Article.ID], limit: Int) -> SearchFacets {
    let limit = max(limit, 0)
    var facets = SearchFacets()
    let documents = articles.map(\.index)
    let outlets = index.facets(in: DossierField.outlet.rawValue, of: documents, limit: limit)
    facets.add(
      Dictionary(uniqueKeysWithValues: outlets.map { ($0.name, $0.documents) }), as: .outlet, limit: limit)
    facets.add(days: index.days(in: DossierField.date.rawValue, of: documents))
    var isWanted = [Bool](repeating: false, count: self.articles.count)
    for article in articles { isWanted[article.index] = true }
    var speakers = ArticleCounts(entityCount: entities.count)
    var named = ArticleCounts(entityCount: entities.count)
    for id in speech where isWanted[self[id].passage.article.index] {
      for speaker in self[id].speakers { speakers.add(speaker, self[id].passage.article) }
    }
    for article in articles {
      for mention in mentions(in: article) { named.add(mention.entity, article) }
    }
    facets.add(byName(speakers.counts), as: .speaker, limit: limit)
    let kinds: [(Entity.Kind, SearchFacets.Kind)] = [
      (.person, .person), (.organisation, .organisation), (.place, .place),
    ]
    for (kind, facet) in kinds {
      facets.add(byName(named.counts.filter { self[$0.key].kind == kind }), as: facet, limit: limit)
    }
    return facets
  }

  private func byName(_ counts: [Entity.ID: Int]) -> [String: Int] {
    Dictionary(counts.map { (self[$0.key].name, $0.value) }, uniquingKeysWith: max)
  }
}

/// In how many articles each entity was met, article by article.
private struct ArticleCounts {
  private var byEntity: [Int]
  private var last: [Int]

  init(entityCount: Int) {
    byEntity = Array(repeating: 0, count: entityCount)
    last = Array(repeating: -1, count: entityCount)
  }

  mutating func add(_ entity: Entity.ID, _ article: Article.ID) {
    guard last[entity.index] != article.index else { return }
    last[entity.index] = article.index
    byEntity[entity.index] += 1
  }

  /// Those that were met.
  var counts: [Entity.ID: Int] {
    Dictionary(
      uniqueKeysWithValues: byEntity.indices.filter { byEntity[$0] > 0 }.map { (Entity.ID($0), byEntity[$0]) }
    )
  }
}
