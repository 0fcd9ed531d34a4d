/// Weights and, if they are wanted, counts of occurrences per document.
///
/// Safety: documents of postings are below their `documentCount`, and whoever gives a `base` has room for so many from
/// there on, which is checked before memory is touched.
struct DocumentSums: Sendable {
  /// In sixteenths; above 0 where there is an occurrence.
  private(set) var weights: [UInt32]
  /// Empty where they are not wanted.
  private(set) var counts: [UInt32]

  init(documentCount: Int, _ counting: Results.Counting) {
    weights = Array(repeating: 0, count: documentCount)
    counts = counting == .hits ? Array(repeating: 0, count: documentCount) : []
  }

  /// How many documents have an occurrence.
  var frequency: Int {
    var frequency = 0
    for weight in weights { frequency &+= weight > 0 ? 1 : 0 }
    return frequency
  }

  /// The sum of the counts.
  var occurrences: Int { counts.reduce(0) { $0 &+ Int($1) } }

  /// The largest weight or count.
  var maximum: UInt32 { max(weights.max() ?? 0, counts.max() ?? 0) }

  @inline(__always)
  func tally(_ document: Int) -> Tallies.Pair {
    Tallies.Pair(count: counts.isEmpty ? 0 : counts[document], weight: weights[document])
  }

  /// Takes over the sums of the documents of a piece from those of its segment.
  mutating func copy(_ all: DocumentSums, _ piece: Piece) {
    for document in piece.documents {
      weights[document + piece.offset] = all.weights[document]
      if !counts.isEmpty { counts[document + piece.offset] = all.counts[document] }
    }
  }

  mutating func add(_ weight: UInt32, to document: Int) { weights[document] &+= weight }

  mutating func add(_ more: ArraySlice<UInt16>, _ moreCounts: ArraySlice<UInt16>, from base: Int) {
    Self.add(more, to: &weights, from: base)
    if !counts.isEmpty { Self.add(moreCounts, to: &counts, from: base) }
  }

  private static func add(_ more: ArraySlice<UInt16>, to sums: inout [UInt32], from base: Int) {
    precondition(base + more.count <= sums.count)
    sums.withUnsafeMutableBufferPointer { sums in
      more.withUnsafeBufferPointer { more in
        for document in more.indices { sums[base &+ document] &+= UInt32(more[document]) }
      }
    }
  }

  /// Adds what the words in `ranges` have in each document, the first of which is at `base`.
  mutating func add(_ postings: Postings, _ ranges: [Range<Int>], from base: Int) {
    precondition(base >= 0 && base + postings.documentCount <= weights.count)
    _ = postings.withReader { reader in
      for range in ranges {
        let list = postings.postings(of: range)
        if counts.isEmpty {
          addWeights(reader, list, from: base)
        } else {
          addTallies(reader, list, from: base)
        }
      }
    }
  }

  private mutating func addWeights(_ reader: PostingsReader, _ list: Range<Int>, from base: Int) {
    weights.withUnsafeMutableBufferPointer { weights in
      for posting in list {
        weights[base &+ Int(reader.document(at: posting))] &+= reader.tally(at: posting).weight
      }
    }
  }

  private mutating func addTallies(_ reader: PostingsReader, _ list: Range<Int>, from base: Int) {
    weights.withUnsafeMutableBufferPointer { weights in
      counts.withUnsafeMutableBufferPointer { counts in
        for posting in list {
          let tally = reader.tally(at: posting)
          let document = base &+ Int(reader.document(at: posting))
          weights[document] &+= tally.weight
          counts[document] &+= tally.count
        }
      }
    }
  }
}
