import Prose

/// Times of the day.
extension TimeRules {
  private static let hour = "<clock>|<number> <meridiem>? <zone>?"

  static let clock: [TimeRule] = [
    TimeRule(
      "clock", "<clock> <meridiem>? <zone>?", "<about> <clock> <meridiem>? <zone>?",
      "<number> <meridiem> <zone>?",
      "<about> <number> <meridiem> <zone>?", "<number> o'clock"
    ) { match, context in
      guard let time = minutes(match, context) else { return nil }
      return .time(context.last?.dayOnly ?? context.published, time, from: context.published)
    },
    TimeRule(
      "clock and relative day", "<clock> <meridiem>? <zone>? ,? on? <relativeDay>",
      "<number> <meridiem> <zone>? ,? on? <relativeDay>",
      "<relativeDay> at <clock>|<number> <meridiem> <zone>?"
    ) { match, context in
      guard let time = minutes(match, context), let shift = match[.relativeDay] else { return nil }
      return .time(context.published.map { $0 + shift }, time, from: context.published)
    },
    TimeRule(
      "clock and weekday", "<clock> <meridiem>? <zone>? ,? on? <weekday>", "<moment> ,? on? <weekday>",
      "<number> <meridiem> <zone>? ,? on? <weekday>", "<weekday> at <clock>|<number> <meridiem> <zone>?"
    ) { match, context in
      guard let time = match[.moment].map({ "T\($0.digits(2)):00" }) ?? minutes(match, context),
        let weekday = match[.weekday]
      else { return nil }
      return .time(context.day(weekday: weekday), time, from: context.published)
    },
    TimeRule(
      "clock and date", "<clock> <meridiem>? <zone>? ,? on? <month> <day>",
      "<number> <meridiem> <zone>? ,? on? <month> <day>",
      "<month> <day> at <clock>|<number> <meridiem> <zone>?"
    ) { match, context in
      guard let time = minutes(match, context), let month = match[.month], let day = match[.day],
        let date = date(month: month, day: day, context)
      else { return nil }
      return .time(date.days?.first, time, from: context.published)
    },
    TimeRule("moment", "[<moment>]") { match, context in
      guard context.isBefore(.preposition), let hour = match[.moment] else { return nil }
      return .time(
        context.last?.dayOnly ?? context.published, "T\(hour.digits(2)):00", from: context.published)
    },
  ]

  /// `T10:30`; `nil` where nothing says that the number is a time of day.
  private static func minutes(_ match: TimeMatch, _ context: TimeContext) -> String? {
    let half = match[.meridiem]
    let isCertain =
      half != nil || match[.zone] != nil || match[.number] != nil || context.isBefore(.preposition)
    guard isCertain, let minutes = match[.clock] ?? match[.number].map({ $0 * 60 }), minutes <= 24 * 60 else {
      return nil
    }
    let zone = match[.zone] == 1 ? "Z" : ""
    guard let half else { return clock(minutes) + zone }
    return clock(minutes < 13 * 60 ? minutes % 720 + half * 60 : minutes) + zone
  }

  private static func clock(_ minutes: Int) -> String {
    "T\((minutes / 60).digits(2)):\((minutes % 60).digits(2))"
  }
}

extension TimeSpan {
  /// Its day, where it is one.
  var dayOnly: Day? { first == last ? first : nil }
}
