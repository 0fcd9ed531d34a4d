import Prose

/// The documents in which some words were found, in order.
struct Found: Sendable {
  private(set) var documents: [UInt32] = []
  /// Parallel to `documents`: the weights of all occurrences there, in sixteenths.
  private(set) var weights: [UInt32] = []
  /// Parallel to `documents`: how many occurrences there are.
  private(set) var counts: [UInt32] = []

  init() {}

  init(capacity: Int) {
    documents.reserveCapacity(capacity)
    weights.reserveCapacity(capacity)
    counts.reserveCapacity(capacity)
  }

  /// - Precondition: `document` comes after those already there.
  @inline(__always)
  mutating func append(_ document: UInt32, weight: UInt32, count: UInt32) {
    documents.append(document)
    weights.append(weight)
    counts.append(count)
  }

  /// Adds what was found in a further piece, of what was found in its segment.
  mutating func append(_ other: Found, _ piece: Piece) {
    let first = other.documents.partitioningIndex { Int($0) >= piece.documents.lowerBound }
    let end = other.documents[first...].partitioningIndex { Int($0) >= piece.documents.upperBound }
    if piece.offset == 0, documents.isEmpty, end - first == other.documents.count {
      self = other
      return
    }
    documents.append(contentsOf: other.documents[first..<end].lazy.map { UInt32(Int($0) + piece.offset) })
    weights.append(contentsOf: other.weights[first..<end])
    counts.append(contentsOf: other.counts[first..<end])
  }

  /// What was found here or there.
  func union(_ other: Found) -> Found {
    if other.documents.isEmpty { return self }
    if documents.isEmpty { return other }
    var result = Found()
    var a = 0
    var b = 0
    while a < documents.count || b < other.documents.count {
      let first = a < documents.count ? documents[a] : .max
      let second = b < other.documents.count ? other.documents[b] : .max
      let document = min(first, second)
      var weight: UInt32 = 0
      var count: UInt32 = 0
      if first == document {
        weight += weights[a]
        count += counts[a]
        a += 1
      }
      if second == document {
        weight += other.weights[b]
        count += other.counts[b]
        b += 1
      }
      result.append(document, weight: weight, count: count)
    }
    return result
  }

  /// Sums per document, for lists that do not come in the order of documents.
  struct Tally {
    private var weights: [UInt32]
    private var counts: [UInt32]

    init(documentCount: Int) {
      weights = Array(repeating: 0, count: documentCount)
      counts = Array(repeating: 0, count: documentCount)
    }

    /// - Parameter weight: above 0, unless nothing was found.
    @inline(__always)
    mutating func add(_ document: UInt32, weight: UInt32, count: UInt32) {
      weights[Int(document)] &+= weight
      counts[Int(document)] &+= count
    }

    consuming func found() -> Found {
      var found = Found()
      for document in weights.indices where weights[document] > 0 {
        found.append(UInt32(document), weight: weights[document], count: counts[document])
      }
      return found
    }
  }
}
