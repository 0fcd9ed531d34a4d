import Prose

/// The ways in which a clause is dated.
extension TellingReader {
  /// The clause around an expression that names days, months or years.
  func dated(
    _ time: TimeMention, _ index: Int, _ clauses: [Range<Int>], isOnly: Bool
  ) -> TellingDraft? {
    guard let days = time.days, time.kind == .date || time.kind == .time, days.grain != .decade,
      days.grain != .century, let place = clauses.firstIndex(where: { covers($0, time.span) }),
      !isGoal(time)
    else { return nil }
    let sentence = text.sentences[index]
    let tokens =
      lead.contains(index) && isOnly && days.dayOnly != nil ? sentence.tokens : telling(place, clauses)
    return draft(index, tokens, time, told(days, time), at: time.span, rule: "dated by \(time.rule)")
  }

  /// The days of what is told: "since 2019" tells of something in 2019, "through Friday" reaches from the
  /// report to the day named.
  private func told(_ days: TimeSpan, _ time: TimeMention) -> TimeSpan {
    if days.last == nil, let first = days.first { return TimeSpan.year(first.year) ?? days }
    guard let before = token(before: time.span), Self.through.contains(before.key), let published,
      let last = days.last, last > published
    else { return days }
    return TimeSpan(first: published, last: last, grain: days.grain)
  }

  /// A year that is wished for ("make 2026 the first year") is a goal: nothing happens on a day.
  private func isGoal(_ time: TimeMention) -> Bool {
    guard time.rule == "year", let before = token(before: time.span) else { return time.rule == "year" }
    return !(words.lexer.isA(.preposition, before.key) || Self.determiners.contains(before.key))
  }

  /// "hours before he left": what follows happened that long after what the sentence dates.
  func atDistance(
    _ time: TimeMention, _ index: Int, _ clauses: [Range<Int>], from day: Day?
  ) -> TellingDraft? {
    guard time.kind == .duration, let anchor = day ?? mainDay,
      let clause = clauses.first(where: { covers($0, time.span) })
    else { return nil }
    let next = text.firstToken(from: time.span.end)
    guard next < clause.upperBound - 2,
      let days = days(time, text.tokens[next].key, anchor, isExact: day != nil)
    else {
      return nil
    }
    return draft(
      index, next + 1..<clause.upperBound, time, days, at: nil, rule: "\(time.value) from a dated event")
  }

  private func days(_ time: TimeMention, _ relation: WordKey, _ anchor: Day, isExact: Bool) -> TimeSpan? {
    let isEarlier = relation == Self.after
    guard isEarlier || relation == Self.before else { return nil }
    if time.value.hasPrefix("PT") {
      if isExact { return TimeSpan(anchor) }
      return TimeSpan(
        first: isEarlier ? anchor - 1 : anchor, last: isEarlier ? anchor : anchor + 1, grain: .day)
    }
    guard time.value.hasSuffix("D") else { return nil }
    return isEarlier
      ? TimeSpan(first: anchor - 10, last: anchor - 1, grain: .vague)
      : TimeSpan(first: anchor + 1, last: anchor + 10, grain: .vague)
  }

  /// "during the summit", "ahead of the talks", where the report is about one.
  func besideMainEvent(
    _ index: Int, _ clauses: [Range<Int>], _ mainKinds: HappeningWords.Kinds
  ) -> TellingDraft? {
    guard let mainDay, mainKinds != 0 else { return nil }
    for clause in clauses {
      for token in clause where Self.beside.contains(text.tokens[token].key) {
        let isAhead = Self.ahead.contains(text.tokens[token].key)
        let end = min(clause.upperBound, token + 5)
        guard
          let noun = (token + 1..<max(end, token + 1)).first(where: {
            kinds(of: $0..<$0 + 1) & mainKinds != 0
          }),
          (token + 1..<noun).contains(where: { Self.determiners.contains(text.tokens[$0].key) })
        else { continue }
        let days = isAhead ? TimeSpan(first: mainDay - 1, last: mainDay, grain: .day) : TimeSpan(mainDay)
        let isFront = token == clause.lowerBound
        let told = isFront ? noun + 1..<text.sentences[index].tokens.upperBound : clause.lowerBound..<token
        guard told.count > 2 else { continue }
        return draft(index, told, nil, days, at: nil, rule: "beside the report's main event")
      }
    }
    return nil
  }

  /// What a dated visit or meeting "will include": the clause after the one that dates it.
  func following(_ dated: TellingDraft, _ index: Int, _ clauses: [Range<Int>]) -> TellingDraft? {
    guard dated.isPlanned, let days = dated.days,
      let place = clauses.firstIndex(where: { $0.lowerBound >= dated.tokens.upperBound }),
      Self.auxiliaries.contains(text.tokens[clauses[place].lowerBound].key)
    else { return nil }
    return draft(index, clauses[place], dated.time, days, at: nil, rule: "goes on about a dated event")
  }

  /// Clauses that tell of a happening of somebody with a name.
  func undated(_ index: Int, _ clauses: [Range<Int>]) -> [TellingDraft] {
    clauses.compactMap { clause in
      guard clause.count > 3, kinds(of: clause) != 0 else { return nil }
      return draft(index, clause, nil, nil, at: nil, rule: "tells the same")

    }
  }

  private static let through = WordSet(["through", "until", "till", "by", "before", "to"])
  private static let determiners = WordSet(
    ["the", "a", "an", "this", "their", "his", "her", "its", "our", "'s", "late", "early", "mid"])
  private static let beside = WordSet(
    ["during", "at", "before", "ahead", "following", "after"])
  private static let ahead = WordSet(["before", "ahead"])
  private static let auxiliaries = WordSet(
    ["will", "would", "is", "was", "are", "were", "includes"])
  private static let after = WordKey("after")
  private static let before = WordKey("before")
}
