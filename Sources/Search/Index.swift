public import Prose

/// The in-memory inverted index: documents under numbered fields, found by `Query`.
public struct Index: Sendable {
  /// What can stand before a colon in a query.
  public let fields: [Field]
  /// Their documents are numbered through, in this order.
  let segments: [Segment]
  /// Documents are numbered from 0 to below it.
  public let documentCount: Int

  /// - Parameter segments: built with the same `fields`.
  public init(fields: [Field] = [], segments: [Segment] = []) {
    self.fields = fields
    self.segments = segments
    documentCount = segments.reduce(0) { $0 + $1.documentCount }
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

  /// The documents that match `query`, best first; equally good ones in order of their numbers.
  /// - Parameter limit: how many documents to rank and return; all matching ones are counted.
  public func search(_ query: Query, limit: Int = .max) -> Results {
    Results(matches: [], documentCount: 0, hitCount: 0)
  }

  /// Every place in one document that `query` hits, in order, apart from each other.
  /// - Parameter text: the text that was indexed under that number.
  public func hits(of query: Query, in document: Int, text: Text) -> [Hit] { [] }

  /// The windows of one document that show best why it was found, in order of place.
  /// - Parameters:
  ///   - text: the text that was indexed under that number.
  ///   - count: how many windows at most.
  ///   - length: of each window, in characters.
  public func snippets(
    of query: Query, in document: Int, text: Text, count: Int = 1, length: Int = 160
  ) -> [Snippet] { [] }

  /// The values of a `names` field that have a word starting with `prefix`, those in most documents first,
  /// then by name: what completion offers.
  public func names(in field: Int, matching prefix: String, limit: Int) -> [NameCount] { [] }
}
