import Prose
import Search

/// What an analysis found in every article, for the next one to take over what has stayed the same.
public struct AnalysisMemory: Sendable {
  /// In the order of the dossier.
  private var analyses: [ArticleAnalysis] = []
  /// By the article's name, its place in `analyses`.
  private var places: [String: Int] = [:]
  /// `nil` before the first analysis.
  private var dossier: Dossier?
  private var roles = Numbering<EntityRoles>()
  private var names = Numbering<SearchNames>()

  /// What joining names goes by.
  var joining = NameMemory()
  private(set) var openingWords = OpeningWords()

  /// Nothing: what a first analysis starts from.
  public init() {}

  public var isEmpty: Bool { dossier == nil }

  private struct EntityRoles: Hashable {
    let kind: Entity.Kind
    let roles: [String]
  }

  /// What was found in each of `articles`; `nil` where it is new or not what it was.
  func analyses(of articles: [Article]) -> [ArticleAnalysis?] {
    articles.map { article in
      guard let place = places[article.name], analyses[place].stated == article else { return nil }
      return analyses[place]
    }
  }

  /// Numbers the profiles of a dossier's entities, and remembers them.
  /// - Parameter names: of each entity.
  mutating func profiles(of entities: [Entity], _ names: [SearchNames]) -> EntityProfiles {
    EntityProfiles(
      roles: roles.renew(entities.map { EntityRoles(kind: $0.kind, roles: $0.roles) }),
      names: self.names.renew(names))
  }

  /// The names of each article, numbered.
  /// - Parameters:
  ///   - known: per article, what an earlier analysis found in it, where it is the same.
  ///   - read: reads those of the others.
  mutating func numberedNames(
    _ known: [ArticleAnalysis?], _ read: @Sendable (Int) -> PrintedNames
  ) -> [NumberedNames] {
    let new = known.indices.filter { known[$0] == nil }
    var printed = concurrentMap(new, read)[...]
    return known.map { known in
      if let known { return known.numbered }
      return joining.numbered(printed.removeFirst())
    }
  }

  /// What each article begins with, numbered; `nil` where that is not needed.
  /// - Parameters:
  ///   - known: per article, what an earlier analysis found in it, where it is the same.
  ///   - names: per article.
  ///   - read: reads the beginning of those that were not read or name others now.
  mutating func openings(
    _ known: [ArticleAnalysis?], _ names: [LocalNames], _ isNeeded: [Bool],
    _ read: @Sendable (Int) -> UnnumberedOpening
  ) -> [OpeningKeys?] {
    var openings = known.indices.map { index in
      isNeeded[index] ? known[index].flatMap { $0.names == names[index] ? $0.opening : nil } : nil
    }
    let new = openings.indices.filter { isNeeded[$0] && openings[$0] == nil }
    for (index, read) in zip(new, concurrentMap(new, read)) { openings[index] = openingWords.numbered(read) }
    return openings
  }

  mutating func keep(_ analyses: [ArticleAnalysis], _ dossier: Dossier) {
    self.analyses = analyses
    self.dossier = dossier
    places = Dictionary(analyses.enumerated().map { ($1.stated.name, $0) }) { first, _ in first }
  }

  /// The index of a dossier: documents that search finds as before are taken from the last one.
  /// - Parameter names: of each entity.
  func index(of newer: [ArticleAnalysis], _ names: [SearchNames]) -> Index {
    let kept = newer.map { newer -> Int? in
      guard let place = places[newer.stated.name], analyses[place].stated == newer.stated,
        analyses[place].isSearched(as: newer)
      else { return nil }
      return place
    }
    return index(keeping: kept) { Document(newer[$0], names) }
  }

  /// - Parameters:
  ///   - kept: per document, its place in the last index; `nil` where it has to be read.
  ///   - document: the document of that place.
  private func index(keeping kept: [Int?], _ document: @Sendable (Int) -> Document) -> Index {
    let new = kept.indices.filter { kept[$0] == nil }
    // Beyond so many an index made anew is made as fast, and answers faster.
    if let last = dossier?.index, new.count * 8 <= kept.count {
      let documents = concurrentMap(new, document)
      let index = last.keeping(kept, and: documents)
      if !index.isFragmented { return index }
    }
    return DossierField.index(of: kept.count, document)
  }

  // MARK: Before the findings are made

  /// The dossier of `articles` with the findings of the last one where the text is the same: what shows until the
  /// new findings are made. `nil` where there is no last one.
  func carried(to articles: [Article], texts: [TokenizedText], _ problems: [Problem]) -> Dossier? {
    guard let dossier else { return nil }
    let places = articles.map { article -> Int? in
      guard let place = self.places[article.name], analyses[place].stated.text == article.text else {
        return nil
      }
      return place
    }
    let dated = zip(articles, places).map { article, place in
      guard article.published == nil, let place, let day = dossier.articles[place].published else {
        return article
      }
      return article.published(day)
    }
    let order = dated.indices.sorted { dated[$0].precedes(dated[$1]) }
    let newer = order.map { dated[$0] }
    let kept = order.map { index in
      places[index].flatMap { analyses[$0].stated == articles[index] ? $0 : nil }
    }
    return DossierCarrying(from: dossier, to: newer, order.map { places[$0] }).dossier(
      problems: problems, index: index(keeping: kept) { Document(newer[$0]) },
      wordCounts: zip(order, kept).map { index, place in
        place.map { analyses[$0].wordCount } ?? texts[index].wordCount
      })
  }
}

extension Document {
  /// An article with what was found in it, as search sees it.
  fileprivate init(_ analysis: ArticleAnalysis, _ names: [SearchNames]) {
    self.init(analysis.article)
    let entities = analysis.names.entities
    let mentions = analysis.names.mentions.lazy.map {
      EntityMention(span: $0.span, entity: entities[$0.entity.index])
    }
    add(
      quotes: analysis.quotes, mentions: mentions,
      speakers: { index in analysis.speakers[index].map { entities[$0.index] } }
    ) { names[$0.index] }
  }
}
