/// Where every word occurs: for each word its documents in order, for each of those its positions in order.
/// Flat arrays throughout; a position is the number of the word in its document (gaps count as words).
struct Postings: Sendable {
  let terms: Terms
  /// Per word, where its documents start in `documents`; one more than there are words.
  let starts: [UInt32]
  let documents: [UInt32]
  /// Parallel to `documents`: the weights of the word's occurrences there, summed (at most `UInt16.max`).
  let weights: [UInt16]
  /// Parallel to `documents` and one more: where the positions start in `positions`.
  let positionStarts: [UInt32]
  let positions: [UInt32]
  /// Words per document.
  let lengths: [UInt32]

  /// One plain occurrence; weights are in sixteenths.
  static let weightUnit = 16.0

  static func weight(_ value: Double) -> UInt16 { UInt16(min(max(value * weightUnit, 1), 1600)) }

  var documentCount: Int { lengths.count }
  var totalLength: Int { lengths.reduce(0) { $0 + Int($1) } }

  /// The places in `documents` of the words in `range`: word by word.
  func postings(of range: Range<Int>) -> Range<Int> {
    Int(starts[range.lowerBound])..<Int(starts[range.upperBound])
  }

  func positions(at posting: Int) -> Range<Int> {
    Int(positionStarts[posting])..<Int(positionStarts[posting + 1])
  }

  /// The place in `documents` of `document` among `postings`, which belong to one word.
  func posting(of document: UInt32, in postings: Range<Int>) -> Int? {
    var low = postings.lowerBound
    var high = postings.upperBound
    while low < high {
      let middle = (low + high) / 2
      if documents[middle] < document { low = middle + 1 } else { high = middle }
    }
    return low < postings.upperBound && documents[low] == document ? low : nil
  }

  /// Whether `position` is among the positions in `range`.
  func contains(_ position: UInt32, in range: Range<Int>) -> Bool {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && positions[low] == position
  }

  /// - Parameters: parallel as described at the properties.
  init(
    terms: Terms, starts: [UInt32], documents: [UInt32], weights: [UInt16], positionStarts: [UInt32],
    positions: [UInt32], lengths: [UInt32]
  ) {
    self.terms = terms
    self.starts = starts
    self.documents = documents
    self.weights = weights
    self.positionStarts = positionStarts
    self.positions = positions
    self.lengths = lengths
  }
}
