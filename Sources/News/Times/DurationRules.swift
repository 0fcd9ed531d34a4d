import Prose

/// How long something lasts.
extension TimeRules {
  static let durations: [TimeRule] = [
    TimeRule(
      "duration", "{about}? {count} <units>", "{about}? the {count} <units>", "{about}? <number> -? <unit>",
      "{about}? one <unit>"
    ) { match, context in
      guard let unit = match.unit, !context.isAge, (match[.number] ?? 0) < 1000 || match[.units] != nil else {
        return nil
      }
      return .duration(match.count, unit)
    },
    TimeRule("several-year", "<some> - <unit>", "<units> - long") { match, _ in
      match.unit.map { .duration("X", $0) }
    },
    TimeRule("day-long", "<unit> - long") { match, _ in match.unit.map { .duration("1", $0) } },
    TimeRule(
      "duration and a half", "{about}? <number> and_a_half <units>", "<number> <number> / <number> <units>"
    ) {
      match, _ in
      guard let unit = match.unit, let count = match[.number] else { return nil }
      return .duration("\(count).5", unit)
    },
    TimeRule("half an hour", "half an hour", "half - hour") { _, _ in .duration("30", .minute) },
    TimeRule(
      "duration with an article", "over|nearly|almost|about|within|for|in|after|than [a|an <unit>]",
      "a|an|another|an_additional <unit>", "nearly|almost|about|over a|an <unit>"
    ) { match, context in
      guard let unit = match.unit, unit.rawValue > 0, !context.isAge, !context.isDistance else { return nil }
      return context.isRate ? .set("1", unit) : .duration("1", unit)
    },
    TimeRule(
      "past or next so long", "the? last|past|next|latest|first|coming|previous|following {count} <units>",
      "the? last|past|next few|several <units>", "the? year - earlier|ago <number> <units>",
      "the past|last <unit>",
      "the? past|next <unit> and_a_half"
    ) { match, context in
      guard let unit = match.unit else { return nil }
      if match[.unit] != nil { return lastPeriod(unit, context) }
      return .duration(match.count, unit)
    },
    TimeRule(
      "for years", "for|in|within|over|after|than|take|takes|took [<units>]",
      "for|in|within|over|after [<units> or|and <units>]", "for many [<units>]"
    ) {
      match, context in
      guard let unit = match.unit, !context.isAfter(.year), !context.isDistance else { return nil }
      return .duration("X", unit)
    },
    TimeRule("units in a row", "<units> or|and <units>") { match, _ in match.unit.map { .duration("X", $0) }
    },
    TimeRule(
      "range of units", "the? next|past|last <number> to|or <number> <units>"
    ) {
      match, _ in
      match.unit.map { .duration(match.count, $0) }
    },
  ]

  /// "the past year" is the one before; "the past decade" lasts ten years.
  private static func lastPeriod(_ unit: TimeReading.Unit, _ context: TimeContext) -> TimeReading? {
    guard unit.rawValue > TimeReading.Unit.day.rawValue else { return nil }
    guard let now = context.published, unit == .year else { return .duration("1", unit) }
    return .period(unit, -1, from: now)
  }

  static let sets: [TimeRule] = [
    TimeRule("every so often", "<each> <unit>", "<each> other|single <unit>", "once|twice a|every [<unit>]") {
      match, _ in
      match.unit.map { .set("1", $0) }
    },
    TimeRule("every few", "<each> {count} <units>") { match, _ in match.unit.map { .set(match.count, $0) } },
    TimeRule(
      "every weekday", "<each> <weekday>", "<weekdays>", "<each> <weekday> <daytime>", "<weekday> nights"
    ) {
      match, _ in (match[.weekday] ?? match[.weekdays]).map { TimeReading(.set, "XXXX-WXX-\($0)") }
    },
    TimeRule("every month", "<each> <month>") { match, _ in
      match[.month].map { TimeReading(.set, "XXXX-\($0.digits(2))") }
    },
    TimeRule("every season", "<each> <season>") { match, _ in
      match[.season].map { TimeReading(.set, "XXXX-\(["SP", "SU", "FA", "WI"][max(0, min(3, $0 - 1))])") }
    },
    TimeRule("frequency", "<frequency>") { match, context in
      guard !context.isNamePart else { return nil }
      return match[.frequency].flatMap(TimeReading.Unit.init(rawValue:)).map { .set("1", $0) }
    },
    TimeRule("rate", "per <unit>") { match, _ in match.unit.map { .set("1", $0) } },
  ]

  static let vague: [TimeRule] = [
    TimeRule("present", "<present>", "right now", "these days", "at [the moment]", "at present", "until now")
    { _, _ in
      .vague("PRESENT_REF")
    },
    TimeRule("past", "<past>", "more recently", "only|just|most recently") { _, _ in .vague("PAST_REF") },
    TimeRule(
      "recent units", "recent <units>", "past <units>", "the recent past", "in|of|from [the past]"
    ) { match, context in
      match[.units] == nil && context.isQuantified ? nil : .vague("PAST_REF")
    },
    TimeRule(
      "future", "<future>", "the near|foreseeable|immediate|distant future",
      "near|foreseeable|immediate|distant future", "in|for [the future]",
      "the? near|short|long term",
      "coming <units>", "the coming <units>", "as soon as_possible", "a later date"
    ) { _, _ in .vague("FUTURE_REF") },
  ]
}

extension TimeContext {
  /// Whether "old" or "of age" follows: how old somebody is, not how long something takes.
  var isAge: Bool { after.map { $0.key == TimeContext.old } ?? false }

  /// Whether an amount comes before: "$5 million a year", "15 a year", "a share a year".
  var isRate: Bool {
    guard let before else { return false }
    if before.traits.contains(.number) || words.lexer.isA(.multiplier, before.key) { return true }
    return isPluralNoun(before) || before.traits.contains(.symbol) || before.key == TimeContext.times
  }

  private func isPluralNoun(_ token: Token) -> Bool {
    guard token.traits.contains(.word), !token.traits.contains(.capitalised), token.span.count > 4 else {
      return false
    }
    let bytes = text.text.utf8
    return bytes[token.span.end - 1] == UInt8(ascii: "s") && bytes[token.span.end - 2] != UInt8(ascii: "s")
  }

  /// Whether the expression starts with "more than" or "over": the distance is only a lower bound.
  var isMoreThan: Bool {
    let first = text.tokens[tokens.lowerBound].key
    return first == TimeContext.more || first == TimeContext.over
  }

  /// Whether a length of time follows ("the past two months").
  var isQuantified: Bool {
    [TimeClass.number, .some, .unit, .units].contains { isAfter($0) }
      || after?.traits.contains(.number) == true
  }

  /// Whether "after" or "before" at the end of the expression leads a clause ("two days after he left"), rather
  /// than ending one.
  var startsClauseAfter: Bool {
    let last = text.tokens[tokens.upperBound].key
    guard last == TimeContext.afterWord || last == TimeContext.beforeWord, let after else { return false }
    return after.traits.contains(.word)
  }

  static let the = WordKey("the")
  private static let old = WordKey("old")
  private static let times = WordKey("times")
  private static let more = WordKey("more")
  private static let over = WordKey("over")
  private static let afterWord = WordKey("after")
  private static let beforeWord = WordKey("before")
}
