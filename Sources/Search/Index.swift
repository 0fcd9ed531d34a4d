import Prose

/// The in-memory inverted index: documents under numbered fields, found by `Query`.
///
/// It answers from words and their positions and keeps no text: what shows text is handed the document's text
/// again and cuts it into words anew, which costs microseconds for the few documents on a screen and saves an
/// offset of four bytes for every word of all of them.
public struct Index: Sendable {
  /// What can stand before a colon in a query.
  public let fields: [Field]
  /// Documents are numbered from 0 to below it.
  public let documentCount: Int
  let segments: [Segment]
  /// Which documents of theirs, in the order in which those are numbered.
  let pieces: [Piece]
  let ranking: Ranking

  /// - Parameter segments: built with the same `fields`; their documents are numbered through, in this order. The same
  ///   documents in the same order give the same results, however they are spread over segments.
  public init(fields: [Field] = [], segments: [Segment] = []) {
    self.init(fields: fields, parts: segments.map { ($0, 0..<$0.documentCount) })
  }

  /// - Parameter parts: documents of segments; a segment may occur several times.
  init(fields: [Field], parts: [(segment: Segment, documents: Range<Int>)]) {
    self.fields = fields
    var segments: [Segment] = []
    var pieces: [Piece] = []
    var count = 0
    var lengths: [UInt32] = []
    for (segment, documents) in parts {
      let known = segments.firstIndex { $0 === segment }
      if known == nil { segments.append(segment) }
      if let last = pieces.last, last.segment == known, last.documents.upperBound == documents.lowerBound {
        let joined = last.documents.lowerBound..<documents.upperBound
        pieces[pieces.count - 1] = Piece(segment: last.segment, documents: joined, base: last.base)
      } else {
        pieces.append(Piece(segment: known ?? segments.count - 1, documents: documents, base: count))
      }
      lengths.append(contentsOf: segment.words.lengths[documents])
      count += documents.count
    }
    self.segments = segments
    self.pieces = pieces
    documentCount = count
    ranking = Ranking(lengths: lengths)
  }

  /// The index of `documents`, numbered from 0 in their order.
  public init(fields: [Field], documents: some Sequence<Document>) {
    var builder = SegmentBuilder(fields: fields)
    for document in documents { builder.add(document) }
    self.init(fields: fields, segments: [builder.segment()])
  }

  /// Reads a query against the fields of this index.
  public func query(_ text: String, lastWord: Query.LastWord = .complete) throws(QueryError) -> Query {
    try Query(text, fields: fields, lastWord: lastWord)
  }

  /// The values of a `names` field that have a word starting with `prefix` (or words, the last of which may
  /// go on), those in most documents first, then by name: what completion offers.
  public func names(in field: Int, matching prefix: String, limit: Int) -> [NameCount] {
    var counts: [String: Int] = [:]
    let patterns = Query.patterns(ofPrefix: prefix)
    for (index, segment) in segments.enumerated() {
      let values =
        patterns.isEmpty
        ? Array(segment.names.values.indices) : segment.names.words.found(patterns).documents.map { Int($0) }
      for value in values where segment.names.values[value].field == field {
        let count = documentCount(ofValue: value, inSegment: index)
        if count > 0 { counts[segment.names.values[value].name, default: 0] += count }
      }
    }
    return Array(
      counts.map { NameCount(name: $0.key, documents: $0.value) }
        .sorted { ($1.documents, $0.name) < ($0.documents, $1.name) }.prefix(max(limit, 0)))
  }

  /// The segment that holds `document`, and the document's number there.
  func segment(of document: Int) -> (segment: Segment, number: Int)? {
    guard document >= 0, document < documentCount else { return nil }
    let index = pieces.partitioningIndex { $0.base > document } - 1
    // Pieces without documents share their base with the next one; the last of them is the one that holds it.
    return (segments[pieces[index].segment], document - pieces[index].offset)
  }
}
