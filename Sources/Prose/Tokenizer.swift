/// Splits running text into tokens, a byte at a time for ASCII and a scalar at a time beyond it.
struct Tokenizer {
  let abbreviations: Set<WordKey>

  /// The words of a short phrase under folding, split as running text is.
  static func words(of phrase: String) -> [WordKey] {
    var tokens: [Token] = []
    let text = Text(phrase)
    Tokenizer(abbreviations: []).appendTokens(of: text, in: text.span, to: &tokens)
    return tokens.map(\.key)
  }

  /// Appends the tokens of `text` in `span`, in order.
  func appendTokens(of text: Text, in span: Span, to tokens: inout [Token]) {
    let bytes = text.utf8
    let end = min(span.end, bytes.count)
    var offset = span.start
    var isSpaceBefore = true
    while offset < end {
      let (character, width) = TextScalar.decode(bytes, at: offset, end: end)
      if character.isSpace {
        isSpaceBefore = true
        offset += width
        continue
      }
      let start = offset
      var traits: Token.Traits = isSpaceBefore ? .spaceBefore : []
      if character.isLetter || character.isDigit {
        offset = scanWord(bytes, from: start, end: end, traits: &traits)
        let split = traits.contains(.word) ? cliticStart(bytes, start, offset) : offset
        appendToken(bytes, start, split, traits, to: &tokens)
        if split < offset { appendToken(bytes, split, offset, [.word, .clitic], to: &tokens) }
      } else if let clitic = cliticWidth(bytes, at: start, end: end), !isSpaceBefore,
        tokens.last?.traits.contains(.word) == true
      {
        offset = start + clitic
        appendToken(bytes, start, offset, [.word, .clitic], to: &tokens)
      } else {
        offset = scanMark(bytes, from: start, width: width, end: end, character, &traits)
        appendToken(bytes, start, offset, traits, to: &tokens)
      }
      isSpaceBefore = false
    }
  }

  private func appendToken(
    _ bytes: [UInt8], _ start: Int, _ end: Int, _ traits: Token.Traits, to tokens: inout [Token]
  ) {
    tokens.append(
      Token(start: start, end: end, traits: traits, key: WordKey(folding: bytes[start..<end])))
  }

  // MARK: Words and numbers

  /// The end of the word or number that starts at `start`.
  private func scanWord(_ bytes: [UInt8], from start: Int, end: Int, traits: inout Token.Traits) -> Int {
    var offset = start
    var letters = 0
    var capitals = 0
    var seenLower = false
    while offset < end {
      let (character, width) = TextScalar.decode(bytes, at: offset, end: end)
      if character.isUnspaced {
        if offset == start {
          traits.formUnion([.word, .unspaced, .beyondASCII])
          return offset + width
        }
        break
      }
      if character.isLetter {
        letters += 1
        if character.isUpper {
          capitals += 1
          if letters == 1 { traits.insert(.capitalised) }
          if seenLower { traits.insert(.innerCap) }
        } else if !character.isMark {
          seenLower = true
        }
        if width > 1 { traits.insert(.beyondASCII) }
      } else if character.isDigit {
        if offset == start { traits.insert(.number) }
        traits.insert(.containsDigit)
      } else if offset + width < end, joins(bytes, character, at: offset, width: width, start, end) {
        if character.isHyphen { traits.insert(.containsHyphen) }
        if width > 1 { traits.insert(.beyondASCII) }
      } else {
        break
      }
      offset += width
    }
    if letters > 0 { traits.insert(.word) }
    if letters > 1 && capitals == letters { traits.insert(.allCaps) }
    if offset < end, bytes[offset] == UInt8(ascii: "."), keepsFullStop(bytes, start, offset, end, letters) {
      traits.insert(.abbreviation)
      offset += 1
    }
    return offset
  }

  /// Whether the mark at `offset` holds the characters on both sides together in one word or number.
  private func joins(
    _ bytes: [UInt8], _ mark: TextScalar, at offset: Int, width: Int, _ start: Int, _ end: Int
  ) -> Bool {
    let next = TextScalar(bytes, at: offset + width, end: end)
    let previous = TextScalar(before: offset, in: bytes, start: start)
    if mark.isHyphen { return (next.isLetter || next.isDigit) && !next.isUnspaced }
    switch mark.scalar {
    case 0x27, 0x2019, 0x2BC: return previous.isLetter && next.isLetter
    case 0x2E: return (previous.isDigit && next.isDigit) || (previous.isLetter && next.isLetter)
    case 0x2C, 0x3A: return previous.isDigit && next.isDigit
    case 0x26: return previous.isUpper && next.isUpper
    case 0x5F, 0x40: return next.isLetter || next.isDigit
    default: return false
    }
  }

  /// Whether the full stop at `offset` belongs to the word before it: an initial, `U.S.`, a listed word.
  private func keepsFullStop(_ bytes: [UInt8], _ start: Int, _ offset: Int, _ end: Int, _ letters: Int)
    -> Bool
  {
    if offset + 1 < end, bytes[offset + 1] == UInt8(ascii: ".") { return false }
    let word = bytes[start..<offset]
    if letters == 1, offset - start == 1, TextScalar(bytes, at: start, end: end).isUpper {
      return bytes[start] != UInt8(ascii: "I")
    }
    if word.contains(UInt8(ascii: ".")), letters <= 5, isDotted(word) { return true }
    return !abbreviations.isEmpty && abbreviations.contains(WordKey(folding: word))
  }

  /// Whether letters and full stops alternate, as in `U.S` or `a.m`.
  private func isDotted(_ word: ArraySlice<UInt8>) -> Bool {
    var expectsLetter = true
    for byte in word {
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      guard expectsLetter ? isLetter : byte == UInt8(ascii: ".") else { return false }
      expectsLetter.toggle()
    }
    return !expectsLetter
  }

  // MARK: Clitics

  private static let clitics: Set<WordKey> = Set(
    ["'s", "'re", "'ve", "'ll", "'d", "'m", "n't"].map { WordKey($0) })

  /// Where a clitic starts inside the word `start..<end`; `end` if there is none.
  private func cliticStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    guard let apostrophe = lastApostrophe(bytes, start, end) else { return end }
    if end - apostrophe <= 5, Self.clitics.contains(WordKey(folding: bytes[apostrophe..<end])) {
      return apostrophe > start ? apostrophe : end
    }
    let negation = apostrophe - 1
    if negation > start, Self.clitics.contains(WordKey(folding: bytes[negation..<end])) { return negation }
    return end
  }

  private func lastApostrophe(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var offset = end - 1
    while offset > start {
      if bytes[offset] == 0x27 { return offset }
      if bytes[offset] == 0x99 || bytes[offset] == 0x98, offset >= start + 2, bytes[offset - 1] == 0x80,
        bytes[offset - 2] == 0xE2
      {
        return offset - 2
      }
      offset -= 1
    }
    return nil
  }

  /// The width in bytes of a clitic that stands right at `offset`, after a token that ended there (`U.S.'s`).
  private func cliticWidth(_ bytes: [UInt8], at offset: Int, end: Int) -> Int? {
    let (mark, width) = TextScalar.decode(bytes, at: offset, end: end)
    guard mark.scalar == 0x27 || mark.scalar == 0x2019, offset + width < end,
      bytes[offset + width] | 0x20 == UInt8(ascii: "s")
    else { return nil }
    let after = offset + width + 1
    if after < end {
      let next = TextScalar(bytes, at: after, end: end)
      if next.isLetter || next.isDigit { return nil }
    }
    return width + 1
  }

  // MARK: Marks

  private func scanMark(
    _ bytes: [UInt8], from start: Int, width: Int, end: Int, _ mark: TextScalar, _ traits: inout Token.Traits
  ) -> Int {
    var offset = start + width
    if width > 1 { traits.insert(.beyondASCII) }
    let isRepeating = mark.scalar == 0x2E || mark.scalar == 0x2D || mark.scalar == 0x60
    if isRepeating { while offset < end, bytes[offset] == bytes[start] { offset += 1 } }
    if mark.scalar == 0x27, offset < end, bytes[offset] == 0x27 { offset += 1 }
    if let facing = QuotationMark(mark.scalar, doubled: offset - start == 2) {
      traits.formUnion([.punctuation, .quotationMark])
      if facing.opens { traits.insert(.opensQuotation) }
      if facing.closes { traits.insert(.closesQuotation) }
      if facing.isSingle { traits.insert(.singleMark) }
      return offset
    }
    switch mark.scalar {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F:
      traits.formUnion([.punctuation, .sentenceEnd])
    case 0x28, 0x5B, 0x7B: traits.formUnion([.punctuation, .openingBracket])
    case 0x29, 0x5D, 0x7D: traits.formUnion([.punctuation, .closingBracket])
    default: traits.insert(mark.isSymbol ? .symbol : .punctuation)
    }
    return offset
  }
}
