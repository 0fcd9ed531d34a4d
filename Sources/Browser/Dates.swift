import News
import Prose

/// How days and spans are written in lists: short, aligned, the year only where it is not the story's own.
public struct DateText: Sendable {
  /// What comes first in a day.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    /// 05 Jan
    case dayMonth = "day-month"
    /// Jan 05
    case monthDay = "month-day"
    /// 2026-01-05
    case iso
  }

  let order: Order
  /// The story's own year.
  let year: Int?

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// The columns of a day of the story's year, and of one of another.
  var columns: (same: Int, other: Int) { order == .iso ? (10, 10) : (6, 9) }

  /// `05 Jan`, or `05 Jan 24` in another year than the story's.
  func short(_ day: Day) -> String {
    guard order != .iso else { return day.iso }
    let civil = day.civil
    let text = dayAndMonth(Self.twoDigits(civil.day), civil.month)
    return civil.year == year ? text : text + " \(Self.twoDigits(civil.year % 100))"
  }

  /// `Mon 5 Jan 2026`.
  func long(_ day: Day) -> String {
    let civil = day.civil
    let weekday = Self.weekdays[day.weekday - 1]
    return order == .iso
      ? "\(weekday) \(day.iso)" : "\(weekday) \(dayAndMonth("\(civil.day)", civil.month)) \(civil.year)"
  }

  private func dayAndMonth(_ day: String, _ month: Int) -> String {
    let month = Self.months[month - 1]
    return order == .monthDay ? "\(month) \(day)" : "\(day) \(month)"
  }

  /// A span in at most ten columns: `04 Jan`, `Jun 2025`, `2016`, `Oct–Nov 25`, `H1 2026`, `5–7 Jan`.
  func span(_ span: TimeSpan) -> String {
    guard let first = span.first else { return span.last.map { "–" + bound($0, span.grain) } ?? "undated" }
    guard let last = span.last else { return bound(first, span.grain) + "–" }
    if first == last { return short(first) }
    let start = first.civil
    let end = last.civil
    let isWholeMonths = start.day == 1 && end.day == Day.count(month: end.month, of: end.year)
    if isWholeMonths, let name = Self.period(start, end) { return name }
    let tail = end.year == year ? "" : " \(Self.twoDigits(end.year % 100))"
    if start.year == end.year, start.month == end.month {
      return dayAndMonth("\(start.day)–\(end.day)", start.month) + tail
    }
    return "\(Self.months[start.month - 1])–\(Self.months[end.month - 1])\(tail)"
  }

  /// A span by its days, at any length: `15 Feb – 02 Mar`; by its name where it has one: `2016`, `Jun 2025`.
  func range(_ span: TimeSpan) -> String {
    if let first = span.first?.civil, let last = span.last?.civil, first.day == 1,
      last.day == Day.count(month: last.month, of: last.year), let name = Self.period(first, last)
    {
      return name
    }
    let first = span.first.map(short) ?? ""
    guard let last = span.last, span.last != span.first else { return first }
    return first + " – " + short(last)
  }

  /// The name of whole months that are a period of their own.
  private static func period(
    _ start: (year: Int, month: Int, day: Int), _ end: (year: Int, month: Int, day: Int)
  )
    -> String?
  {
    guard start.year == end.year else {
      return start.month == 1 && end.month == 12 ? "\(start.year)–\(end.year)" : nil
    }
    switch (start.month, end.month) {
    case (1, 12): return String(start.year)
    case (1, 6): return "H1 \(start.year)"
    case (7, 12): return "H2 \(start.year)"
    case (let a, let b) where a == b: return "\(months[a - 1]) \(start.year)"
    case (let a, let b) where a % 3 == 1 && b == a + 2: return "Q\(b / 3) \(start.year)"
    default: return nil
    }
  }

  /// The one bound of a span that is open at its other side.
  private func bound(_ day: Day, _ grain: TimeSpan.Grain) -> String {
    switch grain {
    case .day, .week: short(day)
    case .month, .season, .quarter, .halfYear: "\(Self.months[day.month - 1]) \(day.year)"
    case .year, .decade, .century, .vague: String(day.year)
    }
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
