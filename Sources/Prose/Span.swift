/// A half-open range of UTF-8 offsets, `start..<end`, in one text. Ordered by start, then by end.
public struct Span: Hashable, Comparable, Sendable {
  /// Offset of the first byte.
  public let start: Int
  /// Offset right after the last byte.
  public let end: Int

  /// - Precondition: `0 <= start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a span runs forward")
    self.start = start
    self.end = end
  }

  /// Length in UTF-8 bytes.
  public var count: Int { end - start }
  /// Whether it holds no byte.
  public var isEmpty: Bool { start == end }
  /// The offsets it holds.
  public var range: Range<Int> { start..<end }

  /// Whether the byte at `offset` is in it.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether all of `other` is in it.
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two share at least one byte.
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// The smallest span that contains both.
  public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

  /// The bytes both contain; `nil` if they share none.
  public func intersection(_ other: Span) -> Span? {
    overlaps(other) ? Span(max(start, other.start), min(end, other.end)) : nil
  }

  /// Which starts first, or, of two that start together, ends first.
  public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
