import Prose

/// How much two articles share of their words, rare ones counting most.
///
/// Cost: linear in the words; of words that many articles have only the first `reach` articles are looked at.
struct ArticleLikeness {
  /// Per article, the numbers of its keys, in the order of the keys.
  private let keys: [[Int32]]
  /// Per key: the rarer the heavier.
  private let weights: [Double]
  private let norms: [Double]
  /// Per key, the first articles that have it.
  private let articles: [[Int32]]

  private static let reach = 400
  /// So many tokens from the start say what an article is about.
  private static let opening = 400

  init(
    _ texts: [TokenizedText], times: [[TimeMention]], mentions: [[(span: Span, entity: Entity.ID)]],
    words: HappeningWords
  ) {
    let read = concurrentMap(texts.indices) { index in
      EventKeyReader(text: texts[index], words: words, mentions: mentions[index], times: times[index])
        .keys(of: 0..<min(Self.opening, texts[index].tokens.count))
    }
    var numbers = EventKeyNumbers()
    let keys = read.map { list in list.map { Int32(numbers.number(of: $0)) } }
    var counts = [Int](repeating: 0, count: numbers.count)
    var articles = [[Int32]](repeating: [], count: numbers.count)
    for (index, list) in keys.enumerated() {
      for key in list {
        counts[Int(key)] += 1
        if counts[Int(key)] <= Self.reach { articles[Int(key)].append(Int32(index)) }
      }
    }
    let total = Double(texts.count)
    let weights = counts.map { (1 + total / Double($0)).logarithm }
    self.keys = keys
    self.articles = articles
    self.weights = weights
    norms = keys.map { list in list.reduce(0) { $0 + weights[Int($1)] }.squareRoot() }
  }

  /// The twenty likest articles of those allowed, likest first, then in order.
  func likest(to index: Int, among allowed: [Bool]) -> [(article: Int, value: Double)] {
    var shared: [Int: Double] = [:]
    for key in keys[index] {
      for article in articles[Int(key)] {
        let other = Int(article)
        if allowed[other], other != index { shared[other, default: 0] += weights[Int(key)] }
      }
    }
    let values = shared.map { (article: $0.key, value: $0.value / max(1, norms[index] * norms[$0.key])) }
    return Array(values.sorted { ($1.value, $0.article) < ($0.value, $1.article) }.prefix(20))
  }
}
