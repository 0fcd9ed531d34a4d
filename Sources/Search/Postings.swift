/// Where every word occurs: for each word its documents in order, for each of those its positions in order.
/// Flat arrays throughout; a position is the number of the word in its document (gaps count as words).
struct Postings: Sendable {
  let terms: Terms
  /// Per word, where its documents start in `documents`; one more than there are words.
  private(set) var starts: [UInt32] = [0]
  private(set) var documents: [UInt32] = []
  /// Parallel to `documents`: the weights of the word's occurrences there, summed (at most `UInt16.max`).
  private(set) var weights: [UInt16] = []
  /// Parallel to `documents` and one more: where the positions start in `positions`.
  private(set) var positionStarts: [UInt32] = [0]
  private(set) var positions: [UInt32] = []
  /// Words per document.
  private(set) var lengths: [UInt32] = []

  /// One plain occurrence; weights are in sixteenths.
  static let weightUnit = 16.0

  static func weight(_ value: Double) -> UInt16 { UInt16(min(max(value * weightUnit, 1), 1600)) }

  init(terms: Terms) {
    self.terms = terms
  }

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

  // MARK: Filling

  private struct Cursor {
    var posting: UInt32
    var position: UInt32
    /// The document of the last posting, plus one.
    var document: UInt32 = 0
  }

  /// Distributes the stream over the words: every list comes out in order because documents are read in order.
  /// - Parameters:
  ///   - ranks: a word's number in the stream, less one, to its number in `terms`.
  ///   - counts: by number in `terms`.
  mutating func fill(
    stream: [UInt32], starts documentStarts: [Int], weights weightRuns: [(start: Int, weight: UInt16)],
    ranks: [UInt32], counts: [TermTable.Count]
  ) {
    var cursors = reserve(counts)
    var nextRun = 0
    var weight = UInt16(Self.weightUnit)
    lengths.reserveCapacity(documentStarts.count)
    for document in documentStarts.indices {
      let first = documentStarts[document]
      let end = document + 1 < documentStarts.count ? documentStarts[document + 1] : stream.count
      var length: UInt32 = 0
      var index = first
      while index < end {
        while nextRun < weightRuns.count, weightRuns[nextRun].start <= index {
          weight = weightRuns[nextRun].weight
          nextRun += 1
        }
        if stream[index] != 0 {
          let rank = Int(ranks[Int(stream[index] &- 1)])
          let position = UInt32(truncatingIfNeeded: index &- first)
          note(position, of: &cursors[rank], in: UInt32(truncatingIfNeeded: document), weight: weight)
          length &+= 1
        }
        index &+= 1
      }
      lengths.append(length)
    }
  }

  @inline(__always)
  private mutating func note(_ position: UInt32, of cursor: inout Cursor, in document: UInt32, weight: UInt16)
  {
    if cursor.document != document &+ 1 {
      cursor.document = document &+ 1
      documents[Int(cursor.posting)] = document
      positionStarts[Int(cursor.posting)] = cursor.position
      cursor.posting &+= 1
    }
    let posting = Int(cursor.posting &- 1)
    weights[posting] = UInt16(clamping: UInt32(weights[posting]) &+ UInt32(weight))
    positions[Int(cursor.position)] = position
    cursor.position &+= 1
  }

  private mutating func reserve(_ counts: [TermTable.Count]) -> [Cursor] {
    var cursors: [Cursor] = []
    cursors.reserveCapacity(counts.count)
    starts.reserveCapacity(counts.count + 1)
    var posting: UInt32 = 0
    var position: UInt32 = 0
    for count in counts {
      cursors.append(Cursor(posting: posting, position: position))
      posting += count.documents
      position += count.occurrences
      starts.append(posting)
    }
    documents = Array(repeating: 0, count: Int(posting))
    weights = Array(repeating: 0, count: Int(posting))
    positionStarts = Array(repeating: position, count: Int(posting) + 1)
    positions = Array(repeating: 0, count: Int(position))
    return cursors
  }
}
