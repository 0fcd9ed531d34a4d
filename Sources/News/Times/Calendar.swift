import Prose

/// The periods of the calendar that expressions of time name, as spans of days.
extension TimeSpan {
  static func month(_ month: Int, of year: Int) -> TimeSpan? {
    months(month...month, of: year, grain: .month)
  }

  static func year(_ year: Int) -> TimeSpan? { months(1...12, of: year, grain: .year) }

  static func quarter(_ quarter: Int, of year: Int) -> TimeSpan? {
    guard (1...4).contains(quarter) else { return nil }
    return months(quarter * 3 - 2...quarter * 3, of: year, grain: .quarter)
  }

  static func half(_ half: Int, of year: Int) -> TimeSpan? {
    guard (1...2).contains(half) else { return nil }
    return months(half * 6 - 5...half * 6, of: year, grain: .halfYear)
  }

  /// Spring is 1 and starts in March; winter is 4 and ends in the next year.
  static func season(_ season: Int, of year: Int) -> TimeSpan? {
    guard (1...4).contains(season), let first = Day(year: year, month: season * 3, day: 1) else { return nil }
    let (endYear, endMonth) = season == 4 ? (year + 1, 2) : (year, season * 3 + 2)
    let last = Day(year: endYear, month: endMonth, day: Day.count(month: endMonth, of: endYear))
    return last.map { TimeSpan(first: first, last: $0, grain: .season) }
  }

  /// The ISO week that holds `day`, Monday to Sunday.
  static func week(of day: Day) -> TimeSpan {
    let monday = day - (day.weekday - 1)
    return TimeSpan(first: monday, last: monday + 6, grain: .week)
  }

  /// - Parameter decade: the first three digits of its years.
  static func decade(_ decade: Int) -> TimeSpan? {
    years(decade * 10...decade * 10 + 9, grain: .decade)
  }

  static func century(firstYear: Int) -> TimeSpan? { years(firstYear...firstYear + 99, grain: .century) }

  private static func months(_ months: ClosedRange<Int>, of year: Int, grain: Grain) -> TimeSpan? {
    let end = months.upperBound
    guard let first = Day(year: year, month: months.lowerBound, day: 1),
      let last = Day(year: year, month: end, day: Day.count(month: end, of: year))
    else { return nil }
    return TimeSpan(first: first, last: last, grain: grain)
  }

  private static func years(_ years: ClosedRange<Int>, grain: Grain) -> TimeSpan? {
    guard let first = Day(year: years.lowerBound, month: 1, day: 1),
      let last = Day(year: years.upperBound, month: 12, day: 31)
    else { return nil }
    return TimeSpan(first: first, last: last, grain: grain)
  }

  /// The first, middle or last third of the span, as "early", "mid-" and "late" are used.
  func third(_ part: Int) -> TimeSpan {
    guard let first, let last, (1...3).contains(part) else { return self }
    let length = last - first + 1
    let start = first + length * (part - 1) / 3
    return TimeSpan(first: start, last: max(start, first + length * part / 3 - 1), grain: grain)
  }
}

extension Day {
  /// The ISO 8601 week: the year it belongs to, and its number from 1.
  var isoWeek: (year: Int, week: Int) {
    let thursday = self + (4 - weekday)
    let year = thursday.year
    let firstDay = Day(year: year, month: 1, day: 1) ?? thursday
    return (year, (thursday - firstDay) / 7 + 1)
  }

  /// The same day of the month `months` later, or the last one of a shorter month.
  func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index.floorDivided(by: 12), index.floorRemainder(by: 12) + 1)
    return Day(year: newYear, month: newMonth, day: min(day, Day.count(month: newMonth, of: newYear))) ?? self
  }

  /// The last day with that weekday on or before this one.
  func onOrBefore(weekday: Int) -> Day { self - (self.weekday - weekday + 7) % 7 }

  /// The first day with that weekday on or after this one.
  func onOrAfter(weekday: Int) -> Day { self + (weekday - self.weekday + 7) % 7 }
}

extension Int {
  func floorDivided(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  func floorRemainder(by divisor: Int) -> Int { self - floorDivided(by: divisor) * divisor }

  /// In decimal, with zeros in front up to `width`.
  func digits(_ width: Int) -> String {
    var digits = String(self)
    while digits.utf8.count < width { digits = "0" + digits }
    return digits
  }
}

extension TimeSpan {
  /// `2026`, `2026-01` or `2026-01-05`: the year, month or day the span lies in, by its grain; `nil` where it
  /// is open or lies in more than one.
  public var isoPeriod: String? {
    guard let first, let last else { return nil }
    if first == last { return first.iso }
    guard first.year == last.year else { return nil }
    guard grain > .day else { return nil }
    let isMonth = first.month == last.month && grain != .year
    return isMonth ? "\(first.year.digits(4))-\(first.month.digits(2))" : first.year.digits(4)
  }
}

extension TimeSpan {
  /// Whether it lies within `other`, and so says the same more precisely.
  public func refines(_ other: TimeSpan) -> Bool {
    guard let first, let last else { return false }
    return other.first.map { $0 <= first } ?? true && other.last.map { last <= $0 } ?? true
  }
}
