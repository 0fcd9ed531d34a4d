import Prose

extension ArticleNames {
  /// The names as the model tags them. A name that the rules cut alike keeps its title; one that is alike in all
  /// keeps their reason too.
  init(_ decisions: [NameDecision], taggedBy model: NameModel, in names: NameText) {
    var reading = ModelReading(decisions, names)
    reading.tag(by: model)
    self = reading.names()
  }
}

/// Tags the zones of an article, and makes names of the tags.
private struct ModelReading {
  private let text: NameText
  private let decisions: [NameDecision]
  private let zones: [NameZone]
  private let rules: RuleReading
  private var features: NameFeatures
  /// Per token of the article.
  private var tags: [NameTag]
  private let trust: Int32

  init(_ decisions: [NameDecision], _ text: NameText) {
    self.decisions = decisions
    self.text = text
    zones = text.zones()
    rules = RuleReading(decisions, in: text)
    features = NameFeatures(text, rules: rules)
    tags = Array(repeating: .outside, count: text.tokens.count)
    trust = Self.trustInRules(decisions.count)
  }

  mutating func tag(by model: NameModel) {
    var scoring = NameModel.Scoring(model)
    for zone in zones {
      scoring.scores.removeAll(keepingCapacity: true)
      features.gather(zone, into: &scoring)
      for (place, index) in zone.tokens.enumerated() {
        let mark = rules.marks[index]
        scoring.scores[place][mark.tag.rawValue] += mark.isCertain ? Self.certain : trust
        if !text.startsName(index) { Self.forbidStarts(&scoring.scores[place]) }
      }
      model.writeBestTags(&scoring.scores, to: &tags, at: zone.tokens.lowerBound)
    }
  }

  /// `and` and `of` only join the words of a name.
  private static func forbidStarts(_ score: inout TagScores) {
    for kind in Entity.Kind.allCases { score[NameTag(start: kind).rawValue] -= certain }
  }

  /// How much the rules' reading counts beside the model's. The rules read the article as a whole and grow surer with
  /// every name it repeats; the model reads one sentence, and has learnt from sentences without their articles. So
  /// in a line or two the model decides, in a full article it settles what the rules leave open (measured on
  /// whole articles from other years and countries than the model has learnt from).
  private static func trustInRules(_ candidates: Int) -> Int32 {
    Int32(truncatingIfNeeded: max(0, min(candidates, 32) - 5)) * 45
  }

  /// More than any sum of weights of one token.
  private static let certain: Int32 = 100_000

  // MARK: From tags to names

  func names() -> ArticleNames {
    let roles = NameRoles(names: text)
    var spots: [NameSpot] = []
    var undecided: [Span] = []
    var rest = decisions[...]
    func pass(before end: Int) {
      while let decision = rest.first, decision.candidate.tokens.lowerBound < end {
        rest.removeFirst()
        guard isUntouched(decision.candidate) else { continue }
        if decision.candidate.isPartOfToken(in: text) {
          guard let kind = decision.kind, trust > 0 else { continue }
          spots.append(decision.candidate.spot(kind, decision.reason, text, roles))
        } else if decision.candidate.mayBeFoundElsewhere(in: text) {
          undecided.append(decision.candidate.span)
        }
      }
    }
    for (kind, tokens) in taggedNames() {
      pass(before: tokens.lowerBound)
      let decision = decision(kind, tokens, rest)
      spots.append(decision.candidate.spot(kind, decision.reason, text, roles))
    }
    pass(before: text.tokens.count)
    return ArticleNames(spots: spots, undecided: undecided)
  }

  /// The rules' own decision where it is the same, or the model's with the strongest evidence the rules see for it.
  private func decision(_ kind: Entity.Kind, _ tokens: Range<Int>, _ rest: ArraySlice<NameDecision>)
    -> NameDecision
  {
    let same = rest.prefix { $0.candidate.tokens.lowerBound < tokens.upperBound }.first {
      $0.candidate.tokens == tokens
    }
    if let same, same.kind == kind { return same }
    let candidate = same?.candidate ?? candidate(tokens)
    let evidence = same?.evidence ?? NameClassifier(names: text).evidence(for: candidate)
    return NameDecision(
      candidate: candidate, evidence: evidence, kind: kind,
      reason: MentionReason(evidence[kind].rule, tagged: kind))
  }

  /// Whether no name was tagged where the candidate stands.
  private func isUntouched(_ candidate: NameCandidate) -> Bool {
    tags[candidate.tokensReached(in: text)].allSatisfy { $0.kind == nil }
  }

  /// The tagged stretches, in order.
  private func taggedNames() -> [(kind: Entity.Kind, tokens: Range<Int>)] {
    var found: [(kind: Entity.Kind, tokens: Range<Int>)] = []
    for zone in zones {
      var index = zone.tokens.lowerBound
      while index < zone.tokens.upperBound {
        guard let kind = tags[index].kind else {
          index += 1
          continue
        }
        var end = index + 1
        while end < zone.tokens.upperBound, tags[end].isRest { end += 1 }
        let next = end
        while end > index + 1, !text.startsName(end - 1) { end -= 1 }
        found.append((kind, index..<end))
        index = next
      }
    }
    return found
  }

  /// A stretch that the rules cut otherwise; the title is what they found right before it.
  private func candidate(_ tokens: Range<Int>) -> NameCandidate {
    let place = decisions.partitioningIndex { $0.candidate.tokens.lowerBound >= tokens.lowerBound }
    let near = decisions[max(0, place - 1)..<min(decisions.count, place + 1)]
    let title = near.lazy.compactMap(\.candidate.title).first { $0.upperBound == tokens.lowerBound }
    let phrase = text.known(at: tokens.lowerBound, limit: tokens.upperBound)
    return NameCandidate(
      tokens: tokens, title: title, span: text.span(tokens),
      known: phrase?.count == tokens.count ? phrase?.phrase : nil, position: .running)
  }
}

extension NameCandidate {
  /// A part of a compound (`Seoul-Beijing`), which the model does not see by itself.
  func isPartOfToken(in names: NameText) -> Bool { span != names.span(tokens) }

  /// The tokens it stands in: one made of parts of compounds (`South Korea-China`) can reach beyond its own.
  func tokensReached(in names: NameText) -> Range<Int> {
    guard span.end > Int(names.tokens[tokens.upperBound - 1].end) else { return tokens }
    return tokens.lowerBound..<names.text.firstToken(from: span.end)
  }
}
