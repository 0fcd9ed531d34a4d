/// The index of some documents, finished and immutable. An `Index` is one or more of them side by side.
public struct Segment: Sendable {
  /// How many there are.
  public let documentCount: Int
}
