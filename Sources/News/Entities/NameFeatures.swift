import Prose

/// What the model looks at: every feature of a token as one hash.
///
/// Each is made of the number of its template and of what is seen at one or two places. The rules' reading of the
/// sentence is among them, so that the model learns when to trust it.
struct NameFeatures {
  private let names: NameText
  private let rules: RuleReading
  /// Per token of the article.
  private let facts: [TokenFacts]
  /// Per token of the zone.
  private var known: [UInt64] = []
  private var zone = 0..<0
  private var sentence = 0..<0

  init(_ names: NameText, rules: RuleReading) {
    self.names = names
    self.rules = rules
    facts = names.tokens.indices.map { Self.facts(at: $0, names, rules) }
  }

  /// Turns to another zone.
  mutating func read(_ zone: NameZone) {
    self.zone = zone.tokens
    sentence = zone.sentence
    readPhrases()
  }

  /// What is seen at `index`, inside the sentence or beyond its ends.
  private func facts(at index: Int) -> TokenFacts { sentence.contains(index) ? facts[index] : .border }

  /// What the lists say of phrases in the zone: the kind and whether the token opens it.
  private mutating func readPhrases() {
    known.removeAll(keepingCapacity: true)
    known.append(contentsOf: repeatElement(0, count: zone.count))
    var index = zone.lowerBound
    while index < zone.upperBound {
      guard facts[index].startsName, let match = names.known(at: index, limit: zone.upperBound)
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

  private static func facts(at index: Int, _ names: NameText, _ rules: RuleReading) -> TokenFacts {
    let token = names.tokens[index]
    let length = Int(token.end - token.start)
    let visible: Token.Traits = [
      .word, .number, .punctuation, .capitalised, .allCaps, .innerCap, .containsDigit, .containsHyphen,
      .abbreviation, .clitic, .quotationMark, .openingBracket, .closingBracket, .symbol,
    ]
    var shape = UInt64(token.traits.intersection(visible).rawValue)
    if token.traits.contains(.word) { shape |= UInt64(length < 4 ? length : 4) << 32 }
    if token.traits.contains(.containsHyphen) { shape |= compoundShape(of: token, names) << 36 }
    return TokenFacts(
      word: token.key.hash, shape: shape, classes: UInt64(names.classes[index].rawValue),
      rule: UInt64(rules.marks[index].rawValue), startsName: names.startsName(index))
  }

  /// What tells `Washington-based` from `Moreno-Ocampo`: how the last part is written, and what is known of the first
  /// and the last.
  private static func compoundShape(of token: Token, _ names: NameText) -> UInt64 {
    let parts = names.compoundParts(token)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return 0 }
    let isLower = (0x61...0x7A).contains(names.utf8[last.start])
    let classes = names.words.classes(of: names.key(last))
    let isPlace = names.words.phrases[names.key(first)]?.isPlace == true
    return 1 | (isLower ? 2 : 0) | (classes.contains(.common) ? 4 : 0)
      | (classes.isDisjoint(with: [.givenName, .surname]) ? 0 : 8) | (isPlace ? 16 : 0)
  }

  /// Hands the features of the token at `index` of the zone to `sink`; first those that do not depend on which word
  /// it is.
  func gather(at index: Int, into sink: inout some FeatureSink) {
    let run = run(around: index)
    let (before, first) = (facts(at: run.lowerBound - 1), facts[run.lowerBound])
    let (last, after) = (facts[run.upperBound - 1], facts(at: run.upperBound))
    let place = UInt64(min(index - run.lowerBound, 3) << 2 | min(run.upperBound - 1 - index, 3))
    addSurroundings(of: index, to: &sink)
    sink.add(30, place)
    sink.add(31, before.word, place)
    sink.add(32, after.word, place)
    sink.add(33, last.classes, place)
    sink.add(34, first.classes, place)
    sink.add(35, before.word, after.word)
    sink.endGeneral()
    sink.add(63, last.word, place)
    sink.add(64, first.word, place)
    addWord(at: index, to: &sink)
    addAffixes(names.tokens[index], to: &sink)
  }

  /// 0 inside a sentence, 1 at its start, 2 after a quotation mark.
  private func position(of index: Int) -> UInt64 {
    index == sentence.lowerBound ? 1 : facts(at: index - 1).isQuotation ? 2 : 0
  }

  /// What stands before and after, and what is known of it.
  private func addSurroundings(of index: Int, to sink: inout some FeatureSink) {
    let here = facts[index]
    let (previous, beforeIt) = (facts(at: index - 1), facts(at: index - 2))
    let (next, afterIt) = (facts(at: index + 1), facts(at: index + 2))
    let phrase = known[index - zone.lowerBound]
    let phraseAfter = index + 1 < zone.upperBound ? known[index + 1 - zone.lowerBound] : 0
    let phraseBefore = index > zone.lowerBound ? known[index - 1 - zone.lowerBound] : 0

    sink.add(1, 0)
    sink.add(2, here.shape)
    sink.add(3, here.shape, next.shape)
    sink.add(4, previous.shape, here.shape)
    sink.add(5, previous.shape, next.shape, here.shape)
    sink.add(6, here.classes)
    sink.add(7, previous.classes, here.classes)
    sink.add(8, here.classes, next.classes)
    sink.add(9, phrase, here.shape)
    sink.add(10, phraseBefore, phrase, phraseAfter)
    sink.add(11, phrase, here.classes)
    addRule(here, previous, next, phrase, to: &sink)
    sink.add(18, position(of: index), here.classes, here.shape)
    sink.add(19, previous.word)
    sink.add(20, next.word)
    sink.add(21, beforeIt.word)
    sink.add(22, afterIt.word)
    sink.add(23, previous.word, here.classes)
    sink.add(24, next.word, here.classes)
    sink.add(25, beforeIt.word, previous.word)
    sink.add(26, next.word, afterIt.word)
    addBits(27, here.classes, to: &sink)
    addBits(28, previous.classes, to: &sink)
    addBits(29, next.classes, to: &sink)
    sink.add(40, previous.word, here.rule & RuleMark.tagBits)
    sink.add(41, next.word, here.rule & RuleMark.tagBits)
  }

  /// The word itself and its neighbours.
  private func addWord(at index: Int, to sink: inout some FeatureSink) {
    let here = facts[index]
    let previous = facts(at: index - 1)
    let next = facts(at: index + 1)
    sink.add(65, previous.word, here.word, next.word)
    sink.add(66, here.word, here.rule & RuleMark.tagBits)
    sink.add(50, here.word)
    sink.add(51, previous.word, here.word)
    sink.add(52, here.word, next.word)
    sink.add(53, here.word, here.shape)
    sink.add(54, here.word, position(of: index))
  }

  /// The capitalised words of the zone without a gap around the one at `index`, itself at least.
  private func run(around index: Int) -> Range<Int> {
    guard facts[index].startsName else { return index..<index + 1 }
    var start = index
    var end = index + 1
    while start > zone.lowerBound, facts[start - 1].startsName { start -= 1 }
    while end < zone.upperBound, facts[end].startsName { end += 1 }
    return start..<end
  }

  private func addRule(
    _ here: TokenFacts, _ previous: TokenFacts, _ next: TokenFacts, _ phrase: UInt64,
    to sink: inout some FeatureSink
  ) {
    let tags = RuleMark.tagBits
    sink.add(12, here.rule & tags)
    sink.add(13, here.rule)
    sink.add(14, here.rule & tags, previous.rule & tags, next.rule & tags)
    sink.add(15, here.rule & tags, here.shape)
    sink.add(16, here.rule & tags, here.classes)
    sink.add(17, here.rule & tags, phrase)
    sink.add(42, here.rule & RuleMark.personBits)
    sink.add(43, here.rule & RuleMark.organisationBits)
    sink.add(44, here.rule & RuleMark.placeBits)
  }

  private func addAffixes(_ token: Token, to sink: inout some FeatureSink) {
    let bytes = names.utf8
    let start = Int(token.start)
    let end = Int(token.end)
    var hash: UInt64 = 0
    for length in 1...4 where start + length <= end {
      hash = hash << 8 | UInt64(bytes[start + length - 1] | 0x20)
      if length > 1 { sink.add(54 + UInt64(length), hash) }
    }
    hash = 0
    for length in 1...4 where end - length >= start {
      hash = hash << 8 | UInt64(bytes[end - length] | 0x20)
      if length > 1 { sink.add(58 + UInt64(length), hash) }
    }
  }

  private func addBits(_ template: UInt64, _ bits: UInt64, to sink: inout some FeatureSink) {
    var rest = bits
    while rest != 0 {
      sink.add(template, UInt64(truncatingIfNeeded: rest.trailingZeroBitCount))
      rest &= rest - 1
    }
  }
}

/// What the features of a token are gathered for.
protocol FeatureSink {
  /// Takes the hash of a feature.
  mutating func take(_ feature: UInt64)
  /// All features that do not depend on which word the token is have been taken.
  mutating func endGeneral()
}

extension FeatureSink {
  /// Takes the feature of a template and what is seen at one place or several.
  @inline(__always)
  fileprivate mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
    var hash = (a ^ template &* 0x9e37_79b9_7f4a_7c15) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ hash >> 32 ^ b) &* 0xc4ce_b9fe_1a85_ec53
    hash = (hash ^ hash >> 29 ^ c) &* 0x9e37_79b9_7f4a_7c15
    take(hash ^ hash << 32)
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
