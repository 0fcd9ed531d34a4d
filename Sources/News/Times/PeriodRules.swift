import Prose

/// Quarters, halves, seasons, decades, centuries.
extension TimeRules {
  static let periods: [TimeRule] = [
    TimeRule(
      "quarter of year", "the? <ordinal> -? quarter of|, <year>", "the? <ordinal> -? quarter <year>",
      "the? <year> <ordinal> -? quarter", "<quarterName> ,? of? <year>", "<year> <quarterName>",
      "the? <ordinal> quarter of fiscal <year>"
    ) { match, _ in
      guard let quarter = match[.ordinal] ?? match[.quarterName], let year = match[.year] else { return nil }
      return .quarter(quarter, of: year)
    },
    TimeRule(
      "quarter of a relative year", "<shift> year 's <ordinal> -? quarter",
      "the? <ordinal> -? quarter of? <shift> year"
    ) { match, context in
      guard let quarter = match[.ordinal], let shift = match[.shift], let now = context.published else {
        return nil
      }
      return .quarter(quarter, of: now.year + shift, from: now)
    },
    TimeRule(
      "quarter", "the? fiscal? -? <ordinal> quarter", "<ordinal> - quarter",
      "its|their|our [<ordinal> quarter]",
      "the? <quarterName>"
    ) { match, context in
      guard let quarter = match[.ordinal] ?? match[.quarterName], (1...4).contains(quarter) else {
        return nil
      }
      guard let now = context.published else { return TimeReading(.date, "XXXX-Q\(quarter)") }
      let isOver = quarter <= (now.month + 2) / 3 || context.direction == .ahead
      return .quarter(quarter, of: isOver ? now.year : now.year - 1, from: now)
    },
    TimeRule("the latest quarter", "the quarter", "the? latest|recent quarter|period") {
      _, context in
      context.lastQuarter().flatMap { .quarter($0.quarter, of: $0.year, from: context.published) }
    },
    TimeRule(
      "a year before a quarter", "the? comparable? year - ago|earlier quarter|period",
      "the? comparable? year - ago|earlier <ordinal> quarter", "the? quarter|period a year ago|earlier"
    ) { match, context in
      guard let quarter = context.lastQuarter() else { return nil }
      return .quarter(match[.ordinal] ?? quarter.quarter, of: quarter.year - 1, from: context.published)
    },
    TimeRule(
      "half of year", "the? <ordinal> -? half of <year>", "<halfName> <year>", "the last half of <year>"
    ) {
      match, _ in match[.year].flatMap { .half(match[.ordinal] ?? match[.halfName] ?? 2, of: $0) }
    },
    TimeRule(
      "half of a relative year", "the? <ordinal> -? half of <shift> year",
      "the? <ordinal> -? half of the year"
    ) { match, context in
      guard let half = match[.ordinal], let now = context.published else { return nil }
      return .half(half, of: now.year + (match[.shift] ?? 0), from: now)
    },
    TimeRule("season of year", "the? <part>? <season> of? <year>") { match, _ in
      guard let season = match[.season], let year = match[.year] else { return nil }
      return .season(season, of: year)
    },
    TimeRule("relative season", "<shift> <part>? <season>", "this past <season>") { match, context in
      guard let season = match[.season], let now = context.published else { return nil }
      return shifted(season, match[.shift] ?? -1, now)
    },
    TimeRule(
      "season", "the <part>? <season>", "<part> -? <season>", "in|by|until|since|during [<season>]",
      "the <partNoun> of <season>"
    ) { match, context in
      guard let season = match[.season], !context.isAfter(.preposition), let now = context.published else {
        return nil
      }
      return nearest(season, now, context.direction)
    },
    TimeRule("decade", "the? <part>? -? <decade>", "the? <partNoun> of the <decade>") {
      match, _ in match[.decade].flatMap { decade($0, match) }
    },
    TimeRule("decade in two digits", "the? <part>? -? ' <shortDecade>", "the <part>? -? <shortDecade>") {
      match, _ in
      match[.shortDecade].flatMap { decade(190 + $0, match) }
    },
    TimeRule("decade by name", "the <part>? <decadeName>") { match, _ in
      match[.decadeName].flatMap { decade($0, match) }
    },
    TimeRule("century", "the? <part>? -? <ordinal> -? century", "the <partNoun> of the <ordinal> century") {
      match, _ in
      match[.ordinal].flatMap { $0 > 4 ? .century($0 - 1) : nil }
    },
  ]

  private static func decade(_ decade: Int, _ match: TimeMatch) -> TimeReading? {
    let reading = TimeReading.decade(decade)
    return part(match).flatMap { reading?.third($0) } ?? reading
  }

  /// The one that is on, else the last one, or the next one where the words look ahead.
  private static func nearest(_ season: Int, _ now: Day, _ direction: TimeContext.Direction) -> TimeReading? {
    let years = direction == .ahead ? [now.year - 1, now.year, now.year + 1] : [now.year, now.year - 1]
    let fitting = years.first { year in
      guard let span = TimeSpan.season(season, of: year), let first = span.first, let last = span.last else {
        return false
      }
      return direction == .ahead ? last >= now : first <= now
    }
    return fitting.flatMap { .season(season, of: $0, from: now) }
  }

  /// "last fall" is the last one that ended, "next spring" the first one that starts.
  private static func shifted(_ season: Int, _ shift: Int, _ now: Day) -> TimeReading? {
    guard shift != 0 else { return .season(season, of: now.year, from: now) }
    let years = shift < 0 ? [now.year, now.year - 1, now.year - 2] : [now.year, now.year + 1]
    let fitting = years.first { year in
      guard let span = TimeSpan.season(season, of: year), let first = span.first, let last = span.last else {
        return false
      }
      return shift < 0 ? last < now : first > now
    }
    return fitting.flatMap { .season(season, of: $0, from: now) }
  }
}
