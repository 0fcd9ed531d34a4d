import Prose

/// How days are written where people and programs read them alike.
extension TimeSpan {
  /// `2026-01-05`, `2026-01-05..2026-01-07`, `..2019-12-31`, `about 2026-01-01..2026-01-31`, `undated`.
  public var notation: String {
    let days =
      switch (first, last) {
      case (nil, nil): "undated"
      case (let first?, let last?) where first == last: first.iso
      default: "\(first?.iso ?? "")..\(last?.iso ?? "")"
      }
    return certainty == .about ? "about " + days : days
  }

  /// Reads what `notation` writes, and what a person would: `2026`, `2026-01`, `2026-01-05`, `2026-01..2026-03`,
  /// `before 2026-01-05`, `until 2026`, `after 2019`, `since 2019-05`, `about 2026-01`; `nil` where it is none of them.
  public init?(notation: some StringProtocol) {
    var words = notation.split(separator: " ").map { $0.lowercased() }
    let certainty: Certainty = Self.approximate.contains(words.first ?? "") ? .about : .stated
    if certainty == .about { words.removeFirst() }
    let bound = words.count == 2 ? Bound(rawValue: words.removeFirst()) : nil
    guard words.count == 1, let text = words.first, let days = Self.days(text) else { return nil }
    switch bound {
    case nil: self.init(first: days.first, last: days.last, grain: days.grain, certainty: certainty)
    case .before:
      self.init(first: nil, last: days.first.map { $0 - 1 }, grain: days.grain, certainty: certainty)
    case .until: self.init(first: nil, last: days.last, grain: days.grain, certainty: certainty)
    case .after:
      self.init(first: days.last.map { $0 + 1 }, last: nil, grain: days.grain, certainty: certainty)
    case .since: self.init(first: days.first, last: nil, grain: days.grain, certainty: certainty)
    }
  }

  private static let approximate: Set<String> = ["about", "around", "circa", "ca.", "c.", "~"]

  private enum Bound: String { case before, until, after, since }

  /// `2026-01-05`, `2026-01`, `2026`, or two of them around `..`, of which one may be missing.
  private static func days(_ text: String) -> TimeSpan? {
    guard let dots = text.firstRange(of: "..") else { return period(text[...]) }
    let (head, tail) = (text[..<dots.lowerBound], text[dots.upperBound...])
    let (start, end) = (period(head), period(tail))
    guard head.isEmpty || start != nil, tail.isEmpty || end != nil, start != nil || end != nil else {
      return nil
    }
    if let first = start?.first, let last = end?.last, last < first { return nil }
    let grain = [start, end].compactMap(\.?.grain).max() ?? .day
    return TimeSpan(first: start?.first, last: end?.last, grain: grain)
  }

  private static func period(_ text: Substring) -> TimeSpan? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let head = parts.first, head.utf8.count == 4, let year = Int(head), year > 0 else { return nil }
    switch parts.count {
    case 1:
      return TimeSpan(
        first: Day(year: year, month: 1, day: 1), last: Day(year: year, month: 12, day: 31), grain: .year)
    case 2:
      guard parts[1].utf8.count == 2, let month = Int(parts[1]),
        let first = Day(year: year, month: month, day: 1)
      else { return nil }
      return TimeSpan(first: first, last: first + (Day.count(month: month, of: year) - 1), grain: .month)
    default: return Day(iso: text).map { TimeSpan($0) }
    }
  }
}
