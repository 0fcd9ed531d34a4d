import Prose

/// Finds the verbs that report in a sentence, and who their subject is, by the order of words alone.
struct SpeakerClauses {
  let reader: PhraseReader

  private var read: ReadText { reader.read }
  private var words: QuoteWords { reader.words }
  private var isQuoted: [Bool] { reader.isQuoted }

  // MARK: Verbs

  /// Whether the word at `index` is a reporting verb here, and no noun of the same letters (`the claims`).
  func isVerb(_ index: Int, in range: Range<Int>) -> Bool {
    let roles = read.roles[index]
    guard roles.meets(.cue), !isQuoted[index] else { return false }
    if read.tokens[index].traits.contains(.capitalised) {
      return roles.contains(.participle) && index == range.lowerBound
    }
    guard let previous = wordBefore(index, in: range) else { return !roles.contains(.baseForm) }
    let before = read.roles[previous]
    if before.contains(.determiner), !isPronounLike(previous, before: index) { return false }
    if isGenitive(previous) { return false }
    if before.contains(.preposition), read.tokens[previous].key != words.to, !roles.contains(.participle) {
      return false
    }
    if roles.meets([.statement, .document]), isNoun(index, after: previous, in: range) { return false }
    guard roles.contains(.baseForm), !roles.contains(.pastForm) else { return true }
    return read.tokens[previous].key == words.to || isPlural(previous)
      || before.meets([.auxiliary, .pronoun, .relative, .conjunction, .plural])
      || read.roles[index - 1].contains(.auxiliary)
  }

  /// `another wrote`, `some say`: a determiner without a noun, before a form that is no noun.
  private func isPronounLike(_ index: Int, before verb: Int) -> Bool {
    words.standAlone.contains(read.tokens[index].key)
      && (read.roles[verb].contains(.pastForm) || words.say.contains(read.tokens[verb].key))
  }

  /// A word in -s that can be a plural (`Moderates call it …`).
  private func isPlural(_ index: Int) -> Bool {
    read.text.text.utf8[Int(read.tokens[index].end) - 1] == UInt8(ascii: "s")
  }

  /// `his heated remarks`, but not `the president remarks`.
  private func isNoun(_ index: Int, after previous: Int, in range: Range<Int>) -> Bool {
    let before = read.roles[previous]
    if read.tokens[previous].traits.contains(.capitalised)
      || before.meets(WordRole.speakerNoun.union([.pronoun, .relative]))
    {
      return false
    }
    return (max(range.lowerBound, index - 4)..<index).contains {
      read.roles[$0].contains(.determiner) || isGenitive($0)
    }
  }

  /// Whether the verb at `index` is passive: nobody speaks it but a phrase with `by`.
  func isPassive(_ index: Int, in range: Range<Int>) -> Bool {
    guard read.roles[index].contains(.pastForm) else { return false }
    var before = index - 1
    while before >= range.lowerBound, before > index - 4, !isQuoted[before] {
      if read.roles[before].contains(.be) { return true }
      guard isAdverbial(before) else { return false }
      before -= 1
    }
    return false
  }

  /// Whether only auxiliaries and adverbs stand between `phrase` and the verb.
  func isAdjacent(_ phrase: SpeakerPhrase, _ verb: Int) -> Bool {
    phrase.end <= verb && (phrase.end..<verb).allSatisfy(isAdverbial)
  }

  /// An auxiliary, or an adverb in -ly, as they stand between a subject and its verb.
  func isAdverbial(_ index: Int) -> Bool {
    if read.roles[index].meets([.auxiliary, .be, .day]) { return true }
    if read.roles[index].contains(.determiner), index + 1 < read.tokens.count,
      read.roles[index + 1].contains(.day)
    {
      return true
    }
    return read.isAdverb(index)
  }

  /// The nearest word before `index` that is neither auxiliary nor adverb; `nil` at a mark or at the start.
  private func wordBefore(_ index: Int, in range: Range<Int>) -> Int? {
    var before = index - 1
    while before >= range.lowerBound, isAdverbial(before) { before -= 1 }
    guard before >= range.lowerBound, !isQuoted[before] else { return nil }
    return read.tokens[before].traits.contains(.word) ? before : nil
  }

  private func isGenitive(_ index: Int) -> Bool {
    let token = read.tokens[index]
    return token.traits.contains(.clitic) && !read.roles[index].meets([.auxiliary])
      && read.text.text.utf8[Int(token.end) - 1] == UInt8(ascii: "s")
  }

  // MARK: Subjects

  /// Who does what the verb at `verb` says, among the phrases before it, in order.
  func subject(of verb: Int, among phrases: [SpeakerPhrase], in range: Range<Int>) -> Range<Int>? {
    let before = phrases.filter { $0.end <= verb && $0.kind != .possessor }
    guard let last = before.indices.last else { return nil }
    var gapEnd = verb
    while gapEnd > before[last].end, isAdverbial(gapEnd - 1) { gapEnd -= 1 }
    let isParticiple = read.roles[verb].contains(.participle)
    if gapEnd == before[last].end, !(isParticiple && before[last].position == .object) {
      return speaker(headOfAttachments(last, before), before)
    }
    let mark = gapEnd - 1
    if read.byte(mark) == UInt8(ascii: ",") || read.tokens[mark].traits.contains(.closingBracket)
      || read.isDash(mark),
      !isParticiple, let head = headOfApposition(before, until: mark)
    {
      return speaker(head, before)
    }
    if isParticiple || read.roles[mark].contains(.conjunction), let main = mainVerb(before: verb, in: range),
      let subject = subject(of: main, among: phrases, in: range)
    {
      return subject
    }
    if read.roles[mark].contains(.conjunction), let subject = subjectOfMainClause(before, in: range) {
      return speaker(subject, before)
    }
    if let subject = before.lastIndex(where: { $0.position == .subject }) { return speaker(subject, before) }
    return speaker(before.firstIndex { $0.position != .prepositional } ?? 0, before)
  }

  /// The first subject that can speak, where no verb tells who does.
  func likelySpeaker(among phrases: [SpeakerPhrase]) -> Range<Int>? {
    phrases.firstIndex { $0.position == .subject && canSpeak($0) }.map { speaker($0, phrases) }
  }

  private func canSpeak(_ phrase: SpeakerPhrase) -> Bool {
    switch phrase.kind {
    case .relative, .possessor: false
    case .pronoun:
      words.genders[read.tokens[phrase.edge].key] != nil || read.tokens[phrase.edge].key == words.they
    case .nominal: phrase.tokens.contains { read.roles[$0].meets(.speakerNoun) }
    case .name: phrase.tokens.count > 1 || isNamedNearby(phrase.tokens.lowerBound)
    }
  }

  /// Whether a word with a capital is a name and no word that opens a sentence: it has one inside a sentence, too.
  private func isNamedNearby(_ index: Int) -> Bool {
    let key = read.tokens[index].key
    let window = max(1, index - Self.nearby)..<min(read.tokens.count, index + Self.nearby)
    return window.contains { other in
      read.tokens[other].key == key && read.tokens[other].traits.contains(.capitalised)
        && read.tokens[other - 1].traits.contains(.word)
    }
  }

  /// In tokens: keeps the cost linear in long articles.
  private static let nearby = 1000

  /// The first verb of the sentence that reports words, whose subject also does what follows (`said …, adding`).
  private func mainVerb(before verb: Int, in range: Range<Int>) -> Int? {
    (range.lowerBound..<verb).first { index in
      read.roles[index].meets(.reporting) && !read.roles[index].contains(.participle)
        && isVerb(index, in: range)
        && !isPassive(index, in: range)
    }
  }

  /// The last subject at the start of the sentence or after a comma; subordinate clauses have theirs inside.
  private func subjectOfMainClause(_ phrases: [SpeakerPhrase], in range: Range<Int>) -> Int? {
    phrases.lastIndex { phrase in
      guard phrase.position == .subject, phrase.kind != .relative else { return false }
      return phrase.edge == range.lowerBound || read.byte(phrase.edge - 1) == UInt8(ascii: ",")
    } ?? phrases.firstIndex { $0.position == .subject }
  }

  /// `an aide to Mr Lee said`: from the phrase after a preposition to the one it belongs to.
  private func headOfAttachments(_ index: Int, _ phrases: [SpeakerPhrase]) -> Int {
    var index = index
    while index > 0, phrases[index].position == .prepositional,
      phrases[index - 1].end == phrases[index].edge - 1
    {
      index -= 1
    }
    guard phrases[index].position == .prepositional else { return index }
    let end = phrases[index].edge
    return phrases[..<index].lastIndex { phrase in
      phrase.position == .subject && !(phrase.end..<end).contains { read.byte($0) == UInt8(ascii: ",") }
    } ?? index
  }

  /// `Mr Lee, the president, said`: the first phrase that a comma or bracket follows.
  private func headOfApposition(_ phrases: [SpeakerPhrase], until mark: Int) -> Int? {
    phrases.firstIndex { phrase in
      guard phrase.position != .prepositional, phrase.kind != .relative, phrase.end < mark else {
        return false
      }
      return read.byte(phrase.end) == UInt8(ascii: ",")
        || read.tokens[phrase.end].traits.contains(.openingBracket)
        || read.isDash(phrase.end)
    }
  }

  /// The words that name the speaker: with the one joined by `and`, and for `who` the one it stands for.
  func speaker(_ index: Int, _ phrases: [SpeakerPhrase]) -> Range<Int> {
    let phrase = phrases[index]
    guard index > 0 else { return phrase.tokens }
    let previous = phrases[index - 1]
    let gap = phrase.edge - previous.end
    if phrase.kind == .relative, gap <= 1 || (gap == 2 && read.byte(previous.end) == UInt8(ascii: ",")) {
      return previous.tokens.lowerBound..<phrase.end
    }
    if gap == 1, read.tokens[previous.end].key == words.and, previous.position == .subject,
      previous.kind != .possessor
    {
      return previous.tokens.lowerBound..<phrase.end
    }
    return phrase.tokens
  }
}
