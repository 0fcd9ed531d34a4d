import Prose

/// A sentence that may report what somebody says.
struct IndirectSite {
  let clauses: SpeakerClauses
  let sentence: Range<Int>
  /// In order; those that start beyond the reach of the last cue may be left out.
  let phrases: [SpeakerPhrase]

  /// How many tokens after a cue a speaker can start.
  static let reachAfterCue = 5

  private var read: ReadText { clauses.reader.read }
  private var words: QuoteWords { clauses.reader.words }

  // MARK: Verbs

  /// What the verb at `verb` reports, where it does: the clause after it, or else the one before it.
  func report(by verb: Int) -> IndirectReport? {
    let isInverted =
      verb > sentence.lowerBound && read.byte(verb - 1) == UInt8(ascii: ",") && isNamedAfter(verb)
    let report = isInverted ? preceding(verb) : following(verb) ?? preceding(verb)
    return report.flatMap { words.ownVoice.contains(read.tokens[$0.speaker.lowerBound].key) ? nil : $0 }
  }

  /// `…, said the mayor.`, but not `Lee, the mayor, said the dam held`.
  private func isNamedAfter(_ verb: Int) -> Bool {
    guard let phrase = phrases.first(where: { $0.edge > verb }), phrase.edge == verb + 1 else { return false }
    guard phrase.end < sentence.upperBound, read.tokens[phrase.end].traits.contains(.word) else {
      return true
    }
    return read.roles[phrase.end].meets([.preposition, .conjunction, .day, .relative])
      && !read.roles[phrase.end].meets([.auxiliary, .be])
  }

  /// Whether the verb follows right on the speaker, on a mark or on a conjunction; `what Lee said` reports nothing.
  private func isSubject(_ speaker: Range<Int>, of verb: Int) -> Bool {
    if speaker.lowerBound > sentence.lowerBound,
      words.objects.contains(read.tokens[speaker.lowerBound - 1].key)
    {
      return false
    }
    var last = verb - 1
    while last >= speaker.upperBound, clauses.isAdverbial(last) { last -= 1 }
    if last < speaker.upperBound || read.roles[verb].contains(.participle) { return true }
    return read.tokens[last].traits.contains(.punctuation) || read.roles[last].contains(.conjunction)
      || phrases.contains { $0.end == last + 1 }
  }

  /// Whether the word at `verb`, which may be a noun as well (`the reports`), has a speaker right before it.
  private func isSurelyVerb(_ verb: Int) -> Bool {
    let roles = read.roles[verb]
    if words.say.contains(read.tokens[verb].key) { return true }
    if roles.meets([.pastForm, .participle]), !roles.meets([.statement, .document]) { return true }
    guard let phrase = phrases.last(where: { $0.end <= verb }), clauses.isAdjacent(phrase, verb) else {
      return false
    }
    let last = phrase.end - 1
    return read.roles[last].meets(WordRole.speakerNoun.union([.pronoun, .relative]))
      || read.tokens[last].traits.contains(.capitalised)
  }

  /// `Lee told reporters on Monday that the dam held`, `Lee urged farmers to wait`.
  private func following(_ verb: Int) -> IndirectReport? {
    guard isSurelyVerb(verb), let speaker = clauses.subject(of: verb, among: phrases, in: sentence),
      isSubject(speaker, of: verb)
    else { return nil }
    let roles = read.roles[verb]
    var start = afterAdjuncts(verb + 1)
    if roles.contains(.tells) || roles.contains(.reportsInfinitive), start < sentence.upperBound,
      let hearer = clauses.reader.phrase(at: start, in: sentence), hearer.end < sentence.upperBound,
      roles.contains(.tells) || read.tokens[hearer.end].key == words.to
    {
      start = afterAdjuncts(hearer.end)
    }
    guard start + 1 < sentence.upperBound else { return nil }
    func report(_ start: Int, _ rule: String) -> IndirectReport? {
      let reported = trimmed(start..<sentence.upperBound)
      guard reported.count > 1 else { return nil }
      return IndirectReport(speaker: speaker, cue: verb..<(verb + 1), words: reported, rule: rule)
    }
    let key = read.tokens[start].key
    if key == words.to {
      guard roles.contains(.reportsInfinitive), !read.roles[start + 1].meets([.determiner, .pronoun]),
        !read.tokens[start + 1].traits.contains(.capitalised)
      else { return nil }
      return report(start, "infinitive after a reporting verb")
    }
    guard roles.contains(.reportsClause) else { return nil }
    if key == words.that { return report(start + 1, "that-clause after a reporting verb") }
    if roles.meets([.says, .tells]), words.questions.contains(key) {
      return report(start, "question after a reporting verb")
    }
    guard roles.meets([.says, .tells, .thinks, .reads]), startsFiniteClause(start, after: verb) else {
      return nil
    }
    return report(start, "clause after a reporting verb")
  }

  /// Past days, adverbs and phrases with a preposition (`in a statement on Monday`).
  private func afterAdjuncts(_ start: Int) -> Int {
    var index = start
    while index < sentence.upperBound, index < start + 16 {
      let roles = read.roles[index]
      if roles.contains(.day) || (clauses.isAdverbial(index) && !roles.meets([.auxiliary, .be])) {
        index += 1
      } else if roles.contains(.preposition), index + 1 < sentence.upperBound,
        read.roles[index + 1].contains(.day)
      {
        index += 2
      } else if roles.contains(.preposition), read.tokens[index].key != words.to || index == start,
        index + 1 < sentence.upperBound,
        let phrase = clauses.reader.phrase(at: index + 1, in: sentence),
        phrase.kind != .pronoun || index > start
      {
        index = phrase.end
      } else {
        return index
      }
    }
    return index
  }

  /// A subject and a word after it that can be its verb.
  private func startsFiniteClause(_ start: Int, after verb: Int) -> Bool {
    let first = read.tokens[start]
    guard first.traits.contains(.word) || first.traits.contains(.number) else { return false }
    guard let phrase = clauses.reader.phrase(at: start, in: sentence) else {
      return words.say.contains(read.tokens[verb].key)
        && !read.roles[start].meets([.conjunction, .preposition])
        && sentence.upperBound - start > 4
    }
    guard phrase.end < sentence.upperBound else { return false }
    if phrase.kind == .pronoun { return true }
    if phrase.kind == .possessor {
      return read.roles[phrase.end..<min(sentence.upperBound, phrase.end + 5)].contains {
        $0.meets([.auxiliary, .be])
      }
    }
    if words.say.contains(read.tokens[verb].key) { return true }
    let next = read.tokens[phrase.end]
    guard next.traits.contains(.word) else { return false }
    return !read.roles[phrase.end].meets([.preposition, .conjunction, .determiner, .day])
      || read.roles[phrase.end].meets([.auxiliary, .be])
  }

  /// `The dam holds, Lee said on Monday.`; `The dam, said Lee, holds.`
  private func preceding(_ verb: Int) -> IndirectReport? {
    guard read.roles[verb].contains(.reportsClause), !read.roles[verb].contains(.participle) else {
      return nil
    }
    let speaker: SpeakerPhrase
    if let subject = phrases.last(where: { $0.end <= verb }), clauses.isAdjacent(subject, verb),
      subject.kind != .relative, subject.kind != .possessor
    {
      speaker = subject
    } else if let subject = phrases.first(where: { $0.edge > verb }), subject.edge == verb + 1,
      subject.kind != .possessor, !words.tell.contains(read.tokens[verb].key)
    {
      speaker = subject
    } else {
      return nil
    }
    let start = min(speaker.edge, verb)
    guard start > sentence.lowerBound, !words.objects.contains(read.tokens[start - 1].key),
      read.byte(start - 1) == UInt8(ascii: ",")
    else { return nil }
    let end = afterAdjuncts(max(speaker.end, verb + 1))
    guard
      end == sentence.upperBound || speaker.edge > verb || !read.tokens[end].traits.contains(.word)
        || read.roles[end].contains(.conjunction)
    else { return nil }
    func report(_ reported: Range<Int>) -> IndirectReport {
      IndirectReport(
        speaker: speaker.tokens, cue: verb..<(verb + 1), words: trimmed(reported),
        rule: "clause before a reporting verb")
    }
    let before = trimmed(sentence.lowerBound..<start)
    let goesOn =
      end + 2 < sentence.upperBound && read.byte(end) == UInt8(ascii: ",")
      && !read.roles[end + 1].meets([.participle, .relative])
    if goesOn, hasVerb(before) || read.roles[end + 1].meets([.auxiliary, .be]) { return report(sentence) }
    return before.count > 2 && hasVerb(before) ? report(before) : nil
  }

  /// Whether some word in `range` is plainly a verb.
  private func hasVerb(_ range: Range<Int>) -> Bool {
    guard let first = range.first, !read.roles[first].meets([.preposition, .participle]) else { return false }
    return range.contains { read.roles[$0].meets([.auxiliary, .be]) || clauses.isVerb($0, in: sentence) }
  }

  // MARK: According to

  /// `According to Lee, the dam holds`; `The dam holds, according to Lee`.
  func source(at according: Int) -> IndirectReport? {
    guard according + 2 < sentence.upperBound, read.tokens[according + 1].key == words.to,
      let speaker = phrases.first(where: { $0.edge >= according + 2 }), speaker.edge <= according + 4
    else { return nil }
    let comma = (speaker.end..<sentence.upperBound).first { read.byte($0) == UInt8(ascii: ",") }
    let reported: Range<Int>
    if according == sentence.lowerBound {
      guard let comma else { return nil }
      reported = comma + 1..<sentence.upperBound
    } else if let comma, comma + 3 < sentence.upperBound {
      reported = sentence
    } else {
      reported = sentence.lowerBound..<according
    }
    return IndirectReport(
      speaker: speaker.tokens, cue: according..<(according + 2), words: trimmed(reported),
      rule: "according to")
  }

  // MARK: Ends

  /// Without the marks at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, read.tokens[start].traits.contains(.punctuation) { start += 1 }
    while end > start, read.tokens[end - 1].traits.contains(.punctuation) { end -= 1 }
    return start..<end
  }

  /// Where the clause at `index` starts with its conjunction.
  func startOfClause(_ index: Int) -> Int { isJoined(index) ? index - 1 : index }

  /// Whether a clause beside another one can start at `index`: after a comma, or after `and`, `but`, `while`.
  func startsClause(_ index: Int) -> Bool {
    guard index > sentence.lowerBound else { return true }
    return read.byte(index - 1) == UInt8(ascii: ",") || isJoined(index)
  }

  private func isJoined(_ index: Int) -> Bool {
    index > sentence.lowerBound && words.joiners.contains(read.tokens[index - 1].key)
  }
}

extension SpeakerClauses {
  /// Whether the word at `index` is a verb that reports what is said in other words.
  func reports(_ index: Int, in sentence: Range<Int>) -> Bool {
    reader.read.roles[index].meets(.reportsInOtherWords) && isSaid(index, in: sentence)
      && isVerb(index, in: sentence) && !isPassive(index, in: sentence)
  }

  /// Neither an infinitive nor denied, wished or foretold.
  private func isSaid(_ verb: Int, in sentence: Range<Int>) -> Bool {
    let (read, words) = (reader.read, reader.words)
    var before = verb - 1
    if before >= sentence.lowerBound, read.tokens[before].key == words.to { return false }
    while before >= sentence.lowerBound, isAdverbial(before) {
      if words.unsaid.contains(read.tokens[before].key) { return false }
      before -= 1
    }
    return true
  }
}
