import Prose

/// How much two articles share of the words they begin with, rare ones counting most. Articles whose beginning is not
/// known are like none.
///
/// Cost: linear in the words; of words that many articles have only the first `reach` articles are looked at.
struct ArticleLikeness: Sendable {
  private let openings: [OpeningKeys?]
  private let names: [LocalNames]
  /// How many words have numbers; the entities' come after them.
  private let wordCount: Int
  /// Per key: the rarer the heavier. Whole numbers, so that a sum is the same in any order.
  private let weights: [Int]
  private let norms: [Double]
  /// Per key of the articles that are asked about, the first articles that have it.
  private var articles: [[Int32]]

  private static let reach = 400
  private static let precision = 65_536.0

  /// - Parameters:
  ///   - names: per article.
  ///   - wordCount: how many words have numbers.
  ///   - asked: the articles whose likeness to others is asked for.
  init(_ openings: [OpeningKeys?], names: [LocalNames], wordCount: Int, for asked: [Int]) {
    let entityCount = names.reduce(0) { max($0, ($1.entities.map(\.index).max() ?? -1) + 1) }
    var counts = [Int](repeating: 0, count: wordCount + entityCount)
    var total = 0.0
    for (opening, names) in zip(openings, names) {
      guard let opening else { continue }
      total += 1
      for word in opening.words { counts[Int(word)] += 1 }
      for entity in opening.entities { counts[wordCount + names.entities[Int(entity)].index] += 1 }
    }
    let weights = counts.map { Int((1 + total / Double(max(1, $0))).logarithm * Self.precision) }
    norms = concurrentMap(openings.indices) { index in
      guard let opening = openings[index] else { return 0 }
      let words = opening.words.reduce(0) { $0 + weights[Int($1)] }
      let all = opening.entities.reduce(words) {
        $0 + weights[wordCount + names[index].entities[Int($1)].index]
      }
      return Double(all).squareRoot()
    }
    self.openings = openings
    self.names = names
    self.wordCount = wordCount
    self.weights = weights
    articles = []
    articles = self.articles(having: asked)
  }

  private func forEachKey(of article: Int, _ body: (Int) -> Void) {
    guard let opening = openings[article] else { return }
    for word in opening.words { body(Int(word)) }
    for entity in opening.entities { body(wordCount + names[article].entities[Int(entity)].index) }
  }

  /// Per key of the articles asked about, the first articles that have it.
  private func articles(having asked: [Int]) -> [[Int32]] {
    var isAsked = [Bool](repeating: false, count: weights.count)
    for article in asked { forEachKey(of: article) { isAsked[$0] = true } }
    var articles = [[Int32]](repeating: [], count: weights.count)
    for index in openings.indices {
      forEachKey(of: index) { key in
        if isAsked[key], articles[key].count < Self.reach { articles[key].append(Int32(index)) }
      }
    }
    return articles
  }

  /// The twenty likest articles of those allowed, likest first, then in order.
  func likest(to index: Int, among allowed: [Bool]) -> [(article: Int, value: Double)] {
    var shared = [Int](repeating: 0, count: openings.count)
    var sharing: [Int] = []
    forEachKey(of: index) { key in
      for article in articles[key] where allowed[Int(article)] && Int(article) != index {
        if shared[Int(article)] == 0 { sharing.append(Int(article)) }
        shared[Int(article)] += weights[key]
      }
    }
    let values = sharing.map { (article: $0, value: Double(shared[$0]) / max(1, norms[index] * norms[$0])) }
    return Array(values.sorted { ($1.value, $0.article) < ($0.value, $1.article) }.prefix(20))
  }
}
