import Prose

/// What the model looks at: every feature of a token as one hash.
///
/// Each is made of the number of its template and of what is seen at one to three places. The rules' reading of the
/// sentence is among them, so that the model learns when to trust it.
struct NameFeatures {
  private let names: NameText
  private let rules: RuleReading
  /// Those of the tokens of a zone, with `margin` more on either side.
  private var facts: [TokenFacts] = []

  /// How far features look beyond a token.
  private static let margin = 2

  init(_ names: NameText, rules: RuleReading) {
    self.names = names
    self.rules = rules
  }

  /// Hands the features of the tokens of `zone` to `sink`, one token after the other.
  mutating func gather(_ zone: NameZone, into sink: inout some FeatureSink) {
    readFacts(of: zone)
    var run = CapitalRun(tokens: zone.tokens.lowerBound..<zone.tokens.lowerBound, firstPlace: 0)
    for (offset, index) in zone.tokens.enumerated() {
      let place = offset + Self.margin
      if index >= run.tokens.upperBound { run = self.run(from: index, firstPlace: place, in: zone) }
      let isFirst = index == zone.sentence.lowerBound
      let window = Window(
        beforeIt: facts[place - 2], previous: facts[place - 1], here: facts[place], next: facts[place + 1],
        afterIt: facts[place + 2], position: isFirst ? 1 : facts[place - 1].isQuotation ? 2 : 0)
      let surroundings = RunFacts(
        before: facts[run.firstPlace - 1], first: facts[run.firstPlace], last: facts[run.lastPlace],
        after: facts[run.lastPlace + 1], place: run.place(of: index))
      window.add(to: &sink)
      surroundings.add(to: &sink)
      addAffixes(names.tokens[index], to: &sink)
      sink.endToken()
    }
  }

  // MARK: What is seen

  private mutating func readFacts(of zone: NameZone) {
    facts.removeAll(keepingCapacity: true)
    for index in zone.tokens.lowerBound - Self.margin..<zone.tokens.upperBound + Self.margin {
      facts.append(zone.sentence.contains(index) ? self.facts(at: index) : .border)
    }
    readPhrases(in: zone.tokens)
  }

  private func facts(at index: Int) -> TokenFacts {
    let token = names.tokens[index]
    return TokenFacts(
      word: token.key.hash, shape: shape(of: token), classes: UInt64(names.classes[index].rawValue),
      tag: rules.marks[index].feature)
  }

  /// What the lists say of the phrases in the zone.
  private mutating func readPhrases(in zone: Range<Int>) {
    var index = zone.lowerBound
    while index < zone.upperBound {
      guard names.startsName(index), let match = names.known(at: index, limit: zone.upperBound) else {
        index += 1
        continue
      }
      for place in index..<index + match.count {
        facts[place - zone.lowerBound + Self.margin].phrase =
          match.phrase.kind.feature << 2 | (place == index ? 1 : 2)
      }
      index += match.count
    }
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
    let isPlace = names.words.phrase(names.key(first))?.isPlace == true
    return 1 | (isLower ? 2 : 0) | (classes.contains(.common) ? 4 : 0)
      | (classes.isDisjoint(with: [.givenName, .surname]) ? 0 : 8) | (isPlace ? 16 : 0)
  }

  /// The capitalised words of the zone without a gap from the one at `index` on, itself at least.
  private func run(from index: Int, firstPlace: Int, in zone: NameZone) -> CapitalRun {
    var end = index + 1
    if names.startsName(index) {
      while end < zone.tokens.upperBound, names.startsName(end) { end += 1 }
    }
    return CapitalRun(tokens: index..<end, firstPlace: firstPlace)
  }

  /// The beginning and the end of the word, of two letters and of three.
  @inline(__always)
  private func addAffixes(_ token: Token, to sink: inout some FeatureSink) {
    let bytes = names.utf8
    let start = Int(token.start)
    let end = Int(token.end)
    var hash: UInt64 = 0
    for length in 1...3 where start + length <= end {
      hash = hash << 8 | UInt64(bytes[start + length - 1] | 0x20)
      if length > 1 { sink.add(40 + UInt64(length), hash) }
    }
    hash = 0
    for length in 1...3 where end - length >= start {
      hash = hash << 8 | UInt64(bytes[end - length] | 0x20)
      if length > 1 { sink.add(50 + UInt64(length), hash) }
    }
  }
}

/// Capitalised words in a row.
private struct CapitalRun {
  let tokens: Range<Int>
  /// Where the facts of the first one are.
  let firstPlace: Int

  var lastPlace: Int { firstPlace + tokens.count - 1 }

  /// How far a token is from both ends.
  func place(of index: Int) -> UInt64 {
    UInt64(min(index - tokens.lowerBound, 3) << 2 | min(tokens.upperBound - 1 - index, 3))
  }
}

/// What the features are made of, of one token: mixed, so that sums of them differ where they do.
private struct TokenFacts {
  let word, shape, classes, tag: UInt64
  let isQuotation: Bool
  /// What the lists say of the phrase it is a part of: the kind, and whether the token opens it.
  var phrase: UInt64 = 0

  init(word: UInt64, shape: UInt64, classes: UInt64, tag: UInt64) {
    self.word = Self.mixed(word)
    self.shape = Self.mixed(shape)
    self.classes = Self.mixed(classes)
    self.tag = Self.mixed(tag)
    isQuotation = shape & UInt64(Token.Traits.quotationMark.rawValue) != 0
  }

  /// Beyond the ends of a sentence.
  static var border: TokenFacts { TokenFacts(word: 1, shape: 1 << 48, classes: 1 << 48, tag: 0) }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* 0xff51_afd7_ed55_8ccd
    return product ^ product >> 32
  }
}

/// A token with its neighbours.
private struct Window {
  let beforeIt, previous, here, next, afterIt: TokenFacts
  /// Whether it opens its sentence, or a quotation.
  let position: UInt64

  @inline(__always)
  func add(to sink: inout some FeatureSink) {
    addWords(to: &sink)
    sink.add(1, here.shape, next.shape)
    sink.add(2, previous.shape, next.shape, here.shape)
    sink.add(3, here.shape, here.phrase)
    sink.add(4, here.classes)
    sink.add(5, previous.classes, here.classes)
    sink.add(6, here.classes, next.classes)
    sink.add(7, here.classes, here.phrase)
    sink.add(8, here.classes, here.shape, position)
    addRule(to: &sink)
  }

  /// The word and those around it.
  @inline(__always)
  private func addWords(to sink: inout some FeatureSink) {
    sink.add(10, here.word, slot: 0)
    sink.add(10, previous.word, slot: 1)
    sink.add(10, beforeIt.word, slot: 2)
    sink.add(10, afterIt.word, slot: 3)
    sink.add(11, previous.word, here.word, slot: 0)
    sink.add(11, here.word, next.word, slot: 1)
    sink.add(12, previous.word, here.word, next.word)
    sink.add(13, next.word, here.classes)
  }

  /// What the rules say.
  @inline(__always)
  private func addRule(to sink: inout some FeatureSink) {
    sink.add(20, here.tag)
    sink.add(21, here.tag, previous.tag, next.tag)
    sink.add(22, here.tag, here.shape)
    sink.add(23, here.tag, here.classes)
    sink.add(24, here.tag, here.phrase)
    sink.add(25, previous.word, here.tag)
    sink.add(26, next.word, here.tag)
  }
}

/// The run that a token stands in, with what stands at both ends.
private struct RunFacts {
  let before, first, last, after: TokenFacts
  /// How far the token is from both ends.
  let place: UInt64

  @inline(__always)
  func add(to sink: inout some FeatureSink) {
    sink.add(30, place)
    sink.add(31, before.word, slot: place)
    sink.add(32, first.word, slot: place)
    sink.add(33, last.word, slot: place)
    sink.add(34, after.word, slot: place)
    sink.add(35, first.classes, place)
    sink.add(36, last.classes, place)
  }
}

/// What the features of a token are gathered for.
protocol FeatureSink {
  /// Takes the hash of a feature.
  mutating func take(_ feature: UInt64)
  /// All features of the token have been taken.
  mutating func endToken()
}

extension FeatureSink {
  /// Takes the feature of a template and of what is seen at one place or several: the first is mixed or small, the
  /// others may be. Only the upper half of the hash is good.
  ///
  /// - Parameter slot: below 16. Features that differ in it alone have buckets side by side: those of a word that is
  ///   here, then one further back, then two, are fetched from memory once.
  @inline(__always)
  fileprivate mutating func add(
    _ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0, slot: UInt64 = 0
  ) {
    let sum = (a ^ template &* 0x9e37_79b9_7f4a_7c15) &+ rotated(b, by: 21) &+ rotated(c, by: 42)
    take(sum &* 0xc4ce_b9fe_1a85_ec53 ^ slot << 45)
  }
}

@inline(__always)
private func rotated(_ value: UInt64, by count: UInt64) -> UInt64 { value &<< count | value &>> (64 - count) }

extension KnownPhrase.Kind {
  fileprivate var feature: UInt64 {
    switch self {
    case .country: 1
    case .region: 2
    case .city: 3
    case .organisation: 4
    case .nationality: 5
    case .nonName: 6
    }
  }
}
