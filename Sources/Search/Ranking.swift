import Prose

/// BM25 over weighted fields: occurrences are weighed by their field before they saturate, as in BM25F with
/// one length for the whole document (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25
/// and Beyond", 2009, 3.2 and 3.6), with the inverse document frequency that Lucene uses, which is never
/// negative.
struct Ranking: Sendable {
  /// How soon further occurrences stop counting; 1.2 to 2 in the literature, 1.2 in Lucene and tantivy.
  private static let k1 = 1.2
  /// How much longer documents are held back, 0 to 1; 0.75 in Robertson, Lucene and tantivy.
  private static let b = 0.75

  /// Per document, k1 · (1 − b + b · length / average length).
  private let saturations: [Float]

  /// - Parameter lengths: in words.
  init(lengths: [UInt32]) {
    let average = Double(lengths.reduce(0) { $0 + Int($1) }) / Double(max(lengths.count, 1))
    saturations = lengths.map { length in
      Float(Self.k1 * (1 - Self.b + Self.b * Double(length) / max(average, 1)))
    }
  }

  /// Adds to the `scores` of `documents` what having `found` there is worth.
  func add(_ found: Found, to scores: inout [Double], of documents: [UInt32]) {
    let frequency = Double(found.documents.count)
    let rarity = naturalLogarithm(1 + (Double(saturations.count) - frequency + 0.5) / (frequency + 0.5))
    var place = 0
    for index in documents.indices {
      let document = documents[index]
      while place < found.documents.count, found.documents[place] < document { place += 1 }
      guard place < found.documents.count else { return }
      guard found.documents[place] == document else { continue }
      let weight = Double(found.weights[place]) / Postings.weightUnit
      scores[index] += rarity * weight * (Self.k1 + 1) / (weight + Double(saturations[Int(document)]))
    }
  }

  /// The `limit` best of `documents`, best first, then in order.
  func best(_ limit: Int, of documents: [UInt32], scores: [Double]) -> [Match] {
    let matches = documents.indices.map { Match(document: Int(documents[$0]), score: scores[$0]) }
    // Inserting into a sorted list is faster than sorting only while the list is short.
    guard limit < min(matches.count, 500) else {
      return Array(matches.sorted(by: Self.isBetter).prefix(max(limit, 0)))
    }
    var best: [Match] = []
    for match in matches where best.count < limit || best.last.map({ Self.isBetter(match, $0) }) ?? false {
      if best.count == limit { best.removeLast() }
      best.insert(match, at: best.partitioningIndex { Self.isBetter(match, $0) })
    }
    return best
  }

  private static func isBetter(_ a: Match, _ b: Match) -> Bool {
    a.score != b.score ? a.score > b.score : a.document < b.document
  }
}

/// The natural logarithm of a positive number, by the series of the inverse hyperbolic tangent: the same bits
/// on every platform, unlike the C library's.
func naturalLogarithm(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return 0 }
  let ratio = (value.significand - 1) / (value.significand + 1)  // 0 to 1/3
  var power = ratio
  var sum = 0.0
  for divisor in stride(from: 1.0, through: 31, by: 2) {
    sum += power / divisor
    power *= ratio * ratio
  }
  return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
}
