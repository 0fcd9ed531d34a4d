/// Collects the words of documents as a stream of numbers, and turns it into `Postings` in one counting pass.
struct PostingsBuilder: Sendable {
  private var table = TermTable()
  /// Numbers of words, plus one, of all documents; 0 is a gap that no phrase crosses.
  private var stream: [UInt32] = []
  /// Where each document starts in the stream.
  private var starts: [Int] = []
  /// From where in the stream on words weigh how much.
  private var weights: [(start: Int, weight: UInt16)] = [(0, UInt16(Postings.weightUnit))]

  var documentCount: Int { starts.count }
  /// The position that the next word of the current document gets.
  var position: Int { stream.count - (starts.last ?? 0) }

  mutating func beginDocument() {
    starts.append(stream.count)
  }

  /// From here on each word counts `weight` times, in units of `Postings.weightUnit`.
  mutating func setWeight(_ weight: UInt16) {
    if weights.last?.weight != weight { weights.append((stream.count, weight)) }
  }

  @inline(__always)
  mutating func append(_ term: inout Term) {
    let number = table.count(&term, in: UInt32(truncatingIfNeeded: starts.count &- 1))
    stream.append(number &+ 1)
  }

  mutating func appendGap() {
    stream.append(0)
  }

  consuming func postings() -> Postings {
    let order = table.terms.indices.sorted { table.terms[$0] < table.terms[$1] }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    return distributed(
      over: Terms(sorted: order.map { table.terms[$0] }), ranks: ranks, counts: order.map { table.counts[$0] }
    )
  }

  /// Where the next posting and the next position of a word go.
  private struct Cursor {
    var posting: UInt32
    var position: UInt32
    /// The document of the last posting, plus one.
    var document: UInt32 = 0
  }

  /// Distributes the stream over the words: every list comes out in order because the stream is read in
  /// order.
  /// - Parameters:
  ///   - ranks: from a word's number in the stream to its number in `terms`.
  ///   - counts: by number in `terms`.
  private func distributed(over terms: Terms, ranks: [UInt32], counts: [TermTable.Count]) -> Postings {
    var (cursors, starts) = cursors(counts)
    let postingCount = Int(starts[counts.count])
    let positionCount = counts.reduce(0) { $0 + Int($1.occurrences) }
    var documents = [UInt32](repeating: 0, count: postingCount)
    var weights = [UInt16](repeating: 0, count: postingCount)
    var positionStarts = [UInt32](repeating: UInt32(positionCount), count: postingCount + 1)
    var positions = [UInt32](repeating: 0, count: positionCount)
    var lengths = [UInt32](repeating: 0, count: self.starts.count)
    var weightRun = 0
    for document in self.starts.indices {
      let first = self.starts[document]
      let end = document + 1 < self.starts.count ? self.starts[document + 1] : stream.count
      for index in first..<end {
        while weightRun + 1 < self.weights.count, self.weights[weightRun + 1].start <= index {
          weightRun += 1
        }
        guard stream[index] != 0 else { continue }
        let rank = Int(ranks[Int(stream[index] &- 1)])
        var cursor = cursors[rank]
        if cursor.document != UInt32(truncatingIfNeeded: document &+ 1) {
          cursor.document = UInt32(truncatingIfNeeded: document &+ 1)
          documents[Int(cursor.posting)] = UInt32(truncatingIfNeeded: document)
          positionStarts[Int(cursor.posting)] = cursor.position
          cursor.posting &+= 1
        }
        let posting = Int(cursor.posting &- 1)
        let (sum, isTooMuch) = weights[posting].addingReportingOverflow(self.weights[weightRun].weight)
        weights[posting] = isTooMuch ? .max : sum
        positions[Int(cursor.position)] = UInt32(truncatingIfNeeded: index &- first)
        cursor.position &+= 1
        cursors[rank] = cursor
        lengths[document] &+= 1
      }
    }
    return Postings(
      terms: terms, starts: starts, documents: documents, weights: weights, positionStarts: positionStarts,
      positions: positions, lengths: lengths)
  }

  /// Cursors at the start of each word's lists, and the starts of the postings.
  private func cursors(_ counts: [TermTable.Count]) -> (cursors: [Cursor], starts: [UInt32]) {
    var cursors: [Cursor] = []
    var starts: [UInt32] = [0]
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
    return (cursors, starts)
  }
}
