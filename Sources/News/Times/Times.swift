import Prose

/// The word lists and rules that reading dates needs.
final class TimeWords: Sendable {
  let lexer: TimeLexer
  let trie: TimeTrie
  let rules: [TimeRule]
  private let tenses: WordTable<TimeContext.Direction>
  let happenings: HappeningWords
  let eventWords: EventWordTable

  init(_ lexicon: Lexicon) {
    rules = TimeRules.all
    trie = TimeTrie(rules)
    lexer = TimeLexer(entries: lexicon["time-words"], literals: trie.literals, plainForms: trie.plainForms)
    var tenses: [(key: WordKey, direction: TimeContext.Direction)] = []
    for entry in lexicon["tense-words"] where entry.count == 2 {
      tenses.append((WordKey(entry[0]), entry[1] == "future" ? .ahead : .back))
    }
    self.tenses = WordTable(tenses.reversed().map { ($0.key, $0.direction) })
    happenings = HappeningWords(lexicon)
    eventWords = EventWordTable(happenings, tenses: tenses)
  }

  /// What the word at `index` says about time where it stands: "shipped" looks back, but not in "be shipped";
  /// "set to" looks ahead.
  func tense(at index: Int, after first: Int, in text: TokenizedText) -> TimeContext.Direction? {
    let before = index > first ? text.tokens[index - 1].key : nil
    if text.tokens[index].key == Self.to {
      return before.map { Self.leadsAhead.contains($0) } ?? false ? .ahead : nil
    }
    guard let tense = tense(of: text.tokens[index], in: text) else { return nil }
    return tense == .back && before == Self.be ? nil : tense
  }

  private static let to = WordKey("to")
  private static let be = WordKey("be")
  private static let leadsAhead = WordSet(["set", "is", "are", "due", "about"])

  /// What a verb form says about time; regular past forms are known by their ending.

  func tense(of token: Token, in text: TokenizedText) -> TimeContext.Direction? {
    guard token.traits.contains(.word) else { return nil }
    if let known = tenses[token.key] { return known }
    return isRegularPast(token, text.text.utf8) ? .back : nil
  }

  /// Whether a word of a text ends like a regular past form.
  func isRegularPast(_ token: Token, _ bytes: [UInt8]) -> Bool {
    let end = Int(token.end)
    return token.end - token.start > 4 && !token.traits.contains(.capitalised)
      && bytes[end - 1] == UInt8(ascii: "d") && bytes[end - 2] == UInt8(ascii: "e")
  }
}

/// The expressions of time in one article, in order of place, none overlapping another.
/// - Parameter published: the day relative expressions count from; without it they stay unresolved.
func times(in text: TokenizedText, published: Day?, words: TimeWords) -> [TimeMention] {
  var mentions: [TimeMention] = []
  var last: TimeSpan?
  var quarter: TimeSpan?
  var pieces: [TimePiece] = []
  for sentence in text.sentences {
    words.lexer.read(sentence, in: text, into: &pieces)
    var index = 0
    while index < pieces.count {
      guard
        let (mention, end) = time(
          at: index, in: pieces, of: sentence, text, published, (last, quarter), words)
      else {
        index += 1
        continue
      }
      mentions.append(mention)
      if let days = mention.days, days.grain != .vague {
        last = days
        if mention.rule.hasPrefix("quarter") || mention.rule == "the latest quarter" { quarter = days }
      }
      index = end
    }
  }
  return mentions
}

/// The longest expression whose form starts at piece `index`, and the piece after it.
private func time(
  at index: Int, in pieces: [TimePiece], of sentence: Sentence, _ text: TokenizedText, _ published: Day?,
  _ before: (last: TimeSpan?, quarter: TimeSpan?), _ words: TimeWords
) -> (TimeMention, Int)? {
  guard pieces[index].startsToken || index > 0, words.trie.mayStart(with: pieces[index]) else { return nil }
  for (leaf, values) in words.trie.matches(in: pieces, at: index) {
    let range = index + leaf.pieces.lowerBound..<index + leaf.pieces.upperBound
    guard standsAlone(range, in: pieces), let first = pieces[range].first, let final = pieces[range].last
    else {
      continue
    }
    let context = TimeContext(
      published: published, last: before.last, quarter: before.quarter, text: text, sentence: sentence,
      words: words,
      tokens: first.token...final.lastToken(in: text))
    let rule = words.rules[leaf.rule]
    guard let reading = rule.reading(TimeMatch(values: values, pieces: range), context) else { continue }
    let mention = TimeMention(
      kind: reading.kind, span: first.span.union(final.span), value: reading.value, days: reading.days,
      anchor: reading.anchor, rule: rule.name)
    return (mention, range.upperBound)
  }
  return nil
}

/// Whether the expression begins and ends with whole tokens, or is one calendar date beside another in a
/// compound (`2010-11`, `Monday-Friday`).
private func standsAlone(_ range: Range<Int>, in pieces: [TimePiece]) -> Bool {
  let isDate = { (index: Int) -> Bool in
    pieces.indices.contains(index)
      && [TimeClass.month, .weekday, .year, .day].contains { pieces[index].value(of: $0.symbol) != nil }
  }
  guard let first = pieces[range].first, let last = pieces[range].last else { return false }
  let startsWell = first.startsToken || (isDate(range.lowerBound) && isDate(range.lowerBound - 2))
  return startsWell && (last.endsToken || (isDate(range.upperBound - 1) && isDate(range.upperBound + 1)))
}

extension TimePiece {
  /// The last token of a piece that joins several.
  fileprivate func lastToken(in text: TokenizedText) -> Int {
    var token = token
    while token + 1 < text.tokens.count, text.tokens[token + 1].span.end <= span.end { token += 1 }
    return token
  }
}
