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
  let saturations: [Float]

  /// - Parameter lengths: in words.
  init(lengths: [UInt32]) {
    let average = Double(lengths.reduce(0) { $0 + Int($1) }) / Double(max(lengths.count, 1))
    saturations = lengths.map { length in
      Float(Self.k1 * (1 - Self.b + Self.b * Double(length) / max(average, 1)))
    }
  }

  /// What occurrences of something are worth that is found in `frequency` documents.
  func scorer(frequency: Int) -> Scorer {
    let frequency = Double(frequency)
    let rarity = naturalLogarithm(1 + (Double(saturations.count) - frequency + 0.5) / (frequency + 0.5))
    return Scorer(factor: rarity * (Self.k1 + 1))
  }

  struct Scorer: Sendable {
    /// The rarity, times how much more many occurrences can be worth than one.
    let factor: Double

    /// - Parameter weight: in plain occurrences.
    @inline(__always)
    func score(_ weight: Double, _ saturation: Double) -> Double { factor * weight / (weight + saturation) }

    /// Scores like both together, if both weights were the larger one of the two: never less.
    func joined(with other: Scorer) -> Scorer { Scorer(factor: factor + other.factor) }

    /// Whether the score may be above `threshold`: sure without a division where it is not.
    @inline(__always)
    func mayExceed(_ threshold: Double, _ weight: Double, _ saturation: Double) -> Bool {
      factor * weight > threshold * (weight + saturation) * 0.999_999
    }
  }

  /// Adds to the `scores` of `documents` what having `found` there is worth.
  func add(_ found: Found, to scores: inout [Double], of documents: [UInt32]) {
    let scorer = scorer(frequency: found.documents.count)
    var place = 0
    for index in documents.indices {
      let document = documents[index]
      while place < found.documents.count, found.documents[place] < document { place += 1 }
      guard place < found.documents.count else { return }
      guard found.documents[place] == document else { continue }
      let weight = Double(found.weights[place]) / Postings.weightUnit
      scores[index] += scorer.score(weight, Double(saturations[Int(document)]))
    }
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
