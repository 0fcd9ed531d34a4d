/// The memory of postings while something reads them closely.
///
/// Safety: lives only inside `Postings.withReader`, while the arrays it points into are held. Callers pass postings of
/// `Postings.starts`, all below the number of entries; the positions of a posting are those that the counts before it
/// leave room for, as `Inversion` wrote them. `Postings.document`, `tally` and `positions` are the checked twins.
struct PostingsReader {
  private let entries: UnsafePointer<UInt32>
  private let blocks: UnsafePointer<UInt32>
  private let narrow: UnsafePointer<UInt16>
  private let wide: UnsafePointer<UInt32>
  private let isWide: Bool
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

  @inline(__always)
  func position(_ place: Int) -> UInt32 { isWide ? wide[place] : UInt32(narrow[place]) }

  /// As `Postings.firstPosting`.
  @inline(__always)
  func firstPosting(notBefore document: UInt32, from first: Int, to end: Int) -> Int {
    let wanted = document &<< 8
    var low = first
    if low == end || entries[low] >= wanted { return low }
    // Here and below, the entry at `low` comes before what is wanted.
    var step = 1
    while low &+ step < end, entries[low &+ step] < wanted {
      low &+= step
      step &*= 2
    }
    var high = min(low &+ step, end)
    low &+= 1
    while low < high {
      let middle = (low &+ high) / 2
      if entries[middle] < wanted { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// Calls `body` with the postings of each document that is in all `lists`, in the order of `lists`.
  @inline(__always)
  func forEachCommon(_ lists: [Range<Int>], _ body: (_ document: UInt32, _ places: [Int]) -> Void) {
    let order = lists.indices.sorted { lists[$0].count < lists[$1].count }
    guard let rarest = order.first, let next = order.dropFirst().first else { return }
    var places = lists.map(\.lowerBound)
    var second = lists[next].lowerBound
    let secondEnd = lists[next].upperBound
    for posting in lists[rarest] {
      let document = document(at: posting)
      second = firstPosting(notBefore: document, from: second, to: secondEnd)
      if second == secondEnd { return }
      if self.document(at: second) != document { continue }
      places[rarest] = posting
      places[next] = second
      var isEverywhere = true
      for word in order.dropFirst(2) where isEverywhere {
        let end = lists[word].upperBound
        places[word] = firstPosting(notBefore: document, from: places[word], to: end)
        isEverywhere = places[word] < end && self.document(at: places[word]) == document
      }
      if isEverywhere { body(document, places) }
    }
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
