/// Collects the words of documents as a stream of numbers, and turns it into `Postings` in one counting pass.
struct PostingsBuilder: Sendable {
  private var table = TermTable()
  /// Numbers of words, plus one, of all documents; 0 is a gap that no phrase crosses.
  private var stream: [UInt32] = []
  /// Where each document starts in the stream.
  private var starts: [Int] = []
  /// From where in the stream on words weigh how much.
  private var weights: [(start: Int, weight: UInt16)] = []

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
    var postings = Postings(terms: Terms(sorted: order.lazy.map { [terms = table.terms] in terms[$0] }))
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    postings.fill(
      stream: stream, starts: starts, weights: weights, ranks: ranks,
      counts: order.map { [counts = table.counts] in counts[$0] })
    return postings
  }
}
