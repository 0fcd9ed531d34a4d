import Prose

/// Cuts sentences into pieces and names what each can be. A class, so that it is asked without being copied.
final class TimeLexer: Sendable {
  private let words: WordTable<Word>
  /// By number, what the words tell at a glance.
  private let hints: WordValues<Hint>
  /// What the words can be, of each in a row.
  private let symbols: [TimeSymbol]
  /// Whether a small number is an expression where it stands alone.
  private let readsSmallNumbers: Bool
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
  ///   - forms: the patterns; the index of a word that they name is its symbol, counted after the classes.
  init(entries: [Lexicon.Entry], forms: TimeTrie, numbering vocabulary: inout Vocabulary) {
    let literals = forms.literals
    var named = WordTable<[TimeSymbol]>()
    var hints = WordTable<Hint>()
    for entry in entries where entry.count == 3 {
      guard let kind = TimeClass(name: entry[1]), let value = Int(entry[2]) else { continue }
      named[WordKey(entry[0]), default: []].append(TimeSymbol(symbol: kind.symbol, value: value))
      hints.insert(.telling, for: WordKey(entry[0]))
    }
    // One word of each form without any class shows where such a form may be.
    let showing = WordSet(
      forms.plainForms.filter { form in !form.contains { named.contains(WordKey($0)) } }
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
    self.words = words
    self.hints = WordValues(words.mapValues(\.hint), none: .unknown, numbering: &vocabulary)
    self.symbols = symbols
    readsSmallNumbers = forms.loneClasses & TimeClass.bits(.number, .day) != 0
    hyphen = literals.firstIndex(of: "-").map { $0 + firstLiteral }
  }

  /// Whether the word can be of that class, wherever it stands.
  func isA(_ kind: TimeClass, _ key: WordKey) -> Bool {
    guard let word = words[key] else { return false }
    return word.classes & kind.bit != 0
  }

  /// Reads the pieces of `sentence` that may belong to an expression: those of each run of words that patterns know, where
  /// one of the run is more than a word that patterns name. A piece without symbols stands between two runs.
  func read(_ sentence: Sentence, in listed: ListedText, into pieces: inout TimePieces) {
    let text = listed.text
    pieces.removeAll()
    var start = sentence.tokens.lowerBound
    var (tells, sentenceTells) = (false, false)
    for index in sentence.tokens {
      switch hint(of: text.tokens[index], listed.numbers[index]) {
      case .known: continue
      case .showing: tells = true
      case .telling: (tells, sentenceTells) = (true, true)
      case .unknown:
        if tells { keep(start..<index, of: text, in: &pieces) }
        tells = false
        start = index + 1
      }
    }
    if tells { keep(start..<sentence.tokens.upperBound, of: text, in: &pieces) }
    guard sentenceTells else { return }
    for place in pieces.runs.indices { append(pieces.runs[place], in: text, to: &pieces) }
    joinNumbers(in: &pieces)
  }

  /// Most runs that tell of something are a small number alone (`34 cts`), which no form may read.
  private func keep(_ run: Range<Int>, of text: TokenizedText, in pieces: inout TimePieces) {
    if run.count == 1, !readsSmallNumbers, isSmallNumber(text.tokens[run.lowerBound], text.text.utf8) {
      return
    }
    pieces.runs.append(run)
  }

  /// Of up to three bytes and without a suffix: a number or a day, but no year, and no time of day.
  private func isSmallNumber(_ token: Token, _ bytes: [UInt8]) -> Bool {
    token.traits.contains(.number) && token.end - token.start <= 3 && bytes[Int(token.end) - 1] &- 0x30 < 10
  }

  private func hint(of token: Token, _ number: Int32) -> Hint {
    if !token.traits.isDisjoint(with: [.number, .containsHyphen]) { return .telling }
    let hint = hints[number]
    guard hint == .unknown else { return hint }
    return token.traits.isDisjoint(with: [.abbreviation, .containsDigit]) ? .unknown : .telling
  }

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
