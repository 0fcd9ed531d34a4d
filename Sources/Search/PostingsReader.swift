/// The memory of postings while something reads them closely.
///
/// Safety: lives only inside `Postings.withReader`, while the arrays it points into are held. Callers pass postings of
/// `Postings.starts`, all below the number of entries; the positions of a posting are those that the counts before it
/// leave room for, as `Inversion` wrote them. Pairs are written below `pairCount` and one more, which is how
/// many there is room for. `Postings.document`, `tally` and `positions` are the checked twins.
struct PostingsReader {
  private let entries: UnsafePointer<UInt32>
  private let blocks: UnsafePointer<UInt32>
  private let narrow: UnsafePointer<UInt16>
  private let wide: UnsafePointer<UInt32>
  /// Whether positions take four bytes.
  let isWide: Bool
  private let pairs: UnsafePointer<Tallies.Pair>
  private let postings: Postings

  fileprivate init?(
    _ postings: Postings, entries: UnsafePointer<UInt32>?, blocks: UnsafePointer<UInt32>?,
    narrow: UnsafePointer<UInt16>?, wide: UnsafePointer<UInt32>?, pairs: UnsafePointer<Tallies.Pair>?
  ) {
    guard let entries, let blocks, let narrow, let wide, let pairs else { return nil }
    self.entries = entries
    self.blocks = blocks
    self.narrow = narrow
    self.wide = wide
    self.pairs = pairs
    self.postings = postings
    isWide = !postings.places.wide.isEmpty
  }

  @inline(__always)
  func document(at posting: Int) -> UInt32 { entries[posting] &>> 8 }

  @inline(__always)
  func tally(at posting: Int) -> Tallies.Pair {
    let code = UInt8(truncatingIfNeeded: entries[posting])
    return code == Tallies.rare ? postings.tally(at: posting) : pairs[Int(code)]
  }

  @inline(__always)
  func positions(at posting: Int) -> Range<Int> {
    var start = Int(blocks[posting / Postings.blockSize])
    var earlier = posting & ~(Postings.blockSize &- 1)
    while earlier < posting {
      start &+= Int(tally(at: earlier).count)
      earlier &+= 1
    }
    return start..<start &+ Int(tally(at: posting).count)
  }

  /// Where the positions of the first posting of a block start.
  @inline(__always)
  func blockStart(_ block: Int) -> Int { Int(blocks[block]) }

  @inline(__always)
  func position(_ place: Int) -> UInt32 { isWide ? wide[place] : UInt32(narrow[place]) }

  /// How often `wanted` is among the positions in `range`: 0 or 1. For positions of two bytes.
  @inline(__always)
  func count(of wanted: UInt32, in range: Range<Int>) -> UInt32 {
    guard wanted <= UInt32(UInt16.max) else { return 0 }
    let pattern = SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: wanted))
    var found = SIMD8<UInt16>()
    let memory = UnsafeRawPointer(narrow)
    var place = range.lowerBound
    while place &+ 8 <= range.upperBound {
      let eight = memory.loadUnaligned(fromByteOffset: place &* 2, as: SIMD8<UInt16>.self)
      found &+= SIMD8<UInt16>().replacing(with: 1, where: eight .== pattern)
      place &+= 8
    }
    var count = UInt32(found.wrappedSum())
    while place < range.upperBound {
      count &+= UInt32(narrow[place]) == wanted ? 1 : 0
      place &+= 1
    }
    return count
  }

  /// As `Postings.contains`.
  @inline(__always)
  func contains(_ wanted: UInt32, in range: Range<Int>) -> Bool {
    if !isWide, range.count <= 64 { return count(of: wanted, in: range) > 0 }
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low &+ high) / 2
      if position(middle) < wanted { low = middle &+ 1 } else { high = middle }
    }
    return low < range.upperBound && position(low) == wanted
  }

  /// As `Postings.firstPosting`.
  @inline(__always)
  func firstPosting(notBefore document: UInt32, from first: Int, to end: Int) -> Int {
    let wanted = document &<< 8
    // All entries before `low` come before what is wanted, none from `high` on does.
    var low = first
    var step = Self.countedEntries
    while low &+ step <= end, entries[low &+ step &- 1] < wanted {
      low &+= step
      step &*= 2
    }
    var high = min(low &+ step, end)
    while high &- low > Self.countedEntries {
      let middle = (low &+ high) &>> 1
      let mask = 0 &- isBefore(middle, wanted)
      low &+= (middle &+ 1 &- low) & mask
      high = middle &+ ((high &- middle) & mask)
    }
    // The last few are counted: where they end nobody can guess, so that a search among them costs more.
    guard low &+ Self.countedEntries <= end else {
      while low < end, entries[low] < wanted { low &+= 1 }
      return low
    }
    var count = 0
    for index in low..<low &+ Self.countedEntries { count &+= isBefore(index, wanted) }
    return low &+ count
  }

  /// 1 if the entry at `index` is below `wanted`, else 0: the borrow of a subtraction, which is never made a branch.
  @inline(__always)
  private func isBefore(_ index: Int, _ wanted: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(entries[index]) &- UInt64(wanted)) &>> 63)
  }

  private static let countedEntries = 8

  // MARK: Documents in several lists

  /// A posting for each of several lists, in their order.
  typealias Places = UnsafeMutableBufferPointer<Int>

  /// Calls `body` with the postings of each document that is in all `lists`, in the order of `lists`; without lists,
  /// of all `documents`.
  @inline(__always)
  func forEachCommon(
    _ lists: [Range<Int>], documents: Range<Int>,
    _ body: (_ document: UInt32, _ places: Places) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: max(lists.count, 2)) { places in
      places.initialize(repeating: 0)
      switch lists.count {
      case 0: for document in documents { body(UInt32(truncatingIfNeeded: document), places) }
      case 1:
        for posting in lists[0] {
          places[0] = posting
          body(document(at: posting), places)
        }
      case 2:
        forEachPairs(lists[0], lists[1]) { pairs in
          for pair in pairs {
            places[0] = pair.first
            places[1] = pair.second
            body(document(at: pair.first), places)
          }
        }
      default: gallop(lists, places, body)
      }
    }
  }

  @inline(__always)
  private func gallop(
    _ lists: [Range<Int>], _ places: Places,
    _ body: (_ document: UInt32, _ places: Places) -> Void
  ) {
    let order = lists.indices.sorted { lists[$0].count < lists[$1].count }
    for index in lists.indices { places[index] = lists[index].lowerBound }
    for posting in lists[order[0]] {
      let document = document(at: posting)
      places[order[0]] = posting
      var isEverywhere = true
      for word in order.dropFirst() where isEverywhere {
        let end = lists[word].upperBound
        places[word] = firstPosting(notBefore: document, from: places[word], to: end)
        if places[word] == end { return }
        isEverywhere = self.document(at: places[word]) == document
      }
      if isEverywhere { body(document, places) }
    }
  }

  /// Two postings of one document.
  struct Pair {
    let first: Int
    let second: Int
  }

  private static let pairCount = 128

  /// Calls `body` with the postings of the documents that are in both lists, many at a time and in order.
  @inline(__always)
  func forEachPairs(
    _ first: Range<Int>, _ second: Range<Int>, _ body: (UnsafeMutableBufferPointer<Pair>.SubSequence) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Pair.self, capacity: Self.pairCount + 1) { pairs in
      pairs.initialize(repeating: Pair(first: 0, second: 0))
      let isFirstShort = first.count <= second.count
      let short = isFirstShort ? first : second
      let isDone: Void? = postings.dense.withDocuments(of: isFirstShort ? second : first) { documents in
        probe(short, documents, isFirstShort, pairs, body)
      }
      if isDone != nil { return }
      if first.count > 4 * second.count || second.count > 4 * first.count {
        gallop(first, second, pairs, body)
      } else {
        merge(first, second, pairs, body)
      }
    }
  }

  /// For lists of about the same length: every step costs the same, whether it finds a document or not, because
  /// nothing branches on it.
  @inline(__always)
  private func merge(
    _ first: Range<Int>, _ second: Range<Int>, _ pairs: UnsafeMutableBufferPointer<Pair>,
    _ body: (UnsafeMutableBufferPointer<Pair>.SubSequence) -> Void
  ) {
    var a = first.lowerBound
    var b = second.lowerBound
    var count = 0
    while a < first.upperBound, b < second.upperBound {
      let one = document(at: a)
      let other = document(at: b)
      pairs[count] = Pair(first: a, second: b)
      count &+= one == other ? 1 : 0
      a &+= one <= other ? 1 : 0
      b &+= other <= one ? 1 : 0
      if count == Self.pairCount {
        body(pairs[..<count])
        count = 0
      }
    }
    body(pairs[..<count])
  }

  /// For a list with a bit for every document.
  @inline(__always)
  private func probe(
    _ short: Range<Int>, _ documents: DensePostings.Documents, _ isFirstShort: Bool,
    _ pairs: UnsafeMutableBufferPointer<Pair>, _ body: (UnsafeMutableBufferPointer<Pair>.SubSequence) -> Void
  ) {
    func take(_ count: Int) {
      for index in 0..<count {
        let posting = pairs[index].first
        let other = documents.posting(of: document(at: posting))
        pairs[index] =
          isFirstShort ? Pair(first: posting, second: other) : Pair(first: other, second: posting)
      }
      body(pairs[..<count])
    }
    var count = 0
    for posting in short {
      pairs[count] = Pair(first: posting, second: 0)
      count &+= documents.count(of: document(at: posting))
      if count == Self.pairCount {
        take(count)
        count = 0
      }
    }
    take(count)
  }

  @inline(__always)
  private func gallop(
    _ first: Range<Int>, _ second: Range<Int>, _ pairs: UnsafeMutableBufferPointer<Pair>,
    _ body: (UnsafeMutableBufferPointer<Pair>.SubSequence) -> Void
  ) {
    let isFirstShort = first.count <= second.count
    let long = isFirstShort ? second : first
    var place = long.lowerBound
    var count = 0
    for posting in isFirstShort ? first : second {
      let document = document(at: posting)
      place = firstPosting(notBefore: document, from: place, to: long.upperBound)
      if place == long.upperBound { break }
      pairs[count] =
        isFirstShort ? Pair(first: posting, second: place) : Pair(first: place, second: posting)
      count &+= self.document(at: place) == document ? 1 : 0
      if count == Self.pairCount {
        body(pairs[..<count])
        count = 0
      }
    }
    body(pairs[..<count])
  }
}

extension Postings {
  func withReader<Result>(_ body: (PostingsReader) -> Result) -> Result? {
    entries.withUnsafeBufferPointer { entries in
      blockStarts.withUnsafeBufferPointer { blocks in
        places.narrow.withUnsafeBufferPointer { narrow in
          places.wide.withUnsafeBufferPointer { wide in
            tallies.pairs.withUnsafeBufferPointer { pairs in
              PostingsReader(
                self, entries: entries.baseAddress, blocks: blocks.baseAddress, narrow: narrow.baseAddress,
                wide: wide.baseAddress, pairs: pairs.baseAddress
              ).map(body)
            }
          }
        }
      }
    }
  }
}
