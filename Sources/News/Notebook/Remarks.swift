/// What the reader says about something: a star, tags, a note; and which facts of it are the reader's.
public struct Remarks: Hashable, Sendable {
  public let isStarred: Bool
  public let tags: [String]
  public let note: String?
  /// The facts that the reader has set, in the order of `Notebook.Field`.
  public let corrections: [Notebook.Field]

  public init(_ stated: [Notebook.Field: Notebook.Value]) {
    isStarred = stated[.starred]?.flag ?? false
    tags = stated[.tags]?.list ?? []
    note = stated[.note]?.text
    corrections = Notebook.Field.allCases.filter { stated[$0] != nil && !$0.isRemark }
  }

  public static let none = Remarks([:])

  /// Whether the reader has marked it, apart from correcting it.
  public var isMarked: Bool { isStarred || !tags.isEmpty || note != nil }
}

/// Where a notebook's subjects are in a dossier.
public struct PlacedNotes: Sendable {
  public internal(set) var notebook = Notebook()
  /// The articles whose names or speakers are not as found.
  var correctedArticles: Set<Article.ID> = []
  var articles: [Article.ID: Notebook.Subject] = [:]
  var entities: [Entity.ID: Notebook.Subject] = [:]
  var quotes: [Quote.ID: Notebook.Subject] = [:]
  var events: [Event.ID: Notebook.Subject] = [:]
  /// Passages and lines of articles, in order.
  public internal(set) var passages: [(passage: Passage, subject: Notebook.Subject)] = []
  /// Subjects that are nowhere in the dossier as it is: they are kept until they are found again.
  public internal(set) var unplaced: [Notebook.Subject] = []

  public init() {}

  public func remarks(on article: Article.ID) -> Remarks { remarks(articles[article]) }
  public func remarks(on entity: Entity.ID) -> Remarks { remarks(entities[entity]) }
  public func remarks(on quote: Quote.ID) -> Remarks { remarks(quotes[quote]) }
  public func remarks(on event: Event.ID) -> Remarks { remarks(events[event]) }

  /// Where a subject is in the dossier; `nil` where it is not.
  public func article(of subject: Notebook.Subject) -> Article.ID? {
    articles.first { $0.value == subject }?.key
  }
  /// Where an entity's statements are about it; `nil` where it is not in the dossier.
  public func entity(of subject: Notebook.Subject) -> Entity.ID? {
    entities.first { $0.value == subject }?.key
  }
  public func quote(of subject: Notebook.Subject) -> Quote.ID? { quotes.first { $0.value == subject }?.key }
  public func event(of subject: Notebook.Subject) -> Event.ID? { events.first { $0.value == subject }?.key }

  /// The passages of an article that the reader has noted something on.
  public func remarks(in article: Article.ID) -> [(passage: Passage, remarks: Remarks)] {
    passages.filter { $0.passage.article == article }.map { ($0.passage, remarks($0.subject)) }
  }

  private func remarks(_ subject: Notebook.Subject?) -> Remarks {
    subject.map { Remarks(notebook[$0]) } ?? .none
  }
}

// MARK: What a statement about something is filed under

extension Dossier {
  /// The subject of statements about an article.
  public func subject(of article: Article.ID) -> Notebook.Subject { .article(self[article].name) }

  /// The subject under which the notebook has an entity, else its name.
  public func subject(of entity: Entity.ID) -> Notebook.Subject {
    notes.entities[entity] ?? .entity(self[entity].kind, self[entity].name)
  }

  /// The subject under which the notebook has a quote, else its words.
  public func subject(of quote: Quote.ID) -> Notebook.Subject {
    notes.quotes[quote] ?? .quote(anchor(of: self[quote].passage))
  }

  /// The subject under which the notebook has an event, else the words of its label.
  public func subject(of event: Event.ID) -> Notebook.Subject {
    notes.events[event] ?? .event(anchor(of: self[event].label))
  }

  /// The subject of a note on a passage.
  public func subject(of passage: Passage) -> Notebook.Subject {
    notes.passages.first { $0.passage == passage && $0.subject.section == .passage }?.subject
      ?? .passage(anchor(of: passage))
  }

  /// The subject of what is said about a line.
  public func subject(ofLine passage: Passage) -> Notebook.Subject {
    notes.passages.first { $0.passage == passage && $0.subject.section == .line }?.subject
      ?? .line(anchor(of: passage))
  }

  /// The subject of whom a name names.
  public func subject(ofMention passage: Passage) -> Notebook.Subject {
    notes.passages.first { $0.passage == passage && $0.subject.section == .mention }?.subject
      ?? .mention(anchor(of: passage))
  }

  private func anchor(of passage: Passage) -> TextAnchor {
    TextAnchor(passage.span, in: self[passage.article])
  }
}
