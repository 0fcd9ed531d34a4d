import News
import Prose
import Search

/// A series of passages the reader steps through with `n` and `N`, across articles: the hits of a search, the
/// mentions of a name, the tellings of an event, the quotes of a speaker.
struct Walk: Sendable {
  enum Source: Sendable {
    case search(SearchResults)
    case mentions(Entity.ID)
    case tellings(Event.ID)
  }

  let source: Source
  /// What is walked: the query, the name.
  let label: String
  /// The articles it leads through, in order of the walk.
  let articles: [Article.ID]
  /// How many stops there are in all.
  let count: Int
  /// Which stop the reader stands on; `nil` before the first step.
  private(set) var position: Stop?
  /// The stops of the article that shows: finding hits again takes a pass over its text.
  private var kept: (article: Article.ID, spans: [Span])?
  /// What the filter leaves: the walk leads nowhere else.
  private let visible: Visible

  struct Stop: Hashable, Sendable {
    /// Index into `articles`.
    var article: Int
    /// Index into the stops of that article.
    var hit: Int
  }

  init(_ source: Source, label: String, in dossier: Dossier, _ visible: Visible) {
    self.source = source
    self.label = label
    self.visible = visible
    let passages: [Passage]
    switch source {
    case .search(let results):
      articles = results.articles
      count = results.hitCount
      return
    case .mentions(let entity): passages = dossier[entity].mentions.map(\.passage)
    case .tellings(let event): passages = dossier[event].tellings.map(\.passage)
    }
    let stops = passages.filter(visible.contains)
    count = stops.count
    articles = stops.indices.filter { $0 == 0 || stops[$0].article != stops[$0 - 1].article }
      .map { stops[$0].article }
  }

  /// What its stops are called.
  var noun: String {
    switch source {
    case .search: count == 1 ? "hit" : "hits"
    case .mentions: count == 1 ? "mention" : "mentions"
    case .tellings: count == 1 ? "telling" : "tellings"
    }
  }

  var isSearch: Bool {
    if case .search = source { true } else { false }
  }

  /// The stops in one article, in order of place.
  func spans(in article: Article.ID, _ dossier: Dossier) -> [Span] {
    if let kept, kept.article == article { return kept.spans }
    switch source {
    case .search(let results): return dossier.hits(of: results.query, in: article)
    case .mentions(let entity):
      return dossier.mentions(in: article)
        .filter { $0.entity == entity && visible.contains(Passage(article, $0.span)) }.map(\.span)
    case .tellings(let event):
      return dossier[event].tellings.map(\.passage)
        .filter { $0.article == article && visible.contains($0) }.map(\.span)
    }
  }

  /// The stops of an article around the one the reader stands on, and, where finding them takes no pass over a text,
  /// those of the articles after it; at most so many.
  func stops(_ count: Int, in article: Article.ID, _ dossier: Dossier) -> [Passage] {
    guard let index = articles.firstIndex(of: article) else { return [] }
    let here = spans(in: article, dossier)
    let current = position.flatMap { $0.article == index ? $0.hit : nil } ?? 0
    let first = max(
      0, min(current - count / 2, isSearch || articles.count == 1 ? here.count - count : current))
    var stops = here.dropFirst(first).prefix(count).map { Passage(article, $0) }
    if isSearch { return stops }
    for next in articles.dropFirst(index + 1) {
      guard stops.count < count else { break }
      stops += spans(in: next, dossier).prefix(count - stops.count).map { Passage(next, $0) }
    }
    return stops
  }

  /// Keeps the stops of an article at hand, for drawing it.
  mutating func keep(_ article: Article.ID, _ dossier: Dossier) {
    if kept?.article != article { kept = (article, spans(in: article, dossier)) }
  }

  /// Goes to the stop `distance` (1 or -1) further on, from the first to the last and round again.
  /// - Parameter place: where the reader is, to start from when no stop has been made yet.
  /// - Returns: its passage; `nil` where there is no stop at all.
  mutating func step(_ distance: Int, from place: Passage?, _ dossier: Dossier) -> Passage? {
    guard !articles.isEmpty else { return nil }
    var next = position
    if var current = next {
      current.hit += distance
      next = current
    } else {
      next = start(distance, from: place, dossier)
    }
    guard var stop = next else { return nil }
    for _ in 0...articles.count {
      let spans = spans(in: articles[stop.article], dossier)
      if spans.indices.contains(stop.hit) {
        position = stop
        return Passage(articles[stop.article], spans[stop.hit])
      }
      stop.article = (stop.article + (distance > 0 ? 1 : -1) + articles.count) % articles.count
      stop.hit = distance > 0 ? 0 : self.spans(in: articles[stop.article], dossier).count - 1
    }
    return nil
  }

  /// Goes to a stop of one article: the first that ends after `offset` (UTF-8), else its first.
  mutating func enter(_ article: Article.ID, at offset: Int, _ dossier: Dossier) -> Passage? {
    guard let index = articles.firstIndex(of: article) else { return nil }
    let spans = spans(in: article, dossier)
    guard !spans.isEmpty else { return nil }
    let hit = spans.firstIndex { $0.end > offset } ?? 0
    position = Stop(article: index, hit: hit)
    return Passage(article, spans[hit])
  }

  /// The first stop at or after (or, backwards, before) the place the reader is at.
  private func start(_ distance: Int, from place: Passage?, _ dossier: Dossier) -> Stop? {
    guard let place, let article = articles.firstIndex(of: place.article) else {
      return distance > 0 ? Stop(article: 0, hit: 0) : Stop(article: articles.count - 1, hit: -1)
    }
    let spans = spans(in: place.article, dossier)
    let next = spans.firstIndex { $0.start >= place.span.start } ?? spans.count
    return Stop(article: article, hit: distance > 0 ? next : next - 1)
  }
}
