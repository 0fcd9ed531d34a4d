/// Splits running text into tokens in one pass over its bytes.
struct Tokenizer {
  let bytes: [UInt8]
  let words: ProseWords

  init(_ text: Text, _ words: ProseWords) {
    bytes = text.utf8
    self.words = words
  }

  /// The words of a short phrase under folding, split as running text is.
  static func words(of phrase: String) -> [WordKey] {
    let text = Text(phrase)
    if let words = lettersAlone(text.utf8) { return words }
    var tokens: [Token] = []
    Tokenizer(text, noWords).appendTokens(in: text.span, to: &tokens)
    return tokens.map(\.key)
  }

  private static let noWords = ProseWords()

  /// The words of a phrase of ASCII letters and single spaces, as most entries of word lists are; `nil` for others.
  private static func lettersAlone(_ bytes: [UInt8]) -> [WordKey]? {
    var words: [WordKey] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() {
      if (byte | 0x20) &- 0x61 < 26 { continue }
      guard byte == 0x20, offset > start else { return nil }
      words.append(WordKey(folding: bytes[start..<offset]))
      start = offset + 1
    }
    if start < bytes.count { words.append(WordKey(folding: bytes[start...])) }
    return words
  }

  /// Appends the tokens of the block `span`, in order.
  func appendTokens(in span: Span, to tokens: inout [Token]) {
    let end = min(span.end, bytes.count)
    let first = tokens.count
    var offset = span.start
    var context: Token.Traits = .spaceBefore
    while offset < end {
      if let next = appendPlainWord(at: offset, end: end, context, to: &tokens) {
        offset = next
        context = []
        continue
      }
      let scalar = TextScalar(bytes, at: offset, end: end)
      if scalar.isSpace {
        context = .spaceBefore
        offset += scalar.width
        continue
      }
      let start = offset
      if scalar.isLetter || scalar.isDigit {
        offset = appendWord(at: start, end: end, context, isFirst: tokens.count == first, to: &tokens)
      } else if context.isEmpty, tokens.count > first,
        let clitic = cliticEnd(after: tokens[tokens.count - 1], end)
      {
        offset = clitic
        append(start, offset, [.word, .clitic], to: &tokens)
      } else if scalar.value == 0x2E, !context.isEmpty, TextScalar(bytes, at: start + 1, end: end).isDigit {
        offset = scanWord(from: start + 1, end: end).offset
        append(start, offset, [.number, .containsDigit, .spaceBefore], to: &tokens)
      } else {
        let mark = scanMark(scalar, at: start, end: end)
        offset = mark.end
        append(start, offset, mark.traits.union(context), to: &tokens)
      }
      context = []
    }
  }

  /// Appends the word at `start` if it is of the kind that most are: small letters of ASCII, the first one maybe a
  /// capital, with a blank or a mark after them that is no part of it. `appendWord` would make the same of it.
  /// - Returns: where it ends.
  @inline(__always)
  private func appendPlainWord(
    at start: Int, end: Int, _ context: Token.Traits, to tokens: inout [Token]
  ) -> Int? {
    let first = bytes[start]
    guard (first | 0x20) &- 0x61 < 26 else { return nil }
    var key = WordKey.Builder()
    key.append(letter: first)
    var offset = start + 1
    while offset < end, bytes[offset] &- 0x61 < 26 {
      key.append(letter: bytes[offset])
      offset &+= 1
    }
    guard offset < end, endsPlainWord(key.key, from: start, at: offset, end: end) else { return nil }
    let traits: Token.Traits = first &- 0x41 < 26 ? [.word, .capitalised] : .word
    tokens.append(Token(start: start, end: offset, traits: traits.union(context), key: key.key))
    return offset
  }

  /// Whether a word of letters ends for certain at `offset`, where another byte stands.
  @inline(__always)
  private func endsPlainWord(_ word: WordKey, from start: Int, at offset: Int, end: Int) -> Bool {
    switch bytes[offset] {
    case 0x20, UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\""), UInt8(ascii: ")"),
      UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"):
      return true
    case UInt8(ascii: "."):
      // No initial, no abbreviation, and no address: what stands after the full stop is no part of a word.
      return offset - start > 1 && (offset + 1 == end || bytes[offset + 1] <= 0x2F)
        && words.abbreviation(word) == nil
    default: return false
    }
  }

  /// Appends the word at `start`, and its clitic as a token of its own.
  /// - Returns: where they end.
  private func appendWord(
    at start: Int, end: Int, _ context: Token.Traits, isFirst: Bool, to tokens: inout [Token]
  ) -> Int {
    if let address = webAddressEnd(from: start, end: end) {
      append(start, address, context.union(.word), to: &tokens)
      return address
    }
    var word = scanWord(from: start, end: end)
    if word.innerStops > 0, let address = pathEnd(from: word.offset, end: end) {
      append(start, address, context.union(.word), to: &tokens)
      return address
    }
    if word.offset < end, bytes[word.offset] == UInt8(ascii: "."),
      keepsFullStop(word, from: start, end: end) || (isFirst && isLabel(word, from: start, end: end))
    {
      word.traits.insert(.abbreviation)
      word.key.append(bytes[word.offset])
      word.offset += 1
    }
    let split = cliticStart(in: word, from: start)
    if split == word.offset, !word.traits.contains(.beyondASCII) {
      let key = word.key.key
      tokens.append(Token(start: start, end: split, traits: word.traits.union(context), key: key))
      return split
    }
    append(start, split, word.traits.union(context), to: &tokens)
    if split < word.offset { append(split, word.offset, [.word, .clitic], to: &tokens) }
    return word.offset
  }

  private func append(_ start: Int, _ end: Int, _ traits: Token.Traits, to tokens: inout [Token]) {
    let key = WordKey(folding: bytes[start..<end])
    tokens.append(Token(start: start, end: end, traits: traits, key: key))
  }
}

// MARK: Words and numbers

extension Tokenizer {
  /// What has been seen of a word.
  struct Word {
    /// Where it ends.
    var offset: Int
    var traits: Token.Traits = []
    var letters = 0
    var capitals = 0
    var seenLower = false
    /// The last apostrophe between letters.
    var apostrophe: Int?
    /// Full stops between letters.
    var innerStops = 0
    /// Of the bytes so far; of no use beyond ASCII.
    var key = WordKey.Builder()

    mutating func take(letter: TextScalar) { take(isUpper: letter.isUpper, isMark: letter.class == .mark) }

    mutating func take(isUpper: Bool, isMark: Bool = false) {
      letters += 1
      if isUpper {
        capitals += 1
        if letters == 1 { traits.insert(.capitalised) }
        if seenLower { traits.insert(.innerCap) }
      } else if !isMark {
        seenLower = true
      }
    }
  }

  /// The word or number that starts at `start`; a character of an unspaced script is one by itself.
  func scanWord(from start: Int, end: Int) -> Word {
    var word = Word(offset: start)
    while word.offset < end {
      let byte = bytes[word.offset]
      if byte == 0x20 { break }
      if byte &- 0x61 < 26 {
        let (next, capitals) = word.key.appendLetters(of: bytes, from: word.offset, to: end)
        word.letters &+= next &- word.offset
        word.seenLower = true
        // After a lower-case letter.
        if capitals > 0 { word.traits.insert(.innerCap) }
        word.capitals &+= capitals
        word.offset = next
        continue
      }
      if byte &- 0x41 < 26 {
        word.take(isUpper: true)
        word.key.append(byte)
        word.offset += 1
        continue
      }
      let scalar = TextScalar(bytes, at: word.offset, end: end)
      if scalar.isUnspaced {
        guard word.offset == start else { break }
        return Word(offset: start + scalar.width, traits: [.word, .unspaced, .beyondASCII])
      }
      if scalar.isLetter {
        word.take(letter: scalar)
      } else if scalar.isDigit {
        word.traits.formUnion(word.offset == start ? [.number, .containsDigit] : .containsDigit)
      } else if !joins(scalar, start, &word, end) {
        break
      }
      if scalar.width > 1 { word.traits.insert(.beyondASCII) } else { word.key.append(byte) }
      word.offset += scalar.width
    }
    if word.letters > 0 { word.traits.insert(.word) }
    if word.letters > 1 && word.capitals == word.letters { word.traits.insert(.allCaps) }
    return word
  }

  /// Whether `mark`, which comes next in `word`, holds what stands on both its sides together.
  private func joins(_ mark: TextScalar, _ start: Int, _ word: inout Word, _ end: Int) -> Bool {
    let following = word.offset + mark.width
    guard following < end, mark.class == .hyphen || mark.class == .punctuation else { return false }
    let next = TextScalar(bytes, at: following, end: end)
    guard (next.isLetter || next.isDigit) && !next.isUnspaced else { return false }
    let previous = TextScalar(before: word.offset, in: bytes, start: start)
    switch mark.value {
    case 0x2D, 0x2010, 0x2011:
      word.traits.insert(.containsHyphen)
      return true
    case 0x27, 0x2019, 0x2BC:
      guard previous.isLetter && next.isLetter else { return false }
      word.apostrophe = word.offset
      return true
    case 0x2E where previous.isLetter && next.isLetter:
      guard !isGluedSentence(previous, next, word, following, end) else { return false }
      word.innerStops += 1
      return true
    case 0x2E, 0x3A: return previous.isDigit && next.isDigit
    case 0x2C: return previous.isDigit && startsDigitGroup(following, end)
    case 0x26: return previous.isUpper && next.isUpper
    case 0x5F, 0x40: return true
    default: return false
    }
  }

  /// Whether a full stop without a space ends a sentence after all (`for weeks.The talks`), unlike one in a name or
  /// an address (`Ph.D`, `Booking.com`, `News.Example`).
  private func isGluedSentence(
    _ previous: TextScalar, _ next: TextScalar, _ word: Word, _ following: Int, _ end: Int
  ) -> Bool {
    guard previous.isLower && next.isUpper && word.letters > 1 else { return false }
    if !word.traits.contains(.capitalised) { return true }
    var wordEnd = following
    while wordEnd < end, bytes[wordEnd] | 0x20 >= 0x61, bytes[wordEnd] | 0x20 <= 0x7A { wordEnd += 1 }
    return words.startsSentences(WordKey(folding: bytes[following..<wordEnd]))
  }

  /// Whether a comma before `offset` separates thousands (`1,000`), or lakhs (`1,00,000`), and not two numbers.
  private func startsDigitGroup(_ offset: Int, _ end: Int) -> Bool {
    var count = 0
    while offset + count < end, count < 4, TextScalar.asciiClass(bytes[offset + count]) == .digit {
      count += 1
    }
    if count == 2, offset + 3 < end, bytes[offset + 2] == UInt8(ascii: ",") {
      return TextScalar.asciiClass(bytes[offset + 3]) == .digit
    }
    return count == 3
  }
}

// MARK: Full stops of abbreviations

extension Tokenizer {
  /// Whether the full stop after `word` belongs to it: an initial, `U.S.`, `Ph.D.`, a listed word.
  private func keepsFullStop(_ word: Word, from start: Int, end: Int) -> Bool {
    let next = word.offset + 1
    guard word.letters > 0, next >= end || bytes[next] != UInt8(ascii: ".") else { return false }
    if word.letters == 1, word.capitals == 1, word.traits.isDisjoint(with: [.containsDigit, .containsHyphen])
    {
      return bytes[start] != UInt8(ascii: "I")
    }
    if word.innerStops > 0, hasShortParts(start, word.offset) { return true }
    switch words.abbreviation(WordKey(folding: bytes[start..<word.offset])) {
    case nil: return false
    case .number: return isNumberNext(next, end)
    default: return true
    }
  }

  /// Whether full stops divide the word into parts of one or two letters.
  private func hasShortParts(_ start: Int, _ end: Int) -> Bool {
    var count = 0
    for offset in start..<end {
      count = bytes[offset] == UInt8(ascii: ".") ? 0 : count + 1
      if count > 2 || bytes[offset] >= 0x80 { return false }
    }
    return true
  }

  private func isNumberNext(_ offset: Int, _ end: Int) -> Bool {
    let next = TextScalar(bytes, at: offset, end: end)
    return next.isDigit || (next.isSpace && TextScalar(bytes, at: offset + next.width, end: end).isDigit)
  }

  /// Whether the first word of a block is the number of what follows (`2. Talks`, `2.1. Talks`).
  private func isLabel(_ word: Word, from start: Int, end: Int) -> Bool {
    let next = TextScalar(bytes, at: word.offset + 1, end: end)
    return word.letters == 0 && word.offset - start <= 4 && next.isSpace && word.offset + 1 < end
      && !bytes[start..<word.offset].contains(UInt8(ascii: ","))
  }
}
