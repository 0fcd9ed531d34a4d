import Prose

/// So many units before or after a day.
extension TimeRules {
  static let distances: [TimeRule] = [
    TimeRule(
      "ago", "{about}? {count} <units> ago", "over {count} <units> ago", "{about}? a|an|one <unit> ago",
      "{about}? a|one <unit> or_so_ago"
    ) {
      match, context in ago(match, context)
    },
    TimeRule("vaguely ago", "<units> ago", "some time ago", "long ago") { _, _ in .vague("PAST_REF") },
    TimeRule("year before", "a|the year ago|earlier|before", "year - ago|earlier") { _, context in
      if let quarter = context.quarter?.first {
        return .quarter((quarter.month + 2) / 3, of: quarter.year - 1, from: context.published)
      }
      return context.published.flatMap { .period(.year, -1, from: $0) }
    },
    TimeRule(
      "so long before a date", "{about}? {count} <units> earlier|before|previously",
      "{about}? a|one <unit> earlier|before"
    ) { match, context in moved(match, context, sign: -1) },
    TimeRule(
      "so long after a date", "{about}? {count} <units> later|after|afterwards|afterward",
      "{about}? a|one <unit> later|after"
    ) { match, context in moved(match, context, sign: 1) },
    TimeRule(
      "days earlier", "just? <units> earlier", "only <units> earlier", "a_few|several|some <units> earlier"
    ) {
      match, context in
      guard let now = context.published, let unit = match.unit else { return nil }
      return shortlyBefore(now, unit)
    },
    TimeRule(
      "distance from an event", "[<units>] before|after|of", "[{count} <units>] before|after",
      "[a|an <unit>] before|after"
    ) { match, _ in
      guard let unit = match.unit else { return nil }
      return .duration(match[.unit] != nil ? "1" : match.count, unit)
    },

  ]

  private static func ago(_ match: TimeMatch, _ context: TimeContext) -> TimeReading? {
    guard let unit = match.unit, let count = match[.unit] != nil ? 1 : Int(match.count) else {
      return .vague("PAST_REF")
    }
    guard let now = context.published else { return .vague("PAST_REF") }
    guard !unit.isWithinDay else { return .duration(String(count), unit) }
    guard unit != .decade && unit != .century else { return .year(now.year - count * unit.factor, from: now) }
    let reading = TimeReading.period(unit, -count, from: now)
    guard match[.bound] != nil || context.isMoreThan, let reading, let days = reading.days else {
      return reading
    }
    let before = TimeSpan(first: nil, last: days.last, grain: days.grain)
    return TimeReading(.date, reading.value, before, from: now)
  }

  private static func moved(_ match: TimeMatch, _ context: TimeContext, sign: Int) -> TimeReading? {
    guard let unit = match.unit, !unit.isWithinDay, let count = match[.unit] != nil ? 1 : Int(match.count),
      let last = context.last?.first ?? context.published, !context.startsClauseAfter
    else { return nil }
    if unit == .decade || unit == .century {
      return .year(last.year + sign * count * unit.factor, from: last)
    }
    return .period(unit, sign * count, from: last)
  }

  /// "days earlier": up to ten of the unit, the last one or more of them.
  private static func shortlyBefore(_ now: Day, _ unit: TimeReading.Unit) -> TimeReading? {
    let end = now - 1
    let start: Day
    switch unit {
    case .second, .minute, .hour: return .day(now, from: now)
    case .day: start = now - 10
    case .week: start = now - 56
    case .month: start = now.adding(months: -11)
    default: return .vague("PAST_REF")
    }
    guard let month = TimeReading.month(end.month, of: end.year) else { return nil }
    return TimeReading(.date, month.value, TimeSpan(first: start, last: end, grain: .vague), from: now)
  }
}
