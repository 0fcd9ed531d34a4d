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

  /// Its bit in a set of classes.
  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// The bits of several classes.
  static func bits(_ classes: TimeClass...) -> UInt64 { classes.reduce(0) { $0 | $1.bit } }

  /// Stands in a set of classes for any word that patterns name.
  static let literalBit: UInt64 = 1 << 63

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

  var isClass: Bool { symbol < TimeClass.allCases.count }

  /// In a set of classes.
  var bit: UInt64 { isClass ? 1 << UInt64(symbol) : TimeClass.literalBit }
}

/// A token, or a part of a hyphenated one, with what it can be.
struct TimePiece {
  let span: Span
  /// Index into the tokens of the text.
  let token: Int
  let startsToken: Bool
  let endsToken: Bool
  /// Indices into the symbols of all pieces.
  fileprivate(set) var symbols: Range<Int>
  /// The bits of what it can be: most questions are answered by these alone.
  fileprivate(set) var classes: UInt64

  func canBe(_ kind: TimeClass) -> Bool { classes & kind.bit != 0 }
}

/// The pieces of a sentence, and in one list what they can be. Used for one sentence after the other, so that nothing
/// is allocated for a token.
struct TimePieces {
  private var pieces: [TimePiece] = []
  private var symbols: [TimeSymbol] = []
  /// The runs of tokens that may be pieces, while the sentence is read.
  fileprivate var runs: [Range<Int>] = []

  /// No pieces, and room for those of most sentences.
  init() {
    pieces.reserveCapacity(48)
    symbols.reserveCapacity(64)
    runs.reserveCapacity(8)
  }

  var count: Int { pieces.count }
  var indices: Range<Int> { pieces.indices }
  var isEmpty: Bool { pieces.isEmpty }

  subscript(index: Int) -> TimePiece { pieces[index] }

  /// What the piece can be.
  func symbols(of piece: TimePiece) -> ArraySlice<TimeSymbol> { symbols[piece.symbols] }

  /// The symbol at a place in the list of all.
  func symbol(_ place: Int) -> TimeSymbol { symbols[place] }

  func value(of kind: TimeClass, at index: Int) -> Int? {
    guard pieces[index].canBe(kind) else { return nil }
    for place in pieces[index].symbols where symbols[place].symbol == kind.symbol {
      return symbols[place].value
    }
    return nil
  }

  fileprivate mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    symbols.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
  }

  /// Adds a piece of which it is told afterwards what it can be.
  fileprivate mutating func append(_ span: Span, token: Int, startsToken: Bool = true, endsToken: Bool = true)
  {
    pieces.append(
      TimePiece(
        span: span, token: token, startsToken: startsToken, endsToken: endsToken,
        symbols: symbols.count..<symbols.count, classes: 0))
  }

  /// Adds something that the last piece can be.
  mutating func append(_ symbol: TimeSymbol) {
    symbols.append(symbol)
    let last = pieces.count - 1
    pieces[last].symbols = pieces[last].symbols.lowerBound..<symbols.count
    pieces[last].classes |= symbol.bit
  }

  mutating func append(_ kind: TimeClass, _ value: Int) {
    append(TimeSymbol(symbol: kind.symbol, value: value))
  }

  /// Takes out the pieces from `start` on.
  fileprivate mutating func removeLast(from start: Int) { pieces.removeSubrange(start...) }

  /// Joins pieces: the first one of each range becomes one of `symbol`, and the rest go.
  mutating func join(_ joined: [(pieces: Range<Int>, symbol: TimeSymbol)]) {
    var kept: [TimePiece] = []
    kept.reserveCapacity(pieces.count)
    var next = 0
    for (range, symbol) in joined {
      kept += pieces[next..<range.lowerBound]
      let (first, last) = (pieces[range.lowerBound], pieces[range.upperBound - 1])
      symbols.append(symbol)
      kept.append(
        TimePiece(
          span: first.span.union(last.span), token: first.token, startsToken: first.startsToken,
          endsToken: last.endsToken, symbols: symbols.count - 1..<symbols.count, classes: symbol.bit))
      next = range.upperBound
    }
    kept += pieces[next...]
    pieces = kept
  }
}

/// Cuts sentences into pieces and names what each can be. A class, so that it is asked without being copied.
final class TimeLexer: Sendable {
  private let words: WordTable<Word>
  /// A bit for each word, which few share: most words of a text are known to be none of them by this alone.
  private let filter: [UInt64]
  /// What the words can be, of each in a row.
  private let symbols: [TimeSymbol]
  /// The symbol of a hyphen, where patterns name one.
  let hyphen: Int?

  /// What is known of a word.
  private struct Word: Sendable {
    let hint: Hint
    /// Indices into `symbols`.
    let symbols: Range<Int>
    let classes: UInt64
  }

  /// What a word tells at a glance.
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

  /// - Parameters:
  ///   - entries: word, class, value.
  ///   - literals: the words patterns name; the index is the symbol, counted after the classes.
  ///   - plainForms: the patterns of such words alone.
  init(entries: [Lexicon.Entry], literals: [String], plainForms: [[String]]) {
    var named = WordTable<[TimeSymbol]>()
    var hints = WordTable<Hint>()
    for entry in entries where entry.count == 3 {
      guard let kind = TimeClass(name: entry[1]), let value = Int(entry[2]) else { continue }
      named[WordKey(entry[0]), default: []].append(TimeSymbol(symbol: kind.symbol, value: value))
      hints.insert(.telling, for: WordKey(entry[0]))
    }
    // One word of each form without any class shows where such a form may be.
    let showing = WordSet(
      plainForms.filter { form in !form.contains { named.contains(WordKey($0)) } }
        .compactMap { form in form.max { $0.utf8.count < $1.utf8.count } })
    // Words that stand for themselves in patterns come after the classes.
    let firstLiteral = TimeClass.allCases.count
    for (index, literal) in literals.enumerated() {
      named[WordKey(literal), default: []].append(TimeSymbol(symbol: firstLiteral + index, value: 0))
      hints.insert(showing.contains(WordKey(literal)) ? .showing : .known, for: WordKey(literal))
    }
    var symbols: [TimeSymbol] = []
    var words = WordTable<Word>()
    let keys = entries.map { WordKey($0[0]) } + literals.map { WordKey($0) }
    for key in keys {
      guard let own = named[key], !words.contains(key) else { continue }
      let word = Word(
        hint: hints[key] ?? .known, symbols: symbols.count..<symbols.count + own.count,
        classes: own.reduce(0) { $0 | $1.bit })
      words.insert(word, for: key)
      symbols += own
    }
    var filter = [UInt64](repeating: 0, count: Self.filterSize)
    for key in keys where words.contains(key) {
      filter[Self.place(of: key)] |= Self.bit(of: key)
    }
    self.filter = filter
    self.words = words
    self.symbols = symbols
    hyphen = literals.firstIndex(of: "-").map { $0 + firstLiteral }
  }

  /// Whether the word can be of that class, wherever it stands.
  func isA(_ kind: TimeClass, _ key: WordKey) -> Bool {
    guard let word = words[key] else { return false }
    return word.classes & kind.bit != 0
  }

  /// Reads the pieces of `sentence` that may belong to an expression: those of each run of words that patterns know, where
  /// one of the run is more than a word that patterns name. A piece without symbols stands between two runs.
  func read(_ sentence: Sentence, in text: TokenizedText, into pieces: inout TimePieces) {
    pieces.removeAll()
    var start = sentence.tokens.lowerBound
    var (tells, sentenceTells) = (false, false)
    for index in sentence.tokens {
      switch hint(of: text.tokens[index]) {
      case .known: continue
      case .showing: tells = true
      case .telling: (tells, sentenceTells) = (true, true)
      case .unknown:
        if tells { pieces.runs.append(start..<index) }
        tells = false
        start = index + 1
      }
    }
    if tells { pieces.runs.append(start..<sentence.tokens.upperBound) }
    guard sentenceTells else { return }
    for place in pieces.runs.indices { append(pieces.runs[place], in: text, to: &pieces) }
    joinNumbers(in: &pieces)
  }

  private func hint(of token: Token) -> Hint {
    if !token.traits.isDisjoint(with: [.number, .containsHyphen]) { return .telling }
    if filter[Self.place(of: token.key)] & Self.bit(of: token.key) != 0, let word = words[token.key] {
      return word.hint
    }
    return token.traits.isDisjoint(with: [.abbreviation, .containsDigit]) ? .unknown : .telling
  }

  private static let filterSize = 128
  private static func place(of key: WordKey) -> Int { Int(truncatingIfNeeded: key.hash &>> 6) & 127 }
  private static func bit(of key: WordKey) -> UInt64 { 1 &<< key.hash }

  private func append(_ run: Range<Int>, in text: TokenizedText, to pieces: inout TimePieces) {
    if !pieces.isEmpty, run.lowerBound > 0 {
      pieces.append(text.tokens[run.lowerBound - 1].span, token: run.lowerBound - 1)
    }
    for index in run {
      let token = text.tokens[index]
      if token.traits.contains(.containsHyphen), appendParts(of: token, index, in: text, to: &pieces) {
        continue
      }
      pieces.append(token.span, token: index)
      appendSymbols(of: token, in: text, to: &pieces)
    }
  }

  private func appendSymbols(of token: Token, in text: TokenizedText, to pieces: inout TimePieces) {
    if token.traits.contains(.number) {
      appendDigits(text.text.utf8, token.span.range, to: &pieces)
    } else if let known = words[token.key] {
      append(known, token.traits, to: &pieces)
    } else if token.traits.contains(.abbreviation), token.span.count > 1 {
      let stem = WordKey(folding: text.text.utf8[token.span.start..<token.span.end - 1])
      if let known = words[stem] { append(known, token.traits, to: &pieces) }
    }
  }

  /// Months and weekdays are capitalised in English.
  private func append(_ word: Word, _ traits: Token.Traits, to pieces: inout TimePieces) {
    let allowed = traits.contains(.capitalised) ? ~0 : ~Self.capitalisedOnly
    for place in word.symbols where symbols[place].bit & allowed != 0 { pieces.append(symbols[place]) }
  }

  private static let capitalisedOnly = TimeClass.bits(.month, .weekday, .weekdays, .shortWeekday)

  // MARK: Parts of compounds

  /// Cuts a hyphenated token into parts; `false` where a part is unknown, so that the whole says nothing.
  private func appendParts(
    of token: Token, _ index: Int, in text: TokenizedText, to pieces: inout TimePieces
  ) -> Bool {
    let bytes = text.text.utf8
    if let day = isoDay(bytes, token.span.range) {
      pieces.append(token.span, token: index)
      pieces.append(.isoDay, day)
      return true
    }
    let count = pieces.count
    var start = token.span.start
    while start < token.span.end {
      let hyphen = nextHyphen(bytes, from: start, to: token.span.end)
      pieces.append(
        Span(start, hyphen.start), token: index, startsToken: start == token.span.start,
        endsToken: hyphen.start == token.span.end)
      appendSymbols(ofPart: start..<hyphen.start, bytes, to: &pieces)
      guard pieces[pieces.count - 1].classes != 0 else {
        pieces.removeLast(from: count)
        return false
      }
      if !hyphen.isEmpty { append(hyphen: hyphen, index, to: &pieces) }
      start = hyphen.end
    }
    return true
  }

  private func appendSymbols(ofPart part: Range<Int>, _ bytes: [UInt8], to pieces: inout TimePieces) {
    guard let first = part.first.map({ bytes[$0] }) else { return }
    if first &- 0x30 < 10 {
      appendDigits(bytes, part, to: &pieces)
    } else if let word = words[WordKey(folding: bytes[part])] {
      append(word, first &- 0x41 < 26 ? .capitalised : [], to: &pieces)
    }
  }

  private func append(hyphen span: Span, _ index: Int, to pieces: inout TimePieces) {
    pieces.append(span, token: index, startsToken: false, endsToken: false)
    if let hyphen { pieces.append(TimeSymbol(symbol: hyphen, value: 0)) }
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
