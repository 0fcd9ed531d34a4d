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
}

extension Dossier {
  /// Searches the dossier.
  /// - Parameters:
  ///   - lastWord: whether the last word may still be growing, and counts as a prefix.
  ///   - limit: how many articles to rank at most.
  ///   - isWanted: which articles to look at; all without it.
  /// - Throws: what is wrong with the query, and where.
  public func search(
    _ text: String, lastWord: Query.LastWord = .complete, limit: Int = .max,
    among isWanted: ((Article.ID) -> Bool)? = nil
  ) throws(QueryError) -> SearchResults {
    let query = try index.query(text, lastWord: lastWord)
    let found = index.search(
      query, limit: limit, among: isWanted.map { isWanted in { isWanted(Article.ID($0)) } },
      text: { articles[$0].text })
    return SearchResults(
      text: text, query: query, articles: found.matches.map { Article.ID($0.document) },
      articleCount: found.documentCount, hitCount: found.hitCount)
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
}
