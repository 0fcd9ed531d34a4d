import Prose

/// The publication days that articles without one can be given, each with its evidence, in the order of
/// `articles`; `nil` where it is stated already or nothing tells. Passages name articles by that order.
///
/// An article is dated by itself where it names a day and that day's weekday ("January 5, 2026", "on Monday"),
/// else by a dated article that tells the same: one that shares its rare words, and its weekday or day.
/// - Parameters:
///   - times: as the articles have them by the days that are stated.
///   - openings: what some of the articles begin with, and how many words have numbers; asked for once, and only where
///     some article tells no day by itself. Of the others it may be `nil`.
func inferredPublication(
  of articles: [Article], texts: [TokenizedText], times: [[TimeMention]], names: [LocalNames],
  openings: (_ isNeeded: [Bool]) -> (keys: [OpeningKeys?], wordCount: Int)
) -> [Sourced<Day>?] {
  let stated = articles.map { $0.published?.value }
  let undated = articles.indices.filter { stated[$0] == nil }
  guard !undated.isEmpty else { return articles.map { _ in nil } }
  let days = stated.compactMap(\.self)
  var found = [Sourced<Day>?](repeating: nil, count: articles.count)
  let own = concurrentMap(undated) { index in
    ownDay(Article.ID(index), DateClues(texts[index], times[index]), stated: days)
  }
  for (index, day) in zip(undated, own) { found[index] = day }
  let anchors = articles.indices.map { stated[$0] ?? found[$0]?.value }
  let isAnchor = anchors.map { $0 != nil }
  let asked = undated.filter { !isAnchor[$0] }
  guard !asked.isEmpty, isAnchor.contains(true) else { return found }
  let (keys, wordCount) = openings(areRelated(to: asked, names))
  let likeness = ArticleLikeness(keys, names: names, wordCount: wordCount, for: asked)
  let likest = concurrentMap(asked) { likeness.likest(to: $0, among: isAnchor) }
  // Few articles need theirs read: those without a day, and those that are likest to them.
  let clues = SomeClues(of: asked + likest.flatMap { $0.map(\.article) }, texts, times)
  for (index, likest) in zip(asked, likest) {
    found[index] = borrowedDay(index, clues, anchors, likest, texts)
  }
  return found
}

/// By article, whether it can tell the same as one of those asked about: it names somebody or something that they
/// name. Where one of them names nobody, each can.
private func areRelated(to asked: [Int], _ names: [LocalNames]) -> [Bool] {
  guard asked.allSatisfy({ !names[$0].entities.isEmpty }) else { return names.map { _ in true } }
  let named = Set(asked.flatMap { names[$0].entities })
  return names.map { $0.entities.contains(where: named.contains) }
}

/// What some of the articles say about their days.
private struct SomeClues {
  /// Where it is needed.
  private var known: [DateClues?]

  init(of articles: [Int], _ texts: [TokenizedText], _ times: [[TimeMention]]) {
    var isNeeded = texts.map { _ in false }
    for article in articles { isNeeded[article] = true }
    let needed = texts.indices.filter { isNeeded[$0] }
    known = texts.map { _ in nil }
    for (index, clues) in zip(needed, concurrentMap(needed) { DateClues(texts[$0], times[$0]) }) {
      known[index] = clues
    }
  }

  subscript(article: Int) -> DateClues? { known[article] }
}

/// What an article says about its days before its publication is known.
private struct DateClues: Sendable {
  /// Days with their year, in order of place.
  let days: [(day: Day, span: Span)]
  /// Weekdays without a date (1 is Monday).
  let weekdays: [(weekday: Int, span: Span)]
  /// Days of a month without a year.
  let monthDays: [(month: Int, day: Int, span: Span)]
  /// The latest year it names.
  let lastYear: Int?
  /// Short quotations, by their words.
  let quotations: [(words: [WordKey], span: Span)]

  var hasDays: Bool { !weekdays.isEmpty || !monthDays.isEmpty }

  init(_ text: TokenizedText, _ times: [TimeMention]) {
    days = times.compactMap { time in
      guard time.kind == .date, let day = time.days?.dayOnly else { return nil }
      return (day, time.span)
    }
    weekdays = times.compactMap { time in
      guard time.value.hasPrefix("XXXX-WXX-"), let digit = time.value.dropFirst(9).first?.wholeNumberValue
      else {
        return nil
      }
      return (digit, time.span)
    }
    monthDays = times.compactMap { time in
      let parts = time.value.split(separator: "-")
      guard parts.count == 3, parts[0] == "XXXX", let month = Int(parts[1]), let day = Int(parts[2]) else {
        return nil
      }
      return (month, day, time.span)
    }
    lastYear = times.filter { $0.rule != "half of year" }.compactMap { $0.days?.first?.year }.max()
    quotations = Self.quotations(in: text)
  }

  /// What stands between double quotation marks in one sentence, up to twelve words.
  private static func quotations(in text: TokenizedText) -> [(words: [WordKey], span: Span)] {
    var quotations: [(words: [WordKey], span: Span)] = []
    for sentence in text.sentences {
      var words: [WordKey] = []
      var start: Token?
      for token in text.tokens[sentence.tokens] {
        if token.traits.contains(.quotationMark), !token.traits.contains(.singleMark) {
          if let start, !words.isEmpty, words.count <= 12 {
            quotations.append((words, start.span.union(token.span)))
          }
          start = start == nil ? token : nil
          words = []
        } else if token.traits.contains(.word) {
          words.append(token.key)
        }
      }
    }
    return quotations
  }
}

/// A day that the article names with its year, and whose weekday it names; no later year may speak against it.
private func ownDay(_ article: Article.ID, _ clues: DateClues, stated: [Day]) -> Sourced<Day>? {
  guard let latest = clues.days.max(by: { $0.day < $1.day }),
    let weekday = clues.weekdays.first(where: { $0.weekday == latest.day.weekday }),
    clues.lastYear.map({ $0 <= latest.day.year + 1 }) ?? true,
    stated.isEmpty || stated.contains(where: { abs($0 - latest.day) <= 60 })
  else { return nil }
  return Sourced(
    latest.day,
    .inferred(
      reason: "it names \(latest.day.iso) and that day's weekday",
      passages: [Passage(article, latest.span), Passage(article, weekday.span)]))
}

/// The day of the dated article that tells the same.
private func borrowedDay(
  _ index: Int, _ clues: SomeClues, _ anchors: [Day?], _ likest: [(article: Int, value: Double)],
  _ texts: [TokenizedText]
) -> Sourced<Day>? {
  guard let own = clues[index] else { return nil }
  var best: (score: Double, anchor: Int, clue: SharedClue)?
  for (other, value) in likest {
    guard let day = anchors[other], let others = clues[other] else { continue }
    let clue = sharedClue(own, others, day)
    guard value >= clue.needed(hasOwnDays: own.hasDays) else { continue }
    let score = value + (clue.span != nil ? 0.2 : 0)
    if best.map({ score > $0.score }) ?? true { best = (score, other, clue) }
  }
  guard let best, let day = anchors[best.anchor] else { return nil }
  let lead = texts[best.anchor].sentences.first.map { Passage(Article.ID(best.anchor), $0.span) }
  let place = best.clue.span ?? texts[index].sentences.first?.span
  return Sourced(
    day,
    .inferred(
      reason: "it tells what an article of \(day.iso) tells\(best.clue.reason)",
      passages: [place.map { Passage(Article.ID(index), $0) }, lead].compactMap(\.self)))
}

/// What an article and a dated one have in common besides their words.
private enum SharedClue {
  case none
  case weekday(Span)
  case monthDay(Span)
  case quotations(Span)

  var span: Span? {
    switch self {
    case .none: nil
    case .weekday(let span), .monthDay(let span), .quotations(let span): span
    }
  }

  var reason: String {
    switch self {
    case .none: ""
    case .weekday: ", and names the same weekday"
    case .monthDay: ", and names the same day"
    case .quotations: ", and quotes the same words"
    }
  }

  /// How like the two must be: a day of the year says more than a weekday, and days that differ speak against it.
  func needed(hasOwnDays: Bool) -> Double {
    switch self {
    case .none: hasOwnDays ? 0.6 : 0.45
    case .weekday: 0.2
    case .monthDay: 0.1
    case .quotations: 0.15
    }
  }
}

/// The strongest thing the article shares with a dated one: a day it is about, two quotations, a weekday.
private func sharedClue(_ clues: DateClues, _ other: DateClues, _ published: Day) -> SharedClue {
  let days = other.days.map(\.day).filter { published - $0 <= 6 && $0 <= published } + [published]
  let monthDay = clues.monthDays.first { clue in
    published.civil.month == clue.month && published.civil.day == clue.day
  }
  if let monthDay { return .monthDay(monthDay.span) }
  let quoted = clues.quotations.filter { clue in other.quotations.contains { $0.words == clue.words } }
  if let first = quoted.first, quoted.contains(where: { $0.words != first.words }) {
    return .quotations(first.span)
  }
  let weekday = clues.weekdays.first { clue in days.contains { $0.weekday == clue.weekday } }
  return weekday.map { .weekday($0.span) } ?? .none
}
