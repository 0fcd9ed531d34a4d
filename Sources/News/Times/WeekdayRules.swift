import Prose

/// Weekdays and days counted from today.
extension TimeRules {
  static let weekdays: [TimeRule] = [
    TimeRule("weekday", "<weekday>", "early|late <weekday>") { match, context in
      guard let weekday = match[.weekday], !isNewspaper(context) else { return nil }
      guard let day = context.day(weekday: weekday) else { return TimeReading(.date, "XXXX-WXX-\(weekday)") }
      return .day(day, from: context.published)
    },
    TimeRule("part of weekday", "<weekday> <daytime>", "early|late <weekday> <daytime>") { match, context in
      guard let weekday = match[.weekday], let part = match[.daytime] else { return nil }
      guard let day = context.day(weekday: weekday) else {
        return TimeReading(.time, "XXXX-WXX-\(weekday)T\(daytime(part))")
      }
      return .time(day, "T" + daytime(part), from: context.published)
    },
    TimeRule(
      "relative weekday", "<shift> <weekday>", "the previous|following <weekday>", "this coming <weekday>",
      "<weekday> of? <shift> week", "a week ago <weekday>"
    ) { match, context in
      guard let weekday = match[.weekday], let now = context.published else { return nil }
      if match[.unit] != nil {
        return .day(now + 7 * (match[.shift] ?? 0) - now.weekday + weekday, from: now)
      }
      switch match[.shift] ?? 1 {
      case 0: return context.day(weekday: weekday).map { .day($0, from: now) }
      case ..<0: return .day((now - 1).onOrBefore(weekday: weekday), from: now)
      default: return .day((now + 1).onOrAfter(weekday: weekday), from: now)
      }
    },

    TimeRule("today, yesterday, tomorrow", "<relativeDay>", "earlier|later|early|late <relativeDay>") {
      match, context in
      guard let shift = match[.relativeDay] else { return nil }
      guard let now = context.published else { return .vague("XXXX-XX-XX") }
      return .day(now + shift, from: now)
    },
    TimeRule("part of today", "<relativeDay> <daytime>") { match, context in
      guard let shift = match[.relativeDay], let part = match[.daytime] else { return nil }
      return .time(context.published.map { $0 + shift }, "T" + daytime(part), from: context.published)
    },
    TimeRule("two days off", "the day before yesterday") { _, context in
      context.published.map { .day($0 - 2, from: $0) }
    },
    TimeRule("in two days", "the day after tomorrow") { _, context in
      context.published.map { .day($0 + 2, from: $0) }
    },
    TimeRule(
      "part of a near day", "<shift> <daytime>", "early|late|later|earlier <shift> <daytime>", "tonight",
      "late|later tonight"
    ) { match, context in
      let part = match[.daytime] ?? 4
      let shift = match[.shift] ?? 0
      guard let now = context.published else { return .time(nil, "T" + daytime(part)) }
      return .time(now + shift, "T" + daytime(part), from: now)
    },
    TimeRule("weekend", "the weekend", "over [the weekend]", "<shift> weekend", "the? <shift> weekend") {
      match, context in
      guard let now = context.published else { return nil }
      if let shift = match[.shift], shift != 0 { return .weekend(of: now + shift * 7, from: now) }
      let direction = context.direction
      let looksBack = match[.shift] == nil ? direction != .ahead : direction == .back
      let isOver = looksBack && now.weekday < 6
      return .weekend(of: isOver ? now - 7 : now, from: now)
    },
  ]

  /// The TIMEX3 letters of a part of the day.
  static func daytime(_ part: Int) -> String { ["MO", "AF", "EV", "NI"][max(0, min(3, part - 1))] }

  /// "The Sunday Times": a weekday between "the" and another capitalised word is a name.
  private static func isNewspaper(_ context: TimeContext) -> Bool {
    guard let before = context.before, let after = context.after else { return false }
    return before.key == TimeContext.the && after.traits.contains(.capitalised)
  }
}
