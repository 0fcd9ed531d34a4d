import Prose

/// What an article says at its beginning: the words and names that tell it from others, each once.
struct OpeningKeys: Sendable {
  /// The hashes of the words.
  private let words: [UInt64]
  /// By the article's own numbers.
  private let entities: [Int32]

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
    // Copied, so that no more room is held than they take.
    self.words = hashes.map { $0 }
    self.entities = entities
  }

  /// The keys as numbers of all articles.
  /// - Parameters:
  ///   - names: by the article's own numbers.
  ///   - count: of the dossier's entities, which have the first numbers.
  fileprivate func numbered(
    naming names: [Entity.ID], after count: Int, by numbers: inout EventKeyNumbers
  ) -> [Int32] {
    var keys: [Int32] = []
    keys.reserveCapacity(words.count + entities.count)
    for entity in entities { keys.append(Int32(names[Int(entity)].index)) }
    for hash in words { keys.append(Int32(count + numbers.number(ofHash: hash))) }
    return keys
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
  /// Per article, the numbers of its keys.
  private let keys: [[Int32]]
  /// Per key: the rarer the heavier. Whole numbers, so that a sum is the same in any order.
  private let weights: [Int]
  private let norms: [Double]
  /// Per key of the articles that are asked about, the first articles that have it.
  private let articles: [[Int32]]

  private static let reach = 400
  private static let precision = 65_536.0

  /// - Parameter asked: the articles whose likeness to others is asked for.
  init(_ openings: [OpeningKeys], names: [LocalNames], for asked: [Int]) {
    var numbers = EventKeyNumbers()
    let entityCount = names.reduce(0) { max($0, ($1.entities.map(\.index).max() ?? -1) + 1) }
    let keys = openings.indices.map {
      openings[$0].numbered(naming: names[$0].entities, after: entityCount, by: &numbers)
    }
    var counts = [Int](repeating: 0, count: entityCount + numbers.count)
    for list in keys { for key in list { counts[Int(key)] += 1 } }
    let total = Double(openings.count)
    let weights = counts.map { Int((1 + total / Double(max(1, $0))).logarithm * Self.precision) }
    norms = keys.map { list in Double(list.reduce(0) { $0 + weights[Int($1)] }).squareRoot() }
    articles = Self.articles(keys, keyCount: counts.count, asked)
    self.keys = keys
    self.weights = weights
  }

  private static func articles(_ keys: [[Int32]], keyCount: Int, _ asked: [Int]) -> [[Int32]] {
    var isAsked = [Bool](repeating: false, count: keyCount)
    for article in asked { for key in keys[article] { isAsked[Int(key)] = true } }
    var articles = [[Int32]](repeating: [], count: keyCount)
    for (index, list) in keys.enumerated() {
      for key in list where isAsked[Int(key)] && articles[Int(key)].count < reach {
        articles[Int(key)].append(Int32(index))
      }
    }
    return articles
  }

  /// The twenty likest articles of those allowed, likest first, then in order.
  func likest(to index: Int, among allowed: [Bool]) -> [(article: Int, value: Double)] {
    var shared = [Int](repeating: 0, count: keys.count)
    var sharing: [Int] = []
    for key in keys[index] {
      for article in articles[Int(key)] where allowed[Int(article)] && Int(article) != index {
        if shared[Int(article)] == 0 { sharing.append(Int(article)) }
        shared[Int(article)] += weights[Int(key)]
      }
    }
    let values = sharing.map { (article: $0, value: Double(shared[$0]) / max(1, norms[index] * norms[$0])) }
    return Array(values.sorted { ($1.value, $0.article) < ($0.value, $1.article) }.prefix(20))
  }
}
