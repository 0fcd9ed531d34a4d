import Prose

/// What a word can be in an expression of time; the classes of `time-words` and the forms numbers take.
enum TimeClass: Int, CaseIterable {
  /// Words, from the lexicon.
  case month, weekday, weekdays, shortWeekday, unit, units, ordinal, season, relativeDay, shift, part,
    partNoun
  case quarterName, halfName, meridiem, daytime, moment, zone, about, bound, multiplier, some, each, frequency
  /// A word that only patterns name, and that hints at an expression.
  case cue
  case present, past, future, decadeName, counted, preposition, ambiguous, title
  /// Words or digits.
  case number
  /// Digits: 5, 5th; 1994; 1990s; '80s; 10:30 as minutes; 2026-01-05 as a day number.
  case day, year, decade, shortDecade, clock, isoDay

  var symbol: Int { rawValue }

  /// - Parameter name: as the lexicon and the forms of the rules write it.
  init?(name: some StringProtocol) {
    guard let named = Self.named[WordKey(name)] else { return nil }
    self = named
  }

  private static let named = WordTable(allCases.map { (WordKey("\($0)"), $0) })
}

/// One thing a piece of text can be: a class, or a word that patterns name, with its value.
struct TimeSymbol: Hashable, Sendable {
  let symbol: Int
  let value: Int
}

/// A token, or a part of a hyphenated one, with what it can be.
struct TimePiece {
  let span: Span
  /// Index into the tokens of the text.
  let token: Int
  let startsToken: Bool
  let endsToken: Bool
  var symbols: [TimeSymbol]

  func value(of symbol: Int) -> Int? { symbols.first { $0.symbol == symbol }?.value }
}

/// Cuts sentences into pieces and names what each can be.
struct TimeLexer: Sendable {
  private let words: WordTable<[TimeSymbol]>
  /// Pieces that stand for themselves in patterns come after the classes.
  private let firstLiteral = TimeClass.allCases.count
  /// A bit for each class.
  private static let capitalisedOnly = [TimeClass.month, .weekday, .weekdays, .shortWeekday]
    .reduce(0 as UInt64) { $0 | 1 << UInt64($1.symbol) }
  let hyphen: Int?
  /// What the words tell at a glance.
  private let hints: WordTable<Hint>

  /// - Parameters:
  ///   - entries: word, class, value.
  ///   - literals: the words patterns name; the index is the symbol, counted after the classes.
  ///   - plainForms: the patterns of such words alone.
  init(entries: [Lexicon.Entry], literals: [String], plainForms: [[String]]) {
    var words = WordTable<[TimeSymbol]>()
    var hints = WordTable<Hint>()
    for entry in entries where entry.count == 3 {
      guard let kind = TimeClass(name: entry[1]), let value = Int(entry[2]) else { continue }
      words[WordKey(entry[0]), default: []].append(TimeSymbol(symbol: kind.symbol, value: value))
      hints.insert(.telling, for: WordKey(entry[0]))
    }
    // One word of each form without any class shows where such a form may be.
    let showing = WordSet(
      plainForms.filter { form in !form.contains { words.contains(WordKey($0)) } }
        .compactMap { form in form.max { $0.utf8.count < $1.utf8.count } })
    for (index, literal) in literals.enumerated() {
      words[WordKey(literal), default: []].append(TimeSymbol(symbol: firstLiteral + index, value: 0))
      hints.insert(showing.contains(WordKey(literal)) ? .showing : .known, for: WordKey(literal))
    }
    self.words = words
    self.hints = hints
    hyphen = literals.firstIndex(of: "-").map { $0 + TimeClass.allCases.count }
  }

  /// Whether the word can be of that class, wherever it stands.
  func isA(_ kind: TimeClass, _ key: WordKey) -> Bool {
    words[key]?.contains { $0.symbol == kind.symbol } ?? false
  }

  /// Reads the pieces of `sentence` that may belong to an expression: those of each run of words that patterns know, where
  /// one of the run is more than a word that patterns name. A piece without symbols stands between two runs.
  func read(_ sentence: Sentence, in text: TokenizedText, into pieces: inout [TimePiece]) {
    pieces.removeAll(keepingCapacity: true)
    var start = sentence.tokens.lowerBound
    var (tells, sentenceTells) = (false, false)
    for index in sentence.tokens {
      switch hint(of: text.tokens[index]) {
      case .known: continue
      case .showing: tells = true
      case .telling: (tells, sentenceTells) = (true, true)
      case .unknown:
        if tells { append(start..<index, in: text, to: &pieces) }
        tells = false
        start = index + 1
      }
    }
    if tells { append(start..<sentence.tokens.upperBound, in: text, to: &pieces) }
    if sentenceTells { joinNumbers(in: &pieces) } else { pieces.removeAll(keepingCapacity: true) }
  }

  private func append(_ run: Range<Int>, in text: TokenizedText, to pieces: inout [TimePiece]) {
    if !pieces.isEmpty, run.lowerBound > 0 { appendWhole(run.lowerBound - 1, [], in: text, to: &pieces) }
    for index in run {
      let token = text.tokens[index]
      if token.traits.contains(.containsHyphen), appendParts(of: token, index, in: text, to: &pieces) {
        continue
      }
      appendWhole(index, symbols(of: token, in: text), in: text, to: &pieces)
    }
  }

  private func appendWhole(
    _ index: Int, _ symbols: [TimeSymbol], in text: TokenizedText, to pieces: inout [TimePiece]
  ) {
    pieces.append(
      TimePiece(
        span: text.tokens[index].span, token: index, startsToken: true, endsToken: true, symbols: symbols))
  }

  private enum Hint {
    /// It ends every expression.
    case unknown
    /// A word that patterns name.
    case known
    /// One that may be all there is to an expression, where the sentence tells of times at all.
    case showing
    /// A number, a compound, or a word of a class.
    case telling
  }

  private func hint(of token: Token) -> Hint {
    if !token.traits.isDisjoint(with: [.number, .containsHyphen]) { return .telling }
    return hints[token.key]
      ?? (token.traits.isDisjoint(with: [.abbreviation, .containsDigit]) ? .unknown : .telling)
  }

  private func symbols(of token: Token, in text: TokenizedText) -> [TimeSymbol] {
    if token.traits.contains(.number) {
      return digitSymbols(text.text.utf8[token.span.range], key: token.key)
    }
    if let known = words[token.key] { return allowed(known, token.traits) }
    guard token.traits.contains(.abbreviation), token.span.count > 1 else { return [] }
    let stem = WordKey(folding: text.text.utf8[token.span.start..<token.span.end - 1])
    return words[stem].map { allowed($0, token.traits) } ?? []
  }

  /// Months and weekdays are capitalised in English.
  private func allowed(_ symbols: [TimeSymbol], _ traits: Token.Traits) -> [TimeSymbol] {
    if traits.contains(.capitalised) { return symbols }
    let capitalisedOnly = Self.capitalisedOnly
    func isCapitalisedOnly(_ symbol: TimeSymbol) -> Bool { capitalisedOnly >> UInt64(symbol.symbol) & 1 == 1 }
    return symbols.contains(where: isCapitalisedOnly) ? symbols.filter { !isCapitalisedOnly($0) } : symbols
  }

  // MARK: Parts of compounds

  /// Cuts a hyphenated token into parts; `false` where a part is unknown, so that the whole says nothing.
  private func appendParts(
    of token: Token, _ index: Int, in text: TokenizedText, to pieces: inout [TimePiece]
  ) -> Bool {
    let bytes = text.text.utf8
    if let day = isoDay(bytes[token.span.range]) {
      pieces.append(
        TimePiece(
          span: token.span, token: index, startsToken: true, endsToken: true,
          symbols: [TimeSymbol(symbol: TimeClass.isoDay.symbol, value: day)]))
      return true
    }
    let count = pieces.count
    var start = token.span.start
    while start < token.span.end {
      let hyphen = nextHyphen(bytes, from: start, to: token.span.end)
      let part = bytes[start..<hyphen.start]
      let isNumber = part.first.map { (0x30...0x39).contains($0) } ?? false
      let key = WordKey(folding: part)
      let symbols =
        isNumber ? digitSymbols(part, key: key) : words[key].map { allowed($0, traits(of: part)) } ?? []
      guard !symbols.isEmpty else {
        pieces.removeSubrange(count...)
        return false
      }
      pieces.append(
        TimePiece(
          span: Span(start, hyphen.start), token: index, startsToken: start == token.span.start,
          endsToken: hyphen.start == token.span.end, symbols: symbols))
      if !hyphen.isEmpty { pieces.append(hyphenPiece(hyphen, index)) }
      start = hyphen.end
    }
    return true
  }

  private func traits(of part: ArraySlice<UInt8>) -> Token.Traits {
    part.first.map { (0x41...0x5A).contains($0) } ?? false ? .capitalised : []
  }

  private func hyphenPiece(_ span: Span, _ index: Int) -> TimePiece {
    TimePiece(
      span: span, token: index, startsToken: false, endsToken: false,
      symbols: hyphen.map { [TimeSymbol(symbol: $0, value: 0)] } ?? [])
  }

  /// The next `-`, U+2010 or U+2011 in the range; empty at its end if there is none.
  private func nextHyphen(_ bytes: [UInt8], from start: Int, to end: Int) -> Span {
    var offset = start
    while offset < end {
      if bytes[offset] == UInt8(ascii: "-") { return Span(offset, offset + 1) }
      if bytes[offset] == 0xE2, offset + 2 < end, bytes[offset + 1] == 0x80, bytes[offset + 2] & 0xFE == 0x90
      {
        return Span(offset, offset + 3)
      }
      offset += 1
    }
    return Span(end, end)
  }
}
