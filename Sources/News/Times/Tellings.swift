import Prose

/// Reads the tellings of one article. A class, so that the rules for a sentence share it instead of copying it.
final class TellingReader: Sendable {
  let text: TokenizedText
  let times: [TimeMention]
  let words: TimeWords
  let published: Day?
  /// The blocks' kinds, by index of the block.
  let blockKinds: [Block.Kind]
  let keyReader: EventKeyReader
  let eventTokens: EventTokens
  /// The day most of the report is about, where it says so.
  let mainDay: Day?
  private let mainTime: TimeMention?
  /// The sentences that lead the report: titles and the first one of the text.
  let lead: [Int]
  let passing: PassingDates
  private let quotations: OpenQuotations

  init(
    _ listed: ListedText, times: [TimeMention], mentions: [(span: Span, entity: Entity.ID)],
    published: Day?, blockKinds: [Block.Kind], words: TimeWords
  ) {
    let text = listed.text
    self.text = text
    self.times = times
    self.words = words
    self.published = published
    self.blockKinds = blockKinds
    eventTokens = EventTokens(listed, times: times, words: words)
    keyReader = EventKeyReader(listed: listed, words: words.happenings, mentions: mentions, times: times)
    passing = PassingDates(text: text, words: words)
    let opening = Opening(text, blockKinds, times, without: passing)
    lead = opening.lead
    quotations = OpenQuotations(text)
    mainTime = published.flatMap { opening.mainTime(before: $0) }
    mainDay = mainTime?.days?.first ?? published
  }

  /// All tellings, in order of place: dated ones, those dated by another, the lead, undated happenings.
  func tellings() -> ArticleTellings {
    var drafts = drafts()
    var keys: [EventKey] = []
    let label = EventLabel(eventTokens)
    for index in drafts.indices {
      drafts[index].keys = keyReader.append(keysOf: drafts[index].tokens, to: &keys)
      guard drafts[index].days != nil else { continue }
      drafts[index].label = label.candidate(drafts[index], kind: drafts[index].kind)
    }
    return ArticleTellings(drafts: drafts, keys: keys)
  }

  private func drafts() -> [TellingDraft] {
    var drafts: [TellingDraft] = []
    drafts.reserveCapacity(text.sentences.count)
    var mainKinds: HappeningWords.Kinds = 0
    var clauses: [Range<Int>] = []
    for index in text.sentences.indices {
      let start = drafts.count
      addDrafts(of: index, mainKinds: mainKinds, &clauses, to: &drafts)
      if lead.contains(index)
        || index < 8 && drafts[start...].contains(where: { $0.days != nil && $0.days?.dayOnly == mainDay })
      {
        mainKinds |= kinds(of: text.sentences[index].tokens)
      }
    }
    return drafts
  }

  /// - Parameter clauses: room for those of the sentence.
  private func addDrafts(
    of index: Int, mainKinds: HappeningWords.Kinds, _ clauses: inout [Range<Int>],
    to drafts: inout [TellingDraft]
  ) {
    let sentence = text.sentences[index]
    let inside = Opening.times(in: sentence, times)
    readClauses(of: sentence, in: text, times: inside, into: &clauses)
    guard !Opening.isOnlyDate(sentence, inside), !clauses.isEmpty else { return }
    let start = drafts.count
    let isOnly = inside.count { $0.days?.dayOnly != nil } == 1
    for place in inside.indices {
      if let draft = dated(place, index, clauses, isOnly: isOnly) { drafts.append(draft) }
    }
    let day = drafts[start...].lazy.compactMap { $0.days?.dayOnly }.first
    for place in inside.indices {
      if let draft = atDistance(place, index, clauses, from: day, mainKinds) { drafts.append(draft) }
    }
    if drafts.count == start, let draft = besideMainEvent(index, clauses, mainKinds) { drafts.append(draft) }
    if drafts[start...].contains(where: \.isPlanned) {
      let found = drafts[start...] + drafts[start...].compactMap { following($0, index, clauses) }
      drafts.replaceSubrange(start..., with: found.flatMap(separated))
    }
    guard drafts.count == start else { return }
    if lead.contains(index), let mainDay, !sentence.tokens.isEmpty {
      drafts.append(draft(index, sentence.tokens, nil, TimeSpan(mainDay), at: nil, rule: .lead))
    } else {
      drafts += undated(index, clauses)
    }
  }
}

// MARK: Words of a telling

extension TellingReader {
  func covers(_ clause: Range<Int>, _ span: Span) -> Bool {
    text.tokens[clause.lowerBound].span.start <= span.start
      && span.end <= text.tokens[clause.upperBound - 1].span.end
  }

  /// The clause, with its neighbour where it says too little: "In September", "scheduled to run through".
  func telling(_ place: Int, _ clauses: [Range<Int>]) -> Range<Int> {
    let clause = clauses[place]
    if place + 1 < clauses.count, !keyReader.hasTwoKeys(clause) {
      let isBetween = place + 2 < clauses.count && isDistance(clauses[place + 1])
      return clause.lowerBound..<clauses[isBetween ? place + 2 : place + 1].upperBound
    }
    let isWhole = place == 0 || kinds(of: clause) != 0 || keyReader.containsKey(of: clause) { $0.isName }
    return isWhole ? clause : clauses[place - 1].lowerBound..<clause.upperBound
  }

  /// "hours before he left", which stands between a date and what happened then.
  private func isDistance(_ clause: Range<Int>) -> Bool {
    let start = text.tokens[clause.lowerBound].span
    let index = times.partitioningIndex { $0.span.end > start.start }
    return index < times.count && times[index].kind == .duration && times[index].span.overlaps(start)
  }

  private func kindsAround(_ sentence: Int) -> HappeningWords.Kinds {
    let tokens = text.sentences[sentence].tokens
    return kinds(of: tokens.lowerBound..<min(tokens.upperBound + EventLabel.reach, text.tokens.count))
  }

  func kinds(of tokens: Range<Int>) -> HappeningWords.Kinds {
    tokens.reduce(0) { $0 | eventTokens.kinds($1) }
  }

  /// - Parameters:
  ///   - date: the first token of what dates it.
  ///   - isPlanned: by default what the words and the days say.
  func draft(
    _ index: Int, _ tokens: Range<Int>, _ time: Int?, _ days: TimeSpan?, at date: Int?,
    isPlanned: Bool? = nil, rule: TellingRule
  ) -> TellingDraft {
    let trimmed = trimmedEnd(tokens)
    return TellingDraft(
      mainDay: mainDay, sentence: index, tokens: trimmed, time: time, days: days,
      kind: nearestKind(in: trimmed, to: date), kinds: kinds(of: trimmed), kindsAround: kindsAround(index),
      isPlanned: isPlanned ?? self.isPlanned(trimmed, days),
      isDatedByReport: days != nil && date == nil && time == nil,
      isPassing: date.map { isPassing($0, index, days, trimmed) } ?? false,
      isLead: lead.contains(index), rule: rule)
  }

  /// Whether a date is told as somebody's words, is longer than a day in a clause that tells of no deed or only
  /// describes something, or lies ahead where neither a happening nor a verb looks ahead.
  private func isPassing(_ date: Int, _ index: Int, _ days: TimeSpan?, _ tokens: Range<Int>) -> Bool {
    if quotations.contains(date, inSentence: index) { return true }
    guard let days, !lead.contains(index) else { return false }
    let namesNothing = kinds(of: tokens) == 0
    if namesNothing, let first = days.first, let published, first > published {
      return !looksAhead(tokens)
    }
    guard days.grain > .day else { return false }
    let isAhead = published.map { today in days.last.map { $0 > today } ?? false } ?? false
    return !isAhead && passing.describes(date, in: tokens)
      || days.grain >= .month && namesNothing && !passing.tellsDeed(tokens)
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
  private func nearestKind(in tokens: Range<Int>, to date: Int?) -> HappeningWords.Kinds {
    let place = date ?? tokens.lowerBound
    var best: (distance: Int, kind: HappeningWords.Kinds) = (.max, 0)
    for index in tokens {
      let kind = eventTokens.kinds(index)
      guard kind != 0 else { continue }
      let distance = abs(index - place) + (isBeside(index, in: tokens) ? Self.besides : 0)
      if distance < best.distance { best = (distance, kind) }
    }
    return best.kind
  }

  /// Whether the happening is only what another one is near: "during his first visit".
  private func isBeside(_ index: Int, in tokens: Range<Int>) -> Bool {
    (max(tokens.lowerBound, index - 4)..<index).contains { eventTokens.has(.beside, $0) }
  }

  private func looksAhead(_ tokens: Range<Int>) -> Bool {
    tokens.contains { eventTokens.has(.ahead, $0) }
  }

  /// Its days lie ahead of the report, or they reach past it and the words look ahead.
  private func isPlanned(_ tokens: Range<Int>, _ days: TimeSpan?) -> Bool {
    let looksAhead = looksAhead(tokens)
    guard let published, let days else { return looksAhead }
    if let first = days.first, first > published { return true }
    guard let last = days.last, last > published else { return false }
    return looksAhead
  }
}
