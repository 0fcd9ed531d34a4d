import News

/// How days and spans are written in lists: short, aligned, the year only where it is not the story's own.
enum DateText {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `05 Jan`, or `05 Jan 24` in another year than `year`.
  static func short(_ day: Day, year: Int?) -> String {
    let civil = day.civil
    let text = "\(twoDigits(civil.day)) \(months[civil.month - 1])"
    return civil.year == year ? text : text + " \(twoDigits(civil.year % 100))"
  }

  /// `Mon 5 Jan 2026`.
  static func long(_ day: Day) -> String {
    let civil = day.civil
    return "\(weekdays[day.weekday - 1]) \(civil.day) \(months[civil.month - 1]) \(civil.year)"
  }

  /// A span in at most ten columns: `04 Jan`, `Jun 2025`, `2016`, `Oct–Nov 25`, `H1 2026`, `5–7 Jan`.
  static func span(_ span: TimeSpan, year: Int?) -> String {
    guard let first = span.first else {
      return span.last.map { "–" + bound($0, span.grain, year) } ?? "undated"
    }
    guard let last = span.last else { return bound(first, span.grain, year) + "–" }
    let start = first.civil
    let end = last.civil
    if first == last { return short(first, year: year) }
    let isWholeMonths = start.day == 1 && end.day == Day.count(month: end.month, of: end.year)
    if isWholeMonths, start.year == end.year {
      switch (start.month, end.month) {
      case (1, 12): return String(start.year)
      case (1, 6): return "H1 \(start.year)"
      case (7, 12): return "H2 \(start.year)"
      case (let a, let b) where a == b: return "\(months[a - 1]) \(start.year)"
      case (let a, let b) where a % 3 == 1 && b == a + 2: return "Q\(b / 3) \(start.year)"
      default: break
      }
    }
    if isWholeMonths, start.month == 1, end.month == 12 { return "\(start.year)–\(end.year)" }
    if start.year == end.year, start.month == end.month {
      let tail = start.year == year ? "" : " \(twoDigits(start.year % 100))"
      return "\(start.day)–\(end.day) \(months[start.month - 1])\(tail)"
    }
    let tail = end.year == year ? "" : " \(twoDigits(end.year % 100))"
    return "\(months[start.month - 1])–\(months[end.month - 1])\(tail)"
  }

  /// A span by its days, at any length: `15 Feb – 02 Mar`.
  static func range(_ span: TimeSpan, year: Int?) -> String {
    let first = span.first.map { short($0, year: year) } ?? ""
    guard let last = span.last, span.last != span.first else { return first }
    return first + " – " + short(last, year: year)
  }

  /// The one bound of a span that is open at its other side.
  private static func bound(_ day: Day, _ grain: TimeSpan.Grain, _ year: Int?) -> String {
    switch grain {
    case .day, .week: short(day, year: year)
    case .month, .season, .quarter, .halfYear: "\(months[day.month - 1]) \(day.year)"
    case .year, .decade, .century, .vague: String(day.year)
    }
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
