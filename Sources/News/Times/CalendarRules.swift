import Prose

/// Days, months and years of the calendar.
extension TimeRules {
  static let calendar: [TimeRule] = [
    TimeRule("ISO date", "<isoDay>") { match, _ in match[.isoDay].map { .day(Day(number: $0)) } },
    TimeRule(
      "month day year", "<month> <day> ,? <year>", "<month> the <day> ,? <year>",
      "<weekday>|<shortWeekday> ,? <month> <day> ,? <year>"
    ) { match, context in fullDate(match, context) },
    TimeRule(
      "day month year", "the? <day> of? <month> ,? <year>",
      "<weekday>|<shortWeekday> ,? the? <day> of? <month> ,? <year>", "<day> - <month> - <year>"
    ) { match, context in fullDate(match, context) },
    TimeRule("year month day", "<year> <month> <day>") { match, context in
      // "1030 Apr 7" is a time of that day.
      match[.year].map { $0 >= 1500 } == true ? fullDate(match, context) : nil
    },
    TimeRule("numeric date", "<number> / <number> / <number>") { match, _ in numericDate(match) },
    TimeRule(
      "month day", "<month> <day>", "<month> the <day>|<ordinal>",
      "<weekday>|<shortWeekday> ,? <month> <day>|<ordinal>"
    ) { match, context in monthDay(match, context) },
    TimeRule(
      "day month", "the? <day>|<ordinal> of? <month>", "<weekday>|<shortWeekday> ,? the? <day> of? <month>"
    ) { match, context in monthDay(match, context) },
    TimeRule("days of a month", "<month> <day> - <day>", "<month> <day> - <day> ,? <year>") {
      match, context in
      guard let month = match[.month], let first = match.all(.day).first, let last = match.all(.day).last,
        let reading = match[.year].map({ Day(year: $0, month: month, day: first).map { .day($0) } })
          ?? date(month: month, day: first, context),
        let day = reading.days?.first, last > first
      else { return nil }
      let days = TimeSpan(first: day, last: day + (last - first), grain: .day)
      return TimeReading(.date, reading.value, days, from: reading.anchor)
    },
    TimeRule("month year", "<month> ,? <year>", "<month> of <year>") { match, _ in
      guard let month = match[.month], let year = match[.year] else { return nil }
      return .month(month, of: year)
    },
    TimeRule(
      "part of month year", "<part> -? <month> ,? <year>", "the? <partNoun> of <month> ,? <year>"
    ) { match, _ in
      guard let month = match[.month], let year = match[.year], let part = part(match) else { return nil }
      return TimeReading.month(month, of: year)?.third(part)
    },
    TimeRule("month of a relative year", "<month> of? <shift> year", "<month> <shift> year") {
      match, context in
      guard let month = match[.month], let shift = match[.shift], let now = context.published else {
        return nil
      }
      return .month(month, of: now.year + shift, from: now)
    },
    TimeRule("month", "<month>") { match, context in
      isNameRather(context) ? nil : match[.month].flatMap { month($0, context) }
    },
    TimeRule(
      "part of month", "<part> -? <month>", "the? <partNoun> of <month>", "the? <part> <partNoun> of <month>"
    ) { match, context in
      guard let part = part(match) else { return nil }
      return match[.month].flatMap { month($0, context)?.third(part) }
    },
    TimeRule(
      "year", "<year>", "the year <year>", "fiscal|calendar <year>", "fiscal_year|financial_year <year>"
    ) {
      match, context in
      isCountRather(match, context) ? nil : match[.year].flatMap { openedBySince($0, context) }
    },
    TimeRule("the year in words", "the year <number>") { match, _ in
      match[.number].flatMap { (1000...2100).contains($0) ? TimeReading.year($0) : nil }
    },
    TimeRule("part of year", "<part> -? <year>", "the? <part>? <partNoun> of <year>") { match, _ in
      guard let part = part(match) else { return nil }
      return match[.year].flatMap { TimeReading.year($0)?.third(part) }
    },
    TimeRule("before or after a year", "post|pre - <year>") { match, _ in
      match[.year].flatMap { TimeReading.year($0) }
    },
  ]

  static func part(_ match: TimeMatch) -> Int? { match[.partNoun] ?? match[.part] }

  private static func fullDate(_ match: TimeMatch, _ context: TimeContext) -> TimeReading? {
    guard let month = match[.month], let day = match[.day], let year = match[.year],
      !isTimeOfDay(year, context)
    else { return nil }
    return Day(year: year, month: month, day: day).map { .day($0) }
  }

  /// `7/8/07` as Americans write it; the other way round where it has to be.
  private static func numericDate(_ match: TimeMatch) -> TimeReading? {
    let numbers = match.all(.number)
    guard numbers.count == 3 else { return nil }
    let year = numbers[2] < 100 ? numbers[2] + (numbers[2] < 50 ? 2000 : 1900) : numbers[2]
    guard (1900...2100).contains(year) else { return nil }
    let day = Day(year: year, month: numbers[0], day: numbers[1])
    return (day ?? Day(year: year, month: numbers[1], day: numbers[0])).map { .day($0) }
  }

  private static func monthDay(_ match: TimeMatch, _ context: TimeContext) -> TimeReading? {
    guard let month = match[.month], let day = match[.day] ?? match[.ordinal] else { return nil }
    return date(month: month, day: day, context)
  }

  static func date(month: Int, day: Int, _ context: TimeContext) -> TimeReading? {
    guard day <= Day.count(month: month, of: 2000) else { return nil }
    guard let year = context.year(month: month, day: day) else {
      return TimeReading(.date, "XXXX-\(month.digits(2))-\(day.digits(2))")
    }
    return Day(year: year, month: month, day: day).map { .day($0, from: context.published) }
  }

  static func month(_ month: Int, _ context: TimeContext) -> TimeReading? {
    guard let year = context.year(month: month) else { return TimeReading(.date, "XXXX-\(month.digits(2))") }
    return .month(month, of: year, from: context.published)
  }

  /// Whether a month's name is a person's, a verb or an auxiliary here: "May" and "March" count only after a
  /// preposition, the others not inside a row of capitalised words.
  private static func isNameRather(_ context: TimeContext) -> Bool {
    if context.isBefore(.shift) || context.leadsDate { return false }
    if context.isNamePart { return true }
    if context.isBefore(.preposition) { return false }
    let own = context.text.tokens[context.tokens.lowerBound]
    return context.words.lexer.isA(.ambiguous, own.key)

  }

  /// Whether a number of four digits counts things rather than years ("2000 workers", "more than 1900").
  private static func isCountRather(_ match: TimeMatch, _ context: TimeContext) -> Bool {
    guard let year = match[.year] else { return true }
    if let before = context.before {
      if before.traits.contains(.symbol) && !before.traits.contains(.spaceBefore) || isMoney(before, context)
      {
        return true
      }
      if context.isBefore(.about) && !context.isBefore(.preposition) || context.isBefore(.bound) {
        return true
      }
    }
    if context.isAfter(.counted) || context.isAfter(.units) || context.isAfter(.multiplier) { return true }
    if isTimeOfDay(year, context) { return true }
    if let after = context.after, after.traits.contains(.symbol), !after.traits.contains(.spaceBefore) {
      return true
    }
    if context.isBefore(.preposition) { return !(1000...2100).contains(year) }
    return !(1800...2100).contains(year) || (year % 100 == 0 && context.isPluralNext)
  }

  /// Whether four digits are hours and minutes: "at 1030", "1030 GMT", "1200 local time", "1000 London time".
  private static func isTimeOfDay(_ number: Int, _ context: TimeContext) -> Bool {
    guard number < 2400, number % 100 < 60 else { return false }
    if let before = context.before, before.key == at { return true }
    guard let after = context.after else { return false }
    // Most zones in small letters are words as well: "met", "est".
    if context.isAfter(.zone), after.traits.contains(.allCaps) || smallZones.contains(after.key) {
      return true
    }
    let next = context.tokens.upperBound + 2
    return next < context.sentence.tokens.upperBound
      && timesOfPlaces.contains(context.text.tokens[next].key)
      && (after.key == local || after.traits.contains(.capitalised))
  }

  private static let at = WordKey("at")
  private static let local = WordKey("local")
  private static let smallZones = WordSet(["gmt", "utc", "bst", "cet", "cest", "edt", "cdt", "pdt", "pst"])
  private static let timesOfPlaces = WordSet(["time", "hours", "hrs"])

  private static func isMoney(_ token: Token, _ context: TimeContext) -> Bool {
    let bytes = context.text.text.utf8
    guard token.span.count >= 1 else { return false }
    return bytes[token.span.end - 1] == UInt8(ascii: "$")
  }

  /// The year, without an end where "since" opens it.
  private static func openedBySince(_ year: Int, _ context: TimeContext) -> TimeReading? {
    guard let reading = TimeReading.year(year), let days = reading.days else { return nil }
    guard let before = context.before, before.key == TimeContext.since else { return reading }
    return TimeReading(.date, reading.value, TimeSpan(first: days.first, last: nil, grain: .year))
  }
}
