/// Where every word occurs: for each word its documents in order, for each of those its positions in order.
/// Flat arrays throughout; a position is the number of the word in its document (gaps count as words).
struct Postings: Sendable {
  let terms: Terms
  /// Per word, where its postings start in `entries`; one more than there are words.
  let starts: [UInt32]
  /// A document in the upper 24 bits, and the code of its tally.
  let entries: [UInt32]
  let dense: DensePostings
  let tallies: Tallies
  /// For every `blockSize`th posting, where its positions start in `places`.
  let blockStarts: [UInt32]
  let places: Positions
  /// Words per document.
  let lengths: [UInt32]

  static let blockSize = 16
  /// What fits into an entry.
  static let maximumDocumentCount = 1 << 24

  /// One plain occurrence; weights are in sixteenths.
  static let weightUnit = 16.0

  static func weight(_ value: Double) -> UInt16 { UInt16(min(max(value * weightUnit, 1), 1600)) }

  var documentCount: Int { lengths.count }

  /// The places in `entries` of the words in `range`: word by word.
  func postings(of range: Range<Int>) -> Range<Int> {
    Int(starts[range.lowerBound])..<Int(starts[range.upperBound])
  }

  @inline(__always)
  func document(at posting: Int) -> UInt32 { entries[posting] >> 8 }

  @inline(__always)
  func tally(at posting: Int) -> Tallies.Pair {
    tallies.pair(UInt8(truncatingIfNeeded: entries[posting]), at: posting)
  }

  /// Where the positions of `posting` are in `places`.
  func positions(at posting: Int) -> Range<Int> {
    var start = Int(blockStarts[posting / Self.blockSize])
    for earlier in posting / Self.blockSize * Self.blockSize..<posting {
      start += Int(tally(at: earlier).count)
    }
    return start..<start + Int(tally(at: posting).count)
  }

  /// The place in `entries` of `document` among `postings`, which belong to one word.
  func posting(of document: UInt32, in postings: Range<Int>) -> Int? {
    let place = firstPosting(notBefore: document, from: postings.lowerBound, to: postings.upperBound)
    return place < postings.upperBound && entries[place] >> 8 == document ? place : nil
  }

  /// Galloping search: cheap when the document is near.
  @inline(__always)
  func firstPosting(notBefore document: UInt32, from first: Int, to end: Int) -> Int {
    let wanted = document << 8
    var low = first
    var step = 1
    while low + step < end, entries[low + step] < wanted {
      low += step
      step *= 2
    }
    var high = min(low + step, end)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether `position` is among the positions in `range`.
  func contains(_ position: UInt32, in range: Range<Int>) -> Bool {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && places[low] == position
  }
}

/// Positions in two bytes each, unless a document of the segment is longer than that.
struct Positions: Sendable {
  let narrow: [UInt16]
  let wide: [UInt32]

  @inline(__always)
  subscript(_ index: Int) -> UInt32 { wide.isEmpty ? UInt32(narrow[index]) : wide[index] }
}
