import Prose

/// What an article says at its beginning: the words and names that tell it from others, each once.
struct OpeningKeys: Sendable {
  /// By the numbers of an `OpeningWords`.
  fileprivate let words: [Int32]
  /// By the article's own numbers.
  fileprivate let entities: [Int32]
}

/// Numbers the words that articles begin with. Which word has which number changes nothing of what is found.
struct OpeningWords: Sendable {
  private var numbers = EventKeyNumbers()

  var count: Int { numbers.count }

  mutating func numbered(_ read: UnnumberedOpening) -> OpeningKeys {
    OpeningKeys(
      words: read.words.map { Int32(numbers.number(ofHash: $0)) }, entities: read.entities)
  }
}

/// What an article says at its beginning, before its words have numbers.
struct UnnumberedOpening: Sendable {
  /// The hashes of the words.
  fileprivate let words: [UInt64]
  /// By the article's own numbers.
  fileprivate let entities: [Int32]

  /// So many tokens from the start say what an article is about.
  private static let length = 400

  init(_ text: TokenizedText, times: [TimeMention], names: LocalNames, words: HappeningWords) {
    let reader = EventKeyReader(text: text, words: words, mentions: names.mentions, times: times)
    let keys = reader.allKeys(of: 0..<min(Self.length, text.tokens.count))
    var seen = KeySet(capacity: keys.count)
    var hashes: [UInt64] = []
    hashes.reserveCapacity(keys.count)
    var entities: [Int32] = []
    for key in keys where seen.insert(key.hash) {
      if let entity = key.entity { entities.append(Int32(entity.index)) } else { hashes.append(key.hash) }
    }
    self.words = hashes
    self.entities = entities
  }
}

/// A set of hashes that are spread over all their bits, by open addressing.
private struct KeySet {
  /// 0 where a place is free.
  private var places: [UInt64]

  init(capacity: Int) {
    var size = 8
    while size < capacity * 2 { size *= 2 }
    places = [UInt64](repeating: 0, count: size)
  }

  /// Whether the hash is new.
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = hash == 0 ? 1 : hash
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash &>> 32) & mask
    while places[place] != 0 {
      if places[place] == hash { return false }
      place = (place + 1) & mask
    }
    places[place] = hash
    return true
  }
}

/// How much two articles share of the words they begin with, rare ones counting most.
///
/// Cost: linear in the words; of words that many articles have only the first `reach` articles are looked at.
struct ArticleLikeness: Sendable {
  private let openings: [OpeningKeys]
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
  init(_ openings: [OpeningKeys], names: [LocalNames], wordCount: Int, for asked: [Int]) {
    let entityCount = names.reduce(0) { max($0, ($1.entities.map(\.index).max() ?? -1) + 1) }
    var counts = [Int](repeating: 0, count: wordCount + entityCount)
    for index in openings.indices {
      for word in openings[index].words { counts[Int(word)] += 1 }
      for entity in openings[index].entities {
        counts[wordCount + names[index].entities[Int(entity)].index] += 1
      }
    }
    let total = Double(openings.count)
    let weights = counts.map { Int((1 + total / Double(max(1, $0))).logarithm * Self.precision) }
    norms = concurrentMap(openings.indices) { index in
      let words = openings[index].words.reduce(0) { $0 + weights[Int($1)] }
      let all = openings[index].entities.reduce(words) {
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
    for word in openings[article].words { body(Int(word)) }
    for entity in openings[article].entities { body(wordCount + names[article].entities[Int(entity)].index) }
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
