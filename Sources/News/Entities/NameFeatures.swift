import Prose

/// What the model looks at: every feature of a token as one hash.
///
/// Each is made of the number of its template and of what is seen at one or two places. The rules' reading of the
/// sentence is among them, so that the model learns when to trust it.
struct NameFeatures {
  private let names: NameText
  private let rules: RuleReading
  /// Per token of the zone with two on either side.
  private var facts: [TokenFacts] = []
  private var known: [UInt64] = []
  /// The features of the token gathered last: the first `count` of them.
  private var gathered = [UInt64](repeating: 0, count: NameModel.featureLimit)
  private var count = 0
  private var zone = 0..<0
  private var sentence = 0..<0

  private static let margin = 2

  init(_ names: NameText, rules: RuleReading) {
    self.names = names
    self.rules = rules
  }

  /// Those of the token gathered last.
  var features: ArraySlice<UInt64> { gathered[..<count] }

  /// Turns to another zone.
  mutating func read(_ zone: NameZone) {
    self.zone = zone.tokens
    sentence = zone.sentence
    facts.removeAll(keepingCapacity: true)
    for index in zone.tokens.lowerBound - Self.margin..<zone.tokens.upperBound + Self.margin {
      facts.append(zone.sentence.contains(index) ? seen(at: index) : .border)
    }
    readPhrases()
  }

  /// What the lists say of phrases in the zone: the kind and whether the token opens it.
  private mutating func readPhrases() {
    known.removeAll(keepingCapacity: true)
    known.append(contentsOf: repeatElement(0, count: zone.count))
    var index = zone.lowerBound
    while index < zone.upperBound {
      guard startsName(index - zone.lowerBound + Self.margin),
        let match = names.known(at: index, limit: zone.upperBound)
      else {
        index += 1
        continue
      }
      let kind: UInt64 =
        switch match.phrase.kind {
        case .country: 1
        case .region: 2
        case .city: 3
        case .organisation: 4
        case .nationality: 5
        case .nonName: 6
        }
      for place in index..<index + match.count {
        known[place - zone.lowerBound] = kind << 2 | (place == index ? 1 : 2)
      }
      index += match.count
    }
  }

  private func seen(at index: Int) -> TokenFacts {
    let token = names.tokens[index]
    let length = Int(token.end - token.start)
    let visible: Token.Traits = [
      .word, .number, .punctuation, .capitalised, .allCaps, .innerCap, .containsDigit, .containsHyphen,
      .abbreviation, .clitic, .quotationMark, .openingBracket, .closingBracket, .symbol,
    ]
    var shape = UInt64(token.traits.intersection(visible).rawValue)
    if token.traits.contains(.word) { shape |= UInt64(length < 4 ? length : 4) << 32 }
    if token.traits.contains(.containsHyphen) { shape |= compoundShape(of: token) << 36 }
    return TokenFacts(
      word: token.key.hash, shape: shape, classes: UInt64(names.classes[index].rawValue),
      rule: UInt64(rules.marks[index].rawValue), startsName: names.startsName(index))
  }

  /// What tells `Washington-based` from `Moreno-Ocampo`: how the last part is written, and what is known of the first
  /// and the last.
  private func compoundShape(of token: Token) -> UInt64 {
    let parts = names.compoundParts(token)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return 0 }
    let isLower = (0x61...0x7A).contains(names.utf8[last.start])
    let classes = names.words.classes(of: names.key(last))
    let isPlace = names.words.phrases[names.key(first)]?.isPlace == true
    return 1 | (isLower ? 2 : 0) | (classes.contains(.common) ? 4 : 0)
      | (classes.isDisjoint(with: [.givenName, .surname]) ? 0 : 8) | (isPlace ? 16 : 0)
  }

  /// The features of the token at `index` of the zone, in `features`; gives how many of them, the first ones, do
  /// not depend on which word it is.
  mutating func gather(at index: Int) -> Int {
    count = 0
    let place = index - zone.lowerBound + Self.margin
    let run = run(around: place)
    let runPlace = UInt64(min(place - run.lowerBound, 3) << 2 | min(run.upperBound - 1 - place, 3))
    addSurroundings(of: index, at: place)
    add(30, runPlace)
    add(31, facts[run.lowerBound - 1].word, runPlace)
    add(32, facts[run.upperBound].word, runPlace)
    add(33, facts[run.upperBound - 1].classes, runPlace)
    add(34, facts[run.lowerBound].classes, runPlace)
    add(35, facts[run.lowerBound - 1].word, facts[run.upperBound].word)
    let general = count
    add(63, facts[run.upperBound - 1].word, runPlace)
    add(64, facts[run.lowerBound].word, runPlace)
    addWord(at: place, position: position(of: index, at: place))
    addAffixes(names.tokens[index])
    return general
  }

  /// 0 inside a sentence, 1 at its start, 2 after a quotation mark.
  private func position(of index: Int, at place: Int) -> UInt64 {
    index == sentence.lowerBound ? 1 : facts[place - 1].isQuotation ? 2 : 0
  }

  /// What stands before and after, and what is known of it.
  private mutating func addSurroundings(of index: Int, at place: Int) {
    let here = facts[place]
    let previous = facts[place - 1]
    let next = facts[place + 1]
    let phrase = known[index - zone.lowerBound]
    let phraseAfter = index + 1 < zone.upperBound ? known[index + 1 - zone.lowerBound] : 0
    let phraseBefore = index > zone.lowerBound ? known[index - 1 - zone.lowerBound] : 0
    let position = position(of: index, at: place)

    add(1, 0)
    add(2, here.shape)
    add(3, here.shape, next.shape)
    add(4, previous.shape, here.shape)
    add(5, previous.shape, next.shape, here.shape)
    add(6, here.classes)
    add(7, previous.classes, here.classes)
    add(8, here.classes, next.classes)
    add(9, phrase, here.shape)
    add(10, phraseBefore, phrase, phraseAfter)
    add(11, phrase, here.classes)
    addRule(here, previous, next, phrase)
    add(18, position, here.classes, here.shape)
    add(19, previous.word)
    add(20, next.word)
    add(21, facts[place - 2].word)
    add(22, facts[place + 2].word)
    add(23, previous.word, here.classes)
    add(24, next.word, here.classes)
    add(25, facts[place - 2].word, previous.word)
    add(26, next.word, facts[place + 2].word)
    addBits(27, here.classes)
    addBits(28, previous.classes)
    addBits(29, next.classes)
    add(40, previous.word, here.rule & RuleMark.tagBits)
    add(41, next.word, here.rule & RuleMark.tagBits)
  }

  /// The word itself and its neighbours.
  private mutating func addWord(at place: Int, position: UInt64) {
    let here = facts[place]
    let previous = facts[place - 1]
    let next = facts[place + 1]
    add(65, previous.word, here.word, next.word)
    add(66, here.word, here.rule & RuleMark.tagBits)
    add(50, here.word)
    add(51, previous.word, here.word)
    add(52, here.word, next.word)
    add(53, here.word, here.shape)
    add(54, here.word, position)
  }

  /// The capitalised words without a gap around the one at `place`, itself at least.
  private func run(around place: Int) -> Range<Int> {
    var start = place
    var end = place + 1
    if startsName(place) {
      while start > Self.margin, startsName(start - 1) { start -= 1 }
      while end < zone.count + Self.margin, startsName(end) { end += 1 }
    }
    return start..<end
  }

  private func startsName(_ place: Int) -> Bool { facts[place].startsName }

  private mutating func addRule(
    _ here: TokenFacts, _ previous: TokenFacts, _ next: TokenFacts, _ phrase: UInt64
  ) {
    let tags = RuleMark.tagBits
    add(12, here.rule & tags)
    add(13, here.rule)
    add(14, here.rule & tags, previous.rule & tags, next.rule & tags)
    add(15, here.rule & tags, here.shape)
    add(16, here.rule & tags, here.classes)
    add(17, here.rule & tags, phrase)
    add(42, here.rule & RuleMark.personBits)
    add(43, here.rule & RuleMark.organisationBits)
    add(44, here.rule & RuleMark.placeBits)
  }

  private mutating func addAffixes(_ token: Token) {
    let bytes = names.utf8
    let start = Int(token.start)
    let end = Int(token.end)
    var hash: UInt64 = 0
    for length in 1...4 where start + length <= end {
      hash = hash << 8 | UInt64(bytes[start + length - 1] | 0x20)
      if length > 1 { add(54 + UInt64(length), hash) }
    }
    hash = 0
    for length in 1...4 where end - length >= start {
      hash = hash << 8 | UInt64(bytes[end - length] | 0x20)
      if length > 1 { add(58 + UInt64(length), hash) }
    }
  }

  private mutating func addBits(_ template: UInt64, _ bits: UInt64) {
    var rest = bits
    while rest != 0 {
      add(template, UInt64(truncatingIfNeeded: rest.trailingZeroBitCount))
      rest &= rest - 1
    }
  }

  private mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
    var hash = (a ^ template &* 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ hash >> 32 ^ b) &* 0xc4ce_b9fe_1a85_ec53
    hash = (hash ^ hash >> 29 ^ c) &* 0x9e37_79b9_7f4a_7c15
    gathered[count] = hash ^ hash << 32
    count += 1
  }
}

/// What the features are made of, of one token.
private struct TokenFacts {
  let word: UInt64
  let shape: UInt64
  let classes: UInt64
  let rule: UInt64
  let startsName: Bool

  static let border = TokenFacts(word: 1, shape: 1 << 48, classes: 1 << 48, rule: 0, startsName: false)

  var isQuotation: Bool { shape & UInt64(Token.Traits.quotationMark.rawValue) != 0 }
}
