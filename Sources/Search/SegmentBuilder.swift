/// Collects documents into a `Segment`. Several can be filled at the same time, each on a thread of its own; the
/// order of the segments in the `Index`, not the order in which they were built, numbers the documents.
public struct SegmentBuilder: Sendable {
  private let fields: [Field]
  private var documentCount = 0

  /// - Parameter fields: those of the index the segment will be part of.
  public init(fields: [Field]) {
    self.fields = fields
  }

  /// Adds `document` after those already there.
  public mutating func add(_ document: Document) {
    documentCount += 1
  }

  /// The documents added so far, ready to be searched.
  public consuming func segment() -> Segment {
    Segment(documentCount: documentCount)
  }
}
