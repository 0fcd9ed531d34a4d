import Prose

/// Where a label can begin and must end, and how well its words stand alone.
struct LabelShape {
  let text: TokenizedText
  let words: TimeWords
  /// The expressions of time of the article, in order of place.
  let times: [TimeMention]

  /// UTF-8 bytes.
  static let longest = 90

  // MARK: Beginnings

  /// The tokens a label may start at: the telling, its sentence, what follows a comma or a word of saying there,
  /// and the nouns that name a happening of `kind`.
  func starts(in sentence: Range<Int>, of telling: Range<Int>, kind: HappeningWords.Kinds) -> [Int] {
    let first = trimmedStart(afterDateline(sentence))
    var starts = [trimmedStart(afterDateline(telling))]
    func add(_ start: Int) {
      if !starts.contains(start) { starts.append(start) }
    }
    add(first)
    for index in sentence where index >= first && index + 1 < sentence.upperBound {
      if isComma(index) && !isInTime(text.tokens[index]) || Self.leaders.contains(text.tokens[index].key) {
        add(trimmedStart(index + 1..<sentence.upperBound))
      }
    }
    for index in telling where words.happenings.kinds(of: text.tokens[index].key) & kind != 0 {
      if let start = phraseStart(of: index, in: sentence) { add(start) }
    }
    return starts
  }

  /// Without a leading date, mark or conjunction.
  private func trimmedStart(_ tokens: Range<Int>) -> Int {
    var start = tokens.lowerBound
    while start < tokens.upperBound - 1 {
      let token = text.tokens[start]
      if let time = time(at: token), endsClause(time) {
        start = text.firstToken(from: time.span.end)
      } else if Self.openers.contains(token.key) && startsDate(start) || Self.conjunctions.contains(token.key)
        || !token.traits.contains(.word) && !token.traits.contains(.number)
      {
        start += 1
      } else {
        break
      }
    }
    return start
  }

  /// The start of the noun phrase that ends in `noun`: its article, or the name that owns it; `nil` where it has
  /// neither and follows no preposition.
  private func phraseStart(of noun: Int, in sentence: Range<Int>) -> Int? {
    guard !isFiniteVerb(noun, from: sentence.lowerBound) else { return nil }
    var start = noun
    while start > sentence.lowerBound, noun - start < 8 {
      let token = text.tokens[start - 1]
      let isPart =
        token.traits.contains(.word) || token.traits.contains(.number) || token.traits.contains(.clitic)
      guard isPart, !isLinking(token) else { break }
      start -= 1
      if Self.articles.contains(token.key) { return start }
    }
    let isOwned = text.tokens[start..<noun].contains { $0.traits.contains(.clitic) }
    guard start > sentence.lowerBound else { return isOwned ? start : nil }
    let before = text.tokens[start - 1].key
    return isOwned || Self.prepositions.contains(before) || before == Self.whose ? start : nil
  }

  /// A word that a noun phrase cannot go over: a preposition, a conjunction, a verb.
  private func isLinking(_ token: Token) -> Bool {
    Self.prepositions.contains(token.key) || Self.conjunctions.contains(token.key)
      || Self.pronouns.contains(token.key) || Self.attributing.contains(token.key)
      || token.traits.isDisjoint(with: .capitalised) && words.tense(of: token, in: text) != nil
      || token.traits.isDisjoint(with: .capitalised) && endsInIng(token)
  }

  /// Without the place a report was filed from: "BEIJING –".
  private func afterDateline(_ tokens: Range<Int>) -> Range<Int> {
    guard let first = tokens.first, text.tokens[first].traits.contains(.allCaps) else { return tokens }
    let dash = tokens.prefix(6).first { index in
      let token = text.tokens[index]
      return token.traits.contains(.punctuation) && text.text.utf8[token.span.start] >= 0x80
        || text.text.utf8[token.span.start] == UInt8(ascii: "-")
    }
    return dash.map { $0 + 1..<tokens.upperBound } ?? tokens
  }

  // MARK: Ends

  /// Before a relative clause or what a comma sets apart, and within the length that fits a line; whether it had
  /// to be cut for that.
  func end(from first: Int, _ limit: Int) -> (end: Int, isCut: Bool) {
    var needsMain = isSubordinate(first)
    var last = first + 1
    while last < limit {
      let token = text.tokens[last]
      if token.span.end - text.tokens[first].span.start > Self.longest {
        return (shortened(first, last), true)
      }
      if last > first + 1, ends(at: last), token.key != Self.that || !isHollow(first..<last) {
        // An opening phrase needs the main clause behind its comma.
        guard isComma(last), needsMain || isApposition(last, of: first) else { break }
        if needsMain { needsMain = false } else { last = nextComma(after: last) ?? last }
      }
      last += 1
    }
    return (last < limit ? trimmedBack(first, last) : trimmedMarks(first, last), false)
  }

  /// "Ana Costa, the minister, met": the verb comes after a second comma.
  private func isApposition(_ comma: Int, of first: Int) -> Bool {
    guard let second = nextComma(after: comma), second + 1 < text.tokens.count,
      isFiniteVerb(second + 1, from: first)
    else { return false }
    return !(first + 1..<second).contains { isFiniteVerb($0, from: first) }
  }

  private func nextComma(after index: Int) -> Int? {
    (index + 1..<min(text.tokens.count, index + 10)).first(where: isComma)
  }

  private func ends(at index: Int) -> Bool {
    let token = text.tokens[index]
    if Self.enders.contains(token.key) { return true }
    if token.key == Self.when, index + 1 < text.tokens.count {
      return Self.pronouns.contains(text.tokens[index + 1].key)
    }
    guard token.traits.contains(.punctuation) || token.traits.contains(.symbol), !isInTime(token) else {
      return false
    }
    if token.traits.contains(.quotationMark) || isUnit(index) { return false }
    let isPlan = index + 1 < text.tokens.count && Self.planned.contains(text.tokens[index + 1].key)
    return !isPlan
  }

  /// The sign of a percentage or a currency: it touches a number.
  private func isUnit(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.traits.contains(.symbol), index > 0, index + 1 < text.tokens.count else { return false }
    let next = text.tokens[index + 1].traits
    return text.tokens[index - 1].traits.contains(.number) && !token.traits.contains(.spaceBefore)
      || next.contains(.number) && !next.contains(.spaceBefore)
  }

  /// Too long: cut before the last preposition that leaves its noun whole.
  private func shortened(_ first: Int, _ limit: Int) -> Int {
    let cut = (first + 3..<max(limit, first + 3)).last { index in
      Self.prepositions.contains(text.tokens[index].key) && text.tokens[index].key != Self.of
        && !needsComplement(index - 1)
    }
    return trimmedBack(first, cut ?? limit)
  }

  /// Whether the noun before the cut is the first part of "on the sidelines of", "between Lee and".
  private func needsComplement(_ index: Int) -> Bool {
    text.tokens[max(0, index - 3)...index].contains { $0.key == Self.between }
      || Self.openEnds.contains(text.tokens[index].key)
  }

  /// Before a preposition, article or conjunction that lost its noun.
  private func trimmedBack(_ first: Int, _ end: Int) -> Int {
    var end = end
    while end > first + 2,
      Self.openEnds.contains(text.tokens[end - 1].key)
        || !text.tokens[end - 1].traits.contains(.word)
          && !text.tokens[end - 1].traits.contains(.number)
    {
      end -= 1
    }
    return end
  }

  private func trimmedMarks(_ first: Int, _ end: Int) -> Int {
    var end = end
    while end > first + 1, text.tokens[end - 1].traits.isDisjoint(with: [.word, .number, .symbol]) {
      end -= 1
    }
    return end
  }

  // MARK: Worth

  /// Tells that somebody speaks, not of what: `Boeing announced`, `It was stated on Thursday`.
  func isHollow(_ tokens: Range<Int>) -> Bool {
    guard
      let last = tokens.last(where: {
        !isInTime(text.tokens[$0]) && !startsTime($0, before: tokens.upperBound)
      })
    else { return true }
    return Self.attributing.contains(text.tokens[last].key)
      && text.tokens[last].traits.isDisjoint(with: .capitalised)
  }

  /// "on" before "Thursday".
  private func startsTime(_ index: Int, before end: Int) -> Bool {
    index + 1 < end && Self.openers.contains(text.tokens[index].key) && isInTime(text.tokens[index + 1])
  }

  /// A date, and at most what is joined to it: `2014`, `2000 and doubled since 2006`.
  func isBareDate(_ tokens: Range<Int>) -> Bool {
    guard let next = tokens.first(where: { !isInTime(text.tokens[$0]) }) else { return true }
    return next > tokens.lowerBound
      && (Self.conjunctions.contains(text.tokens[next].key) || !text.tokens[next].traits.contains(.word))
  }

  /// How well the words stand alone: a subject with its verb is best, then a noun with its article or owner.
  func worth(of tokens: Range<Int>) -> Int {
    let start = text.tokens[tokens.lowerBound]
    if Self.pronouns.contains(start.key) { return -40 }
    if isVerbal(tokens.lowerBound) { return -60 }
    if tokens.allSatisfy({ isInTime(text.tokens[$0]) }) { return -60 }
    let hasVerb = tokens.dropFirst().contains { isFiniteVerb($0, from: tokens.lowerBound) }
    if isSubordinate(tokens.lowerBound) || isDistance(tokens.lowerBound) {
      return hasVerb && tokens.contains { isComma($0) } ? 40 : -40
    }
    let isName = start.traits.contains(.capitalised)
    return (isName ? 30 : Self.articles.contains(start.key) ? 25 : 0) + (hasVerb ? 40 : 10)
  }

  /// A word that says what its subject does: no participle that only qualifies ("agreed upon by").
  func isFiniteVerb(_ index: Int, from start: Int) -> Bool {
    let token = text.tokens[index]
    guard index > start, token.traits.isDisjoint(with: .capitalised) else { return false }
    let before = text.tokens[index - 1]
    if Self.auxiliaries.contains(token.key) { return true }
    if words.tense(of: token, in: text) != nil {
      let next = text.tokens[index + 1..<min(text.tokens.count, index + 3)]
      return Self.auxiliaries.contains(before.key) || !next.contains { $0.key == Self.by }
    }
    guard words.happenings.kinds(of: token.key) != 0, before.traits.contains(.word) else { return false }
    return before.traits.contains(.capitalised) && text.text.utf8[token.span.end - 1] == UInt8(ascii: "s")
  }

  /// Whether it is a participle: "imposed", "speaking".
  private func isVerbal(_ index: Int) -> Bool {
    let token = text.tokens[index]
    if endsInIng(token) {
      // "Beijing staged" is none.
      let next = text.tokens[min(index + 1, text.tokens.count - 1)].key
      return token.traits.isDisjoint(with: .capitalised) || Self.prepositions.contains(next)
        || Self.articles.contains(next)
    }
    return token.traits.isDisjoint(with: .capitalised) && words.tense(of: token, in: text) != nil
  }

  private func endsInIng(_ token: Token) -> Bool {
    let bytes = text.text.utf8[token.span.range]
    return bytes.count > 5 && bytes.suffix(3).elementsEqual("ing".utf8)
  }

  /// "days after".
  private func isDistance(_ index: Int) -> Bool {
    time(at: text.tokens[index]).map { $0.kind == .duration } ?? false
  }

  private func isSubordinate(_ index: Int) -> Bool {
    Self.prepositions.contains(text.tokens[index].key) || Self.subordinators.contains(text.tokens[index].key)
  }

  // MARK: Tokens

  private func isComma(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.span.count == 1 && text.text.utf8[token.span.start] == UInt8(ascii: ",")
  }

  private func isInTime(_ token: Token) -> Bool { time(at: token) != nil }

  private func time(at token: Token) -> TimeMention? {
    let index = times.partitioningIndex { $0.span.end > Int(token.start) }
    return index < times.count && times[index].span.contains(token.span) ? times[index] : nil
  }

  /// Whether a comma follows the expression, a colon as after a dateline, or `that` as after a verb of saying, so
  /// that it can be left out.
  private func endsClause(_ time: TimeMention) -> Bool {
    let next = text.firstToken(from: time.span.end)
    guard next < text.tokens.count else { return false }
    return isComma(next) || text.tokens[next].key == Self.that
      || text.text.utf8[text.tokens[next].span.start] == UInt8(ascii: ":")
  }

  /// "In" before "September,".
  private func startsDate(_ index: Int) -> Bool {
    guard index + 1 < text.tokens.count, let time = time(at: text.tokens[index + 1]) else { return false }
    return endsClause(time)
  }
}

// MARK: Words

extension LabelShape {
  private static let whose = WordKey("whose")
  private static let of = WordKey("of")
  private static let that = WordKey("that")
  private static let when = WordKey("when")
  private static let by = WordKey("by")
  private static let between = WordKey("between")
  private static let conjunctions = WordSet(
    line:
      "and but or so yet then that which who whom also would include includes")
  private static let pronouns = WordSet(
    line:
      "he she it they this that these those his her its their we i you there who which whose")
  private static let articles = WordSet(line: "the a an")
  private static let openers = WordSet(line: "in on at by since during from until")
  private static let enders = WordSet(line: "that which who whom where while although because whereas whose")
  private static let planned = WordSet(line: "scheduled expected planned due set")
  private static let attributing = WordSet(
    line:
      "said says reported reports indicate indicates added announced announces stated states confirmed confirms told "
      + "claimed claims revealed reveals warned warns noted notes mentioned explained")
  private static let leaders = attributing.union(
    WordSet(line: "after before until when while as since although because"))
  private static let subordinators = WordSet(
    line:
      "since while until whether if as when because despite although though after before until amid where unlike "
      + "according due")
  private static let auxiliaries = WordSet(line: "is are was were has have had will would be")
  private static let prepositions = WordSet(
    line:
      "in on at by of to for from with into over under upon during toward towards between among against about "
      + "after before within without through throughout across via amid alongside despite following near beyond"
  )
  private static let openEnds = prepositions.union(
    WordSet(line: "the a an and or but as his her its their our 's than both such not also to more most"))
}
