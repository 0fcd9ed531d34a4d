import Prose

/// Where a label can begin and must end, and how well its words stand alone.
struct LabelShape {
  let tokens: EventTokens

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
      if tokens.has(.leader, index) || isComma(index) && !isInTime(index) {
        add(trimmedStart(index + 1..<sentence.upperBound))
      }
    }
    for index in telling where tokens.kinds(index) & kind != 0 {
      if let start = phraseStart(of: index, in: sentence) { add(start) }
    }
    return starts
  }

  /// Without a leading date, mark or conjunction.
  private func trimmedStart(_ stretch: Range<Int>) -> Int {
    var start = stretch.lowerBound
    while start < stretch.upperBound - 1 {
      if let time = tokens.time(at: start), let next = endOfClause(time) {
        start = next
      } else if tokens.has(.conjunction, start) || tokens.has(.opener, start) && startsDate(start)
        || tokens[start].traits.isDisjoint(with: [.word, .number])
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
      let isPart = !tokens[start - 1].traits.isDisjoint(with: [.word, .number, .clitic])
      guard isPart, !isLinking(start - 1) else { break }
      start -= 1
      if tokens.has(.article, start) { return start }
    }
    let isOwned = (start..<noun).contains { tokens[$0].traits.contains(.clitic) }
    guard start > sentence.lowerBound else { return isOwned ? start : nil }
    let isLed = tokens.has(.preposition, start - 1) || tokens.key(start - 1) == Self.whose
    return isOwned || isLed ? start : nil
  }

  /// A word that a noun phrase cannot go over: a preposition, a conjunction, a verb.
  private func isLinking(_ index: Int) -> Bool {
    tokens.has([.preposition, .conjunction, .pronoun, .attributing], index)
      || tokens[index].traits.isDisjoint(with: .capitalised)
        && (tokens.has([.back, .ahead], index) || endsInIng(tokens[index]))
  }

  /// Without the place a report was filed from: "BEIJING –".
  private func afterDateline(_ stretch: Range<Int>) -> Range<Int> {
    guard let first = stretch.first, tokens[first].traits.contains(.allCaps) else { return stretch }
    let dash = stretch.prefix(6).first { index in
      let byte = tokens.bytes[tokens[index].span.start]
      return tokens[index].traits.contains(.punctuation) && byte >= 0x80 || byte == UInt8(ascii: "-")
    }
    return dash.map { $0 + 1..<stretch.upperBound } ?? stretch
  }

  // MARK: Ends

  /// Before a relative clause or what a comma sets apart, and within the length that fits a line; whether it had
  /// to be cut for that.
  func end(from first: Int, _ limit: Int) -> (end: Int, isCut: Bool) {
    var needsMain = isSubordinate(first)
    var last = first + 1
    while last < limit {
      if Int(tokens[last].end) - Int(tokens[first].start) > Self.longest {
        return (shortened(first, last), true)
      }
      if last > first + 1, ends(at: last), tokens.key(last) != Self.that || !isHollow(first..<last) {
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
    guard let second = nextComma(after: comma), second + 1 < tokens.count,
      isFiniteVerb(second + 1, from: first)
    else { return false }
    return !(first + 1..<second).contains { isFiniteVerb($0, from: first) }
  }

  private func nextComma(after index: Int) -> Int? {
    (index + 1..<min(tokens.count, index + 10)).first(where: isComma)
  }

  private func ends(at index: Int) -> Bool {
    if tokens.has(.ender, index) { return true }
    let next = index + 1 < tokens.count ? index + 1 : nil
    let token = tokens[index]
    if token.key == Self.when { return next.map { tokens.has(.pronoun, $0) } ?? false }
    guard !token.traits.isDisjoint(with: [.punctuation, .symbol]), !isInTime(index),
      !token.traits.contains(.quotationMark), !isUnit(index)
    else { return false }
    return !(next.map { tokens.has(.planned, $0) } ?? false)
  }

  /// The sign of a percentage or a currency: it touches a number.
  private func isUnit(_ index: Int) -> Bool {
    let traits = tokens[index].traits
    guard traits.contains(.symbol), index > 0, index + 1 < tokens.count else { return false }
    let next = tokens[index + 1].traits
    return tokens[index - 1].traits.contains(.number) && !traits.contains(.spaceBefore)
      || next.contains(.number) && !next.contains(.spaceBefore)
  }

  /// Too long: cut before the last preposition that leaves its noun whole.
  private func shortened(_ first: Int, _ limit: Int) -> Int {
    let cut = (first + 3..<max(limit, first + 3)).last { index in
      tokens.has(.preposition, index) && tokens.key(index) != Self.of && !needsComplement(index - 1)
    }
    return trimmedBack(first, cut ?? limit)
  }

  /// Whether the noun before the cut is the first part of "on the sidelines of", "between Lee and".
  private func needsComplement(_ index: Int) -> Bool {
    tokens.has(.openEnd, index) || (max(0, index - 3)...index).contains { tokens.key($0) == Self.between }
  }

  /// Before a preposition, article or conjunction that lost its noun.
  private func trimmedBack(_ first: Int, _ end: Int) -> Int {
    var end = end
    while end > first + 2,
      tokens.has(.openEnd, end - 1) || tokens[end - 1].traits.isDisjoint(with: [.word, .number])
    {
      end -= 1
    }
    return end
  }

  private func trimmedMarks(_ first: Int, _ end: Int) -> Int {
    var end = end
    while end > first + 1, tokens[end - 1].traits.isDisjoint(with: [.word, .number, .symbol]) {
      end -= 1
    }
    return end
  }

  // MARK: Worth

  /// Tells that somebody speaks, not of what: `Boeing announced`, `It was stated on Thursday`.
  func isHollow(_ stretch: Range<Int>) -> Bool {
    guard let last = stretch.last(where: { !isInTime($0) && !startsTime($0, before: stretch.upperBound) })
    else { return true }
    return tokens.has(.attributing, last) && tokens[last].traits.isDisjoint(with: .capitalised)
  }

  /// "on" before "Thursday".
  private func startsTime(_ index: Int, before end: Int) -> Bool {
    index + 1 < end && tokens.has(.opener, index) && isInTime(index + 1)
  }

  /// A date, and at most what is joined to it: `2014`, `2000 and doubled since 2006`.
  func isBareDate(_ stretch: Range<Int>) -> Bool {
    guard let next = stretch.first(where: { !isInTime($0) }) else { return true }
    return next > stretch.lowerBound
      && (tokens.has(.conjunction, next) || !tokens[next].traits.contains(.word))
  }

  /// How well the words stand alone: a subject with its verb is best, then a noun with its article or owner.
  func worth(of stretch: Range<Int>) -> Int {
    let start = stretch.lowerBound
    if tokens.has(.pronoun, start) { return -40 }
    if isVerbal(start) { return -60 }
    if stretch.allSatisfy(isInTime) { return -60 }
    let hasVerb = stretch.dropFirst().contains { isFiniteVerb($0, from: start) }
    if isSubordinate(start) || isDistance(start) {
      return hasVerb && stretch.contains(where: isComma) ? 40 : -40
    }
    let isName = tokens[start].traits.contains(.capitalised)
    return (isName ? 30 : tokens.has(.article, start) ? 25 : 0) + (hasVerb ? 40 : 10)
  }

  /// A word that says what its subject does: no participle that only qualifies ("agreed upon by").
  func isFiniteVerb(_ index: Int, from start: Int) -> Bool {
    guard index > start, tokens[index].traits.isDisjoint(with: .capitalised) else { return false }
    if tokens.has(.auxiliary, index) { return true }
    if tokens.has([.back, .ahead], index) {
      return tokens.has(.auxiliary, index - 1)
        || !(index + 1..<min(tokens.count, index + 3)).contains { tokens.key($0) == Self.by }
    }
    guard tokens.kinds(index) != 0 else { return false }
    return tokens[index - 1].traits.isSuperset(of: [.word, .capitalised])
      && tokens.bytes[Int(tokens[index].end) - 1] == UInt8(ascii: "s")
  }

  /// Whether it is a participle: "imposed", "speaking".
  private func isVerbal(_ index: Int) -> Bool {
    let isLower = tokens[index].traits.isDisjoint(with: .capitalised)
    guard endsInIng(tokens[index]) else { return isLower && tokens.has([.back, .ahead], index) }
    // "Beijing staged" is none.
    return isLower || tokens.has([.preposition, .article], min(index + 1, tokens.count - 1))
  }

  private func endsInIng(_ token: Token) -> Bool {
    let (bytes, end) = (tokens.bytes, Int(token.end))
    return token.end - token.start > 5 && bytes[end - 1] == UInt8(ascii: "g")
      && bytes[end - 2] == UInt8(ascii: "n") && bytes[end - 3] == UInt8(ascii: "i")
  }

  /// "days after".
  private func isDistance(_ index: Int) -> Bool {
    tokens.time(at: index).map { tokens.times[$0].kind == .duration } ?? false
  }

  private func isSubordinate(_ index: Int) -> Bool { tokens.has([.preposition, .subordinator], index) }

  // MARK: Tokens

  private func isComma(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.end - token.start == 1 && tokens.bytes[Int(token.start)] == UInt8(ascii: ",")
  }

  private func isInTime(_ index: Int) -> Bool { tokens.has(.time, index) }

  /// The token after an expression of time, where that is a comma, a colon as after a dateline, or `that` as after a
  /// verb of saying, so that the expression can be left out.
  private func endOfClause(_ time: Int) -> Int? {
    let next = tokens.text.firstToken(from: tokens.times[time].span.end)
    guard next < tokens.count else { return nil }
    let ends =
      isComma(next) || tokens.key(next) == Self.that
      || tokens.bytes[Int(tokens[next].start)] == UInt8(ascii: ":")
    return ends ? next : nil
  }

  /// "In" before "September,".
  private func startsDate(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, let time = tokens.time(at: index + 1) else { return false }
    return endOfClause(time) != nil
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
}
