/// What the reader has chosen once for all sessions.
public struct Settings: Sendable {
  /// How copied sources are named.
  public var citation = CitationStyle.plain

  public init() {}
}
