import Prose

/// Weeks, months and years counted from the publication day or from the date before.
extension TimeRules {
  static let relative: [TimeRule] = [
    TimeRule(
      "relative period", "the? <shift> <unit>", "the very? <shift> fiscal? <unit>",
      "the current fiscal? <unit>"
    ) {
      match, context in period(match, context)
    },
    TimeRule("part of a relative period", "<part> <shift> <unit>", "<part> in <shift> <unit>") {
      match, context in
      guard let part = part(match) else { return nil }
      return period(match, context)?.third(part)
    },
    TimeRule(
      "end of a relative period", "the? <part>? <partNoun> of <shift> <unit>", "<unit> - end",
      "<unit> 's? end"
    ) {
      match, context in
      guard let now = context.published, let unit = match.unit, unit.rawValue > 3 else { return nil }
      return TimeReading.period(unit, match[.shift] ?? 0, from: now)?.third(part(match) ?? 3)
    },
    TimeRule("end of this period", "the? <part>? <partNoun> of the <unit>") { match, context in
      guard let now = context.published, let unit = match.unit, unit.rawValue > 3, let part = part(match)
      else {
        return nil
      }
      return TimeReading.period(unit, 0, from: now)?.third(part)
    },
    TimeRule(
      "earlier in a period", "earlier <shift> <unit>", "earlier in the|this <unit>", "sometime <shift> <unit>"
    ) { match, context in
      guard let now = context.published, let reading = period(match, context) else { return nil }
      return within(reading, last: now - 1)
    },
    TimeRule("later in a period", "later <shift> <unit>", "later in the|this <unit>") { match, context in
      guard let now = context.published, let reading = period(match, context) else { return nil }
      return within(reading, first: now + 1)
    },
    TimeRule("relative month", "<shift> <month>", "<part> <shift> <month>") { match, context in
      guard let month = match[.month], let shift = match[.shift], let now = context.published else {
        return nil
      }
      switch shift {
      case 0: return .month(month, of: now.year, from: now)
      case ..<0: return .month(month, of: month < now.month ? now.year : now.year - 1, from: now)
      default: return .month(month, of: month > now.month ? now.year : now.year + 1, from: now)
      }
    },
    TimeRule("period of a week", "the week of <month> <day>") { match, context in
      guard let month = match[.month], let day = match[.day] else { return nil }
      return date(month: month, day: day, context)?.days?.first.map { .week(of: $0, from: context.published) }
    },
    TimeRule("that period", "that same? <unit>", "the same <unit>", "earlier|later that <unit>") {
      match, context in
      guard let last = context.last?.first, let unit = match.unit, unit.rawValue >= 3 else { return nil }
      return .period(unit, 0, from: last)
    },
    TimeRule(
      "next after the date before", "the following <unit>", "the <unit> after", "the next day",
      "the next <daytime>"
    ) { match, context in
      guard !context.startsClauseAfter, let last = context.last?.last ?? context.published else {
        return nil
      }
      if let part = match[.daytime] { return .time(last + 1, "T" + daytime(part), from: last) }
      return .period(match.unit ?? .day, 1, from: last)
    },
    TimeRule("before the date before", "the previous <unit>", "the day before", "a day earlier") {
      match, context in
      guard !context.leadsClause, let last = context.last?.first ?? context.published else { return nil }
      return .period(match.unit ?? .day, -1, from: last)
    },
    TimeRule("the period", "the <unit>", "the full|fiscal <unit>", "the full fiscal <unit>") {
      match, context in
      guard let now = context.published, let unit = match.unit, unit != .day, !unit.isWithinDay else {
        return nil
      }
      if context.endsPeriod { return .duration("1", unit) }
      guard unit.rawValue <= TimeReading.Unit.year.rawValue else { return nil }
      return .period(unit, 0, from: now)
    },

    TimeRule("part of day", "<number> in_the <daytime>", "in [the <daytime>]") { match, context in
      guard match[.number] == nil, let part = match[.daytime],
        let last = context.last?.dayOnly ?? context.published
      else { return nil }
      return .time(last, "T" + daytime(part), from: last)
    },
  ]

  private static func period(_ match: TimeMatch, _ context: TimeContext) -> TimeReading? {
    guard let unit = match.unit, unit.rawValue > TimeReading.Unit.day.rawValue else { return nil }
    guard let now = context.published else {
      let shift = match[.shift] ?? 0
      return .vague(shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF")
    }
    return .period(unit, match[.shift] ?? 0, from: now)
  }

  /// The reading for the part of its days from `first`, or up to `last`.
  private static func within(_ reading: TimeReading, first: Day? = nil, last: Day? = nil) -> TimeReading {
    guard let days = reading.days, let start = days.first, let end = days.last else { return reading }
    let newStart = max(start, first ?? start)
    let newEnd = min(end, last ?? end)
    guard newStart <= newEnd else { return reading }
    return TimeReading(
      reading.kind, reading.value, TimeSpan(first: newStart, last: newEnd, grain: days.grain),
      from: reading.anchor)
  }
}
