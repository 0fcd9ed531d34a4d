import Prose

extension Dossier {
  /// The dossier as the reader has corrected it, with what was noted in its place. Article facts and lines are
  /// corrected before the analysis (`Notebook.corrected(_:)`).
  ///
  /// Pure: the same dossier and notebook give the same, however often it is done.
  /// - Parameter earlier: the same dossier as it was corrected before, whose index is taken over where it can be.
  public func corrected(by notebook: Notebook, after earlier: Dossier? = nil) -> Dossier {
    guard !notebook.isEmpty else { return self }
    var correcting = DossierCorrections(self, notebook)
    return correcting.corrected().reindexed(after: earlier ?? self)
  }
}

private struct DossierCorrections {
  private let dossier: Dossier
  private let notebook: Notebook
  private var finder: AnchorFinder
  private var entities: EntityCorrections
  private var notes = PlacedNotes()
  /// By subject of an entity, its draft's old index.
  private var entitySubjects: [(subject: Notebook.Subject, index: Int)] = []

  init(_ dossier: Dossier, _ notebook: Notebook) {
    self.dossier = dossier
    self.notebook = notebook
    finder = AnchorFinder(dossier.articles)
    entities = EntityCorrections(dossier.entities, of: dossier.articles, naming: notebook.entityNames)
    notes.notebook = notebook
  }

  mutating func corrected() -> Dossier {
    placeArticles()
    placePassages()
    correctEntities()
    let spoken = correctSpeakers()
    let result = entities.result()
    for (subject, index) in entitySubjects {
      if let id = result.byDraft[result.destination[index]] { notes.entities[id] = subject }
    }
    let quotes = correctedQuotes(spoken, result)
    let events = correctedEvents()
    notes.unplaced.sort()
    let changed = (quotes ?? []).filter { quote in
      quote.origin == .reader || quote.speakers.contains { result.entities[$0.index].origin == .reader }
    }
    notes.correctedArticles = result.touched.union(changed.map(\.passage.article))
    return dossier.changed(
      entities: result.isAsFound ? nil : result.entities, quotes: quotes, events: events, notes: notes)
  }

  private mutating func place(_ subject: Notebook.Subject) -> Passage? {
    guard let passage = subject.anchor.flatMap({ finder.passage(of: $0) }) else {
      notes.unplaced.append(subject)
      return nil
    }
    return passage
  }

  private mutating func placeArticles() {
    for subject in notebook.subjects(.article) {
      guard case .article(let name) = subject else { continue }
      if let id = finder.article(named: name) {
        notes.articles[id] = subject
      } else {
        notes.unplaced.append(subject)
      }
    }
  }

  private mutating func placePassages() {
    for subject in notebook.subjects(.passage) + notebook.subjects(.line) {
      if let passage = place(subject) { notes.passages.append((passage, subject)) }
    }
    notes.passages.sort { ($0.passage, $0.subject) < ($1.passage, $1.subject) }
  }

  // MARK: Entities

  private mutating func correctEntities() {
    for subject in notebook.subjects(.entity) {
      guard case .entity(let kind, let name) = subject else { continue }
      if let index = entities.entity(kind, name) {
        entitySubjects.append((subject, index))
      } else {
        notes.unplaced.append(subject)
      }
    }
    for (subject, index) in entitySubjects {
      entities.split(notebook[subject, .split]?.list ?? [], from: index)
    }
    for subject in notebook.subjects(.mention) {
      guard let name = notebook[subject, .entity]?.text, let passage = place(subject) else { continue }
      entities.assign(passage, to: name, kind: nil)
      notes.passages.append((passage, subject))
    }
    for (subject, index) in entitySubjects {
      guard case .entity(let kind, _) = subject else { continue }
      for name in notebook[subject, .merge]?.list ?? [] {
        if let other = entities.entity(kind, name) { entities.merge(other, into: index) }
      }
    }
    for (subject, index) in entitySubjects {
      let kind = notebook[subject, .as]?.text.flatMap(Entity.Kind.init)
      if let name = notebook[subject, .name]?.text { entities.set(name: name, of: index) }
      if let kind { entities.set(kind: kind, of: index) }
      if notebook[subject, .ignored]?.flag == true { entities.ignore(index) }
    }
  }

  // MARK: Quotes

  /// What the reader says of a quote.
  private struct Said {
    var kind: Quote.Kind?
    /// Drafts of entities; `nil` where it stays as found.
    var speakers: [Int]?
  }

  private mutating func correctSpeakers() -> [Quote.ID: Said] {
    var said: [Quote.ID: Said] = [:]
    for subject in notebook.subjects(.quote) {
      guard let passage = place(subject) else { continue }
      guard let id = quote(at: passage) else {
        notes.unplaced.append(subject)
        continue
      }
      notes.quotes[id] = subject
      let names = notebook[subject, .speakers]?.list
      let speakers = names.map { names in names.filter { !$0.isEmpty }.map { entities.speaker($0) } }
      for draft in speakers ?? [] { entities.keepSpeaker(draft) }
      let kind = notebook[subject, .kind]?.text.flatMap(Quote.Kind.init)
      if kind != nil || speakers != nil { said[id] = Said(kind: kind, speakers: speakers) }
    }
    return said
  }

  /// The quote that is there, or most of it.
  private func quote(at passage: Passage) -> Quote.ID? {
    let quotes = dossier.quotes(in: passage.article)
    let best = quotes.indices.max { a, b in
      shared(quotes[a].passage.span, passage.span) < shared(quotes[b].passage.span, passage.span)
    }
    guard let best, shared(quotes[best].passage.span, passage.span) * 2 > passage.span.count else {
      return nil
    }
    return Quote.ID(best)
  }

  private func shared(_ a: Span, _ b: Span) -> Int { max(0, min(a.end, b.end) - max(a.start, b.start)) }

  /// All quotes; `nil` where none is another.
  private func correctedQuotes(
    _ said: [Quote.ID: Said], _ result: EntityCorrections.Result
  ) -> [Quote]? {
    if result.isAsFound, said.isEmpty { return nil }
    var quotes = dossier.quotes
    let affected = result.isAsFound ? said.keys.sorted() : quotes.indices.map { Quote.ID($0) }
    for id in affected { quotes[id.index] = quote(quotes[id.index], id, said, result) }
    return quotes
  }

  private func quote(
    _ quote: Quote, _ id: Quote.ID, _ said: [Quote.ID: Said], _ result: EntityCorrections.Result
  ) -> Quote {
    let named = quote.attribution.flatMap {
      result.mentioned[Passage(quote.passage.article, $0.speaker)]
    }
    var speakers: [Entity.ID] = []
    for old in quote.speakers {
      // Where the name before the verb was given to somebody else, so are the words.
      let isSingle = quote.speakers.count == 1
      let new = (isSingle ? named : nil) ?? result.byDraft[result.destination[old.index]]
      if let new, !speakers.contains(new) { speakers.append(new) }
    }
    guard let said = said[id] else {
      return speakers == quote.speakers ? quote : quote.changed(speakers: speakers, origin: quote.origin)
    }
    return quote.changed(
      kind: said.kind, speakers: said.speakers?.compactMap { result.byDraft[$0] } ?? speakers, origin: .reader
    )
  }

  // MARK: Events

  /// All events in order; `nil` where none is another.
  private mutating func correctedEvents() -> [Event]? {
    var events = dossier.events
    /// By index in `events`, of those that the reader says something of; and those that are others now.
    var subjects: [Int: Notebook.Subject] = [:]
    var others: Set<Int> = []
    for subject in notebook.subjects(.event) {
      guard let passage = place(subject) else { continue }
      let stated = notebook[subject]
      if stated[.added] == nil, let index = event(at: passage) {
        subjects[index] = subject
        guard stated.keys.contains(where: { !$0.isRemark }) else { continue }
        events[index] = corrected(events[index], stated)
        others.insert(index)
      } else if stated[.added]?.flag == true {
        subjects[events.count] = subject
        others.insert(events.count)
        events.append(added(passage, stated))
      } else {
        notes.unplaced.append(subject)
      }
    }
    guard !others.isEmpty else {
      for (index, subject) in subjects { notes.events[Event.ID(index)] = subject }
      return nil
    }
    // Those that stay are in order.
    var order = events.indices.filter { !others.contains($0) }
    for index in others.sorted() where subjects[index].flatMap({ notebook[$0, .hidden]?.flag }) != true {
      order.insert(index, at: order.partitioningIndex { events[index].precedes(events[$0]) })
    }
    for (place, index) in order.enumerated() {
      if let subject = subjects[index] { notes.events[Event.ID(place)] = subject }
    }
    return order.map { events[$0] }
  }

  /// The event with that label; else the one whose label has most of the words.
  private func event(at passage: Passage) -> Int? {
    let near = dossier.events(in: passage.article).filter { dossier[$0].label.article == passage.article }
    if let same = near.first(where: { dossier[$0].label == passage }) { return same.index }
    return near.filter {
      shared(dossier[$0].label.span, passage.span) * 2 > passage.span.count
    }.max {
      shared(dossier[$0].label.span, passage.span) < shared(dossier[$1].label.span, passage.span)
    }?.index
  }

  private func corrected(_ event: Event, _ stated: [Notebook.Field: Notebook.Value]) -> Event {
    let days = stated[.date]?.text.flatMap { TimeSpan(notation: $0) }
    let status = stated[.status]?.text.flatMap(Event.Status.init)
    let name = stated[.name]?.text
    let isCorrected = days != nil || status != nil || name != nil
    return Event(
      label: event.label, name: name, days: days ?? event.days, status: status ?? event.status,
      tellings: event.tellings, context: event.context, rule: event.rule,
      origin: isCorrected ? .reader : event.origin)
  }

  private func added(_ passage: Passage, _ stated: [Notebook.Field: Notebook.Value]) -> Event {
    let days = stated[.date]?.text.flatMap { TimeSpan(notation: $0) }
    let telling = Telling(passage: passage, time: nil, days: days, rule: Notebook.rule)
    return Event(
      label: passage, name: stated[.name]?.text, days: days ?? TimeSpan(first: nil, last: nil, grain: .vague),
      status: stated[.status]?.text.flatMap(Event.Status.init) ?? .reported, tellings: [telling],
      rule: Notebook.rule, origin: .reader)
  }
}
