import Prose

/// What an expression of time is read against: the publication day, the words around it, the dates before it.
struct TimeContext {
  enum Direction: Sendable { case back, ahead, unknown }

  let published: Day?
  /// The last date the article gave before, where it gave one.
  let last: TimeSpan?
  /// The last quarter it named outright.
  let quarter: TimeSpan?

  let text: TokenizedText
  let sentence: Sentence
  let words: TimeWords
  /// The first and the last token of the expression.
  let tokens: ClosedRange<Int>

  /// The token before the expression in its sentence.
  var before: Token? {
    tokens.lowerBound > sentence.tokens.lowerBound ? text.tokens[tokens.lowerBound - 1] : nil
  }
  var after: Token? {
    tokens.upperBound + 1 < sentence.tokens.upperBound ? text.tokens[tokens.upperBound + 1] : nil
  }

  func isBefore(_ kind: TimeClass) -> Bool { before.map { words.lexer.isA(kind, $0.key) } ?? false }
  func isAfter(_ kind: TimeClass) -> Bool { after.map { words.lexer.isA(kind, $0.key) } ?? false }

  /// Whether the words look back or ahead: the nearest verb or adverb of tense, looking first at the four
  /// tokens before the expression, then at the four after it, then further back.
  var direction: Direction {
    let first = sentence.tokens.lowerBound
    let end = sentence.tokens.upperBound
    let start = tokens.lowerBound
    if let near = tense(in: stride(from: start - 1, through: max(first, start - 4), by: -1)) { return near }
    if let near = tense(in: stride(from: tokens.upperBound + 1, to: min(end, tokens.upperBound + 5), by: 1)) {
      return near
    }
    return tense(in: stride(from: start - 5, through: max(first, start - 15), by: -1)) ?? .unknown
  }

  private func tense(in indices: StrideThrough<Int>) -> Direction? { firstTense(indices.lazy.map { $0 }) }
  private func tense(in indices: StrideTo<Int>) -> Direction? { firstTense(indices.lazy.map { $0 }) }

  private func firstTense(_ indices: some Sequence<Int>) -> Direction? {
    for index in indices {
      if let direction = words.tense(at: index, after: sentence.tokens.lowerBound, in: text) {
        return direction
      }
    }
    return nil
  }

  /// The year in which a month, or a day of it, without a year is meant.
  func year(month: Int, day: Int? = nil) -> Int? {
    guard let published else { return nil }
    let candidates = [published.year - 1, published.year, published.year + 1]
    let distance = { (year: Int) -> Int in
      let days = day.flatMap { Day(year: year, month: month, day: $0) }.map { TimeSpan($0) }
      guard let span = days ?? TimeSpan.month(month, of: year), let first = span.first, let last = span.last
      else {
        return .max
      }
      return first > published ? first - published : last < published ? last - published : 0
    }
    let nearest = candidates.min { abs(distance($0)) < abs(distance($1)) }
    guard day == nil else { return nearest }
    switch direction {
    case .back: return candidates.filter { distance($0) <= 0 }.max { distance($0) < distance($1) }
    case .ahead: return candidates.filter { distance($0) >= 0 }.min { distance($0) < distance($1) }
    case .unknown: return nearest
    }
  }

  /// The day a weekday without a date names: the nearest one the words look to, back where nothing tells.
  func day(weekday: Int) -> Day? {
    guard let published else { return nil }
    return direction == .ahead
      ? published.onOrAfter(weekday: weekday) : published.onOrBefore(weekday: weekday)
  }

  /// The quarter that company reports speak of without naming it: the last one that ended.
  func lastQuarter() -> (quarter: Int, year: Int)? {
    if let first = quarter?.first { return ((first.month + 2) / 3, first.year) }

    guard let moved = published?.adding(months: -3) else { return nil }
    return ((moved.month + 2) / 3, moved.year)
  }

  static let since = WordKey("since")
  private static let dateLeaders = WordSet(
    ["in", "since", "until", "by", "during", "late", "early", "mid", "through"])

  /// Whether a word comes before that a date follows and no person does.
  var leadsDate: Bool { before.map { Self.dateLeaders.contains($0.key) } ?? false }

  private static let distances = WordSet(["ago", "earlier", "later", "before", "after"])
  private static let ends = WordSet(["ended", "ending", "end"])

  /// Whether a word follows that makes a length of time a distance ("two days ago").
  var isDistance: Bool { after.map { Self.distances.contains($0.key) } ?? false }

  /// Whether the end of a period is told next ("the year ended March 31").
  var endsPeriod: Bool { after.map { Self.ends.contains($0.key) } ?? false }

  /// Whether the sentence goes on without a mark ("the day before he left").
  var leadsClause: Bool { after.map { $0.traits.contains(.word) && !$0.traits.contains(.clitic) } ?? false }

  /// Whether the expression stands right beside another capitalised word that no preposition sets apart.
  var isNamePart: Bool {
    let isName = { (token: Token) -> Bool in
      token.traits.contains(.capitalised) && token.traits.contains(.word)
        && !self.words.lexer.isA(.weekday, token.key)
    }
    if let after, isName(after) { return true }
    guard let before, tokens.lowerBound - 1 > sentence.tokens.lowerBound else { return false }
    return isName(before)
  }

  /// Whether a lower-case word in -s comes next.
  var isPluralNext: Bool {
    guard let after, after.traits.contains(.word), !after.traits.contains(.clitic),
      !after.traits.contains(.capitalised), after.span.count > 3
    else { return false }
    let bytes = text.text.utf8
    return bytes[after.span.end - 1] == UInt8(ascii: "s") && bytes[after.span.end - 2] != UInt8(ascii: "s")
  }
}
