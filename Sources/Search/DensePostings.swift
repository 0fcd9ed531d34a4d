import Prose

/// The words that very many documents have, with a bit for every document: whether one has such a word, and at which
/// posting, is told without a search (a bit vector with ranks: Jacobson, "Space-efficient static trees and graphs",
/// 1989). A bit vector takes less than half the memory that the postings of its word take.
struct DensePostings: Sendable {
  /// Where the postings of each such word start, in order.
  private let starts: [Int]
  /// Per word of the index, then per 64 documents.
  private let bits: [UInt64]
  /// Parallel to `bits`: how many documents before those have the word.
  private let ranks: [UInt32]
  private let stride: Int

  /// Whether a word of so many documents is one of them.
  private static func isDense(_ count: Int, of documentCount: Int) -> Bool {
    count >= 64 && count * 8 >= documentCount
  }

  /// - Parameters:
  ///   - entries: as in `Postings`.
  ///   - listStarts: where the postings of each word start; one more than there are words.
  init(_ entries: [UInt32], startingAt listStarts: [UInt32], documentCount: Int) {
    let stride = (documentCount + 63) / 64
    var starts: [Int] = []
    var bits: [UInt64] = []
    var ranks: [UInt32] = []
    for (start, end) in zip(listStarts, listStarts.dropFirst())
    where Self.isDense(Int(end - start), of: documentCount) {
      let first = bits.count
      starts.append(Int(start))
      bits.append(contentsOf: repeatElement(0, count: stride))
      for entry in entries[Int(start)..<Int(end)] {
        let document = Int(entry >> 8)
        bits[first + document / 64] |= 1 << UInt64(document % 64)
      }
      var rank: UInt32 = 0
      for some in bits[first...] {
        ranks.append(rank)
        rank += UInt32(some.nonzeroBitCount)
      }
    }
    self.starts = starts
    self.bits = bits
    self.ranks = ranks
    self.stride = stride
  }

  /// The documents of one word.
  ///
  /// Safety: lives inside `withDocuments`; is asked about documents of the index only.
  struct Documents {
    fileprivate let bits: UnsafePointer<UInt64>
    fileprivate let ranks: UnsafePointer<UInt32>
    fileprivate let start: Int

    /// 1 if `document` has the word, else 0.
    @inline(__always)
    func count(of document: UInt32) -> Int {
      Int(truncatingIfNeeded: (bits[Int(document &>> 6)] &>> UInt64(document & 63)) & 1)
    }

    /// The posting of `document`, which has the word.
    @inline(__always)
    func posting(of document: UInt32) -> Int {
      let place = Int(document &>> 6)
      let before = bits[place] & ((1 &<< UInt64(document & 63)) &- 1)
      return start &+ Int(ranks[place]) &+ before.nonzeroBitCount
    }
  }

  /// Calls `body` with the documents of the word whose postings are `list`; `nil` if it is not one of these.
  @inline(__always)
  func withDocuments<Result>(of list: Range<Int>, _ body: (Documents) -> Result) -> Result? {
    guard Self.isDense(list.count, of: stride * 64 - 63) else { return nil }
    let index = starts.partitioningIndex { $0 >= list.lowerBound }
    guard index < starts.count, starts[index] == list.lowerBound else { return nil }
    return bits.withUnsafeBufferPointer { bits in
      ranks.withUnsafeBufferPointer { ranks in
        guard let someBits = bits.baseAddress, let someRanks = ranks.baseAddress else { return nil }
        return body(
          Documents(
            bits: someBits + index * stride, ranks: someRanks + index * stride, start: list.lowerBound))
      }
    }
  }
}
