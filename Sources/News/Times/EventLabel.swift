import Prose

/// Chooses the words that name an event: a clause with a subject and a verb, or the noun that names the happening
/// with what belongs to it.
struct EventLabel {
  private let tokens: EventTokens
  private let shape: LabelShape

  /// Words that can name an event.
  struct Candidate {
    /// UTF-8 offsets into the article's text.
    let span: Span
    /// How well they do; more is better.
    let score: Int

    fileprivate static let undatedPenalty = 30
  }

  /// No candidate of the telling has a higher score: one has a name and a verb, and that tells of the happening, in
  /// 25 bytes.
  static func most(_ draft: TellingDraft, kind: HappeningWords.Kinds) -> Int {
    let happening = draft.kindsAround & (kind == 0 ? draft.kind : kind) != 0 ? 40 + 25 : 0
    let date = draft.days == nil ? -Candidate.undatedPenalty : draft.isDatedByReport ? 0 : 15
    return (70 + happening + date) * 4 - 25
  }

  /// - Parameter tokens: those of the telling's sentence and `reach` more, at least.
  init(_ tokens: EventTokens) {
    self.tokens = tokens
    shape = LabelShape(tokens: tokens)
  }

  /// So many tokens after a sentence are looked at.
  static let reach = 16

  /// The words of a telling that name its event best.
  /// - Parameter kind: the kind of happening most tellings of the event name.
  func candidate(_ draft: TellingDraft, kind: HappeningWords.Kinds) -> Candidate? {
    let sentence = tokens.text.sentences[draft.sentence].tokens
    let wanted = kind == 0 ? draft.kind : kind
    let core = core(of: draft, wanted)
    var best: Candidate?
    for start in shape.starts(in: sentence, of: draft.tokens, kind: wanted) {
      let (end, isCut) = shape.end(from: start, limit(of: start, draft, sentence))
      guard end > start, holds(core, start..<end), !shape.isBareDate(start..<end)
      else { continue }
      let span = span(of: start..<end)
      let score = score(draft, start..<end, span, wanted) - (isCut ? 100 : 0)
      if best.map({ score > $0.score }) ?? true { best = Candidate(span: span, score: score) }
    }
    return best ?? beginning(of: draft.tokens) ?? beginning(of: sentence)
  }

  private func span(of range: Range<Int>) -> Span {
    Span(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }

  /// The end of the sentence; of the telling where another one goes on with "and".
  private func limit(of start: Int, _ draft: TellingDraft, _ sentence: Range<Int>) -> Int {
    let end = draft.tokens.upperBound
    let goesOn = end < sentence.upperBound && tokens.key(end) == Self.and
    return goesOn && draft.tokens.contains(start) ? end : sentence.upperBound
  }

  private static let and = WordKey("and")

  /// The beginning of the telling or its sentence, where nothing better holds what it tells.
  private func beginning(of stretch: Range<Int>) -> Candidate? {
    guard let first = stretch.first else { return nil }
    let end = shape.end(from: first, stretch.upperBound).end
    guard end > first, !shape.isBareDate(first..<end) else { return nil }
    return Candidate(span: span(of: first..<end), score: -1000)
  }

  /// What a label must hold: the date or the happening named nearest to it; without a date, any happening; without
  /// one, any word of the telling.
  private struct Core {
    let telling: Range<Int>
    let kind: HappeningWords.Kinds
    var date: Int?
    var nearest: Int?
    /// Whether it names happenings of the kind, and whether some of these are more than reported.
    var namesHappening = false
    var namesDeed = false
  }

  private func core(of draft: TellingDraft, _ kind: HappeningWords.Kinds) -> Core {
    var core = Core(telling: draft.tokens, kind: kind)
    for index in draft.tokens where tokens.kinds(index) & kind != 0 {
      core.namesHappening = true
      if !tokens.has(.reporting, index) { core.namesDeed = true }
    }
    guard let date = draft.time.map({ tokens.start(ofTime: $0) }), draft.tokens.contains(date) else {
      return core
    }
    core.date = date
    core.nearest = draft.tokens.lazy.filter { isHappening($0, core) }.min { abs($0 - date) < abs($1 - date) }
    return core
  }

  private func isHappening(_ index: Int, _ core: Core) -> Bool {
    tokens.kinds(index) & core.kind != 0 && !(core.namesDeed && tokens.has(.reporting, index))
  }

  private func holds(_ core: Core, _ stretch: Range<Int>) -> Bool {
    if let date = core.date {
      return stretch.contains(date) || core.nearest.map(stretch.contains) ?? false
    }
    let shared = stretch.clamped(to: core.telling)
    return core.namesHappening ? shared.contains { isHappening($0, core) } : !shared.isEmpty
  }

  private func score(
    _ draft: TellingDraft, _ stretch: Range<Int>, _ span: Span, _ kind: HappeningWords.Kinds
  ) -> Int {
    var (namesHappening, namesDeed, reports, quotes) = (false, false, false, false)
    for index in stretch {
      if tokens[index].traits.contains(.quotationMark) { quotes = true }
      if tokens.has(.reporting, index) {
        reports = true
      } else if tokens.kinds(index) & kind != 0 {
        namesHappening = true
        if !namesDeed { namesDeed = shape.isFiniteVerb(index, from: stretch.lowerBound) }
      }
    }
    var score = shape.worth(of: stretch)
    if namesHappening { score += 40 }
    if namesDeed { score += 25 }
    if draft.days == nil { score -= Candidate.undatedPenalty } else if !draft.isDatedByReport { score += 15 }
    if reports { score -= 35 }
    if shape.isHollow(stretch) { score -= 60 }
    if quotes { score -= 40 }
    if !(25...LabelShape.longest).contains(span.count) { score -= 30 }
    // A title says more than what happened.
    if draft.sentence == 0 { score -= 5 }
    return score * 4 - span.count
  }
}
