public import Prose

extension Index {
  /// The documents that match `query`, best first; equally good ones in order of their numbers.
  /// - Parameters:
  ///   - limit: how many documents to rank and return; all matching ones are counted.
  ///   - isWanted: which documents to look at, by their numbers; all without it.
  ///   - text: the text that was indexed under a number, which only `/patterns/` ask for; without it they match
  ///     nothing.
  ///   - isAbandoned: asked now and then; `true` ends the search with what there is.
  public func search(
    _ query: Query, limit: Int = .max, counting: Results.Counting = .hits,
    among isWanted: ((_ document: Int) -> Bool)? = nil,
    text: @escaping (_ document: Int) -> Text? = { _ in nil }, isAbandoned: @escaping () -> Bool = { false }
  ) -> Results {
    guard let root = query.root.map(resolved) else { return .none }
    if isWanted == nil, let results = quickResults(root, limit: limit, counting: counting) { return results }
    var lookups = Lookups(self, SearchSources(text: text, isAbandoned: isAbandoned))
    let matching = lookups.documents(matching: root)
    let documents = isWanted.map { isWanted in matching.filter { isWanted(Int($0)) } } ?? matching
    let shown = root.wordsToShow
    var scores = [Double](repeating: 0, count: documents.count)
    for words in shown where !lookups.isAbandoned() {
      ranking.add(lookups.found(words), to: &scores, of: documents)
    }
    var hitCount = 0
    if counting == .hits, !lookups.isAbandoned() {
      hitCount =
        root.regexesToShow.isEmpty
        ? lookups.hitCount(of: shown, in: documents)
        : documents.reduce(0) { count, document in
          count + (text(Int(document)).map { hits(of: query, in: Int(document), text: $0).count } ?? 0)
        }
    }
    var best = BestMatches(limit: limit)
    for (document, score) in zip(documents, scores) { best.offer(document, score) }
    return Results(
      matches: best.matches(), documentCount: documents.count, hitCount: hitCount,
      isComplete: lookups.isComplete)
  }
}

/// The best documents of those that are offered, in order of their numbers.
struct BestMatches {
  private let limit: Int
  private var all: [Match] = []
  /// While only few are wanted: what an offer must exceed.
  private(set) var threshold = -Double.infinity

  /// Inserting into a sorted list is faster than sorting only while the list is short.
  private static let shortList = 500

  init(limit: Int) { self.limit = max(limit, 0) }

  /// - Precondition: comes in order of documents, so that of equals the first stays.
  @inline(__always)
  mutating func offer(_ document: UInt32, _ score: Double) {
    if score > threshold { insert(document, score) }
  }

  private mutating func insert(_ document: UInt32, _ score: Double) {
    if limit == 0 { return }
    let match = Match(document: Int(document), score: score)
    guard limit < Self.shortList else { return all.append(match) }
    all.insert(match, at: all.partitioningIndex { $0.score < score })
    if all.count > limit { all.removeLast() }
    if all.count == limit { threshold = all[limit - 1].score }
  }

  /// Best first, then in order.
  consuming func matches() -> [Match] {
    if limit < Self.shortList { return all }
    all.sort { $0.score != $1.score ? $0.score > $1.score : $0.document < $1.document }
    return Array(all.prefix(limit))
  }
}
