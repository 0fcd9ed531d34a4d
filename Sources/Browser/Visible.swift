import News
import Prose

/// What a filter leaves of a dossier: what the panes list and count. Made once per dossier and filter, for it takes a
/// pass over everything that was found.
struct Visible: Sendable {
  /// In the order of the dossier.
  let articles: [Article.ID]
  /// In order of article and place.
  let speech: [Quote.ID]
  /// In order of the timeline.
  let events: [Event.ID]
  /// Per entity of the dossier.
  let entityCounts: [EntityCounts]
  /// Per article of the dossier: quotes that show.
  let quoteCounts: [Int]
  /// Per event of the dossier: articles that show and tell of it.
  let sourceCounts: [Int]
  /// Most mentioned first.
  private let entitiesByKind: [Entity.Kind: [Entity.ID]]
  private let fitting: [FittingText]

  struct EntityCounts: Hashable, Sendable {
    var mentions = 0
    var quotes = 0
    var articles = 0
  }

  init(_ dossier: Dossier, _ filter: Filter) {
    let fitting = filter.fittingText(in: dossier)
    self.fitting = fitting
    articles = fitting.indices.filter { fitting[$0] != .none }.map { Article.ID($0) }
    let speakers = Set(filter.speakers)
    speech = dossier.speech.filter { id in
      let quote = dossier.quotes[id.index]
      return fitting[quote.passage.article.index].contains(quote.passage.span.start)
        && (speakers.isEmpty || quote.speakers.contains(where: speakers.contains))
    }
    let counts = Self.entityCounts(dossier, articles, fitting, speech)
    entityCounts = counts
    quoteCounts = Self.quoteCounts(dossier, speech)
    let sources = Self.sourceCounts(dossier, filter.days, fitting)
    sourceCounts = sources
    events = sources.indices.filter { sources[$0] > 0 }.map { Event.ID($0) }
    var byKind: [Entity.Kind: [Entity.ID]] = [:]
    for kind in Entity.Kind.allCases {
      let entities = dossier.entities(kind)
      byKind[kind] =
        filter.isEmpty
        ? entities
        : entities.filter { counts[$0.index].mentions > 0 }
          .sorted { (counts[$1.index].mentions, $0) < (counts[$0.index].mentions, $1) }
    }
    entitiesByKind = byKind
  }

  func entities(_ kind: Entity.Kind) -> [Entity.ID] { entitiesByKind[kind] ?? [] }

  /// Whether the filter leaves the paragraph that a passage starts in.
  func contains(_ passage: Passage) -> Bool { fitting[passage.article.index].contains(passage.span.start) }

  func contains(_ article: Article.ID) -> Bool { fitting[article.index] != .none }

  /// Where an article stands in the list, or the first after it; `nil` where the list is empty.
  func index(of article: Article.ID) -> Int? {
    let index = articles.partitioningIndex { $0 >= article }
    return articles.isEmpty ? nil : min(index, articles.count - 1)
  }

  // MARK: Counting

  private static func entityCounts(
    _ dossier: Dossier, _ articles: [Article.ID], _ fitting: [FittingText], _ speech: [Quote.ID]
  ) -> [EntityCounts] {
    var counts = [EntityCounts](repeating: EntityCounts(), count: dossier.entities.count)
    var lastArticle = [Int](repeating: -1, count: dossier.entities.count)
    for article in articles {
      let fit = fitting[article.index]
      for mention in dossier.mentions(in: article) where fit.contains(mention.span.start) {
        let entity = mention.entity.index
        counts[entity].mentions += 1
        if lastArticle[entity] != article.index { counts[entity].articles += 1 }
        lastArticle[entity] = article.index
      }
    }
    for quote in speech {
      for speaker in dossier.quotes[quote.index].speakers { counts[speaker.index].quotes += 1 }
    }
    return counts
  }

  private static func quoteCounts(_ dossier: Dossier, _ speech: [Quote.ID]) -> [Int] {
    var counts = [Int](repeating: 0, count: dossier.articles.count)
    for quote in speech { counts[dossier.quotes[quote.index].passage.article.index] += 1 }
    return counts
  }

  private static func sourceCounts(
    _ dossier: Dossier, _ days: [TimeSpan], _ fitting: [FittingText]
  ) -> [Int] {
    dossier.events.map { event in
      guard days.allSatisfy({ event.days.isDated && event.days.overlaps($0) }) else { return 0 }
      var count = 0
      var last: Article.ID?
      for telling in event.tellings where telling.passage.article != last {
        guard fitting[telling.passage.article.index].contains(telling.passage.span.start) else { continue }
        count += 1
        last = telling.passage.article
      }
      return count
    }
  }
}
