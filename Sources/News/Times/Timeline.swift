import Prose

/// What one article tells of, as if it were the first of its dossier.
/// - Parameter mentions: with numbers of the article's own for its entities.
func tellings(
  in article: Article, _ text: ListedText, times: [TimeMention],
  mentions: [(span: Span, entity: Entity.ID)], words: TimeWords
) -> ArticleTellings {
  TellingReader(
    text, times: times, mentions: mentions, published: article.published?.value,
    blockKinds: article.blocks.map(\.kind), words: words
  ).tellings()
}

/// The events of the dossier, in order of last day, then first day.
/// - Parameter found: per article, what it tells of, with its entities by the article's own numbers.
func timeline(
  of articles: [Article], texts: [ListedText], times: [[TimeMention]],
  tellings found: [(tellings: ArticleTellings, entities: [Entity.ID])], words: TimeWords
) -> [Event] {
  let tellings = DossierTellings(found)
  let joined = TellingClusters(tellings)
  let clusters = joined.clusters()
  let builder = EventBuilder(
    tellings: tellings, texts: texts, times: times, words: words,
    reports: articles.compactMap { $0.published?.value }.sorted(), tellsMainEvent: joined.mainEvents(),
    isTold: tellings.toldSentences(clusters, in: texts.map(\.text)), reportCounts: tellings.reportCounts())
  return concurrentMap(clusters, builder.event).compactMap(\.self).sorted { $0.precedes($1) }
}

/// Makes events of clusters of tellings.
private struct EventBuilder: Sendable {
  let tellings: DossierTellings
  let texts: [ListedText]
  let times: [[TimeMention]]
  let words: TimeWords
  /// The days of the reports, in order.
  let reports: [Day]
  /// By telling, whether it is the one of its report's main event.
  let tellsMainEvent: [Bool]
  /// By article and sentence, whether it tells of some event.
  let isTold: [[Bool]]
  /// By stretch of days, how many articles date something to it.
  let reportCounts: [TimeSpan: Int]

  /// What ended this many days before the first report is background.
  private static let background = 120
  /// What is planned for so many days ahead is taken to come to pass.
  private static let soon = 7
  /// How much better a label is whose words give the very days of the event.
  private static let exactDays = 8

  /// - Parameter members: indices of the tellings, in order.
  @Sendable
  func event(_ members: ArraySlice<Int>) -> Event? {
    // Most events are told once.
    let dated = members.count == 1 ? members : members.filter { tellings.facts[$0].days != nil }[...]
    guard let days = days(of: distinctDays(dated)), let label = label(members, dated, days) else {
      return nil
    }
    var status = status(days, dated)
    if status == .planned, isOvertaken(days, dated) {
      guard days.grain >= .year, days.grain != .vague else { return nil }
      status = .background
    }
    let told = told(by: members)
    return Event(
      label: label, days: days, status: status, tellings: told,
      context: members.filter { tellsMainEvent[$0] }.flatMap { context(of: tellings.facts[$0]) },
      rule: told.count > 1 ? "tellings of one happening" : "a dated clause")
  }

  /// The sentences of the main event's report that tell of no event by themselves; a line that is only a date is none.
  private func context(of main: TellingDraft.Facts) -> [Telling] {
    let article = main.article
    let day = main.mainDay.map { TimeSpan($0) }
    return zip(texts[article].text.sentences, isTold[article]).compactMap { sentence, isTold in
      guard sentence.tokens.count > 4, !isTold else { return nil }
      let passage = Passage(Article.ID(article), sentence.span)
      return Telling(passage: passage, time: nil, days: day, rule: .aroundMainEvent)
    }
  }

  /// One telling per sentence: the dated one, else the first.
  private func told(by members: ArraySlice<Int>) -> [Telling] {
    var told: [Telling] = []
    told.reserveCapacity(members.count)
    for index in members {
      let (draft, article) = (tellings[index], tellings.facts[index].article)
      let passage = Passage(Article.ID(article), texts[article].text.sentences[draft.sentence].span)
      if let known = told.last, known.passage == passage {
        if known.time != nil || draft.time == nil { continue }
        told.removeLast()
      }
      let time = draft.time.map { times[article][$0] }
      told.append(Telling(passage: passage, time: time, days: draft.days, rule: draft.rule))
    }
    return told
  }

  /// The stretches of days that the tellings are dated to, each once.
  private func distinctDays(_ dated: ArraySlice<Int>) -> [TimeSpan] {
    var distinct: [TimeSpan] = []
    for index in dated {
      if let days = tellings.facts[index].days, distinct.last != days { distinct.append(days) }
    }
    return distinct.count > 1 ? Array(Set(distinct)) : distinct
  }

  /// The span that all agree with; where they do not, the one that covers the most precise of them.
  private func days(of spans: [TimeSpan]) -> TimeSpan? {
    guard let finest = spans.map(\.grain).min() else { return nil }
    if spans.count == 1 { return spans[0].first ?? spans[0].last == nil ? nil : spans[0] }
    let firsts = spans.compactMap(\.first)
    let lasts = spans.compactMap(\.last)
    if let start = firsts.max(), let end = lasts.min(), start <= end,
      firsts.count + lasts.count == spans.count * 2
    {
      return TimeSpan(first: start, last: end, grain: finest)
    }
    let precise = spans.filter { span in
      !spans.contains { $0 != span && $0.grain < span.grain && $0.overlaps(span) }
    }
    let start = precise.compactMap(\.first).min()
    let end = precise.compactMap(\.last).max()
    guard start != nil || end != nil else { return nil }
    if let start, let end, start > end { return nil }
    return TimeSpan(first: start, last: end, grain: precise.map(\.grain).max() ?? finest)
  }

  private func status(_ days: TimeSpan, _ dated: ArraySlice<Int>) -> Event.Status {
    let planned = dated.count { tellings.facts[$0].isPlanned }
    if planned * 2 > dated.count { return .planned }
    guard let firstReport = reports.first, let last = days.last ?? days.first else { return .reported }
    return firstReport - last > Self.background ? .background : .reported
  }

  /// Whether the days went by before the last report, and only one report, well ahead of them, ever named them
  /// for the plan: nobody says that it came to pass. A year is no more than background then.
  private func isOvertaken(_ days: TimeSpan, _ dated: ArraySlice<Int>) -> Bool {
    guard let last = days.last, let lastReport = reports.last, last < lastReport,
      let first = dated.first.map({ tellings.facts[$0] }), let told = first.mainDay,
      dated.allSatisfy({ tellings.facts[$0].article == first.article }),
      (reportCounts[days] ?? 0) < 2
    else { return false }
    return last - told > Self.soon
  }

  private func label(
    _ members: ArraySlice<Int>, _ dated: ArraySlice<Int>, _ days: TimeSpan
  ) -> Passage? {
    // What dates itself counts twice.
    let kind = mainKind([dated, members].joined())
    var best: (passage: Passage, score: Int)?
    func consider(_ index: Int) {
      guard let candidate = candidate(index, kind) else { return }
      let passage = Passage(Article.ID(tellings.facts[index].article), candidate.span)
      let score = candidate.score + (tellings.facts[index].days == days ? Self.exactDays : 0)
      let isBetter = best.map { score > $0.score || score == $0.score && passage < $0.passage }
      if isBetter ?? true { best = (passage, score) }
    }
    // Those that are known come first, so that most others need not be found.
    for index in dated where isKnown(index, kind) { consider(index) }
    for index in members where !isKnown(index, kind) {
      let most = EventLabel.most(tellings[index], kind: kind) + Self.exactDays
      if best.map({ $0.score <= most }) ?? true { consider(index) }
    }
    return best?.passage
  }

  /// Whether the words of the telling that name an event of that kind were found with the telling.
  private func isKnown(_ telling: Int, _ kind: HappeningWords.Kinds) -> Bool {
    let facts = tellings.facts[telling]
    return facts.days != nil && (kind == 0 || kind == facts.kind)
  }

  private func candidate(_ index: Int, _ kind: HappeningWords.Kinds) -> EventLabel.Candidate? {
    if isKnown(index, kind) { return tellings[index].label }
    let draft = tellings[index]
    let article = tellings.facts[index].article
    let sentence = texts[article].text.sentences[draft.sentence].tokens
    let end = min(sentence.upperBound + EventLabel.reach, texts[article].text.tokens.count)
    let tokens = EventTokens(
      texts[article], sentence.lowerBound..<end, times: times[article], words: words)
    return EventLabel(tokens).candidate(draft, kind: kind)
  }

  /// The kind of happening that most tellings name, the lowest bit of those that are named as often.
  private func mainKind(_ members: some Sequence<Int>) -> HappeningWords.Kinds {
    var counts: [(kind: HappeningWords.Kinds, count: Int)] = []
    for index in members where tellings.facts[index].kind != 0 {
      let kind = tellings.facts[index].kind
      if let place = counts.firstIndex(where: { $0.kind == kind }) {
        counts[place].count += 1
      } else {
        counts.append((kind, 1))
      }
    }
    return counts.max { ($0.count, $1.kind) < ($1.count, $0.kind) }?.kind ?? 0
  }
}
