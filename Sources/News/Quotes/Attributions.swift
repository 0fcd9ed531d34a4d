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
  private let words: QuoteWords
  private let spans: [QuoteSpan]
  private let clauses: SpeakerClauses
  private let reporting: ReportingClauses
  private var spoken: [SpokenBy?]

  init(of spans: [QuoteSpan], in read: ReadText, words: QuoteWords) {
    self.read = read
    self.words = words
    self.spans = spans
    var isQuoted = [Bool](repeating: false, count: read.tokens.count)
    for span in spans where !span.isNested {
      for index in span.tokens { isQuoted[index] = true }
    }
    let reader = PhraseReader(read: read, words: words, isQuoted: isQuoted)
    clauses = SpeakerClauses(read: read, words: words, reader: reader)
    reporting = ReportingClauses(read: read, words: words, reader: reader)
    spoken = [SpokenBy?](repeating: nil, count: spans.count)
  }

  /// Per span, who speaks it; `nil` where nobody is named.
  func all() -> [SpokenBy?] {
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
    return result.spoken
  }

  private func spokenBy(_ index: Int, after previous: Int?) -> SpokenBy? {
    let site = site(of: index)
    if let previous, spans[previous].isContinued, spans[previous].block < spans[index].block {
      return inSentence(site) ?? spoken[previous]?.carriedOver("continued from the paragraph before")
    }
    return inSentence(site) ?? inherited(index, site, previous)
  }

  // MARK: The sentence around a quotation

  /// A quotation and the sentence it stands in.
  private struct Site {
    let quote: Range<Int>
    let block: Range<Int>
    /// From the start of the sentence to its end.
    let sentence: Range<Int>
    let left: [SpeakerPhrase]
    let right: [SpeakerPhrase]
    /// The sentence has words before the quotation, outside all quotations.
    let hasWordsBefore: Bool

    var before: Range<Int> { sentence.lowerBound..<quote.lowerBound }
    var after: Range<Int> { quote.upperBound..<sentence.upperBound }
  }

  private func site(of index: Int) -> Site {
    let quote = spans[index].tokens
    let block = read.tokens(ofBlock: spans[index].block)
    let reader = clauses.reader
    var start = read.sentence(at: quote.lowerBound).lowerBound
    while start > block.lowerBound, start > quote.lowerBound - Self.reach, reader.isQuoted[start - 1], reader.isQuoted[start],
      !read.tokens[start].traits.contains(.quotationMark)
    {
      start = read.sentence(at: start - 1).lowerBound
    }
    start = max(start, block.lowerBound, quote.lowerBound - Self.reach)
    var end = read.sentence(at: quote.upperBound - 1).upperBound
    if end == quote.upperBound, end < block.upperBound, isClauseOfItsOwn(end, quote) {
      end = read.sentence(at: end).upperBound
    }
    end = min(end, block.upperBound, quote.upperBound + Self.reach)
    let sentence = start..<max(end, quote.upperBound)
    let before = start..<quote.lowerBound
    return Site(
      quote: quote, block: block, sentence: sentence, left: reader.phrases(in: before),
      right: reader.phrases(in: quote.upperBound..<sentence.upperBound),
      hasWordsBefore: before.contains { !reader.isQuoted[$0] && read.tokens[$0].traits.contains(.word) })
  }

  /// A reporting clause after a quotation that ended its sentence: after a full stop only a short one counts
  /// (`“….” Lee said.`), since `“….” Lee said he …` tells of something else.
  private func isClauseOfItsOwn(_ start: Int, _ quote: Range<Int>) -> Bool {
    guard let verb = reporting.verbOfClause(at: start) else { return false }
    guard read.byte(read.lastBeforeMarks(quote.upperBound, from: quote.lowerBound)) == UInt8(ascii: ".") else {
      return true
    }
    let end = read.sentence(at: start).upperBound
    return end - verb <= 8 && !(start..<end).contains { clauses.reader.isQuoted[$0] }
      && verb + 1 < end && !read.roles[verb + 1].meets([.pronoun, .conjunction])
  }

  /// How many tokens of a sentence are looked at on either side: keeps the cost linear in endless ones.
  private static let reach = 150

  private func inSentence(_ site: Site) -> SpokenBy? {
    let after = clauseAfter(site)
    guard site.hasWordsBefore else { return after ?? accordingTo(site) ?? anywhereAfter(site) }
    if let named = nameAndColon(site) { return named }
    let before = cueBefore(site)
    if let after, endsOpen(site.quote), !isAdjacent(before, site) { return after }
    return before ?? accordingTo(site) ?? after ?? statementBefore(site) ?? anywhereAfter(site) ?? subjectBefore(site)
  }

  /// Whether the quotation ends in a comma, a dash or a question, so that its sentence goes on.
  private func endsOpen(_ quote: Range<Int>) -> Bool {
    let last = read.lastBeforeMarks(quote.upperBound, from: quote.lowerBound)
    if read.byte(last) == UInt8(ascii: ",") || read.tokens[last].traits.contains(.sentenceEnd) { return true }
    return read.tokens.indices.contains(quote.upperBound) && read.byte(quote.upperBound) == UInt8(ascii: ",")
  }

  /// Whether the cue leads straight into the quotation: `Lee said, “…”`, `he called it “…”`.
  private func isAdjacent(_ spoken: SpokenBy?, _ site: Site) -> Bool {
    guard let cue = spoken?.cue, cue.upperBound <= site.quote.lowerBound else { return false }
    return site.quote.lowerBound - cue.upperBound <= 2
  }

  /// `Lee: “…”`
  private func nameAndColon(_ site: Site) -> SpokenBy? {
    let colon = site.quote.lowerBound - 1
    guard colon > site.sentence.lowerBound, read.byte(colon) == UInt8(ascii: ":"), let name = site.left.last,
      name.kind == .name, name.end == colon,
      name.edge == site.sentence.lowerBound || read.tokens[name.edge - 1].traits.contains(.punctuation)
    else { return nil }
    return SpokenBy(speaker: name.tokens, cue: colon..<(colon + 1), rule: "name and colon")
  }

  /// `“…,” said Mr Lee`; `“…,” Mr Lee, the president, told Mr Xi`.
  private func clauseAfter(_ site: Site) -> SpokenBy? {
    var index = site.quote.upperBound
    while index < site.sentence.upperBound, index < site.quote.upperBound + 2,
      read.tokens[index].traits.contains(.punctuation), !clauses.reader.isQuoted[index]
    {
      index += 1
    }
    guard index < site.sentence.upperBound, !clauses.reader.isQuoted[index] else { return nil }
    return inverted(index, site) ?? uninverted(index, site) ?? unlistedInverted(index, site)
  }

  /// `said former minister Ha Jung-woo`, `asked one of them`
  private func inverted(_ verb: Int, _ site: Site) -> SpokenBy? {
    guard read.roles[verb].meets(.reporting), !read.roles[verb].contains(.participle),
      clauses.isVerb(verb, in: site.after), !words.tell.contains(read.tokens[verb].key), let phrase = site.right.first(where: { $0.edge > verb }),
      phrase.edge <= verb + 9, phrase.kind != .possessor, phrase.kind != .relative,
      !(phrase.position == .prepositional && phrase.edge <= verb + 2),
      (verb + 1..<phrase.edge).allSatisfy({ read.tokens[$0].traits.contains(.word) })
    else { return nil }
    return SpokenBy(
      speaker: phrase.tokens, cue: verb..<(verb + 1), rule: "verb and speaker after the quotation")
  }

  private func uninverted(_ index: Int, _ site: Site) -> SpokenBy? {
    guard let first = site.right.first, first.edge <= index + 2, first.kind != .relative else { return nil }
    let limit = min(site.sentence.upperBound, first.end + 30)
    for verb in first.end..<max(first.end, limit) {
      if clauses.reader.isQuoted[verb] { return nil }
      guard clauses.isVerb(verb, in: site.after), !clauses.isPassive(verb, in: site.after),
        read.roles[verb].meets(.reporting) || clauses.isAdjacent(first, verb)
      else { continue }
      if let spoken = afterComma(verb, site) { return spoken }
      guard let subject = clauses.subject(of: verb, among: site.right, in: site.after) else { return nil }
      return SpokenBy(speaker: subject, cue: verb..<(verb + 1), rule: "speaker and verb after the quotation")
    }
    return unlistedVerb(first, site)
  }

  /// `“…” for both sides, said Mr Lee`, where the comma closes no apposition.
  private func afterComma(_ verb: Int, _ site: Site) -> SpokenBy? {
    let comma = verb - 1
    guard comma > site.after.lowerBound, read.byte(comma) == UInt8(ascii: ","),
      !site.right.contains(where: { $0.end < comma && $0.position == .subject && read.byte($0.end) == UInt8(ascii: ",") })
    else { return nil }
    return inverted(verb, site)
  }

  /// `“…?” thundered Mr Lee.`: any verb before a name that ends the clause.
  private func unlistedInverted(_ verb: Int, _ site: Site) -> SpokenBy? {
    let token = read.tokens[verb]
    guard endsOpen(site.quote), token.traits.contains(.word), !token.traits.contains(.capitalised),
      !read.roles[verb].meets([.preposition, .conjunction, .be, .auxiliary, .determiner, .pronoun, .relative]),
      let phrase = site.right.first, phrase.edge == verb + 1, phrase.kind == .name, phrase.end < site.sentence.upperBound,
      read.tokens[phrase.end].traits.contains(.punctuation)
    else { return nil }
    return SpokenBy(speaker: phrase.tokens, cue: verb..<(verb + 1), rule: "any verb and a name after the quotation")
  }

  /// `“…,” an angry Lee retorted.`: after a comma inside the marks any verb reports.
  private func unlistedVerb(_ phrase: SpeakerPhrase, _ site: Site) -> SpokenBy? {
    let comma = read.lastBeforeMarks(site.quote.upperBound, from: site.quote.lowerBound)
    guard read.byte(comma) == UInt8(ascii: ","), phrase.edge == site.quote.upperBound,
      phrase.kind != .possessor, phrase.end < site.sentence.upperBound
    else { return nil }
    let verb = phrase.end
    guard read.tokens[verb].traits.contains(.word), !read.tokens[verb].traits.contains(.capitalised),
      !clauses.reader.isQuoted[verb], !read.roles[verb].meets([.preposition, .conjunction, .be, .auxiliary])
    else { return nil }
    return SpokenBy(speaker: phrase.tokens, cue: verb..<(verb + 1), rule: "speaker and any verb after a comma")
  }

  /// `Lee said “…”`, `Calling it “…”, Lee …`, `“…,” said Lee, “…”`.
  ///
  /// The verb next to the quotation counts, but what a speaker reports of himself (`Lee said he wanted “…”`) or
  /// thinks, plans and shows inside what he reports is his own words.
  private func cueBefore(_ site: Site) -> SpokenBy? {
    var nearest: SpokenBy?
    for verb in site.before.reversed() where clauses.isVerb(verb, in: site.before) {
      guard !isInfinitiveOfCue(verb, site), let spoken = spoken(by: verb, site) else { continue }
      guard let near = nearest, let cue = near.cue?.lowerBound else {
        nearest = spoken
        continue
      }
      let isPronoun = read.roles[near.speaker.upperBound - 1].contains(.pronoun) && near.speaker.lowerBound > verb
      let nearStrength = strength(of: cue)
      switch strength(of: verb) {
      case .reporting where nearStrength < .naming || isPronoun: nearest = spoken
      case .naming where nearStrength == .showing: nearest = spoken
      default: continue
      }
    }
    return nearest
  }

  /// How surely a verb tells that words follow.
  private enum Strength: Int, Comparable {
    case showing, meaning, naming, reporting

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  private func strength(of verb: Int) -> Strength {
    let roles = read.roles[verb]
    if roles.meets(.reporting) { return .reporting }
    if roles.contains(.calls) { return .naming }
    return roles.meets([.urges, .thinks]) ? .meaning : .showing
  }

  /// `agreed to go on`, `promised to call`: the first of the two verbs reports.
  private func isInfinitiveOfCue(_ verb: Int, _ site: Site) -> Bool {
    verb - 2 >= site.before.lowerBound && read.tokens[verb - 1].key == words.to
      && clauses.isVerb(verb - 2, in: site.before)
  }

  private func spoken(by verb: Int, _ site: Site) -> SpokenBy? {
    let cue = verb..<(verb + 1)
    if clauses.isPassive(verb, in: site.before) {
      return agent(of: verb, site).map { SpokenBy(speaker: $0, cue: cue, rule: "passive verb and agent") }
    }
    let isAfterQuote = verb > site.before.lowerBound
      && (clauses.reader.isQuoted[verb - 1]
        || (verb > site.before.lowerBound + 1 && clauses.reader.isQuoted[verb - 2]
          && read.tokens[verb - 1].traits.contains(.punctuation)))
    if isAfterQuote, let phrase = site.left.first(where: { $0.edge > verb }), phrase.edge <= verb + 2 {
      return SpokenBy(speaker: phrase.tokens, cue: cue, rule: "verb and speaker between two quotations")
    }
    if let subject = clauses.subject(of: verb, among: site.left, in: site.before) {
      return SpokenBy(speaker: subject, cue: cue, rule: "speaker and verb before the quotation")
    }
    guard read.roles[verb].contains(.participle),
      let subject = site.right.firstIndex(where: { $0.position == .subject && $0.kind != .relative })
    else { return nil }
    return SpokenBy(
      speaker: clauses.speaker(subject, site.right), cue: cue, rule: "participle before the subject of its sentence")
  }

  /// `by critics`, after the verb or after the quotation.
  private func agent(of verb: Int, _ site: Site) -> Range<Int>? {
    (site.left + site.right).first { phrase in
      phrase.edge > verb && phrase.edge > 0 && read.tokens[phrase.edge - 1].key == words.by
    }?.tokens
  }

  private func accordingTo(_ site: Site) -> SpokenBy? {
    let phrases = site.left + site.right
    for phrase in phrases where phrase.edge >= site.sentence.lowerBound + 2 {
      let cue = (phrase.edge - 2)..<phrase.edge
      if read.tokens[cue.lowerBound].key == words.according, read.tokens[phrase.edge - 1].key == words.to {
        return SpokenBy(speaker: phrase.tokens, cue: cue, rule: "according to")
      }
    }
    return nil
  }

  /// A reporting verb further on in the sentence: `… “…”, and so on, Mr Xi told Mr Lee`.
  private func anywhereAfter(_ site: Site) -> SpokenBy? {
    for verb in site.after where read.roles[verb].meets(.reporting) && clauses.isVerb(verb, in: site.after) {
      if let spoken = afterComma(verb, site) { return spoken }
      guard !clauses.isPassive(verb, in: site.after),
        let subject = clauses.subject(of: verb, among: site.right, in: site.after)
      else { continue }
      return SpokenBy(speaker: subject, cue: verb..<(verb + 1), rule: SpokenBy.laterInSentence)
    }
    return nil
  }

  /// `Mr Lee's promise of “…”`, `his claim that “…”`
  private func statementBefore(_ site: Site) -> SpokenBy? {
    for index in site.before.reversed() where read.roles[index].contains(.statement) && !clauses.reader.isQuoted[index] {
      let cue = index..<(index + 1)
      if let owner = site.left.last(where: { $0.kind == .possessor && $0.end < index && index - $0.end <= 5 }) {
        return SpokenBy(speaker: owner.tokens, cue: cue, rule: "noun of saying and its owner")
      }
      let owner = (max(site.before.lowerBound, index - 4)..<index).last { read.roles[$0].contains(.owner) }
      if let owner { return SpokenBy(speaker: owner..<(owner + 1), cue: cue, rule: "noun of saying and its owner") }
    }
    return nil
  }

  private func subjectBefore(_ site: Site) -> SpokenBy? {
    guard let subject = site.left.firstIndex(where: { $0.position == .subject && $0.kind != .relative && $0.kind != .possessor })
    else { return nil }
    return SpokenBy(
      speaker: clauses.speaker(subject, site.left), cue: nil, rule: "subject of the sentence", isGuess: true)
  }

  // MARK: The paragraph and the one before it

  private func inherited(_ index: Int, _ site: Site, _ previous: Int?) -> SpokenBy? {
    if let previous, spans[previous].block == spans[index].block {
      let end = spans[previous].tokens.upperBound
      // A quotation inside the one before starts ahead of its end.
      let between = end..<max(end, spans[index].tokens.lowerBound)
      if let spoken = spoken[previous] {
        let isNeighbour = spans[previous].tokens.upperBound > site.sentence.lowerBound - 1
          || read.sentence(at: max(site.block.lowerBound, site.sentence.lowerBound - 1)).lowerBound
            < spans[previous].tokens.upperBound
        if between.count <= 2 || isNeighbour { return spoken.carriedOver("goes on after the one before") }
      }
      return precedingSentence(site) ?? spoken[previous]?.carriedOver("speaker of the paragraph")
    }
    if site.quote.lowerBound > site.block.lowerBound, let spoken = precedingSentence(site) { return spoken }
    guard site.quote.lowerBound == site.block.lowerBound else { return nil }
    return fromBlockBefore(index, previous)
  }

  /// The subject of the sentence before, in the same paragraph.
  private func precedingSentence(_ site: Site) -> SpokenBy? {
    guard site.sentence.lowerBound > site.block.lowerBound else { return nil }
    let sentence = read.sentence(at: site.sentence.lowerBound - 1).clamped(to: site.block)
    return narrator(of: sentence, rule: "subject of the sentence before")
  }

  private func narrator(of sentence: Range<Int>, rule: String) -> SpokenBy? {
    let range = max(sentence.lowerBound, sentence.upperBound - Self.reach)..<sentence.upperBound
    let phrases = clauses.reader.phrases(in: range)
    for verb in range.reversed() where read.roles[verb].meets(.reporting) && clauses.isVerb(verb, in: range) {
      guard !clauses.isPassive(verb, in: range), let subject = clauses.subject(of: verb, among: phrases, in: range)
      else { continue }
      return SpokenBy(speaker: subject, cue: nil, rule: rule)
    }
    guard let first = phrases.firstIndex(where: { $0.position == .subject && $0.kind != .relative && $0.kind != .possessor })
    else { return nil }
    return SpokenBy(speaker: clauses.speaker(first, phrases), cue: nil, rule: rule, isGuess: true)
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

extension ReadText {
  /// The tokens of the sentence that the token at `index` belongs to.
  func sentence(at index: Int) -> Range<Int> {
    text.sentences[text.sentenceIndex(at: Int(tokens[index].start))].tokens
  }
}
