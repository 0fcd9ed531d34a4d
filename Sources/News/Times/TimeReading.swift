import Prose

/// What an expression of time was understood to say, before it has a place.
struct TimeReading {
  let kind: TimeMention.Kind
  /// The TIMEX3 value.
  let value: String
  let days: TimeSpan?
  let anchor: Day?

  init(_ kind: TimeMention.Kind, _ value: String, _ days: TimeSpan? = nil, from anchor: Day? = nil) {
    self.kind = kind
    self.value = value
    self.days = days
    self.anchor = anchor
  }

  /// The units of `time-words`, by their number there.
  enum Unit: Int {
    case second, minute, hour, day, week, month, quarter, year, decade, century, fortnight

    /// The letter of ISO 8601 durations.
    var letter: String {
      switch self {
      case .second: "S"
      case .minute, .month: "M"
      case .hour: "H"
      case .day: "D"
      case .week, .fortnight: "W"
      case .quarter: "Q"
      case .year, .decade, .century: "Y"
      }
    }

    var isWithinDay: Bool { rawValue < Unit.day.rawValue }

    /// How many of the unit that `letter` stands for make one of this.
    var factor: Int {
      switch self {
      case .decade: 10
      case .century: 100
      case .fortnight: 2
      default: 1
      }
    }
  }
}

// MARK: Calendar dates

extension TimeReading {
  static func day(_ day: Day, from anchor: Day? = nil) -> TimeReading {
    TimeReading(.date, day.iso, TimeSpan(day), from: anchor)
  }

  /// A day, or a span of its own grain, with a part of the day (`TMO`) or a clock time (`T10:30`).
  static func time(_ day: Day?, _ time: String, from anchor: Day? = nil) -> TimeReading {
    TimeReading(.time, (day?.iso ?? "XXXX-XX-XX") + time, day.map { TimeSpan($0) }, from: anchor)
  }

  static func month(_ month: Int, of year: Int, from anchor: Day? = nil) -> TimeReading? {
    TimeSpan.month(month, of: year).map {
      TimeReading(.date, "\(year.digits(4))-\(month.digits(2))", $0, from: anchor)
    }
  }

  static func year(_ year: Int, from anchor: Day? = nil) -> TimeReading? {
    TimeSpan.year(year).map { TimeReading(.date, year.digits(4), $0, from: anchor) }
  }

  static func quarter(_ quarter: Int, of year: Int, from anchor: Day? = nil) -> TimeReading? {
    TimeSpan.quarter(quarter, of: year).map {
      TimeReading(.date, "\(year.digits(4))-Q\(quarter)", $0, from: anchor)
    }
  }

  static func half(_ half: Int, of year: Int, from anchor: Day? = nil) -> TimeReading? {
    TimeSpan.half(half, of: year).map { TimeReading(.date, "\(year.digits(4))-H\(half)", $0, from: anchor) }
  }

  static func season(_ season: Int, of year: Int, from anchor: Day? = nil) -> TimeReading? {
    TimeSpan.season(season, of: year).map {
      TimeReading(.date, "\(year.digits(4))-\(["SP", "SU", "FA", "WI"][season - 1])", $0, from: anchor)
    }
  }

  static func week(of day: Day, from anchor: Day? = nil) -> TimeReading {
    let (year, week) = day.isoWeek
    return TimeReading(.date, "\(year.digits(4))-W\(week.digits(2))", .week(of: day), from: anchor)
  }

  /// The Saturday and Sunday of the week that holds `day`.
  static func weekend(of day: Day, from anchor: Day? = nil) -> TimeReading {
    let (year, week) = day.isoWeek
    let saturday = day - (day.weekday - 6)
    return TimeReading(
      .date, "\(year.digits(4))-W\(week.digits(2))-WE",
      TimeSpan(first: saturday, last: saturday + 1, grain: .week), from: anchor)
  }

  /// - Parameter decade: the first three digits of its years.
  static func decade(_ decade: Int, from anchor: Day? = nil) -> TimeReading? {
    TimeSpan.decade(decade).map { TimeReading(.date, decade.digits(3), $0, from: anchor) }
  }

  /// - Parameter hundreds: the first two digits of its years.
  static func century(_ hundreds: Int, from anchor: Day? = nil) -> TimeReading? {
    TimeSpan.century(firstYear: hundreds * 100).map {
      TimeReading(.date, hundreds.digits(2), $0, from: anchor)
    }
  }

  /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`: no day can be given.
  static func vague(_ value: String) -> TimeReading { TimeReading(.date, value) }

  /// The period of `unit` that lies `count` of them from `day`.
  static func period(_ unit: Unit, _ count: Int, from day: Day) -> TimeReading? {
    switch unit {
    case .second, .minute, .hour: return .day(day, from: day)
    case .day: return .day(day + count, from: day)
    case .week: return .week(of: day + count * 7, from: day)
    case .fortnight: return .week(of: day + count * 14, from: day)
    case .month:
      let moved = day.adding(months: count)
      return .month(moved.month, of: moved.year, from: day)
    case .quarter:
      let moved = day.adding(months: count * 3)
      return .quarter((moved.month + 2) / 3, of: moved.year, from: day)
    case .year: return .year(day.year + count, from: day)
    case .decade: return .decade((day.year / 10) + count, from: day)
    case .century: return .century(day.year / 100 + count, from: day)
    }
  }

  /// The reading for its first, middle or last third ("early", "mid-", "late"); the value stays.
  func third(_ part: Int) -> TimeReading { TimeReading(kind, value, days?.third(part), from: anchor) }
}

// MARK: Durations and sets

extension TimeReading {
  /// - Parameter count: digits, or `X` where the text does not say how many.
  static func duration(_ count: String, _ unit: Unit) -> TimeReading {
    TimeReading(.duration, iso(count, unit))
  }

  static func set(_ count: String, _ unit: Unit) -> TimeReading { TimeReading(.set, iso(count, unit)) }

  private static func iso(_ count: String, _ unit: Unit) -> String {
    let scaled = Int(count).map { String($0 * unit.factor) } ?? count
    let letter = count == "X" && unit == .century ? "C" : unit.letter

    return (unit.isWithinDay ? "PT" : "P") + scaled + letter
  }
}
