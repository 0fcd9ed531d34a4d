import Prose
import Search

/// Carries the findings of a dossier over to articles of which some are new, changed or gone.
struct DossierCarrying {
  private let older: Dossier
  private let articles: [Article]
  /// By article, its place in the older dossier.
  private let olderPlaces: [Int?]
  /// By place in the older dossier, the article's now.
  private let places: [Article.ID?]
  /// By place in the older dossier, whether the article has the same place now: what is found in such articles alone
  /// is handed on as it is.
  private let stays: [Bool]
  /// By place in the older dossier, the entity's now.
  private var entityPlaces: [Entity.ID?] = []

  /// - Parameter places: per article, its place in the older dossier where its text is the same.
  init(from older: Dossier, to articles: [Article], _ places: [Int?]) {
    self.older = older
    olderPlaces = places
    var newer = [Article.ID?](repeating: nil, count: older.articles.count)
    for (index, place) in places.enumerated() {
      if let place { newer[place] = Article.ID(index) }
    }
    stays = newer.enumerated().map { $1?.index == $0 }
    self.places = newer
    self.articles = articles
  }

  func dossier(problems: [Problem], index: Index, wordCounts: [Int]) -> Dossier {
    var carrying = self
    let entities = carrying.entities()
    return Dossier(
      articles: articles.map(carrying.readdressed), quotes: carrying.quotes(), entities: entities,
      times: olderPlaces.map { $0.map { older.times[$0] } ?? [] }, events: carrying.events(),
      problems: problems, index: index, wordCounts: wordCounts)
  }

  private func carried(_ passage: Passage) -> Passage? {
    places[passage.article.index].map { Passage($0, passage.span) }
  }

  /// The article whose day was found by others' evidence, with what is left of that.
  private func readdressed(_ article: Article) -> Article {
    guard let day = article.published, case .inferred(let reason, let passages) = day.evidence else {
      return article
    }
    return article.published(
      Sourced(day.value, .inferred(reason: reason, passages: passages.compactMap(carried))))
  }

  private mutating func entities() -> [Entity] {
    var kept: [Entity] = []
    for entity in older.entities {
      if entity.mentions.allSatisfy({ stays[$0.passage.article.index] }), !entity.mentions.isEmpty {
        entityPlaces.append(Entity.ID(kept.count))
        kept.append(entity)
        continue
      }
      let mentions = entity.mentions.compactMap { mention in
        carried(mention.passage).map { Mention(passage: $0, reason: mention.reason) }
      }
      entityPlaces.append(mentions.isEmpty ? nil : Entity.ID(kept.count))
      guard !mentions.isEmpty else { continue }
      kept.append(
        Entity(
          kind: entity.kind, name: entity.name, aliases: entity.aliases,
          mentions: mentions.sorted { $0.passage < $1.passage }, roles: entity.roles, origin: entity.origin))
    }
    return kept
  }

  private func quotes() -> [Quote] {
    olderPlaces.enumerated().flatMap { index, place -> [Quote] in
      guard let place else { return [] }
      return older.quotes(in: Article.ID(place)).map { quote in
        if index == place, quote.speakers.allSatisfy({ entityPlaces[$0.index] == $0 }) { return quote }
        return quote.moved(
          to: Article.ID(index), spokenBy: quote.speakers.compactMap { entityPlaces[$0.index] })
      }
    }
  }

  private func events() -> [Event] {
    older.events.compactMap { event -> Event? in
      if stays(event) { return event }
      guard let label = carried(event.label) else { return nil }
      return Event(
        label: label, name: event.name, days: event.days, status: event.status,
        tellings: carried(event.tellings), context: carried(event.context), rule: event.rule,
        origin: event.origin)
    }.sorted { $0.precedes($1) }
  }

  /// Whether all articles that tell of it have the same place now.
  private func stays(_ event: Event) -> Bool {
    stays[event.label.article.index]
      && event.tellings.allSatisfy { stays[$0.passage.article.index] }
      && event.context.allSatisfy { stays[$0.passage.article.index] }
  }

  private func carried(_ tellings: [Telling]) -> [Telling] {
    tellings.compactMap { telling in
      carried(telling.passage).map(telling.moved)
    }.sorted { $0.passage < $1.passage }
  }
}
