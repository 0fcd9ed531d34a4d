public import Prose
public import Search

/// The articles on one story and everything found in them: an immutable value that the browser and the
/// subcommands share.
public struct Dossier: Sendable {
  /// In order of publication, undated last, then by name; `Article.ID` is the index.
  public let articles: [Article]
  /// In order of article and place.
  public private(set) var quotes: [Quote]
  /// By kind, then most mentioned first, then by name.
  public private(set) var entities: [Entity]
  /// Per article, in order of place.
  public let times: [[TimeMention]]
  /// In order of last day, then first day; undated last.
  public private(set) var events: [Event]
  public let problems: [Problem]
  public private(set) var index: Index
  /// Per article: words in its blocks.
  public let wordCounts: [Int]
  /// What the reader has said of it.
  public private(set) var notes: PlacedNotes

  /// The quotes that somebody says, in order of article and place.
  public private(set) var speech: [Quote.ID]

  private var entitiesByKind: [Entity.Kind: [Entity.ID]]
  /// Per article, in order of place.
  private var mentionsByArticle: [[EntityMention]]
  /// Per entity, in order of article and place.
  private var quotesByEntity: [[Quote.ID]]
  /// Per article, in order of the timeline.
  private var eventsByArticle: [[Event.ID]]
  /// Per entity, its place among those that are quoted, most quoted first; `nil` if it is not quoted.
  private var speakerRanks: [Int?]

  public init(
    articles: [Article], quotes: [Quote] = [], entities: [Entity] = [], times: [[TimeMention]] = [],
    events: [Event] = [], problems: [Problem] = [], index: Index, wordCounts: [Int] = [],
    notes: PlacedNotes = PlacedNotes()
  ) {
    self.notes = notes
    self.articles = articles
    self.quotes = quotes
    self.entities = entities
    self.times = times.isEmpty ? articles.map { _ in [] } : times
    self.events = events
    self.problems = problems
    self.index = index
    self.wordCounts = wordCounts.isEmpty ? articles.map { _ in 0 } : wordCounts
    speech = Self.speech(quotes)
    entitiesByKind = Self.entitiesByKind(entities)
    mentionsByArticle = Self.mentionsByArticle(entities, articleCount: articles.count)
    quotesByEntity = Self.quotesByEntity(quotes, entityCount: entities.count)
    eventsByArticle = Self.eventsByArticle(events, articleCount: articles.count)
    speakerRanks = Self.speakerRanks(quotesByEntity, entities)
  }

  /// The dossier with other findings and notes: what is `nil` stays as it is, and so does all that is looked up in it.
  /// The index is still the old one.
  func changed(
    entities: [Entity]?, quotes: [Quote]?, events: [Event]?, notes: PlacedNotes
  ) -> Dossier {
    var dossier = self
    dossier.notes = notes
    if let entities {
      dossier.entities = entities
      dossier.entitiesByKind = Self.entitiesByKind(entities)
      dossier.mentionsByArticle = Self.mentionsByArticle(entities, articleCount: articles.count)
    }
    if let quotes {
      dossier.quotes = quotes
      dossier.speech = Self.speech(quotes)
    }
    if entities != nil || quotes != nil {
      dossier.quotesByEntity = Self.quotesByEntity(dossier.quotes, entityCount: dossier.entities.count)
      dossier.speakerRanks = Self.speakerRanks(dossier.quotesByEntity, dossier.entities)
    }
    if let events {
      dossier.events = events
      dossier.eventsByArticle = Self.eventsByArticle(events, articleCount: articles.count)
    }
    return dossier
  }

  /// The dossier with another index.
  func indexed(_ index: Index) -> Dossier {
    var dossier = self
    dossier.index = index
    return dossier
  }

  // MARK: Looking up

  public subscript(article: Article.ID) -> Article { articles[article.index] }
  public subscript(quote: Quote.ID) -> Quote { quotes[quote.index] }
  public subscript(entity: Entity.ID) -> Entity { entities[entity.index] }
  public subscript(event: Event.ID) -> Event { events[event.index] }

  /// What an event is called: by the reader, else by the words of an article.
  public func name(of event: Event) -> String { event.name ?? text(event.label) }
  public func name(of event: Event.ID) -> String { name(of: self[event]) }

  /// The article of that name, which is looked for at `id` first; `nil` where there is none.
  public func article(named name: String, near id: Article.ID) -> Article.ID? {
    if id.index < articles.count, self[id].name == name { return id }
    return articles.firstIndex { $0.name == name }.map { Article.ID($0) }
  }

  /// The characters at a passage.
  public func text(_ passage: Passage) -> String { self[passage.article].text[passage.span] }

  /// The quotes of one article, in order of place; a quote's index in `quotes` is its ID.
  public func quotes(in article: Article.ID) -> ArraySlice<Quote> {
    let start = quotes.partitioningIndex { $0.passage.article >= article }
    let end = quotes.partitioningIndex { $0.passage.article > article }
    return quotes[start..<end]
  }

  /// What an entity says, in order of article and place.
  public func quotes(by entity: Entity.ID) -> [Quote.ID] { quotesByEntity[entity.index] }

  /// The names in one article, in order of place.
  public func mentions(in article: Article.ID) -> [EntityMention] { mentionsByArticle[article.index] }

  /// The events an article tells of, in order of the timeline.
  public func events(in article: Article.ID) -> [Event.ID] { eventsByArticle[article.index] }

  /// The entities of one kind, most mentioned first.
  public func entities(_ kind: Entity.Kind) -> [Entity.ID] { entitiesByKind[kind] ?? [] }

  /// Where an entity stands among those that are quoted, from 0 for the most quoted; `nil` if nobody quotes it.
  public func speakerRank(of entity: Entity.ID) -> Int? { speakerRanks[entity.index] }

  /// The articles that mention an entity, in order.
  public func articles(mentioning entity: Entity.ID) -> [Article.ID] {
    distinctArticles(self[entity].mentions.map(\.passage))
  }

  /// The articles that tell of an event, in order.
  public func articles(telling event: Event.ID) -> [Article.ID] {
    distinctArticles(self[event].tellings.map(\.passage))
  }

  private func distinctArticles(_ passages: [Passage]) -> [Article.ID] {
    var articles: [Article.ID] = []
    for passage in passages where passage.article != articles.last { articles.append(passage.article) }
    return articles
  }

  // MARK: Building the look-ups

  private static func speech(_ quotes: [Quote]) -> [Quote.ID] {
    quotes.indices.filter { quotes[$0].isSpeech }.map { Quote.ID($0) }
  }

  private static func entitiesByKind(_ entities: [Entity]) -> [Entity.Kind: [Entity.ID]] {
    Dictionary(grouping: entities.indices.map { Entity.ID($0) }) { entities[$0.index].kind }
  }

  private static func mentionsByArticle(_ entities: [Entity], articleCount: Int) -> [[EntityMention]] {
    var mentions = [[EntityMention]](repeating: [], count: articleCount)
    for (index, entity) in entities.enumerated() {
      for mention in entity.mentions {
        mentions[mention.passage.article.index].append(
          EntityMention(span: mention.passage.span, entity: Entity.ID(index)))
      }
    }
    return concurrentMap(mentions) { $0.sorted { ($0.span, $0.entity) < ($1.span, $1.entity) } }
  }

  private static func quotesByEntity(_ quotes: [Quote], entityCount: Int) -> [[Quote.ID]] {
    var byEntity = [[Quote.ID]](repeating: [], count: entityCount)
    for (index, quote) in quotes.enumerated() where quote.isSpeech {
      for speaker in quote.speakers { byEntity[speaker.index].append(Quote.ID(index)) }
    }
    return byEntity
  }

  private static func eventsByArticle(_ events: [Event], articleCount: Int) -> [[Event.ID]] {
    var byArticle = [[Event.ID]](repeating: [], count: articleCount)
    for (index, event) in events.enumerated() {
      for telling in event.tellings {
        let article = telling.passage.article.index
        if byArticle[article].last != Event.ID(index) { byArticle[article].append(Event.ID(index)) }
      }
    }
    return byArticle
  }

  private static func speakerRanks(_ quotesByEntity: [[Quote.ID]], _ entities: [Entity]) -> [Int?] {
    let speakers = entities.indices.filter { !quotesByEntity[$0].isEmpty }.sorted { a, b in
      (-quotesByEntity[a].count, -entities[a].mentions.count, a)
        < (-quotesByEntity[b].count, -entities[b].mentions.count, b)
    }
    var ranks = [Int?](repeating: nil, count: entities.count)
    for (rank, entity) in speakers.enumerated() { ranks[entity] = rank }
    return ranks
  }
}

/// A name in one article's text, and whose it is.
public struct EntityMention: Hashable, Sendable {
  public let span: Span
  public let entity: Entity.ID

  public init(span: Span, entity: Entity.ID) {
    self.span = span
    self.entity = entity
  }
}
