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
  /// Their documents are numbered through, in this order.
  let segments: [Segment]
  /// The number of each segment's first document.
  let bases: [Int]
  let ranking: Ranking

  /// - Parameter segments: built with the same `fields`. The same documents in the same order give the same
  ///   results, however they are spread over segments.
  public init(fields: [Field] = [], segments: [Segment] = []) {
    self.fields = fields
    self.segments = segments
    var bases: [Int] = []
    var count = 0
    for segment in segments {
      bases.append(count)
      count += segment.documentCount
    }
    self.bases = bases
    documentCount = count
    ranking = Ranking(lengths: segments.flatMap(\.words.lengths))
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
    for segment in segments {
      let values =
        patterns.isEmpty
        ? Array(segment.names.values.indices) : segment.names.words.found(patterns).documents.map { Int($0) }
      for value in values where segment.names.values[value].field == field {
        counts[segment.names.values[value].name, default: 0] += segment.names.documents(of: value).count
      }
    }
    return Array(
      counts.map { NameCount(name: $0.key, documents: $0.value) }
        .sorted { ($1.documents, $0.name) < ($0.documents, $1.name) }.prefix(max(limit, 0)))
  }

  /// The segment that holds `document`, and the document's number there.
  func segment(of document: Int) -> (segment: Segment, number: Int)? {
    guard document >= 0, document < documentCount else { return nil }
    let index = bases.partitioningIndex { $0 > document } - 1
    // Segments without documents share their base with the next one; the last of them is the one that holds
    // it.
    return (segments[index], document - bases[index])
  }
}
