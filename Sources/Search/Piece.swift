import Prose

/// Documents in a row that an index takes from one of its segments: all of them, until single documents are replaced.
struct Piece: Sendable {
  /// The place of the segment among the index's.
  let segment: Int
  /// By their numbers in the segment.
  let documents: Range<Int>
  /// The number of the first of them in the index.
  let base: Int

  /// From a document's number in the segment to its number in the index.
  var offset: Int { base - documents.lowerBound }

  /// The part of `list`, the postings of one word, that belongs to these documents.
  func postings(_ list: Range<Int>, in postings: Postings) -> Range<Int> {
    if documents.count == postings.documentCount { return list }
    let first = postings.entries[list].partitioningIndex { Int($0 >> 8) >= documents.lowerBound }
    let end = postings.entries[first..<list.upperBound].partitioningIndex {
      Int($0 >> 8) >= documents.upperBound
    }
    return first..<end
  }

  /// How many of `numbers`, documents of the segment in order, belong to these.
  func count(of numbers: ArraySlice<UInt32>) -> Int {
    let first = numbers.partitioningIndex { Int($0) >= documents.lowerBound }
    return numbers[first...].partitioningIndex { Int($0) >= documents.upperBound } - first
  }
}

extension Index {
  /// Per piece, the postings of the text's word `term`.
  func lists(of term: Term) -> [Range<Int>] {
    let whole = segments.map { $0.words.postings(of: $0.words.terms.matching(term)) }
    return pieces.map { $0.postings(whole[$0.segment], in: segments[$0.segment].words) }
  }

  /// In how many documents `term` is printed.
  func frequency(of term: Term) -> Int { lists(of: term).reduce(0) { $0 + $1.count } }

  /// How many documents have value `number` of the names of a segment.
  func documentCount(ofValue number: Int, inSegment segment: Int) -> Int {
    let documents = segments[segment].names.documents(of: number)
    return pieces.reduce(0) { $0 + ($1.segment == segment ? $1.count(of: documents) : 0) }
  }

  // MARK: Replacing documents

  /// The index with `documents` in the place of those with `numbers`: one replaced, some added (at an empty range) or
  /// removed (by none). Only the new documents are read.
  ///
  /// It finds and ranks as an index made anew. Only whether a word is always printed with a capital, which keeps it
  /// from taking a plural, is remembered from documents that are gone. Each call may add pieces, which cost every query
  /// a little; `isFragmented` says when it is time to make it anew.
  public func replacing(_ numbers: Range<Int>, with documents: some Collection<Document>) -> Index {
    let numbers = numbers.clamped(to: 0..<documentCount)
    var parts: [(segment: Segment, documents: Range<Int>)] = []
    func keep(_ range: Range<Int>) {
      for piece in pieces {
        let kept = piece.documents.clamped(
          to: range.lowerBound - piece.offset..<range.upperBound - piece.offset)
        if !kept.isEmpty { parts.append((segments[piece.segment], kept)) }
      }
    }
    keep(0..<numbers.lowerBound)
    if !documents.isEmpty {
      var builder = SegmentBuilder(fields: fields)
      for document in documents { builder.add(document) }
      parts.append((builder.segment(), 0..<documents.count))
    }
    keep(numbers.upperBound..<documentCount)
    return Index(fields: fields, parts: parts)
  }

  /// The index of documents that are in part those of this one: the `i`-th is the one that has number `kept[i]` here, or
  /// where that is `nil`, the next of `documents`. Only those are read.
  public func keeping(_ kept: [Int?], and documents: some Collection<Document>) -> Index {
    var builder = SegmentBuilder(fields: fields)
    for document in documents { builder.add(document) }
    let added = builder.segment()
    var read = 0
    let parts = kept.map { number -> (segment: Segment, documents: Range<Int>) in
      if let (segment, place) = number.flatMap(segment(of:)) { return (segment, place..<place + 1) }
      defer { read += 1 }
      return (added, read..<read + 1)
    }
    return Index(fields: fields, parts: parts)
  }

  /// The index with `document` in the place of the one with `number`.
  public func replacing(_ number: Int, with document: Document) -> Index {
    replacing(number..<number + 1, with: [document])
  }

  /// Whether so much was replaced that an index made anew would answer faster.
  public var isFragmented: Bool { pieces.count > Self.manyPieces }

  private static let manyPieces = 64
}
