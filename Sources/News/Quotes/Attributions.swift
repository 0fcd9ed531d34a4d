import Prose

/// Who speaks a quotation, in token indices.
struct SpokenBy: Hashable, Sendable {
  let speaker: Range<Int>
  let cue: Range<Int>?
  let rule: String
  /// Only the neighbourhood speaks for it, no verb.
  var isGuess = false

  static let laterInSentence = "speaker and verb later in the sentence"

  func carriedOver(_ rule: String) -> SpokenBy {
    SpokenBy(speaker: speaker, cue: nil, rule: rule, isGuess: isGuess)
  }
}

/// Attributes the outer quotations of a text, in order of place: what the sentence around one says comes first,
/// then what the paragraph and the one before it say.
struct Attributions {
  private let read: ReadText
  private let spans: [QuoteSpan]
  let clauses: SpeakerClauses
  private let reporting: ReportingClauses
  /// The clauses inside quotations that have others in them; `nil` without such.
  private let inner: (clauses: SpeakerClauses, reporting: ReportingClauses)?
  private var spoken: [SpokenBy?]

  init(of spans: [QuoteSpan], in read: ReadText, words: QuoteWords) {
    self.read = read
    self.spans = spans
    var isQuoted = [Bool](repeating: false, count: read.tokens.count)
    for span in spans where !span.isNested {
      for index in span.tokens { isQuoted[index] = true }
    }
    inner = Self.innerClauses(spans, in: read, words)
    let reader = PhraseReader(read, words: words, isQuoted: isQuoted)
    clauses = SpeakerClauses(reader: reader)
    reporting = ReportingClauses(reader: reader)
    spoken = [SpokenBy?](repeating: nil, count: spans.count)
  }

  /// Per span, who speaks it; `nil` where nobody is named.
  func all() -> [SpokenBy?] {
    guard !spans.isEmpty else { return [] }
    var result = self
    var previous: Int?
    for index in spans.indices where !spans[index].isNested {
      result.spoken[index] = result.spokenBy(index, after: previous)
      previous = index
    }
    var next: Int?
    for index in spans.indices.reversed() where !spans[index].isNested {
      if spans[index].isContinued, result.spoken[index] == nil, let next {
        result.spoken[index] = result.spoken[next]?.carriedOver("continued in the next paragraph")
      }
      next = index
    }
    for index in spans.indices where spans[index].isNested { result.spoken[index] = spokenInside(index) }
    result.spoken = withPullQuotes(result.spoken, of: spans, in: read)
    return result.spoken
  }

  // MARK: Quotations inside others

  private static func innerClauses(
    _ spans: [QuoteSpan], in read: ReadText, _ words: QuoteWords
  ) -> (clauses: SpeakerClauses, reporting: ReportingClauses)? {
    let nested = spans.filter(\.isNested)
    guard !nested.isEmpty else { return nil }
    var isQuoted = [Bool](repeating: false, count: read.tokens.count)
    for span in nested { for index in span.tokens { isQuoted[index] = true } }
    let reader = PhraseReader(read, words: words, isQuoted: isQuoted)
    return (SpeakerClauses(reader: reader), ReportingClauses(reader: reader))
  }

  /// Who speaks a quotation inside another, where the outer one says it right there: `“She told me, ‘Go.’”`.
  private func spokenInside(_ index: Int) -> SpokenBy? {
    guard let inner, let outer = spans[..<index].last(where: { !$0.isNested }),
      outer.words.contains(spans[index].tokens)
    else { return nil }
    let site = QuoteSite(of: spans[index], inside: outer.words, in: read, inner.clauses, inner.reporting)
    let sentence = SentenceSpeakers(clauses: inner.clauses, site: site)
    guard let spoken = sentence.speaker(), let cue = spoken.cue else { return nil }
    let gap =
      cue.upperBound <= site.quote.lowerBound
      ? site.quote.lowerBound - cue.upperBound : cue.lowerBound - site.quote.upperBound
    return gap <= Self.innerReach ? spoken : nil
  }

  /// How many words may stand between a quotation inside another and its verb: `told me yesterday, ‘…’`.
  private static let innerReach = 4

  private func spokenBy(_ index: Int, after previous: Int?) -> SpokenBy? {
    let site = QuoteSite(of: spans[index], in: read, clauses, reporting)
    let inSentence = SentenceSpeakers(clauses: clauses, site: site).speaker()
    if let previous, spans[previous].isContinued, spans[previous].block < spans[index].block {
      return inSentence ?? spoken[previous]?.carriedOver("continued from the paragraph before")
    }
    if let inSentence { return inSentence }
    var spoken = inherited(index, site, previous)
    if site.hasWordsBefore { spoken?.isGuess = true }
    return spoken
  }

  // MARK: The paragraph and the one before it

  private func inherited(_ index: Int, _ site: QuoteSite, _ previous: Int?) -> SpokenBy? {
    if let previous, spans[previous].block == spans[index].block {
      let end = spans[previous].tokens.upperBound
      // A quotation inside the one before starts ahead of its end.
      let between = end..<max(end, spans[index].tokens.lowerBound)
      if let spoken = spoken[previous] {
        let isNeighbour =
          spans[previous].tokens.upperBound > site.sentence.lowerBound - 1
          || read.sentence(at: max(site.block.lowerBound, site.sentence.lowerBound - 1)).lowerBound
            < spans[previous].tokens.upperBound
        if between.count <= 2 || isNeighbour { return spoken.carriedOver("goes on after the one before") }
      }
      return precedingSentence(site) ?? spoken[previous]?.carriedOver("speaker of the paragraph")
    }
    if site.quote.lowerBound > site.block.lowerBound, let spoken = precedingSentence(site) { return spoken }
    guard site.quote.lowerBound == site.block.lowerBound, !isHeading(site) else { return nil }
    return fromBlockBefore(index, previous)
  }

  /// A line of its own without a stop, as quotations are set between the parts of an article.
  private func isHeading(_ site: QuoteSite) -> Bool {
    let last = read.lastBeforeMarks(site.quote.upperBound, from: site.quote.lowerBound)
    return site.quote == site.block && !read.tokens[last].traits.contains(.punctuation)
  }

  /// The subject of the sentence before, in the same paragraph.
  private func precedingSentence(_ site: QuoteSite) -> SpokenBy? {
    guard site.sentence.lowerBound > site.block.lowerBound else { return nil }
    let sentence = read.sentence(at: site.sentence.lowerBound - 1).clamped(to: site.block)
    return narrator(of: sentence, rule: "subject of the sentence before")
  }

  private func narrator(of sentence: Range<Int>, rule: String) -> SpokenBy? {
    let range = max(sentence.lowerBound, sentence.upperBound - QuoteSite.reach)..<sentence.upperBound
    let phrases = clauses.reader.phrases(in: range)
    for verb in range.reversed() where read.roles[verb].meets(.reporting) && clauses.isVerb(verb, in: range) {
      guard !clauses.isPassive(verb, in: range),
        let subject = clauses.subject(of: verb, among: phrases, in: range)
      else { continue }
      return SpokenBy(speaker: subject, cue: nil, rule: rule)
    }
    return clauses.likelySpeaker(among: phrases).map {
      SpokenBy(speaker: $0, cue: nil, rule: rule, isGuess: true)
    }
  }

  /// The last speaker of the paragraph before, or its reporting sentence (`Lee wrote:`).
  private func fromBlockBefore(_ index: Int, _ previous: Int?) -> SpokenBy? {
    let block = spans[index].block
    guard block > 0 else { return nil }
    let before = read.tokens(ofBlock: block - 1)
    if let previous, spans[previous].block == block - 1, let spoken = spoken[previous],
      before.isEmpty || read.byte(before.upperBound - 1) != UInt8(ascii: ":")
    {
      return spoken.carriedOver("speaker of the paragraph before")
    }
    guard !before.isEmpty else { return nil }
    let sentence = read.sentence(at: before.upperBound - 1).clamped(to: before)
    if let spoken = narrator(of: sentence, rule: "sentence before") { return spoken }
    guard let previous, spans[previous].block >= block - 2 else { return nil }
    return spoken[previous]?.carriedOver("speaker of the paragraph before")
  }
}
