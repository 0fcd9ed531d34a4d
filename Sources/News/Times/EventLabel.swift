import Prose

/// Chooses the words that name an event, and trims them to their main clause.
struct EventLabel {
  let text: TokenizedText
  let words: TimeWords
  let times: [TimeMention]
  let isTitle: Bool

  private static let longest = 90

  /// The words of a telling that can name its event, and how well they do; more is better.
  func candidate(_ draft: TellingDraft) -> (span: Span, score: Int)? {
    let tokens = trimmedStart(afterDateline(draft.tokens))
    guard let first = tokens.first else { return nil }
    let end = trimmedEnd(from: first, tokens.upperBound)
    guard end > first else { return nil }
    let span = Span(text.tokens[first].span.start, text.tokens[end - 1].span.end)
    return (span, score(draft, first..<end, span))
  }

  private func score(_ draft: TellingDraft, _ tokens: Range<Int>, _ span: Span) -> Int {
    let start = text.tokens[tokens.lowerBound]
    var score = 0
    if tokens.contains(where: { words.happenings.kinds(of: text.tokens[$0].key) & draft.kind != 0 }) {
      score += 40
    }
    if start.traits.contains(.capitalised) { score += 30 }
    if Self.pronouns.contains(start.key) { score -= 30 }
    if tokens.contains(where: { words.tense(of: text.tokens[$0], in: text) != nil }) { score += 20 }
    if draft.days != nil, !draft.isDatedByReport { score += 15 }
    if tokens.contains(where: { Self.reporting.contains(text.tokens[$0].key) }) { score -= 25 }
    if tokens.contains(where: { text.tokens[$0].traits.contains(.quotationMark) }) { score -= 40 }
    if !(25...Self.longest).contains(span.count) { score -= 30 }
    if isTitle { score -= 5 }
    return score * 4 - span.count
  }

  /// Without a leading date, mark or conjunction.
  private func trimmedStart(_ tokens: Range<Int>) -> Range<Int> {
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
    return start..<tokens.upperBound
  }

  private func time(at token: Token) -> TimeMention? {
    let index = times.partitioningIndex { $0.span.end > Int(token.start) }
    return index < times.count && times[index].span.contains(token.span) ? times[index] : nil
  }

  /// Whether a comma follows the expression, so that it can be left out.
  private func endsClause(_ time: TimeMention) -> Bool {
    let next = text.firstToken(from: time.span.end)
    return next < text.tokens.count && text.text.utf8[text.tokens[next].span.start] == UInt8(ascii: ",")
  }

  /// "In" before "September,".
  private func startsDate(_ index: Int) -> Bool {
    guard index + 1 < text.tokens.count, let time = time(at: text.tokens[index + 1]) else { return false }
    return endsClause(time)
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

  /// Before a relative clause or a participle, and within the length that fits a line.
  private func trimmedEnd(from first: Int, _ end: Int) -> Int {
    var last = first + 1
    while last < end {
      let token = text.tokens[last]
      let isFull = token.span.end - text.tokens[first].span.start > Self.longest
      let isCut =
        last > first + 4 && Self.enders.contains(token.key)
        || last > first + 2 && text.text.utf8[token.span.start] == UInt8(ascii: ",")
          && !token.traits.contains(.word)
      if isFull || isCut { break }
      last += 1
    }
    let isTooLong = last < end && text.tokens[last].span.end - text.tokens[first].span.start > Self.longest
    if isTooLong, let cut = (first + 4..<max(last, first + 4)).last(where: { isOpenEnded($0) }) {
      return trimmedBack(first, cut)
    }
    return last < end && isOpenEnded(last - 1) ? trimmedBack(first, last) : last
  }

  private func isOpenEnded(_ index: Int) -> Bool { Self.openEnds.contains(text.tokens[index].key) }

  /// Before a preposition or article that lost its noun.
  private func trimmedBack(_ first: Int, _ end: Int) -> Int {
    var end = end
    while end > first + 2, isOpenEnded(end - 1) || !text.tokens[end - 1].traits.contains(.word) { end -= 1 }
    return end
  }

  private static let conjunctions = keys(
    "and but or so then while as that which who whom where when also will would include includes")
  private static let pronouns = keys("he she it they this that these those his her its their we i you there")
  /// Words of saying: on the day of the report somebody speaks of something.
  static let reporting = keys(
    "said says say told tells added called urged hopes hoped reported hope announced announces")
  private static let openers = keys("in on at by since during from until")
  private static let enders = keys("that which who whom where while although because whereas whose")
  private static let openEnds = keys(
    "in on at by of to for from with the a an and or as its his her their into over under upon during")

  private static func keys(_ words: String) -> WordSet {
    WordSet(words.split(separator: " ").map { WordKey($0) })
  }
}
