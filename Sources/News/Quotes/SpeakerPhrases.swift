import Prose

/// A noun phrase that may name a speaker: `Mr Lee`, `she`, `the spokesperson`, `Lee's adviser Wi Sung-lac`.
struct SpeakerPhrase: Hashable, Sendable {
  enum Kind: Sendable { case pronoun, relative, name, nominal, possessor }
  /// Where it stands, judged by the word before it, for want of a grammar.
  enum Case: Sendable { case subject, object, prepositional }

  let kind: Kind
  let position: Case
  /// The words that name the speaker: of `Lee's adviser Wi Sung-lac` only the name.
  let tokens: Range<Int>
  /// Where the whole phrase starts, with possessor and title.
  let edge: Int

  var end: Int { tokens.upperBound }
}

/// Reads noun phrases off a sentence, from left to right, in one pass. A class, so that what asks it about the
/// sentences of an article shares it.
final class PhraseReader: Sendable {
  let read: ReadText
  let words: QuoteWords
  /// Per token, whether it stands inside a quotation; the speaker is never named there.
  let isQuoted: [Bool]

  init(_ read: ReadText, words: QuoteWords, isQuoted: [Bool]) {
    self.read = read
    self.words = words
    self.isQuoted = isQuoted
  }

  /// The phrases of `range` (one sentence, or the part of it that matters), in order, none inside a quotation.
  func phrases(in range: Range<Int>) -> [SpeakerPhrase] {
    phrases(in: range, startingBefore: range.upperBound)
  }

  /// The first of them: those that start before `limit`.
  func phrases(in range: Range<Int>, startingBefore limit: Int) -> [SpeakerPhrase] {
    var found: [SpeakerPhrase] = []
    found.reserveCapacity(8)
    var index = range.lowerBound
    while index < min(limit, range.upperBound) {
      if let phrase = phrase(at: index, in: range) {
        found.append(phrase)
        index = max(phrase.end, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  /// The phrase that starts right at `index`.
  func phrase(at index: Int, in range: Range<Int>) -> SpeakerPhrase? {
    guard !isQuoted[index], read.tokens[index].traits.contains(.word) else { return nil }
    let roles = read.roles[index]
    let isCapitalised = read.tokens[index].traits.contains(.capitalised)
    if roles.contains(.pronoun) { return single(.pronoun, index, in: range) }
    if roles.contains(.relative) { return single(.relative, index, in: range) }
    if roles.contains(.determiner) { return run(from: index, in: range) }
    if isCapitalised {
      guard startsName(index, in: range) else { return nil }
      return run(from: index, in: range)
    }
    if roles.meets(.speakerNoun), !roles.meets(.cue) || roles.contains(.plural) {
      return run(from: index, in: range)
    }
    return nil
  }

  private func single(_ kind: SpeakerPhrase.Kind, _ index: Int, in range: Range<Int>) -> SpeakerPhrase {
    SpeakerPhrase(
      kind: kind, position: position(of: index, endingAt: index + 1, in: range), tokens: index..<(index + 1),
      edge: index)
  }

  /// A capital at the start of a sentence makes no name of a function word; a day is nobody.
  private func startsName(_ index: Int, in range: Range<Int>) -> Bool {
    let roles = read.roles[index]
    if roles.contains(.day) { return false }
    if roles.meets([.participle, .pastForm]) || isGerund(index), isSentenceStart(index, in: range),
      index + 1 == range.upperBound || !read.tokens[index + 1].traits.contains(.capitalised)
    {
      return false
    }
    guard roles.meets([.opener, .preposition, .conjunction, .auxiliary]) else { return true }
    guard !isSentenceStart(index, in: range), !roles.meets([.preposition, .conjunction]) else { return false }
    return true
  }

  /// `Appearing`, `Speaking`: opens a sentence in upper case without being a name.
  private func isGerund(_ index: Int) -> Bool {
    let token = read.tokens[index]
    guard token.end - token.start > 5 else { return false }
    return read.text.text.utf8[Int(token.end) - 3..<Int(token.end)].elementsEqual("ing".utf8)
  }

  private func isSentenceStart(_ index: Int, in range: Range<Int>) -> Bool {
    index == range.lowerBound || read.tokens[index - 1].traits.contains(.punctuation)
  }

  // MARK: Runs

  /// What a run has met so far.
  private struct Run {
    var hasDeterminer = false
    var name: Range<Int>?
    var nounEnd: Int?
    var possessorEnd: Int?
    var modifiers = 0
    /// Words since the last name or noun that are neither; verbs nobody listed are among them.
    var pending = 0
  }

  /// `[determiner] (modifier | noun | name | possessor 's)+`
  private func run(from start: Int, in range: Range<Int>) -> SpeakerPhrase? {
    var state = Run()
    var index = start
    if read.roles[start].contains(.determiner), !isNameWithDeterminer(start) {
      state.hasDeterminer = true
      index += 1
    }
    while index < range.upperBound, index - start < 16, !isQuoted[index] {
      guard let next = step(index, from: start, in: range, &state) else { break }
      index = next
    }
    return phrase(from: start, to: index, state, in: range)
  }

  /// `No`, `Any`… inside a name are rare; `A. B. Smith` starts with an initial, not with an article.
  private func isNameWithDeterminer(_ index: Int) -> Bool {
    read.tokens[index].traits.contains(.abbreviation)
  }

  /// Takes the token at `index` into the run; `nil` where the run ends before it.
  private func step(_ index: Int, from start: Int, in range: Range<Int>, _ state: inout Run) -> Int? {
    let token = read.tokens[index]
    let roles = read.roles[index]
    let hasHead = state.name != nil || state.nounEnd != nil
    if token.traits.contains(.clitic), isGenitive(token) {
      guard !hasHead || state.pending == 0, state.name != nil || state.nounEnd != nil || state.modifiers > 0
      else { return nil }
      state = Run(hasDeterminer: true, possessorEnd: index)
      return index + 1
    }
    guard token.traits.contains(.word) || token.traits.contains(.number) else { return nil }
    if token.traits.contains(.capitalised), !roles.contains(.day), index == start || !endsName(roles) {
      guard !hasHead || state.pending == 0 else { return nil }
      let end = endOfName(index, in: range)
      state.name = index..<end
      state.pending = 0
      state.nounEnd = nil
      return end
    }
    let isVerb =
      roles.meets(.cue) && (!state.hasDeterminer || state.nounEnd != nil || state.name != nil)
      && !(state.hasDeterminer && isFollowedByCue(index + 1, in: range))
    if roles.meets(.speakerNoun), !isVerb || (roles.contains(.plural) && index == start) {
      state.nounEnd = index + 1
      state.pending = 0
      return index + 1
    }
    if roles.meets([.preposition, .conjunction, .auxiliary, .relative, .pronoun, .determiner, .day]) {
      return nil
    }
    let isFirstWord = state.hasDeterminer && state.modifiers == 0 && state.name == nil && state.nounEnd == nil
    if roles.meets(.cue), !isFirstWord || roles.contains(.pastForm), !roles.contains(.participle) {
      return nil
    }
    guard state.hasDeterminer || state.name != nil, state.modifiers < 5 else { return nil }
    state.modifiers += 1
    state.pending += 1
    return index + 1
  }

  private func endsName(_ roles: WordRole) -> Bool {
    roles.meets([.preposition, .conjunction, .pronoun, .relative])
  }

  private func isGenitive(_ token: Token) -> Bool {
    (read.text.text.utf8[Int(token.end) - 1] | 0x20) == UInt8(ascii: "s")
  }

  /// The end of the capitalised words from `start` on, with `of`, `de`, `bin`… between two of them.
  private func endOfName(_ start: Int, in range: Range<Int>) -> Int {
    var end = start + 1
    while end < range.upperBound, !isQuoted[end] {
      let token = read.tokens[end]
      if isNameWord(end) {
        end += 1
      } else if token.traits.contains(.word), Self.particles.contains(token.key),
        let next = wordAfterParticle(end, in: range)
      {
        end = next + 1
      } else if read.byte(end) == UInt8(ascii: "&"), end + 1 < range.upperBound, isNameWord(end + 1) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private func wordAfterParticle(_ index: Int, in range: Range<Int>) -> Int? {
    var next = index + 1
    if next < range.upperBound, read.roles[next].contains(.determiner) { next += 1 }
    guard next < range.upperBound, !isQuoted[next], isNameWord(next) else { return nil }
    return next
  }

  private func isNameWord(_ index: Int) -> Bool {
    let token = read.tokens[index]
    guard token.traits.contains(.capitalised), token.traits.contains(.word), !token.traits.contains(.clitic)
    else { return false }
    return !read.roles[index].meets([.day, .preposition, .conjunction, .pronoun, .relative])
  }

  private static let particles = WordSet([
    "of", "de", "la", "van", "von", "der", "den", "du", "del", "da", "di", "al", "el", "bin", "ibn", "y",
    "e",
  ])

  // MARK: What a run names

  private func phrase(from start: Int, to end: Int, _ state: Run, in range: Range<Int>) -> SpeakerPhrase? {
    let position = position(
      of: start, endingAt: max(state.name?.upperBound ?? 0, state.nounEnd ?? 0), in: range)
    func make(_ kind: SpeakerPhrase.Kind, _ tokens: Range<Int>) -> SpeakerPhrase {
      SpeakerPhrase(kind: kind, position: position, tokens: tokens, edge: start)
    }
    if state.hasDeterminer, state.name != nil || state.nounEnd != nil,
      endsInUnlistedNoun(end, state, in: range)
    {
      return make(.nominal, start..<end)
    }
    if let name = state.name, state.nounEnd == nil {
      let hasArticle = name.lowerBound == start + 1 && state.hasDeterminer
      return make(.name, hasArticle ? start..<name.upperBound : name)
    }
    if let nounEnd = state.nounEnd {
      let isBare = !state.hasDeterminer && state.name == nil
      guard !isBare || read.roles[nounEnd - 1].contains(.plural) || state.possessorEnd != nil else {
        return nil
      }
      return make(.nominal, start..<nounEnd)
    }
    if let possessorEnd = state.possessorEnd {
      guard possessorEnd + 1 >= end || state.modifiers == 0 else {
        return SpeakerPhrase(
          kind: .possessor, position: position, tokens: start..<possessorEnd, edge: start)
      }
      return make(.possessor, start..<possessorEnd)
    }
    guard state.hasDeterminer else { return nil }
    if state.modifiers == 0 {
      let standsAlone =
        words.standAlone.contains(read.tokens[start].key) && isFollowedByCue(end, in: range)
      return standsAlone || isFollowedByOf(start, in: range) ? make(.nominal, start..<end) : nil
    }
    return make(.nominal, start..<end)
  }

  /// `the Danish regime insisted`: the word before a verb is a noun, listed or not.
  private func endsInUnlistedNoun(_ end: Int, _ state: Run, in range: Range<Int>) -> Bool {
    guard state.pending > 0, isFollowedByCue(end, in: range) else { return false }
    return !read.isAdverb(end - 1)
  }

  /// Whether a verb that reports follows at once, in a form that no noun has.
  private func isFollowedByCue(_ index: Int, in range: Range<Int>) -> Bool {
    guard index < range.upperBound, !isQuoted[index] else { return false }
    let roles = read.roles[index]
    return roles.meets(.reporting) && !roles.contains(.participle)
      && (roles.contains(.pastForm) || !roles.contains(.baseForm))
  }

  /// `one of them`, `some of the voters`
  private func isFollowedByOf(_ index: Int, in range: Range<Int>) -> Bool {
    index + 1 < range.upperBound && read.tokens[index + 1].key == words.of
  }

  /// Whether a word follows that can be a verb: `said the company would`, but not `emailed her condolences,`.
  private func isFollowedByVerb(_ end: Int, in range: Range<Int>) -> Bool {
    guard end < range.upperBound, read.tokens[end].traits.contains(.word), !isQuoted[end] else {
      return false
    }
    return !read.roles[end].meets([.preposition, .conjunction, .determiner])
      || read.roles[end].contains(.auxiliary)
  }

  private func position(of start: Int, endingAt end: Int, in range: Range<Int>) -> SpeakerPhrase.Case {
    guard start > range.lowerBound, !isQuoted[start - 1] else { return .subject }
    let before = read.roles[start - 1]
    let token = read.tokens[start - 1]
    if token.traits.contains(.openingBracket) { return .prepositional }
    if token.key == words.as, isFollowedByCue(end, in: range) { return .subject }
    if before.contains(.preposition), !before.contains(.conjunction) { return .prepositional }
    if token.traits.contains(.punctuation) || token.traits.contains(.number) { return .subject }
    if before.meets([.conjunction, .relative, .auxiliary, .day]) { return .subject }
    if before.meets([.says, .thinks]) { return isFollowedByVerb(end, in: range) ? .subject : .object }
    return token.traits.contains(.capitalised) && !before.meets(.cue) ? .subject : .object
  }
}
