/// Distributes a stream of words over the words' lists in one pass: every list comes out in order because the
/// stream is read in order.
///
/// Safety: `counts` says how many postings and positions each word gets; the cursors of a word run from the sum of
/// those before it in `order`, once per word of the stream that `counts` counted, so they stay below the totals, which
/// are the sizes of the memory that is filled. A posting counts at most its word's documents.
struct Inversion: ~Copyable {
  private let stream: NumberStream
  private let stretches: [PostingsBuilder.Stretch]
  private let isWide: Bool
  private let starts: [UInt32]
  private let positionCount: Int
  private var cursors: [Cursor]
  private var tallies: Tallies.Builder

  /// Where the next posting and the next position of a word go.
  private struct Cursor {
    var posting: UInt32
    var position: UInt32
    /// The document of the last posting, plus one, and the code of its tally.
    var document: UInt32 = 0
    var code: UInt32 = 0
  }

  /// - Parameters:
  ///   - order: the words' numbers as the lists shall follow each other.
  ///   - counts: by the words' numbers.
  init(
    stream: consuming NumberStream, stretches: [PostingsBuilder.Stretch], weights: [UInt32], order: [Int],
    counts: [TermTable.Count], isWide: Bool
  ) {
    var cursors = [Cursor](repeating: Cursor(posting: 0, position: 0), count: order.count)
    var starts: [UInt32] = [0]
    starts.reserveCapacity(order.count + 1)
    var posting: UInt32 = 0
    var position: UInt32 = 0
    for number in order {
      cursors[number] = Cursor(posting: posting, position: position)
      posting += counts[number].documents
      position += counts[number].occurrences
      starts.append(posting)
    }
    self.stream = stream
    self.stretches = stretches
    self.isWide = isWide
    self.starts = starts
    self.cursors = cursors
    positionCount = Int(position)
    tallies = Tallies.Builder(weights: weights)
  }

  consuming func postings(terms: Terms, lengths: [UInt32]) -> Postings {
    let postingCount = Int(starts.last ?? 0)
    let blockCount = postingCount / Postings.blockSize + 1
    var entries: [UInt32] = []
    var blockStarts: [UInt32] = []
    var narrow: [UInt16] = []
    var wide: [UInt32] = []
    entries = Array(unsafeUninitializedCapacity: postingCount) { entries, entryCount in
      blockStarts = Array(unsafeUninitializedCapacity: blockCount) { blocks, initialisedBlocks in
        blocks.initialize(repeating: 0)
        if isWide {
          wide = Array(unsafeUninitializedCapacity: positionCount) { positions, count in
            distribute(entries, blocks, positions)
            count = positionCount
          }
        } else {
          narrow = Array(unsafeUninitializedCapacity: positionCount) { positions, count in
            distribute(entries, blocks, positions)
            count = positionCount
          }
        }
        initialisedBlocks = blockCount
      }
      entryCount = postingCount
    }
    return Postings(
      terms: terms, starts: starts, entries: entries,
      dense: DensePostings(entries, startingAt: starts, documentCount: lengths.count),
      tallies: tallies.finished(), blockStarts: blockStarts,
      places: Positions(narrow: narrow, wide: wide), lengths: lengths)
  }

  @inline(__always)
  private mutating func distribute<Position: FixedWidthInteger>(
    _ entries: UnsafeMutableBufferPointer<UInt32>, _ blocks: UnsafeMutableBufferPointer<UInt32>,
    _ positions: UnsafeMutableBufferPointer<Position>
  ) {
    guard let entry = entries.baseAddress, let places = positions.baseAddress, let blocks = blocks.baseAddress
    else { return }
    var cursors: [Cursor] = []
    swap(&cursors, &self.cursors)
    cursors.withUnsafeMutableBufferPointer { buffer in
      guard let cursors = buffer.baseAddress else { return }
      for index in stretches.indices {
        let stretch = stretches[index]
        let end = index + 1 < stretches.count ? stretches[index + 1].start : stream.count
        var position = stretch.firstPosition
        let document = stretch.document &+ 1
        let kind = Int(stretch.kind)
        stream.forEachRun(in: stretch.start..<end) { run in
          for number in run {
            let cursor = cursors + Int(number)
            let place = cursor.pointee.position
            places[Int(place)] = Position(truncatingIfNeeded: position)
            cursor.pointee.position = place &+ 1
            position &+= 1
            // No branch: nobody can guess whether a word was in the document before.
            let isNew: UInt32 = cursor.pointee.document == document ? 0 : 1
            cursor.pointee.document = document
            let next = cursor.pointee.posting &+ isNew
            cursor.pointee.posting = next
            let posting = Int(next &- 1)
            if isNew & (posting & (Postings.blockSize - 1) == 0 ? 1 : 0) != 0 {
              blocks[posting / Postings.blockSize] = place
            }
            let before = cursor.pointee.code & (isNew &- 1)
            let code = tallies.step(UInt8(truncatingIfNeeded: before), kind: kind, posting: posting)
            cursor.pointee.code = UInt32(code)
            entry[posting] = stretch.document << 8 | UInt32(code)
          }
        }
      }
    }
  }
}

extension Tallies.Builder {
  /// The code of a posting with one more occurrence of `kind`.
  @inline(__always)
  fileprivate mutating func step(_ code: UInt8, kind: Int, posting: Int) -> UInt8 {
    let known = steps[kind &* 256 &+ Int(code)]
    return known != 0 ? known : slowStep(code, kind: kind, posting: posting)
  }
}
