import Prose
public import Search

/// How a dossier is laid out for search: which field holds what.
public enum DossierField: Int, Sendable, CaseIterable {
  case title, text, quote, speaker, person, organisation, place, outlet, author, date
  case language
  /// What no article says yet: a place for a reader's own tags and notes.
  case tag, note
  /// What an article is and has, in fixed words.
  case kind, has

  /// In the order of the cases; a field's number is its case's raw value.
  public static let fields: [Field] = allCases.map(\.field)

  /// What stands before the colon in a query.
  public var name: String { field.name }

  private var field: Field {
    switch self {
    case .title: Field("title", .text, weight: Self.titleWeight, help: "words of the headline")
    case .text: Field("text", .text, help: "words of the report")
    case .quote:
      Field("quote", .passages, weight: Self.quoteWeight, help: "words that somebody said")
    case .speaker: Field("speaker", .names, help: "who is quoted")
    case .person: Field("person", .names, help: "a person who is named")
    case .organisation: Field("org", .names, help: "an organisation that is named")
    case .place: Field("place", .names, help: "a place that is named")
    case .outlet: Field("outlet", .names, help: "who published it")
    case .author: Field("author", .names, help: "who wrote it")
    case .language: Field("lang", .names, help: "the language it is written in: lang:ko")
    case .tag: Field("tag", .names, help: "a tag you gave it")
    case .note: Field("note", .names, help: "words of your notes on it")
    case .kind:
      Field(
        "is", .names, help: "what kind of article it is: is:quote where somebody is quoted",
        values: ["quote", "starred"])
    case .has:
      Field("has", .names, help: "what it contains: has:quote, has:figure", values: ["figure", "quote"])
    case .date:
      Field("date", .days, help: "when it was published: 2026-01-05, jan-2026, 2026-01-04..2026-01-06")
    }
  }

  // How many words of the body one of the headline, of the lead (what stands under the headline, and the first
  // paragraph) and of a quotation is worth. `Tests/Evaluation/field_weights.py` asks Reuters-21578 for its 178 labels
  // (topics, people, organisations, places) that are words: mean average precision and precision of the first ten are
  // .754 and .800 without weights, .760 and .787 with the headline's alone, .762 and .797 with these. Higher ones gain
  // nothing.
  private static let titleWeight = 3.0
  fileprivate static let leadWeight = 2.0
  private static let quoteWeight = 1.5

  /// The field that names of a kind are looked up in.
  public static func of(_ kind: Entity.Kind) -> DossierField {
    switch kind {
    case .person: .person
    case .organisation: .organisation
    case .place: .place
    }
  }
}

extension DossierField {
  /// The index of so many documents, made of parts side by side; it finds the same however many there are.
  /// - Parameter document: makes the document of a number, once it is added: to hold all of them would take memory.
  static func index(of count: Int, _ document: @Sendable (Int) -> Document) -> Index {
    let parts = count < smallDossier ? 1 : segmentCount
    let segments = concurrentMap(Array(0..<parts)) { part in
      var builder = SegmentBuilder(fields: fields)
      for number in count * part / parts..<count * (part + 1) / parts { builder.add(document(number)) }
      return builder.segment()
    }
    return Index(fields: fields, segments: segments)
  }

  /// Below it a second thread is not worth its start.
  private static let smallDossier = 64
  /// Every further one makes each query a little slower.
  private static let segmentCount = 2
}

extension Document {
  mutating func add(_ span: Span, to field: DossierField) { add(span, to: field.rawValue) }
  mutating func add(name: String, at places: [Span] = [], to field: DossierField) {
    add(name: name, at: places, to: field.rawValue)
  }

  /// An article as search sees it, without findings.
  init(_ article: Article) {
    self.init(article.text)
    reserveCapacity(spans: article.blocks.count, names: 8, places: 0)
    let lead = article.blocks.firstIndex { $0.kind == .paragraph }
    for (index, block) in article.blocks.enumerated() {
      let isLead = index == lead || block.kind == .subtitle
      add(
        block.span, to: (block.kind == .title ? DossierField.title : .text).rawValue,
        weighing: isLead ? DossierField.leadWeight : nil)
    }
    if let title = article.title, case .frontMatter = title.evidence { add(name: title.value, to: .title) }
    if let outlet = article.outlet { add(name: outlet.value, to: .outlet) }
    if article.blocks.contains(where: { article.text.hasFigure(in: $0.span) }) { add(.hasFigure, at: []) }
    if let language = article.language { add(name: language.value.code, to: .language) }
    if let byline = article.byline { add(name: byline.value, to: .author) }
    if let day = article.published?.value {
      add(days: day.number...day.number, to: DossierField.date.rawValue)
    }
  }

  /// Adds what was found in the article: who is named under which names, and who says what.
  /// - Parameter names: what an entity is found by.
  mutating func add(quotes: [Quote], mentions: [EntityMention], names: (Entity.ID) -> SearchNames) {
    add(quotes: quotes, mentions: mentions, speakers: { quotes[$0].speakers }, names: names)
  }

  /// The same of quotes whose speakers are told apart from them.
  /// - Parameters:
  ///   - mentions: those of one entity in order of place.
  ///   - speakers: of the quote of an index.
  ///   - names: what an entity is found by.
  mutating func add<Mentions: RandomAccessCollection<EntityMention>>(
    quotes: [Quote], mentions: Mentions, speakers: (Int) -> [Entity.ID],
    names: (Entity.ID) -> SearchNames
  ) where Mentions.Index == Int {
    let count = mentions.count + quotes.count
    reserveCapacity(spans: quotes.count, names: count, places: count)
    // By entity, those of one in order of place.
    let order = mentions.indices.map { UInt64(mentions[$0].entity.index) << 32 | UInt64($0) }.sorted()
    let places = order.map { mentions[Int($0 & 0xFFFF_FFFF)].span }
    var start = 0
    for index in order.indices where index + 1 == order.count || order[index + 1] >> 32 != order[index] >> 32
    {
      add(names(Entity.ID(Int(order[index] >> 32))).named, at: places[start...index])
      start = index + 1
    }
    guard quotes.contains(where: { $0.isSpeech }) else { return }
    add(.isQuote, at: [])
    add(.hasQuote, at: [])
    for index in quotes.indices where quotes[index].isSpeech {
      let span = quotes[index].passage.span
      add(span, to: .quote)
      for speaker in speakers(index) { add(names(speaker).speaking, at: span) }
    }
  }
}

extension NameGroup {
  fileprivate static let hasFigure = NameGroup(["figure"], of: DossierField.has.rawValue)
  fileprivate static let hasQuote = NameGroup(["quote"], of: DossierField.has.rawValue)
  fileprivate static let isQuote = NameGroup(["quote"], of: DossierField.kind.rawValue)
}

/// What search finds an entity by where it is named, and where it speaks.
///
/// A class, so that it is handed to every article that names the entity as one reference.
final class SearchNames: Hashable, Sendable {
  let named: NameGroup
  let speaking: NameGroup

  init(_ entity: Entity) {
    // The name and the forms it is printed in, each once.
    let names = [entity.name] + entity.aliases.map(\.form).filter { $0 != entity.name }
    named = NameGroup(names, of: DossierField.of(entity.kind).rawValue)
    speaking = NameGroup(names, of: DossierField.speaker.rawValue)
  }

  static func == (a: SearchNames, b: SearchNames) -> Bool { a === b || a.named == b.named }
  func hash(into hasher: inout Hasher) { hasher.combine(named) }
}

extension Document {
  /// Adds what the reader has marked and noted in the article.
  mutating func add(_ remarks: [Remarks]) {
    if remarks.contains(where: \.isStarred) { add(name: "starred", to: .kind) }
    for tag in remarks.flatMap(\.tags) { add(name: tag, to: .tag) }
    for note in remarks.compactMap(\.note) { add(name: note, to: .note) }
  }
}

extension Dossier {
  /// The dossier with the index of an earlier one brought up to date.
  /// - Parameter earlier: the same articles with other corrections and remarks.
  func reindexed(after earlier: Dossier) -> Dossier {
    let (remarks, earlierRemarks) = (remarksByArticle, earlier.remarksByArticle)
    var changed = Set(remarks.keys).union(earlierRemarks.keys).filter { remarks[$0] != earlierRemarks[$0] }
    let corrected = notes.correctedArticles.union(earlier.notes.correctedArticles)
    changed.formUnion(corrected.filter { !isSearched($0, as: earlier) })
    if changed.count <= Self.mostReplaced {
      let index = changed.sorted().reduce(earlier.index) { index, id in
        index.replacing(id.index, with: document(id, remarks))
      }
      if !index.isFragmented { return indexed(index) }
    }
    return indexed(DossierField.index(of: articles.count) { document(Article.ID($0), remarks) })
  }

  /// Beyond so many documents an index made anew answers faster than one with replaced ones, and is made as fast.
  private static let mostReplaced = 32

  /// Whether names and quotes of an article are found by the same words as in an earlier dossier.
  private func isSearched(_ id: Article.ID, as earlier: Dossier) -> Bool {
    func isSame(_ entity: Entity.ID, _ older: Entity.ID) -> Bool {
      self[entity].kind == earlier[older].kind && self[entity].name == earlier[older].name
        && self[entity].aliases.elementsEqual(earlier[older].aliases) { $0.form == $1.form }
    }
    let namesAreSame = mentions(in: id).elementsEqual(earlier.mentions(in: id)) {
      $0.span == $1.span && isSame($0.entity, $1.entity)
    }
    return namesAreSame
      && quotes(in: id).elementsEqual(earlier.quotes(in: id)) {
        $0.kind == $1.kind && $0.speakers.elementsEqual($1.speakers, by: isSame)
      }
  }

  private func document(_ id: Article.ID, _ remarks: [Article.ID: [Remarks]]) -> Document {
    var document = Document(self[id])
    document.add(quotes: Array(quotes(in: id)), mentions: mentions(in: id)) { SearchNames(self[$0]) }
    document.add(remarks[id] ?? [])
    return document
  }

  /// What the reader says of each article and of what is in it.
  private var remarksByArticle: [Article.ID: [Remarks]] {
    var remarks: [Article.ID: [Remarks]] = [:]
    func add(_ found: Remarks, _ article: Article.ID) {
      if found.isMarked { remarks[article, default: []].append(found) }
    }
    for id in notes.articles.keys.sorted() { add(notes.remarks(on: id), id) }
    for id in notes.quotes.keys.sorted() { add(notes.remarks(on: id), self[id].passage.article) }
    for id in notes.events.keys.sorted() { add(notes.remarks(on: id), self[id].label.article) }
    for (passage, subject) in notes.passages { add(Remarks(notes.notebook[subject]), passage.article) }
    return remarks
  }
}
