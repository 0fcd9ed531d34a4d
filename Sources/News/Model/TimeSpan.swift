public import Prose

/// A stretch of days, and how precisely the text gives it.
///
/// A bound is `nil` where the text leaves it open ("since 2019" has no last day).
public struct TimeSpan: Hashable, Sendable {
  public enum Grain: Int, Hashable, Comparable, Sendable, CaseIterable {
    case day, week, month, season, quarter, halfYear, year, decade, century, vague

    public static func < (a: Grain, b: Grain) -> Bool { a.rawValue < b.rawValue }
  }

  public let first: Day?
  public let last: Day?
  public let grain: Grain
  public let certainty: Certainty

  /// How sure the days are.
  public enum Certainty: String, Hashable, Sendable {
    case stated
    /// These days or some near them.
    case about
  }

  /// - Precondition: `first <= last` where both are given.
  public init(first: Day?, last: Day?, grain: Grain, certainty: Certainty = .stated) {
    if let first, let last { precondition(first <= last, "a time span runs forward") }
    self.certainty = certainty
    self.first = first
    self.last = last
    self.grain = grain
  }

  public init(_ day: Day) { self.init(first: day, last: day, grain: .day) }

  /// Whether the two can share a day; an open bound reaches everywhere.
  public func overlaps(_ other: TimeSpan) -> Bool {
    if let last, let start = other.first, last < start { return false }
    if let first, let end = other.last, end < first { return false }
    return true
  }
}
