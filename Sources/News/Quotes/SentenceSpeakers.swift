import Prose

/// Who speaks a quotation, by the sentence it stands in: hand-ordered rules, the surest first.
struct SentenceSpeakers {
  let clauses: SpeakerClauses
  let site: QuoteSite

  private var read: ReadText { clauses.reader.read }
  private var words: QuoteWords { clauses.reader.words }

  func speaker() -> SpokenBy? {
    if let signed = dashAndName() { return signed }
    let after = clauseAfter()
    guard site.hasWordsBefore else { return after ?? accordingTo() ?? anywhereAfter() }
    if let named = nameAndColon() { return named }
    let before = cueBefore()
    if let after, endsOpen(site.quote), !isAdjacent(before) { return after }
    if let before, isWeak(before), !isAdjacent(before), let last = lastClause() { return last }
    return before ?? accordingTo() ?? after ?? statementBefore() ?? anywhereAfter() ?? subjectBefore()
  }

  /// Whether the quotation ends in a comma, a dash or a question, so that its sentence goes on.
  private func endsOpen(_ quote: Range<Int>) -> Bool {
    let last = read.lastBeforeMarks(quote.upperBound, from: quote.lowerBound)
    if read.byte(last) == UInt8(ascii: ",") || read.tokens[last].traits.contains(.sentenceEnd) { return true }
    return read.tokens.indices.contains(quote.upperBound) && read.byte(quote.upperBound) == UInt8(ascii: ",")
  }

  /// Whether the cue leads straight into the quotation: `Lee said, “…”`, `he called it “…”`.
  private func isAdjacent(_ spoken: SpokenBy?) -> Bool {
    guard let cue = spoken?.cue, cue.upperBound <= site.quote.lowerBound else { return false }
    return site.quote.lowerBound - cue.upperBound <= 2
  }

  /// `Lee: “…”`
  private func nameAndColon() -> SpokenBy? {
    let colon = site.quote.lowerBound - 1
    guard colon > site.sentence.lowerBound, read.byte(colon) == UInt8(ascii: ":"), let name = site.left.last,
      name.kind == .name, name.end == colon,
      name.edge == site.sentence.lowerBound || read.tokens[name.edge - 1].traits.contains(.punctuation)
    else { return nil }
    return SpokenBy(speaker: name.tokens, cue: colon..<(colon + 1), rule: "name and colon")
  }

  /// `“…” — Ana Ruiz`, with the office after a comma or nothing more on the line.
  private func dashAndName() -> SpokenBy? {
    let dash = site.quote.upperBound
    guard dash + 1 < site.block.upperBound, read.isDash(dash), site.quote.lowerBound == site.block.lowerBound,
      let name = clauses.reader.phrase(at: dash + 1, in: site.block), name.kind == .name,
      name.end == site.block.upperBound || read.tokens[name.end].traits.contains(.punctuation),
      name.end == site.block.upperBound || !read.isDash(name.end)
    else { return nil }
    return SpokenBy(speaker: name.tokens, cue: dash..<(dash + 1), rule: "dash and name after the quotation")
  }

  /// `“…,” said Mr Lee`; `“…,” Mr Lee, the president, told Mr Xi`.
  private func clauseAfter() -> SpokenBy? {
    var index = site.quote.upperBound
    while index < site.sentence.upperBound, index < site.quote.upperBound + 2,
      read.tokens[index].traits.contains(.punctuation), !clauses.reader.isQuoted[index]
    {
      index += 1
    }
    guard index < site.sentence.upperBound, !clauses.reader.isQuoted[index] else { return nil }
    return inverted(index) ?? uninverted(index) ?? unlistedInverted(index)
  }

  /// `said former minister Ha Jung-woo`, `asked one of them`, `reads the letter`
  private func inverted(_ verb: Int) -> SpokenBy? {
    guard read.roles[verb].meets([.says, .tells, .reads]), !read.roles[verb].contains(.participle),
      clauses.isVerb(verb, in: site.after), !words.tell.contains(read.tokens[verb].key),
      let phrase = site.right.first(where: { $0.edge > verb }),
      read.roles[verb].meets(.reporting) || read.roles[phrase.end - 1].contains(.document),
      phrase.edge <= verb + 9, phrase.kind != .possessor, phrase.kind != .relative,
      !(phrase.position == .prepositional && phrase.edge <= verb + 2),
      (verb + 1..<phrase.edge).allSatisfy({ read.tokens[$0].traits.contains(.word) })
    else { return nil }
    return SpokenBy(
      speaker: phrase.tokens, cue: verb..<(verb + 1), rule: "verb and speaker after the quotation")
  }

  private func uninverted(_ index: Int) -> SpokenBy? {
    guard let first = site.right.first, first.edge <= index + 2, first.kind != .relative else { return nil }
    let limit = min(site.sentence.upperBound, first.end + 30)
    for verb in first.end..<max(first.end, limit) {
      if clauses.reader.isQuoted[verb] { return nil }
      guard clauses.isVerb(verb, in: site.after), !clauses.isPassive(verb, in: site.after),
        read.roles[verb].meets(.reporting) || clauses.isAdjacent(first, verb)
      else { continue }
      if let spoken = afterComma(verb) { return spoken }
      guard let subject = clauses.subject(of: verb, among: site.right, in: site.after) else { return nil }
      return SpokenBy(speaker: subject, cue: verb..<(verb + 1), rule: "speaker and verb after the quotation")
    }
    return unlistedVerb(first)
  }

  /// `“…” for both sides, said Mr Lee`, where the comma closes no apposition.
  private func afterComma(_ verb: Int) -> SpokenBy? {
    let comma = verb - 1
    guard comma > site.after.lowerBound, read.byte(comma) == UInt8(ascii: ","),
      !site.right.contains(where: {
        $0.end < comma && $0.position == .subject && read.byte($0.end) == UInt8(ascii: ",")
      })
    else { return nil }
    return inverted(verb)
  }

  /// `“…?” thundered Mr Lee.`: any verb before a name that ends the clause.
  private func unlistedInverted(_ verb: Int) -> SpokenBy? {
    let token = read.tokens[verb]
    guard endsOpen(site.quote), token.traits.contains(.word), !token.traits.contains(.capitalised),
      !read.roles[verb].meets([.preposition, .conjunction, .be, .auxiliary, .determiner, .pronoun, .relative]
      ),
      let phrase = site.right.first, phrase.edge == verb + 1, phrase.kind == .name,
      phrase.end < site.sentence.upperBound,
      read.tokens[phrase.end].traits.contains(.punctuation)
    else { return nil }
    return SpokenBy(
      speaker: phrase.tokens, cue: verb..<(verb + 1), rule: "any verb and a name after the quotation")
  }

  /// `“…,” an angry Lee retorted.`: after a comma inside the marks any verb reports.
  private func unlistedVerb(_ phrase: SpeakerPhrase) -> SpokenBy? {
    let comma = read.lastBeforeMarks(site.quote.upperBound, from: site.quote.lowerBound)
    guard read.byte(comma) == UInt8(ascii: ","), phrase.edge == site.quote.upperBound,
      phrase.kind != .possessor, phrase.end < site.sentence.upperBound
    else { return nil }
    let verb = phrase.end
    guard read.tokens[verb].traits.contains(.word), !read.tokens[verb].traits.contains(.capitalised),
      !clauses.reader.isQuoted[verb], !read.roles[verb].meets([.preposition, .conjunction, .be, .auxiliary])
    else { return nil }
    return SpokenBy(
      speaker: phrase.tokens, cue: verb..<(verb + 1), rule: "speaker and any verb after a comma")
  }

  /// `Lee said “…”`, `Calling it “…”, Lee …`, `“…,” said Lee, “…”`.
  ///
  /// The verb next to the quotation counts, but what a speaker reports of himself (`Lee said he wanted “…”`) or
  /// thinks, plans and shows inside what he reports is his own words.
  private func cueBefore() -> SpokenBy? {
    var nearest: SpokenBy?
    for verb in site.before.reversed() where clauses.isVerb(verb, in: site.before) {
      guard !isInfinitiveOfCue(verb), let spoken = spoken(by: verb) else { continue }
      guard let near = nearest, let cue = near.cue?.lowerBound else {
        nearest = spoken
        continue
      }
      let isPronoun =
        read.roles[near.speaker.upperBound - 1].contains(.pronoun) && near.speaker.lowerBound > verb
      if isHearer(near.speaker, of: verb), site.quote.lowerBound - cue > 2 {
        nearest = spoken
        continue
      }
      let nearStrength = strength(of: cue)
      switch strength(of: verb) {
      case .reporting where nearStrength < .naming || isPronoun: nearest = spoken
      case .naming where nearStrength == .showing: nearest = spoken
      default: continue
      }
    }
    return nearest
  }

  /// `told a woman who asked for it`: who the relative clause is about is told, and speaks only there.
  private func isHearer(_ speaker: Range<Int>, of verb: Int) -> Bool {
    read.roles[verb].contains(.tells) && speaker.lowerBound > verb && speaker.lowerBound <= verb + 2
      && read.roles[speaker.upperBound - 1].contains(.relative)
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
  private func isInfinitiveOfCue(_ verb: Int) -> Bool {
    verb - 2 >= site.before.lowerBound && read.tokens[verb - 1].key == words.to
      && clauses.isVerb(verb - 2, in: site.before)
  }

  private func spoken(by verb: Int) -> SpokenBy? {
    let cue = verb..<(verb + 1)
    if clauses.isPassive(verb, in: site.before) {
      return agent(of: verb).map { SpokenBy(speaker: $0, cue: cue, rule: "passive verb and agent") }
    }
    let isAfterQuote =
      verb > site.before.lowerBound
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
      speaker: clauses.speaker(subject, site.right), cue: cue,
      rule: "participle before the subject of its sentence")
  }

  /// `by critics`, after the verb or after the quotation.
  private func agent(of verb: Int) -> Range<Int>? {
    (site.left + site.right).first { phrase in
      phrase.edge > verb && phrase.edge > 0 && read.tokens[phrase.edge - 1].key == words.by
    }?.tokens
  }

  private func accordingTo() -> SpokenBy? {
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
  private func anywhereAfter() -> SpokenBy? {
    for verb in site.after where read.roles[verb].meets(.reporting) && clauses.isVerb(verb, in: site.after) {
      if let spoken = afterComma(verb) { return spoken }
      guard !clauses.isPassive(verb, in: site.after),
        let subject = clauses.subject(of: verb, among: site.right, in: site.after)
      else { continue }
      return SpokenBy(speaker: subject, cue: verb..<(verb + 1), rule: SpokenBy.laterInSentence)
    }
    return nil
  }

  /// Whether the cue shows a stance or a thought and reports no words.
  private func isWeak(_ spoken: SpokenBy) -> Bool {
    guard let cue = spoken.cue else { return true }
    return strength(of: cue.lowerBound) < .naming
  }

  /// `It wants rules that have a “…” on farms, the lawsuit says.`
  private func lastClause() -> SpokenBy? {
    guard let spoken = anywhereAfter(), let cue = spoken.cue, cue.upperBound + 4 >= site.sentence.upperBound,
      spoken.speaker.lowerBound > site.quote.upperBound,
      read.byte(min(cue.lowerBound, spoken.speaker.lowerBound) - 1) == UInt8(ascii: ",")
    else { return nil }
    return spoken
  }

  /// `Mr Lee's promise of “…”`, `his claim that “…”`
  private func statementBefore() -> SpokenBy? {
    for index in site.before.reversed()
    where read.roles[index].contains(.statement) && !clauses.reader.isQuoted[index] {
      let cue = index..<(index + 1)
      if let owner = site.left.last(where: { $0.kind == .possessor && $0.end < index && index - $0.end <= 5 })
      {
        return SpokenBy(speaker: owner.tokens, cue: cue, rule: "noun of saying and its owner")
      }
      let owner = (max(site.before.lowerBound, index - 4)..<index).last { read.roles[$0].contains(.owner) }
      if let owner {
        return SpokenBy(speaker: owner..<(owner + 1), cue: cue, rule: "noun of saying and its owner")
      }
    }
    return nil
  }

  private func subjectBefore() -> SpokenBy? {
    clauses.likelySpeaker(among: site.left).map {
      SpokenBy(speaker: $0, cue: nil, rule: "subject of the sentence", isGuess: true)
    }
  }
}
