import Prose

/// The tellings of all articles, numbered one after another.
struct DossierTellings: Sendable {
  /// Per article.
  let articles: [ArticleTellings]
  /// By article and its own number, the dossier's entities.
  let entities: [[Entity.ID]]
  /// By telling.
  let facts: [TellingDraft.Facts]
  /// By article, the number of its first telling.
  private let starts: [Int]

  init(_ found: [(tellings: ArticleTellings, entities: [Entity.ID])]) {
    articles = found.map(\.tellings)
    entities = found.map(\.entities)
    var starts: [Int] = []
    var facts: [TellingDraft.Facts] = []
    facts.reserveCapacity(articles.reduce(0) { $0 + $1.drafts.count })
    for (article, tellings) in articles.enumerated() {
      starts.append(facts.count)
      for draft in tellings.drafts { facts.append(draft.facts(in: article)) }
    }
    self.facts = facts
    self.starts = starts
  }

  subscript(telling: Int) -> TellingDraft {
    let article = facts[telling].article
    return articles[article].drafts[telling - starts[article]]
  }

  /// By article and sentence, whether it tells of some event.
  func toldSentences(_ clusters: [ArraySlice<Int>], in texts: [TokenizedText]) -> [[Bool]] {
    var isTold = texts.map { [Bool](repeating: false, count: $0.sentences.count) }
    for telling in clusters.joined() where facts[telling].fillsSentence {
      isTold[facts[telling].article][facts[telling].sentence] = true
    }
    return isTold
  }

  /// By stretch of days, how many articles date something to it.
  func reportCounts() -> [TimeSpan: Int] {
    var counts: [TimeSpan: (articles: Int, last: Int)] = [:]
    func note(_ article: Int, in count: inout (articles: Int, last: Int)) {
      if count.last != article { count = (count.articles + 1, article) }
    }
    for telling in facts {
      if let days = telling.days { note(telling.article, in: &counts[days, default: (0, -1)]) }
    }
    return counts.mapValues(\.articles)
  }
}

extension TellingDraft.Facts {
  /// Whether the sentence tells nothing of the report's own day besides: it has a day that has come.
  fileprivate var fillsSentence: Bool { days == nil || days?.dayOnly != nil }
}
