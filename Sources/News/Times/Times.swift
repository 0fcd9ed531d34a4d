import Prose

/// The word lists and rules that reading dates needs.
final class TimeWords: Sendable {
  let lexer: TimeLexer
  let trie: TimeTrie
  let rules: [TimeRule]
  private let tenses: WordTable<TimeContext.Direction>
  let happenings: HappeningWords
  let eventWords: EventWordTable

  init(_ lexicon: Lexicon, numbering vocabulary: inout Vocabulary) {
    rules = TimeRules.all
    trie = TimeTrie(rules)
    lexer = TimeLexer(entries: lexicon["time-words"], forms: trie, numbering: &vocabulary)
    var tenses: [(key: WordKey, direction: TimeContext.Direction)] = []
    for entry in lexicon["tense-words"] where entry.count == 2 {
      tenses.append((WordKey(entry[0]), entry[1] == "future" ? .ahead : .back))
    }
    self.tenses = WordTable(tenses.reversed().map { ($0.key, $0.direction) })
    happenings = HappeningWords(lexicon, numbering: &vocabulary)
    eventWords = EventWordTable(happenings, tenses: tenses, numbering: &vocabulary)
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
func times(in listed: ListedText, published: Day?, words: TimeWords) -> [TimeMention] {
  let text = listed.text
  let reader = TimeReader(text: text, published: published, words: words)
  var mentions: [TimeMention] = []
  var before = TimeReader.Before()
  var pieces = TimePieces()
  var matches = TimeMatches()
  for sentence in text.sentences {
    words.lexer.read(sentence, in: listed, into: &pieces)
    var index = 0
    while index < pieces.count {
      guard let (mention, end) = reader.time(at: index, in: pieces, of: sentence, before, &matches) else {
        index += 1
        continue
      }
      mentions.append(mention)
      before.take(mention)
      index = end
    }
  }
  return mentions
}

/// Reads the expressions of time in one article.
private struct TimeReader {
  let text: TokenizedText
  let published: Day?
  let words: TimeWords

  /// What the article named before.
  struct Before {
    private(set) var date: TimeSpan?
    private(set) var quarter: TimeSpan?

    mutating func take(_ mention: TimeMention) {
      guard let days = mention.days, days.grain != .vague else { return }
      date = days
      if mention.rule.hasPrefix("quarter") || mention.rule == "the latest quarter" { quarter = days }
    }
  }

  /// The longest expression whose form starts at piece `index`, and the piece after it.
  func time(
    at index: Int, in pieces: TimePieces, of sentence: Sentence, _ before: Before,
    _ matches: inout TimeMatches
  ) -> (TimeMention, Int)? {
    guard pieces[index].startsToken || index > 0, words.trie.match(pieces, at: index, into: &matches) else {
      return nil
    }
    for place in matches.found.indices {
      let (leaf, values) = matches.found[place]
      let range = index + leaf.pieces.lowerBound..<index + leaf.pieces.upperBound
      guard !range.isEmpty, standsAlone(range, in: pieces) else { continue }
      let (first, final) = (pieces[range.lowerBound], pieces[range.upperBound - 1])
      let context = TimeContext(
        published: published, last: before.date, quarter: before.quarter, text: text, sentence: sentence,
        words: words, tokens: first.token...final.lastToken(in: text))
      let match = TimeMatch(values: matches.values(values), pieces: range)
      guard let reading = words.rules[leaf.rule].reading(match, context) else { continue }
      let mention = TimeMention(
        kind: reading.kind, span: first.span.union(final.span), value: reading.value, days: reading.days,
        anchor: reading.anchor, rule: words.rules[leaf.rule].name)
      return (mention, range.upperBound)
    }
    return nil
  }

  /// Whether the expression begins and ends with whole tokens, or is one calendar date beside another in a
  /// compound (`2010-11`, `Monday-Friday`).
  private func standsAlone(_ range: Range<Int>, in pieces: TimePieces) -> Bool {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    let startsWell = pieces[first].startsToken || isDate(first, in: pieces) && isDate(first - 2, in: pieces)
    return startsWell
      && (pieces[last].endsToken || isDate(last, in: pieces) && isDate(last + 2, in: pieces))
  }

  private func isDate(_ index: Int, in pieces: TimePieces) -> Bool {
    pieces.indices.contains(index) && pieces[index].classes & Self.dates != 0
  }

  private static let dates = TimeClass.bits(.month, .weekday, .year, .day)
}

extension TimePiece {
  /// The last token of a piece that joins several.
  fileprivate func lastToken(in text: TokenizedText) -> Int {
    var token = token
    while token + 1 < text.tokens.count, text.tokens[token + 1].span.end <= span.end { token += 1 }
    return token
  }
}
