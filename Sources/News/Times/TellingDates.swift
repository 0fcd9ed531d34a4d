import Prose

/// The ways in which a clause is dated.
extension TellingReader {
  /// The clause around an expression that names days, months or years.
  func dated(
    _ mention: Int, _ index: Int, _ clauses: [Range<Int>], isOnly: Bool
  ) -> TellingDraft? {
    let kind = times[mention].kind
    guard let days = times[mention].days, kind == .date || kind == .time, days.grain != .decade,
      days.grain != .century, let place = clauses.firstIndex(where: { covers($0, times[mention].span) })
    else { return nil }
    let sentence = text.sentences[index]
    let first = eventTokens.start(ofTime: mention)
    let before = first > sentence.tokens.lowerBound && first < text.tokens.count ? first - 1 : nil
    guard !isGoal(times[mention], after: before),
      !passing.isMentionedOnly(times[mention], from: first, in: sentence),
      !passing.endsState(days, from: first, in: sentence, published: published)
    else { return nil }
    let isWholeLead = lead.contains(index) && isOnly && days.dayOnly != nil
    return draft(
      index, isWholeLead ? sentence.tokens : telling(place, clauses), mention,
      told(days, after: before, in: sentence), at: first, rule: .dated)
  }

  /// The days of what is told: "since 2019" tells of something in 2019, "through Friday" reaches from the
  /// report to the day named.
  private func told(_ days: TimeSpan, after before: Int?, in sentence: Sentence) -> TimeSpan {
    if days.last == nil, let first = days.first { return TimeSpan.year(first.year) ?? days }
    guard let before, Self.through.contains(text.tokens[before].key), let published,
      let last = days.last, last > published, !isPutOff(before, in: sentence)
    else { return days }
    return TimeSpan(first: published, last: last, grain: days.grain)
  }

  /// "delayed until May", "not before Friday": what is told happens then, not all the way to it.
  private func isPutOff(_ before: Int, in sentence: Sentence) -> Bool {
    text.tokens[max(sentence.tokens.lowerBound, before - 3)...before].contains {
      Self.puttingOff.contains($0.key)
    }
  }

  /// A year that is wished for ("make 2026 the first year") is a goal: nothing happens on a day.
  private func isGoal(_ time: TimeMention, after before: Int?) -> Bool {
    guard time.rule == "year" else { return false }
    guard let key = before.map({ text.tokens[$0].key }) else { return true }
    return !(words.lexer.isA(.preposition, key) || Self.determiners.contains(key))
  }

  /// "hours before he left": what follows happened that long after what the sentence dates.
  func atDistance(
    _ mention: Int, _ index: Int, _ clauses: [Range<Int>], from day: Day?,
    _ mainKinds: HappeningWords.Kinds
  ) -> TellingDraft? {
    let time = times[mention]
    guard time.kind == .duration, let anchor = day ?? mainDay,
      let place = clauses.firstIndex(where: { covers($0, time.span) })
    else { return nil }
    let clause = clauses[place]
    let next = text.firstToken(from: time.span.end)
    if place == 0, clauses.count > 1, let days = daysFromMainEvent(time, next, clause, mainKinds) {
      let main = clauses[1].lowerBound..<text.sentences[index].tokens.upperBound
      return draft(index, main, mention, days, at: nil, rule: .fromMainEvent)
    }
    let told = min(next + 1, clause.upperBound)..<clause.upperBound
    guard told.count > 1, kinds(of: told) != 0 || passing.tellsDeed(told),
      let days = days(time, text.tokens[next].key, anchor, isExact: day != nil)
    else {
      return nil
    }
    return draft(index, told, mention, days, at: nil, rule: .fromDatedEvent)
  }

  /// "Days before the summit, ...": what the sentence tells lies that far from the report's main event.
  private func daysFromMainEvent(
    _ time: TimeMention, _ relation: Int, _ clause: Range<Int>, _ mainKinds: HappeningWords.Kinds
  ) -> TimeSpan? {
    guard let mainDay, relation + 2 < clause.upperBound,
      Self.determiners.contains(text.tokens[relation + 1].key),
      kinds(of: relation + 2..<clause.upperBound) & mainKinds != 0
    else { return nil }
    let opposite = text.tokens[relation].key == Self.before ? Self.after : Self.before
    guard text.tokens[relation].key == Self.before || text.tokens[relation].key == Self.after else {
      return nil
    }
    return days(time, opposite, mainDay, isExact: false)
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
      for token in clause where eventTokens.has(.beside, token) {
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
        guard told.count > 2, !isAhead || !told.contains(where: { Self.wills.contains(text.tokens[$0].key) })
        else { continue }
        return draft(index, told, nil, days, at: nil, rule: .besideMainEvent)
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
    return draft(index, clauses[place], dated.time, days, at: nil, rule: .goesOn)
  }

  /// "a meeting with the minister and a stop in Osby": two plans of different kinds, each with its own noun.
  func separated(_ draft: TellingDraft) -> [TellingDraft] {
    guard draft.isPlanned else { return [draft] }
    for index in draft.tokens.dropFirst().dropLast(2) where text.tokens[index].key == Self.and {
      let (first, second) = (draft.tokens.lowerBound..<index, index + 1..<draft.tokens.upperBound)
      let kinds = (phraseKind(at: first), phraseKind(at: second))
      guard kinds.0 != 0, kinds.1 != 0, kinds.0 & kinds.1 == 0 else { continue }
      return [first, second].map { tokens in
        self.draft(
          draft.sentence, tokens, draft.time, draft.days, at: nil, isPlanned: true,
          rule: .separatePlan)
      }
    }
    return [draft]
  }

  /// The kind of happening that the noun after an article names: "a state visit"; 0 where there is none.
  private func phraseKind(at tokens: Range<Int>) -> HappeningWords.Kinds {
    guard
      let article = tokens.prefix(3).first(where: { Self.determiners.contains(text.tokens[$0].key) })
    else { return 0 }
    let noun = (article + 1..<min(tokens.upperBound, article + 4)).first { kinds(of: $0..<$0 + 1) != 0 }
    return noun.map { kinds(of: $0..<$0 + 1) } ?? 0
  }

  /// Clauses that tell of a happening of somebody with a name.
  func undated(_ index: Int, _ clauses: [Range<Int>]) -> [TellingDraft] {
    clauses.compactMap { clause in
      guard clause.count > 3, kinds(of: clause) != 0 else { return nil }
      return draft(index, clause, nil, nil, at: nil, rule: .undated)
    }
  }

  private static let through = WordSet(["through", "until", "till", "to"])
  private static let wills = WordSet(["will", "would"])
  private static let puttingOff = WordSet([
    "not", "delayed", "postponed", "pushed", "rescheduled", "moved", "deferred",
  ])
  private static let determiners = WordSet([
    "the", "a", "an", "this", "their", "his", "her", "its", "our", "'s", "late", "early", "mid",
  ])
  /// As many tokens nearer is a happening that stands for itself.
  static let besides = 12
  private static let ahead = WordSet(["before", "ahead"])
  private static let auxiliaries = WordSet(["will", "would", "is", "was", "are", "were", "includes"])
  private static let and = WordKey("and")
  private static let after = WordKey("after")
  private static let before = WordKey("before")
}
