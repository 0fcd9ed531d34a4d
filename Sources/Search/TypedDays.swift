import Prose

/// Days as they are typed in a query, by their numbers.
enum TypedDays {
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

  /// A range that ends before it begins, the right way round; `nil` if it is none.
  static func turned(_ text: String) -> String? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    let turned = text[dots.upperBound...] + ".." + text[..<dots.lowerBound]
    return range(String(turned)).map { _ in String(turned) }
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
    return days(Day(year: year, month: 1, day: 1), Day(year: year, month: 12, day: 31))
  }

  private static func period(year: String, month: Int) -> ClosedRange<Int>? {
    guard let year = number(year, digits: 4...4), (1...12).contains(month) else { return nil }
    let first = Day(year: year, month: month, day: 1)
    return days(first, Day(year: year, month: month, day: Day.count(month: month, of: year)))
  }

  private static func period(year: String, month: Int, day: String) -> ClosedRange<Int>? {
    guard let year = number(year, digits: 4...4), let day = number(day, digits: 1...2) else { return nil }
    let only = Day(year: year, month: month, day: day)
    return days(only, only)
  }

  private static func days(_ first: Day?, _ last: Day?) -> ClosedRange<Int>? {
    guard let first, let last else { return nil }
    return first.number...last.number
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

  /// `2026-01-04..2026-01-06`, with an open end left out.
  static func description(_ range: ClosedRange<Int>) -> String {
    if range.lowerBound == range.upperBound { return Day(number: range.lowerBound).iso }
    let first = range.lowerBound == .min ? "" : Day(number: range.lowerBound).iso
    return first + ".." + (range.upperBound == .max ? "" : Day(number: range.upperBound).iso)
  }

  /// `jan-2026`.
  static func monthOfYear(_ day: Day) -> String {
    "\(months[day.month - 1].prefix(3))-\(day.iso.prefix(4))"
  }
}
