/// Dates as they are typed in a query. Days are counted from 1970-01-01 in the proleptic Gregorian calendar.
enum CivilDate {
  /// The range that `text` (folded) spells: `2026-01-04`, `2026-01`, `2026`, `jan-2026`, `4-jan-2026`, two of
  /// them with `..` between, or one end left open.
  static func range(_ text: String) -> ClosedRange<Int>? {
    guard let dots = text.firstRange(of: "..") else { return period(text) }
    let first = text[..<dots.lowerBound]
    let last = text[dots.upperBound...]
    if first.isEmpty && last.isEmpty { return nil }
    guard let start = first.isEmpty ? Int.min : period(first)?.lowerBound,
      let end = last.isEmpty ? Int.max : period(last)?.upperBound, start <= end
    else { return nil }
    return start...end
  }

  private static func period(_ text: some StringProtocol) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { String($0) }
    switch parts.count {
    case 1: return period(year: parts[0])
    case 2:
      if let month = monthNumber(parts[0]) { return period(year: parts[1], month: month) }
      return number(parts[1], digits: 1...2).flatMap { period(year: parts[0], month: $0) }
    case 3:
      if let month = monthNumber(parts[1]) { return period(year: parts[2], month: month, day: parts[0]) }
      return number(parts[1], digits: 1...2).flatMap { period(year: parts[0], month: $0, day: parts[2]) }
    default: return nil
    }
  }

  private static func period(year: String) -> ClosedRange<Int>? {
    guard let year = number(year, digits: 4...4) else { return nil }
    return dayNumber(year, 1, 1)...dayNumber(year, 12, 31)
  }

  private static func period(year: String, month: Int) -> ClosedRange<Int>? {
    guard let year = number(year, digits: 4...4), (1...12).contains(month) else { return nil }
    let first = dayNumber(year, month, 1)
    return first...first + length(ofMonth: month, year: year) - 1
  }

  private static func period(year: String, month: Int, day: String) -> ClosedRange<Int>? {
    guard let first = period(year: year, month: month)?.lowerBound, let day = number(day, digits: 1...2),
      let year = Int(year), (1...length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    return first + day - 1...first + day - 1
  }

  private static func number(_ text: String, digits: ClosedRange<Int>) -> Int? {
    let isNumber = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isNumber && digits.contains(text.utf8.count) ? Int(text) : nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// The month that `text` spells or begins with at least three letters.
  private static func monthNumber(_ text: String) -> Int? {
    guard text.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(text) }.map { $0 + 1 }
  }

  /// Whether a date may still come of `text` (folded) when more is typed: it ends between two parts, or in
  /// the midst of one.
  static func isBeginning(_ text: String) -> Bool {
    let last = text.split(separator: "-", omittingEmptySubsequences: false).last ?? ""
    let part = last.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
    if part.isEmpty || part == "0" || part == "1" || part == "2" || part == "3" { return true }
    return number(String(part), digits: 1...3) != nil || months.contains { $0.hasPrefix(part) }
  }

  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, for years from 0 on.
  static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let next = month == 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)
    return next - dayNumber(year, month, 1)
  }

  /// `2026-01-04..2026-01-06`, with an open end left out.
  static func description(_ range: ClosedRange<Int>) -> String {
    if range.lowerBound == range.upperBound { return description(range.lowerBound) }
    let first = range.lowerBound == .min ? "" : description(range.lowerBound)
    return first + ".." + (range.upperBound == .max ? "" : description(range.upperBound))
  }

  /// Hinnant's civil_from_days.
  private static func description(_ number: Int) -> String {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return [(year, 4), (month, 2), (dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2)].map { value, width in
      String(repeating: "0", count: max(0, width - String(value).utf8.count)) + String(value)
    }.joined(separator: "-")
  }
}
