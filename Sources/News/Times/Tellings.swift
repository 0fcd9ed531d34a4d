import Prose

/// A clause that tells of something, before it is known which event it belongs to.
struct TellingDraft {
  let article: Int
  /// The day its report is about.
  let mainDay: Day?
  let sentence: Int

  /// The tokens of the clauses that tell it.
  let tokens: Range<Int>
  let time: TimeMention?
  /// `nil` where only its words can tell when.
  let days: TimeSpan?
  /// The kind of happening named nearest to the date, and all kinds named.
  let kind: HappeningWords.Kinds
  let kinds: HappeningWords.Kinds
  let keys: [EventKey]
  /// Whether it lies ahead of the report; of an undated one, whether its words look ahead.
  let isPlanned: Bool
  /// Whether only the report dates it, not its own words.
  let isDatedByReport: Bool
  /// Whether the date stands inside a quotation: somebody's words, which found no event by themselves.
  let isQuoted: Bool

  /// Whether it stands in a title or in the first sentence of the text.
  let isLead: Bool
  let rule: String

  /// Whether its day is the one the report is about.
  var isMainDay: Bool { mainDay != nil && days?.dayOnly == mainDay }

}

/// Reads the tellings of one article.
struct TellingReader {
  let article: Int
  let text: TokenizedText
  let times: [TimeMention]
  let words: TimeWords
  let published: Day?
  /// The blocks' kinds, by index of the block.
  let blockKinds: [Block.Kind]
  private let keyReader: EventKeyReader
  /// The day most of the report is about, where it says so.
  private let mainDay: Day?
  private let mainTime: TimeMention?
  /// The sentences that lead the report: titles and the first one of the text.
  private let lead: Set<Int>

  init(
    article: Int, _ text: TokenizedText, times: [TimeMention], mentions: [(span: Span, entity: Entity.ID)],
    published: Day?, blockKinds: [Block.Kind], words: TimeWords
  ) {
    self.article = article
    self.text = text
    self.times = times
    self.words = words
    self.published = published
    self.blockKinds = blockKinds
    keyReader = EventKeyReader(text: text, words: words.happenings, mentions: mentions, times: times)
    let opening = Opening(text, blockKinds, times)
    lead = opening.lead
    mainTime = published.flatMap { opening.mainTime(before: $0) }

    mainDay = mainTime?.days?.first ?? published
  }

  /// All tellings, in order of place: dated ones, those dated by another, the lead, undated ones with a happening.
  func drafts() -> [TellingDraft] {
    var drafts: [TellingDraft] = []
    var mainKinds: HappeningWords.Kinds = 0
    for index in text.sentences.indices {
      let found = self.drafts(of: index, mainKinds: mainKinds)
      if lead.contains(index)
        || found.contains(where: { $0.days?.dayOnly == mainDay && $0.days != nil }) && index < 8
      {
        mainKinds |= kinds(of: text.sentences[index].tokens)
      }
      drafts += found
    }
    return drafts
  }

  private func drafts(of index: Int, mainKinds: HappeningWords.Kinds) -> [TellingDraft] {
    let sentence = text.sentences[index]
    let inside = Opening.times(in: sentence, times)

    let clauses = News.clauses(of: sentence, in: text, times: inside)
    guard !Opening.isOnlyDate(sentence, inside), !clauses.isEmpty else { return [] }
    let isOnly = inside.count { $0.days?.dayOnly != nil } == 1
    var found = inside.compactMap { dated($0, index, clauses, isOnly: isOnly) }
    let day = found.compactMap { $0.days?.dayOnly }.first
    found += inside.compactMap { atDistance($0, index, clauses, from: day) }
    if found.isEmpty, let anchored = besideMainEvent(index, clauses, mainKinds) { found.append(anchored) }
    found += found.compactMap { following($0, index, clauses) }
    if found.isEmpty, lead.contains(index), let mainDay, !sentence.tokens.isEmpty {
      found.append(
        draft(
          index, sentence.tokens, nil, TimeSpan(mainDay), at: nil,
          rule: "the report's lead, dated by the report"))
    }
    return found.isEmpty ? undated(index, clauses) : found
  }
}

// MARK: Ways to be dated

extension TellingReader {
  /// The clause around an expression that names days, months or years.
  private func dated(
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
  private func atDistance(
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
  private func besideMainEvent(
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
  private func following(_ dated: TellingDraft, _ index: Int, _ clauses: [Range<Int>]) -> TellingDraft? {
    guard dated.isPlanned, let days = dated.days,
      let place = clauses.firstIndex(where: { $0.lowerBound >= dated.tokens.upperBound }),
      Self.auxiliaries.contains(text.tokens[clauses[place].lowerBound].key)
    else { return nil }
    return draft(index, clauses[place], dated.time, days, at: nil, rule: "goes on about a dated event")
  }

  /// Clauses that tell of a happening of somebody with a name.
  private func undated(_ index: Int, _ clauses: [Range<Int>]) -> [TellingDraft] {
    clauses.compactMap { clause in
      guard clause.count > 3, kinds(of: clause) != 0 else { return nil }
      return draft(index, clause, nil, nil, at: nil, rule: "tells the same")

    }
  }

  private static let through = Set(["through", "until", "till", "by", "before", "to"].map { WordKey($0) })
  private static let determiners = Set(
    ["the", "a", "an", "this", "their", "his", "her", "its", "our", "'s", "late", "early", "mid"].map {
      WordKey($0)
    })
  private static let beside = Set(
    ["during", "at", "before", "ahead", "following", "after"].map { WordKey($0) })
  private static let ahead = Set(["before", "ahead"].map { WordKey($0) })
  private static let auxiliaries = Set(
    ["will", "would", "is", "was", "are", "were", "includes"].map { WordKey($0) })
  private static let after = WordKey("after")
  private static let before = WordKey("before")
}

// MARK: Words of a telling

extension TellingReader {
  private func covers(_ clause: Range<Int>, _ span: Span) -> Bool {
    text.tokens[clause.lowerBound].span.start <= span.start
      && span.end <= text.tokens[clause.upperBound - 1].span.end
  }

  private func token(before span: Span) -> Token? {
    let index = text.firstToken(from: span.start)
    guard index > 0, index < text.tokens.count else { return nil }
    let sentence = text.sentenceIndex(at: span.start)
    guard sentence < text.sentences.count, text.sentences[sentence].tokens.lowerBound < index else {
      return nil
    }
    return text.tokens[index - 1]
  }

  /// The clause, and its neighbour where it says too little by itself: "In September", "scheduled to run through".
  private func telling(_ place: Int, _ clauses: [Range<Int>]) -> Range<Int> {
    let clause = clauses[place]
    let own = keyReader.keys(of: clause)
    if own.count < 2, place + 1 < clauses.count { return clause.lowerBound..<clauses[place + 1].upperBound }
    let isWhole = kinds(of: clause) != 0 || place == 0 || own.contains { $0.isName }
    return isWhole ? clause : clauses[place - 1].lowerBound..<clause.upperBound
  }

  func kinds(of tokens: Range<Int>) -> HappeningWords.Kinds {
    tokens.reduce(0) { $0 | words.happenings.kinds(of: text.tokens[$1].key) }
  }

  private func draft(
    _ index: Int, _ tokens: Range<Int>, _ time: TimeMention?, _ days: TimeSpan?, at date: Span?, rule: String
  ) -> TellingDraft {
    let trimmed = trimmedEnd(tokens)
    return TellingDraft(
      article: article, mainDay: mainDay, sentence: index, tokens: trimmed, time: time, days: days,
      kind: nearestKind(in: trimmed, to: date), kinds: kinds(of: trimmed), keys: keyReader.keys(of: trimmed),
      isPlanned: isPlanned(trimmed, days), isDatedByReport: days != nil && date == nil && time == nil,
      isQuoted: date.map { isQuoted($0, in: text.sentences[index]) } ?? false,
      isLead: lead.contains(index), rule: rule)
  }

  /// Whether more quotation marks open than close before `span` in its sentence.
  private func isQuoted(_ span: Span, in sentence: Sentence) -> Bool {
    var depth = 0
    for index in sentence.tokens where text.tokens[index].span.end <= span.start {
      let traits = text.tokens[index].traits
      guard traits.contains(.quotationMark), !traits.contains(.singleMark) else { continue }
      let closes = traits.contains(.closesQuotation) && (!traits.contains(.opensQuotation) || depth > 0)
      depth = closes ? max(0, depth - 1) : depth + 1
    }
    return depth > 0
  }

  /// Without the marks at the end.
  private func trimmedEnd(_ tokens: Range<Int>) -> Range<Int> {
    var end = tokens.upperBound
    while end > tokens.lowerBound + 1, !text.tokens[end - 1].traits.contains(.word),
      !text.tokens[end - 1].traits.contains(.number)
    { end -= 1 }
    return tokens.lowerBound..<end
  }

  /// The kind of the happening named nearest to the date; of the first one where there is no date.
  private func nearestKind(in tokens: Range<Int>, to date: Span?) -> HappeningWords.Kinds {
    let place = date.map { text.firstToken(from: $0.start) } ?? tokens.lowerBound
    var best: (distance: Int, kind: HappeningWords.Kinds) = (.max, 0)
    for index in tokens {
      let kind = words.happenings.kinds(of: text.tokens[index].key)
      if kind != 0, abs(index - place) < best.distance { best = (abs(index - place), kind) }
    }
    return best.kind
  }

  /// Its days lie ahead of the report, or they reach past it and the words look ahead.
  private func isPlanned(_ tokens: Range<Int>, _ days: TimeSpan?) -> Bool {
    let looksAhead = tokens.contains { words.tense(of: text.tokens[$0], in: text) == .ahead }
    guard let published, let days else { return looksAhead }
    if let first = days.first, first > published { return true }
    guard let last = days.last, last > published else { return false }
    return looksAhead
  }
}
