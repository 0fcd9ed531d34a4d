import Prose

/// Chooses the words that name an event: a clause with a subject and a verb, or the noun that names the happening
/// with what belongs to it.
struct EventLabel {
  let text: TokenizedText
  let words: TimeWords
  let times: [TimeMention]
  let isTitle: Bool
  private let shape: LabelShape

  init(text: TokenizedText, words: TimeWords, times: [TimeMention], isTitle: Bool) {
    self.text = text
    self.words = words
    self.times = times
    self.isTitle = isTitle
    shape = LabelShape(text: text, words: words, times: times)
  }

  /// The words of a telling that name its event best, and how well they do; more is better.
  /// - Parameter kind: the kind of happening most tellings of the event name.
  func candidate(_ draft: TellingDraft, kind: HappeningWords.Kinds) -> (span: Span, score: Int)? {
    let sentence = text.sentences[draft.sentence].tokens
    let wanted = kind == 0 ? draft.kind : kind
    let core = core(of: draft, wanted)
    var best: (span: Span, score: Int)?
    for start in shape.starts(in: sentence, of: draft.tokens, kind: wanted) {
      let (end, isCut) = shape.end(from: start, limit(of: start, draft, sentence))
      guard end > start, core.contains(where: { (start..<end).contains($0) }),
        !shape.isBareDate(start..<end)
      else { continue }
      let span = Span(text.tokens[start].span.start, text.tokens[end - 1].span.end)
      let score = score(draft, start..<end, span, wanted) - (isCut ? 100 : 0)
      if best.map({ score > $0.score }) ?? true { best = (span, score) }
    }
    return best ?? beginning(of: draft.tokens) ?? beginning(of: sentence)
  }

  /// The end of the sentence; of the telling where another one goes on with "and".
  private func limit(of start: Int, _ draft: TellingDraft, _ sentence: Range<Int>) -> Int {
    let end = draft.tokens.upperBound
    let goesOn = end < sentence.upperBound && text.tokens[end].key == Self.and
    return goesOn && draft.tokens.contains(start) ? end : sentence.upperBound
  }

  private static let and = WordKey("and")

  /// The beginning of the telling or its sentence, where nothing better holds what it tells.
  private func beginning(of tokens: Range<Int>) -> (span: Span, score: Int)? {
    guard let first = tokens.first else { return nil }
    let end = shape.end(from: first, tokens.upperBound).end
    guard end > first, !shape.isBareDate(first..<end) else { return nil }
    return (Span(text.tokens[first].span.start, text.tokens[end - 1].span.end), -1000)
  }

  /// The tokens of which a label must hold one: the date, or the happening named nearest to it.
  private func core(of draft: TellingDraft, _ kind: HappeningWords.Kinds) -> [Int] {
    let named = draft.tokens.filter { words.happenings.kinds(of: text.tokens[$0].key) & kind != 0 }
    let told = named.filter { !Self.reporting.contains(text.tokens[$0].key) }
    let happenings = told.isEmpty ? named : told
    let date = draft.time.map { text.firstToken(from: times[$0].span.start) }
    guard let date, draft.tokens.contains(date) else {
      return happenings.isEmpty ? Array(draft.tokens) : happenings
    }
    let nearest = happenings.min { abs($0 - date) < abs($1 - date) }
    return [date, nearest ?? date]
  }

  private func score(
    _ draft: TellingDraft, _ tokens: Range<Int>, _ span: Span, _ kind: HappeningWords.Kinds
  ) -> Int {
    var (namesHappening, namesDeed, reports, quotes) = (false, false, false, false)
    for index in tokens {
      let token = text.tokens[index]
      if token.traits.contains(.quotationMark) { quotes = true }
      if Self.reporting.contains(token.key) {
        reports = true
      } else if words.happenings.kinds(of: token.key) & kind != 0 {
        namesHappening = true
        if !namesDeed { namesDeed = shape.isFiniteVerb(index, from: tokens.lowerBound) }
      }
    }
    var score = shape.worth(of: tokens)
    if namesHappening { score += 40 }
    if namesDeed { score += 25 }
    if draft.days == nil { score -= 30 } else if !draft.isDatedByReport { score += 15 }
    if reports { score -= 35 }
    if shape.isHollow(tokens) { score -= 60 }
    if quotes { score -= 40 }
    if !(25...LabelShape.longest).contains(span.count) { score -= 30 }
    if isTitle { score -= 5 }
    return score * 4 - span.count
  }

  /// Words of saying: on the day of the report somebody speaks of something.
  private static let reporting = WordSet(
    line:
      "said says say told tells added adds called urged hopes hoped reported hope announced announces indicate indicates "
      + "expressed stated states")
}
