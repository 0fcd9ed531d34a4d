import Prose

/// What the model looks at: every feature of a token as one hash.
///
/// Each is made of the number of its template and of what is seen at one or two places. The rules' reading of the
/// sentence is among them, so that the model learns when to trust it.
struct NameFeatures {
  private let names: NameText
  private let rules: RuleReading
  /// Per token of the zone, what the lists say of the phrase it is a part of: the kind, and whether the token opens it.
  private var phrases: [UInt64] = []

  init(_ names: NameText, rules: RuleReading) {
    self.names = names
    self.rules = rules
  }

  /// Hands the features of the tokens of `zone` to `sink`, one token after the other; of each first those that do not
  /// depend on which word it is.
  mutating func gather(_ zone: NameZone, into sink: inout some FeatureSink) {
    readPhrases(in: zone.tokens)
    let first = zone.tokens.lowerBound
    var window = Window(
      previous: facts(at: first - 2, in: zone.sentence), here: facts(at: first - 1, in: zone.sentence),
      next: facts(at: first, in: zone.sentence), afterIt: facts(at: first + 1, in: zone.sentence))
    var run = Run(tokens: 0..<0)
    for index in zone.tokens {
      window.advance(facts(at: index + 2, in: zone.sentence))
      if index >= run.tokens.upperBound { run = self.run(from: index, in: zone, window) }
      let phrases = Phrases(self.phrases, at: index - first)
      let position: UInt64 =
        index == zone.sentence.lowerBound ? 1 : window.previous.isQuotation ? 2 : 0
      let place = run.place(of: index)
      Self.addSurroundings(window, phrases, position, to: &sink)
      Self.addRun(run, place, to: &sink)
      sink.endGeneral()
      Self.addWord(window, run, place, position, to: &sink)
      addAffixes(names.tokens[index], to: &sink)
      sink.endToken()
    }
  }

  // MARK: What is seen

  /// What the lists say of the phrases in the zone.
  private mutating func readPhrases(in zone: Range<Int>) {
    phrases.removeAll(keepingCapacity: true)
    phrases.append(contentsOf: repeatElement(0, count: zone.count))
    var index = zone.lowerBound
    while index < zone.upperBound {
      guard names.startsName(index), let match = names.known(at: index, limit: zone.upperBound) else {
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
        phrases[place - zone.lowerBound] = kind << 2 | (place == index ? 1 : 2)
      }
      index += match.count
    }
  }

  /// What is seen at `index`, inside the sentence or beyond its ends.
  private func facts(at index: Int, in sentence: Range<Int>) -> TokenFacts {
    guard sentence.contains(index) else { return .border }
    let token = names.tokens[index]
    return TokenFacts(
      word: token.key.hash, shape: shape(of: token), classes: UInt64(names.classes[index].rawValue),
      rule: UInt64(rules.marks[index].rawValue))
  }

  private func shape(of token: Token) -> UInt64 {
    let visible: Token.Traits = [
      .word, .number, .punctuation, .capitalised, .allCaps, .innerCap, .containsDigit, .containsHyphen,
      .abbreviation, .clitic, .quotationMark, .openingBracket, .closingBracket, .symbol,
    ]
    var shape = UInt64(token.traits.intersection(visible).rawValue)
    if token.traits.contains(.word) { shape |= UInt64(min(token.end - token.start, 4)) << 32 }
    if token.traits.contains(.containsHyphen) { shape |= compoundShape(of: token) << 36 }
    return shape
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

  /// The capitalised words of the zone without a gap from the one at `index` on, itself at least.
  private func run(from index: Int, in zone: NameZone, _ window: Window) -> Run {
    guard names.startsName(index) else {
      return Run(
        tokens: index..<index + 1, before: window.previous, first: window.here, last: window.here,
        after: window.next)
    }
    var end = index + 1
    while end < zone.tokens.upperBound, names.startsName(end) { end += 1 }
    return Run(
      tokens: index..<end, before: window.previous, first: window.here,
      last: facts(at: end - 1, in: zone.sentence), after: facts(at: end, in: zone.sentence))
  }

  /// A token with its neighbours.
  private struct Window {
    private(set) var beforeIt = TokenFacts.border
    private(set) var previous, here, next, afterIt: TokenFacts

    /// Goes one token further; `facts` are those of the second token after it.
    mutating func advance(_ facts: TokenFacts) {
      (beforeIt, previous, here, next, afterIt) = (previous, here, next, afterIt, facts)
    }
  }

  /// Capitalised words in a row, with what stands at both ends.
  private struct Run {
    let tokens: Range<Int>
    var before = TokenFacts.border
    var first = TokenFacts.border
    var last = TokenFacts.border
    var after = TokenFacts.border

    /// How far it is from both ends.
    func place(of index: Int) -> UInt64 {
      UInt64(min(index - tokens.lowerBound, 3) << 2 | min(tokens.upperBound - 1 - index, 3))
    }
  }

  /// What the lists say of the phrases at three tokens in a row.
  private struct Phrases {
    let before, here, after: UInt64

    init(_ phrases: [UInt64], at place: Int) {
      before = place > 0 ? phrases[place - 1] : 0
      here = phrases[place]
      after = place + 1 < phrases.count ? phrases[place + 1] : 0
    }
  }

  // MARK: Features

  /// What stands before and after, and what is known of it.
  @inline(__always)
  private static func addSurroundings(
    _ window: Window, _ phrases: Phrases, _ position: UInt64, to sink: inout some FeatureSink
  ) {
    let (here, previous, next) = (window.here, window.previous, window.next)
    let tag = here.rule & RuleMark.tagBits
    sink.add(1, 0)
    sink.add(2, here.shape)
    sink.add(3, here.shape, next.shape)
    sink.add(4, previous.shape, here.shape)
    sink.add(5, previous.shape, next.shape, here.shape)
    sink.add(6, here.classes)
    sink.add(7, previous.classes, here.classes)
    sink.add(8, here.classes, next.classes)
    sink.add(9, phrases.here, here.shape)
    sink.add(10, phrases.before, phrases.here, phrases.after)
    sink.add(11, phrases.here, here.classes)
    addRule(window, phrases.here, to: &sink)
    sink.add(18, position, here.classes, here.shape)
    sink.add(19, previous.word)
    sink.add(20, next.word)
    sink.add(21, window.beforeIt.word)
    sink.add(22, window.afterIt.word)
    sink.add(23, previous.word, here.classes)
    sink.add(24, next.word, here.classes)
    sink.add(25, window.beforeIt.word, previous.word)
    sink.add(26, next.word, window.afterIt.word)
    sink.addBits(27, here.classes)
    sink.addBits(28, previous.classes)
    sink.addBits(29, next.classes)
    sink.add(40, previous.word, tag)
    sink.add(41, next.word, tag)
  }

  /// What the rules say.
  @inline(__always)
  private static func addRule(_ window: Window, _ phrase: UInt64, to sink: inout some FeatureSink) {
    let here = window.here
    let tag = here.rule & RuleMark.tagBits
    sink.add(12, tag)
    sink.add(13, here.rule)
    sink.add(14, tag, window.previous.rule & RuleMark.tagBits, window.next.rule & RuleMark.tagBits)
    sink.add(15, tag, here.shape)
    sink.add(16, tag, here.classes)
    sink.add(17, tag, phrase)
    sink.add(42, here.rule & RuleMark.personBits)
    sink.add(43, here.rule & RuleMark.organisationBits)
    sink.add(44, here.rule & RuleMark.placeBits)
  }

  /// The run and what stands around it.
  @inline(__always)
  private static func addRun(_ run: Run, _ place: UInt64, to sink: inout some FeatureSink) {
    sink.add(30, place)
    sink.add(31, run.before.word, place)
    sink.add(32, run.after.word, place)
    sink.add(33, run.last.classes, place)
    sink.add(34, run.first.classes, place)
    sink.add(35, run.before.word, run.after.word)
  }

  /// The word itself with its neighbours, and the words at both ends of its run.
  @inline(__always)
  private static func addWord(
    _ window: Window, _ run: Run, _ place: UInt64, _ position: UInt64, to sink: inout some FeatureSink
  ) {
    let (word, previous, next) = (window.here.word, window.previous.word, window.next.word)
    sink.add(63, run.last.word, place)
    sink.add(64, run.first.word, place)
    sink.add(65, previous, word, next)
    sink.add(66, word, window.here.rule & RuleMark.tagBits)
    sink.add(50, word)
    sink.add(51, previous, word)
    sink.add(52, word, next)
    sink.add(53, word, window.here.shape)
    sink.add(54, word, position)
  }

  /// The beginning and the end of the word, of two to four letters.
  @inline(__always)
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
}

/// What the features of a token are gathered for.
protocol FeatureSink {
  /// Takes the hash of a feature.
  mutating func take(_ feature: UInt64)
  /// All features of the token that do not depend on which word it is have been taken.
  mutating func endGeneral()
  /// All features of the token have been taken.
  mutating func endToken()
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

  /// Takes a feature of the template for each bit.
  @inline(__always)
  fileprivate mutating func addBits(_ template: UInt64, _ bits: UInt64) {
    var rest = bits
    while rest != 0 {
      add(template, UInt64(truncatingIfNeeded: rest.trailingZeroBitCount))
      rest &= rest - 1
    }
  }
}

/// What the features are made of, of one token.
private struct TokenFacts {
  let word: UInt64
  let shape: UInt64
  let classes: UInt64
  let rule: UInt64

  /// Beyond the ends of a sentence.
  static let border = TokenFacts(word: 1, shape: 1 << 48, classes: 1 << 48, rule: 0)

  var isQuotation: Bool { shape & UInt64(Token.Traits.quotationMark.rawValue) != 0 }
}
