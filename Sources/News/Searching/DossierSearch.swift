public import Prose
public import Search

/// What a search found in a dossier.
public struct SearchResults: Sendable {
  /// As it was typed.
  public let text: String
  public let query: Query
  /// Best first.
  public let articles: [Article.ID]
  /// All articles with a hit, also where `articles` was cut at a limit.
  public let articleCount: Int
  public let hitCount: Int
  /// The query that was probably meant, where little was found.
  public let suggestion: String?
  /// Whether all articles were asked.
  public let isComplete: Bool
}

extension Dossier {
  /// Searches the dossier.
  /// - Parameters:
  ///   - lastWord: whether the last word may still be growing, and counts as a prefix.
  ///   - limit: how many articles to rank at most.
  ///   - order: of the articles; `limit` cuts what comes last in it.
  ///   - isWanted: which articles to look at; all without it.
  ///   - isAbandoned: asked now and then; `true` ends the search with what there is.
  /// - Throws: what is wrong with the query, and where.
  public func search(
    _ text: String, lastWord: Query.LastWord = .complete, limit: Int = .max,
    order: SearchOrder = .relevance, among isWanted: ((Article.ID) -> Bool)? = nil,
    isAbandoned: @escaping () -> Bool = { false }
  ) throws(QueryError) -> SearchResults {
    let query = try index.query(text, lastWord: lastWord)
    let found = index.search(
      query, limit: order == .relevance ? limit : .max,
      among: isWanted.map { isWanted in { isWanted(Article.ID($0)) } }, text: { articles[$0].text },
      isAbandoned: isAbandoned)
    let shown = ordered(found.matches, by: order).prefix(max(limit, 0)).map { Article.ID($0.document) }
    return SearchResults(
      text: text, query: query, articles: shown, articleCount: found.documentCount,
      hitCount: found.hitCount,
      suggestion: suggestion(for: text, found: found.documentCount),
      isComplete: found.isComplete)
  }

  /// So few articles make one ask whether the query was meant so.
  private static let fewArticles = 2

  /// The query that was probably meant by `text`, which finds `count` articles; `nil` where those are more than a few,
  /// or no other finds more.
  public func suggestion(for text: String, found count: Int) -> String? {
    guard count <= Self.fewArticles, let better = index.suggestion(for: text),
      let query = try? index.query(better)
    else { return nil }
    let found = index.search(query, limit: 0, counting: .documents, text: { articles[$0].text })
    return found.documentCount > count ? better : nil
  }

  /// The hits of a query in one article, in order of place.
  public func hits(of query: Query, in article: Article.ID) -> [Span] {
    index.hits(of: query, in: article.index, text: self[article].text).map(\.span)
  }

  /// The passages of an article that show best why a query found it.
  /// - Parameter length: characters per snippet, about.
  public func snippets(of query: Query, in article: Article.ID, count: Int, length: Int) -> [Snippet] {
    index.snippets(of: query, in: article.index, text: self[article].text, count: count, length: length)
  }

  /// Which paragraph of an article stands at `offset` (UTF-8), from 1; `nil` for its headline.
  public func paragraph(at offset: Int, in article: Article.ID) -> Int? {
    let blocks = self[article].blocks
    guard let index = self[article].blockIndex(at: offset), blocks[index].kind != .title else { return nil }
    return blocks[...index].count { $0.kind != .title }
  }

  /// Who says any of the words at `spans` of an article, each once, in order of place.
  public func voices(at spans: [Span], in article: Article.ID) -> [String] {
    var voices: [String] = []
    for quote in quotes(in: article) where quote.isSpeech {
      guard spans.contains(where: { quote.passage.span.overlaps($0) }) else { continue }
      voices += self.voices(of: quote).filter { !voices.contains($0) }
    }
    return voices
  }

  /// Who says a quote: the names resolved, else the words of the text, else nobody.
  public func voices(of quote: Quote) -> [String] {
    if !quote.speakers.isEmpty { return quote.speakers.map { self[$0].name } }
    return quote.attribution.map { [self[quote.passage.article].text[$0.speaker]] } ?? []
  }
}
