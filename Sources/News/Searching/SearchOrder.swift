import Prose
public import Search

/// In which order the articles that a search found are shown.
public enum SearchOrder: String, Hashable, Sendable, CaseIterable {
  /// The best first; equally good ones by day, then by name.
  case relevance
  /// The newest first, undated last; those of one day by relevance.
  case date
  /// By outlet, those without one last; those of one outlet by relevance.
  case outlet
}

extension Dossier {
  /// What a search found, best first, in another order.
  public func ordered(_ matches: [Match], by order: SearchOrder) -> [Match] {
    let keys: [(rank: Int, name: String)]
    switch order {
    case .relevance: return matches
    case .date:
      keys = matches.map { (articles[$0.document].published.map { -$0.value.number } ?? .max, "") }
    case .outlet:
      keys = matches.map { match in
        articles[match.document].outlet.map { (0, $0.value) } ?? (1, "")
      }
    }
    return matches.indices.sorted { (keys[$0].rank, keys[$0].name, $0) < (keys[$1].rank, keys[$1].name, $1) }
      .map { matches[$0] }
  }

  /// The articles most like one of them, best first.
  public func articlesLike(_ article: Article.ID, limit: Int) -> [Match] {
    index.documentsLike(article.index, text: self[article].text, limit: limit)
  }
}
