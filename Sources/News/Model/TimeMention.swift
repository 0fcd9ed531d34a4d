public import Prose

/// An expression of time in a text, resolved.
public struct TimeMention: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  public let kind: Kind
  /// UTF-8 offsets into the article's text.
  public let span: Span
  /// The TIMEX3 value (`2026-01-05`, `2025-10`, `P2M`, `PAST_REF`).
  public let value: String
  /// The days it stands for; `nil` for durations, sets, vague references, and where no publication date is known.
  public let days: TimeSpan?
  /// The day it was counted from, where it is relative.
  public let anchor: Day?
  public let rule: String

  public init(kind: Kind, span: Span, value: String, days: TimeSpan?, anchor: Day?, rule: String) {
    self.kind = kind
    self.span = span
    self.value = value
    self.days = days
    self.anchor = anchor
    self.rule = rule
  }
}
