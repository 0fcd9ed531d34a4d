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
  var runs: [Range<Int>] = []

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

  /// The symbol at a place in the list of all.
  func symbol(_ place: Int) -> TimeSymbol { symbols[place] }

  func value(of kind: TimeClass, at index: Int) -> Int? {
    guard pieces[index].canBe(kind) else { return nil }
    for place in pieces[index].symbols where symbols[place].symbol == kind.symbol {
      return symbols[place].value
    }
    return nil
  }

  mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    symbols.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
  }

  /// Adds a piece of which it is told afterwards what it can be.
  mutating func append(_ span: Span, token: Int, startsToken: Bool = true, endsToken: Bool = true) {
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
  mutating func removeLast(from start: Int) { pieces.removeSubrange(start...) }

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
