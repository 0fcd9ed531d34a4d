/// The in-memory inverted index.
public struct Index: Sendable {
  public init() {}
}
