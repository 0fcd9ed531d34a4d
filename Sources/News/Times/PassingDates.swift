import Prose

/// Dates that a sentence mentions in passing: they tell of nothing that happens then.
struct PassingDates {
  let text: TokenizedText
  let words: TimeWords

  /// Whether the date only qualifies something else: it ends an accounting period ("the quarter ended June 26"),
  /// is what a figure is compared with ("up from 2 million in 2005"), stands beside a noun that names no
  /// happening ("an April report", "figures released April 3"; not "the 2016 deployment"), or says how long
  /// something that is over lasted ("banned until May").
  /// - Parameter first: the first token of the date.
  func isMentionedOnly(_ time: TimeMention, from first: Int, in sentence: Sentence) -> Bool {
    let start = sentence.tokens.lowerBound
    guard first > start, first < sentence.tokens.upperBound else { return false }
    let before = Array(text.tokens[max(start, first - 4)..<first].reversed())
    return endsPeriod(before) || isCompared(before, time) || qualifies(time, before[0], in: sentence)
      || datesPaper(before)
  }

  /// Whether a span that is over only says how long something lasted; "not until May" tells of May itself.
  func endsState(_ days: TimeSpan, from first: Int, in sentence: Sentence, published: Day?) -> Bool {
    let start = sentence.tokens.lowerBound
    guard first > start, Self.until.contains(text.tokens[first - 1].key), let last = days.last,
      let published, last <= published
    else { return false }
    return !text.tokens[max(start, first - 4)..<first].contains { $0.key == Self.not }
  }

  /// Whether a verb in the past tells what somebody did, and not only how things were; "had come", "has been
  /// taking" and "in office since" do as well.
  func tellsDeed(_ tokens: Range<Int>) -> Bool {
    if let first = tokens.first, text.tokens[first].key == TimeContext.since { return true }
    return tokens.contains { index in
      let key = text.tokens[index].key
      let before = index > tokens.lowerBound ? text.tokens[index - 1].key : key
      if Self.states.contains(key) { return false }
      if key == Self.office, Self.taking.contains(before) { return true }
      if before == Self.been { return isGerund(index) }
      return words.tense(at: index, after: tokens.lowerBound, in: text) == .back
        || Self.perfects.contains(before) && key != Self.been && isVerb(index)
    }
  }

  /// A word that can be a participle after "had": no article, number, preposition or adverb in -ly.
  private func isVerb(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.traits.contains(.word) && token.traits.isDisjoint(with: .capitalised)
      && !Self.determiners.contains(token.key) && !words.lexer.isA(.preposition, token.key)
      && !words.happenings.isCommon(token.key)
  }

  /// Whether the clause of the date only describes what it follows: "which opened in 2014", "the one that opened in
  /// 2014".
  func describes(_ date: Int, in tokens: Range<Int>) -> Bool {
    let end = max(tokens.lowerBound, min(tokens.upperBound, date))
    for index in (tokens.lowerBound..<end).reversed() {
      let token = text.tokens[index]
      if token.traits.contains(.punctuation) { return false }
      if Self.relatives.contains(token.key) || token.key == Self.that && followsNoun(index, in: tokens) {
        return true
      }
    }
    return false
  }

  /// Whether a noun with its article stands before: "that" says more of it. After a verb it says what somebody says.
  private func followsNoun(_ index: Int, in tokens: Range<Int>) -> Bool {
    guard index > tokens.lowerBound else { return false }
    if Self.pronouns.contains(text.tokens[index - 1].key) { return true }
    return index - 1 > tokens.lowerBound && text.tokens[index - 1].traits.contains(.word)
      && Self.determiners.contains(text.tokens[index - 2].key)
  }

  private func isGerund(_ index: Int) -> Bool {
    text.text.utf8[text.tokens[index].span.range].suffix(3).elementsEqual("ing".utf8)
  }

  /// - Parameter before: the tokens before the date, nearest first.
  private func endsPeriod(_ before: [Token]) -> Bool {
    let verb = before[0].key == Self.on ? 1 : 0
    guard before.count > verb, Self.periodEnds.contains(before[verb].key) else { return false }
    return before.dropFirst(verb + 1).contains { Self.periods.contains($0.key) }
  }

  private func isCompared(_ before: [Token], _ time: TimeMention) -> Bool {
    if before.prefix(2).contains(where: { Self.comparing.contains($0.key) }) { return true }
    guard before[0].key == Self.from || before.count > 1 && before[1].key == Self.with else { return false }
    return before.dropFirst().contains { token in
      token.traits.contains(.number) || Self.compared.contains(token.key)
        || text.text.utf8[token.span.end - 1] == UInt8(ascii: "%")
    }
  }

  /// "figures released on April 3".
  private func datesPaper(_ before: [Token]) -> Bool {
    let place = Self.prepositions.contains(before[0].key) ? 1 : 0
    guard before.count > place + 1, Self.papers.contains(before[place].key) else { return false }
    let noun = before[place + 1]
    return noun.traits.contains(.word) && !noun.traits.contains(.capitalised)
      && !Self.auxiliaries.contains(noun.key)
  }

  private func qualifies(_ time: TimeMention, _ before: Token, in sentence: Sentence) -> Bool {
    let next = text.firstToken(from: time.span.end)
    guard Self.determiners.contains(before.key), next < sentence.tokens.upperBound else { return false }
    let phrase = text.tokens[next..<min(sentence.tokens.upperBound, next + 4)].prefix { token in
      token.traits.contains(.word) && !words.lexer.isA(.preposition, token.key)
    }
    guard let noun = phrase.first, !noun.traits.contains(.clitic) else { return false }
    if time.days?.grain == .day { return phrase.contains { Self.documents.contains($0.key) } }
    return !phrase.contains { token in
      token.traits.contains(.capitalised) || words.happenings.kinds(of: token.key) != 0
    }
  }

  private static let on = WordKey("on")
  private static let office = WordKey("office")
  private static let taking = WordSet(line: "in take takes took taken taking")
  private static let perfects = WordSet(line: "had has have")
  private static let been = WordKey("been")
  private static let not = WordKey("not")
  private static let until = WordSet(line: "until till")
  private static let prepositions = WordSet(line: "on in")
  private static let papers = WordSet(line: "released published issued posted dated aired printed")
  private static let states = WordSet(
    line: "was were had did said thought knew kept stood based showed expected")
  private static let documents = WordSet(
    line:
      "report reports memo letter article study survey figures data statement edition issue story editorial paper"
  )
  private static let relatives = WordSet(line: "which who whom whose")
  private static let that = WordKey("that")
  private static let pronouns = WordSet(line: "one ones those")
  private static let auxiliaries = WordSet(
    line:
      "was were is are be been being has have had and but also who which that he she it they")
  private static let from = WordKey("from")
  private static let with = WordKey("with")
  private static let periods = WordSet(line: "quarter quarters half year period month months week weeks days")
  private static let periodEnds = WordSet(line: "ended ends ending")
  private static let comparing = WordSet(line: "than versus vs")
  private static let compared = WordSet(line: "compared percent percentage up down")
  private static let determiners = WordSet(line: "a an the this that its their his her our my 's")
}

/// Which sentences begin inside a quotation that an earlier one of their paragraph opened.
struct OpenQuotations {
  private let sentences: Set<Int>
  private let text: TokenizedText

  init(_ text: TokenizedText) {
    var sentences: Set<Int> = []
    for block in text.blocks {
      // A quotation may run on over paragraphs that do not open it again, and its opening may be lost.
      var depth = Self.closesFirst(block, in: text) ? 1 : 0
      for index in block {
        if depth > 0 { sentences.insert(index) }
        depth = Self.depth(after: text.sentences[index].tokens, from: depth, in: text)
      }
    }
    self.sentences = sentences
    self.text = text
  }

  /// Whether more quotation marks open than close before a token in its paragraph.
  func contains(_ token: Int, inSentence index: Int) -> Bool {
    let tokens = text.sentences[index].tokens
    let end = max(tokens.lowerBound, min(tokens.upperBound, token))
    let start = sentences.contains(index) ? 1 : 0
    return Self.depth(after: tokens.lowerBound..<end, from: start, in: text) > 0
  }

  /// Whether the first quotation mark stands at the end of a word, and so closes what none opened.
  private static func closesFirst(_ block: Range<Int>, in text: TokenizedText) -> Bool {
    let mark = text.sentences[block].lazy.flatMap(\.tokens).first { index in
      text.tokens[index].traits.contains(.quotationMark) && !text.tokens[index].traits.contains(.singleMark)
    }
    guard let mark, text.sentences[block.lowerBound].tokens.lowerBound < mark else { return false }
    let (before, traits) = (text.tokens[mark - 1].traits, text.tokens[mark].traits)
    return traits.contains(.closesQuotation) && !traits.contains(.spaceBefore)
      && before.isDisjoint(with: [.number, .openingBracket])
  }

  private static func depth(after tokens: Range<Int>, from start: Int, in text: TokenizedText) -> Int {
    var depth = start
    for token in text.tokens[tokens] {
      guard token.traits.contains(.quotationMark), !token.traits.contains(.singleMark) else { continue }
      let closes =
        token.traits.contains(.closesQuotation) && (!token.traits.contains(.opensQuotation) || depth > 0)
      depth = closes ? max(0, depth - 1) : depth + 1
    }
    return depth
  }
}
