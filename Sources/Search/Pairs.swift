extension Postings {
  /// Where two words stand side by side, one of them at least a single one: the phrase that is searched most. Counts
  /// them without keeping their positions; `runs` is the plain twin, and tests compare the two. `nil` for other
  /// patterns.
  func foundPair(_ patterns: [Query.Pattern]) -> Found? {
    guard patterns.count == 2 else { return nil }
    let words = patterns.map { terms.matching($0).flatMap { Array($0) } }
    if words.contains(where: \.isEmpty) { return Found() }
    guard min(words[0].count, words[1].count) == 1, max(words[0].count, words[1].count) <= Self.fewWords
    else {
      return nil
    }
    let isOnePair = words[0].count == 1 && words[1].count == 1
    var counts = [UInt32](repeating: 0, count: isOnePair ? 0 : documentCount)
    var found = Found()
    _ = withReader { reader in
      for first in words[0] {
        for second in words[1] {
          let lists = [first, second].map { postings(of: $0..<$0 + 1) }
          reader.forEachPairs(lists[0], lists[1]) { pairs in
            reader.forEachNeighbours(pairs) { document, tally, count in
              if isOnePair {
                found.append(document, weight: tally.weight(ofRuns: count), count: count)
              } else {
                counts[Int(document)] &+= count
              }
            }
          }
        }
      }
    }
    return isOnePair ? found : weighed(counts, first: words[0])
  }

  /// More are faster gathered and sorted than paired one by one.
  private static let fewWords = 64

  /// Rows weigh as in `foundRuns`.
  private func weighed(_ counts: [UInt32], first: [Int]) -> Found {
    var found = Found()
    let list = postings(of: first[0]..<first[0] + 1)
    var place = list.lowerBound
    for (document, count) in counts.enumerated() where count > 0 {
      var weight = count * UInt32(Self.weightUnit)
      if first.count == 1 {
        place = firstPosting(notBefore: UInt32(document), from: place, to: list.upperBound)
        weight = tally(at: place).weight(ofRuns: count)
      }
      found.append(UInt32(document), weight: weight, count: count)
    }
    return found
  }
}

/// The positions of two words in one document that has both.
private struct Neighbourhood {
  var first: Range<Int>
  var second: Range<Int>
  /// The position at the start of `first`, and of `second`.
  var firstPosition: UInt32
  var secondPosition: UInt32
}

/// Finds the positions of postings that come in order: from the one before, where that is near.
private struct PositionsPlace {
  private let reader: PostingsReader
  private var posting = 0
  private var start = 0

  init(_ reader: PostingsReader) { self.reader = reader }

  @inline(__always)
  mutating func positions(at next: Int) -> Range<Int> {
    if posting > next || next / Postings.blockSize != posting / Postings.blockSize || start == 0 {
      posting = next & ~(Postings.blockSize &- 1)
      start = reader.blockStart(next / Postings.blockSize)
    }
    while posting < next {
      start &+= Int(reader.tally(at: posting).count)
      posting &+= 1
    }
    return start..<start &+ Int(reader.tally(at: next).count)
  }
}

extension PostingsReader {
  /// Calls `body` with the documents of `pairs` in which a position of the second word follows one of the first, with
  /// the tally of the first and how often that is so.
  ///
  /// Safety: there is one candidate for each pair, initialised before it is read; its positions are those of its
  /// postings.
  ///
  /// Positions are all over the memory, so those of many documents are asked for before the first is looked at: the
  /// processor then waits for all of them together.
  @inline(__always)
  fileprivate func forEachNeighbours(
    _ pairs: UnsafeMutableBufferPointer<Pair>.SubSequence,
    _ body: (_ document: UInt32, _ tally: Tallies.Pair, _ count: UInt32) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Neighbourhood.self, capacity: max(pairs.count, 1)) { candidates in
      var firstPlace = PositionsPlace(self)
      var secondPlace = PositionsPlace(self)
      for (index, pair) in pairs.enumerated() {
        let first = firstPlace.positions(at: pair.first)
        let second = secondPlace.positions(at: pair.second)
        candidates.initializeElement(
          at: index,
          to: Neighbourhood(
            first: first, second: second, firstPosition: position(first.lowerBound),
            secondPosition: position(second.lowerBound)))
      }
      for (index, pair) in pairs.enumerated() {
        let count = neighbourCount(candidates[index])
        if count > 0 { body(document(at: pair.first), tally(at: pair.first), count) }
      }
    }
  }

  /// How many positions of the second word follow one of the first.
  @inline(__always)
  private func neighbourCount(_ candidate: Neighbourhood) -> UInt32 {
    // A few positions are looked for among many, eight at a time.
    if candidate.second.count > 8, candidate.first.count <= 4, !isWide {
      return candidate.first.reduce(0) { $0 &+ count(of: position($1) &+ 1, in: candidate.second) }
    }
    if candidate.first.count > 8, candidate.second.count <= 4, !isWide {
      return candidate.second.reduce(0) { count, place in
        position(place) == 0 ? count : count &+ self.count(of: position(place) &- 1, in: candidate.first)
      }
    }
    return mergedCount(candidate)
  }

  @inline(__always)
  private func mergedCount(_ candidate: Neighbourhood) -> UInt32 {
    var count: UInt32 = 0
    var a = candidate.first.lowerBound
    var b = candidate.second.lowerBound
    var before = candidate.firstPosition &+ 1
    var after = candidate.secondPosition
    while true {
      if before <= after {
        count &+= before == after ? 1 : 0
        a &+= 1
        if a == candidate.first.upperBound { return count }
        before = position(a) &+ 1
      } else {
        b &+= 1
        if b == candidate.second.upperBound { return count }
        after = position(b)
      }
    }
  }
}
