import Prose

/// What one line shows at a glance: its words, and how it starts and ends. One pass over its bytes.
struct LineWords {
  /// The first words, and the offsets where they start and end; see `limit`.
  private(set) var keys: [WordKey] = []
  private(set) var spans: [Span] = []
  /// Words in all; a script without spaces counts a word for two characters.
  private(set) var count = 0
  private(set) var functionWords = 0
  private(set) var capitalised = 0
  /// Words of at least two letters, all upper case.
  private(set) var allCaps = 0
  private(set) var withDigits = 0
  private(set) var withLetters = 0
  /// Characters of scripts without spaces.
  private(set) var unspaced = 0
  private(set) var hasQuotationMark = false
  private(set) var startsWithQuotationMark = false
  private(set) var hasOpeningBracket = false
  private(set) var hasURL = false
  /// Whether it ends with `.`, `!`, `?`, `…` or a CJK full stop, closing marks and brackets aside.
  private(set) var endsSentence = false
  private(set) var lastByte: UInt8 = 0
  /// Stops followed by white space, inside the line.
  private(set) var innerStops = 0

  /// Enough for every rule; a line can be a megabyte.
  static let limit = 96
  /// Bytes that are looked at. Furniture and captions are far shorter; what is as long as this is text.
  private static let byteLimit = 8192

  /// The words of a phrase of the lexicon.
  static func keys(of phrase: String) -> [WordKey] {
    let text = Text(phrase)
    return LineWords(text, text.span).keys
  }

  private static let noWords = WordSet([WordKey]())

  init(_ text: Text, _ span: Span, functionWords: WordSet? = nil) {
    let known = functionWords ?? Self.noWords
    let bytes = text.utf8
    let end = min(span.end, span.start + Self.byteLimit)
    var offset = span.start
    keys.reserveCapacity(min(Self.limit, span.count / 5 + 2))
    spans.reserveCapacity(min(Self.limit, span.count / 5 + 2))
    while offset < end {
      if bytes[offset] == 0x20 {
        offset += 1
        continue
      }
      let (kind, width) = Self.kind(bytes, at: offset, end: span.end)
      switch kind {
      case .letter:
        offset = addWord(bytes, from: offset, end: span.end, known)
        continue
      case .unspaced: unspaced += 1
      case .quotation:
        hasQuotationMark = true
        if offset == span.start { startsWithQuotationMark = true }
      case .stop:
        if offset + 1 < span.end, bytes[offset + 1] == 0x20 { innerStops += 1 }
      case .symbol: add(WordKey(folding: bytes[offset..<offset + width]), Span(offset, offset + width))
      case .other: if bytes[offset] == UInt8(ascii: "(") { hasOpeningBracket = true }
      case .joiner: break
      }
      offset += width
    }
    count += (unspaced + 1) / 2
    if !span.isEmpty { lastByte = bytes[span.end - 1] }
    endsSentence = Self.endsSentence(bytes, span)
  }

  private mutating func addWord(_ bytes: [UInt8], from start: Int, end: Int, _ known: WordSet) -> Int {
    var offset = start
    // Of ASCII.
    var letters = 0
    var uppers = 0
    var hasDigit = false
    var hasOtherLetter = false
    var ascii = WordKey.Builder()
    var isASCII = true
    while offset < end {
      let byte = bytes[offset]
      if (byte | 0x20) &- 0x61 < 26 {
        let (next, capitals) = ascii.appendLetters(of: bytes, from: offset, to: end)
        letters &+= next &- offset
        uppers &+= capitals
        offset = next
        continue
      }
      if byte == 0x20 { break }
      let (kind, width) = Self.kind(bytes, at: offset, end: end)
      // A hyphen or apostrophe between letters belongs to the word; so does the stop of `U.S.` and `news.example`.
      let isInner =
        offset + width < end && (kind == .joiner || byte == 0x2E)
        && Self.kind(bytes, at: offset + width, end: end).kind == .letter
      guard kind == .letter || isInner else { break }
      if byte >= 0x30 && byte <= 0x39 { hasDigit = true } else if kind == .letter { hasOtherLetter = true }
      if byte < 0x80 { ascii.append(byte) } else { isASCII = false }
      offset += width
    }
    let key = isASCII ? ascii.key : WordKey(folding: bytes[start..<offset])
    count += 1
    if letters > 0 || hasOtherLetter { withLetters += 1 }
    if hasDigit { withDigits += 1 }
    if bytes[start] >= 0x41 && bytes[start] <= 0x5A { capitalised += 1 }
    if uppers >= 2 && uppers == letters { allCaps += 1 }
    if known.contains(key) { functionWords += 1 }
    if offset - start >= 4, offset + 2 < end, bytes[offset] == 0x3A, bytes[offset + 1] == 0x2F {
      hasURL = true
    }
    add(key, Span(start, offset))
    return offset
  }

  private mutating func add(_ key: WordKey, _ span: Span) {
    guard keys.count < Self.limit else { return }
    keys.append(key)
    spans.append(span)
  }

  // MARK: Classes of characters

  enum Kind { case letter, joiner, unspaced, quotation, stop, symbol, other }

  /// The class of the character at `offset` and its width in bytes. Coarse: beyond ASCII only what lines of
  /// articles and menus are told apart by.
  static func kind(_ bytes: [UInt8], at offset: Int, end: Int) -> (kind: Kind, width: Int) {
    let byte = bytes[offset]
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return (.letter, 1)
    case 0x26, 0x27, 0x2D, 0x40: return (.joiner, 1)
    case 0x22: return (.quotation, 1)
    case 0x2E, 0x21, 0x3F: return (.stop, 1)
    case 0..<0x80: return (.other, 1)
    case 0xC2:
      // U+00A9 is a word of copyright lines; the rest of this row are marks and spaces, but « and ».
      let next = offset + 1 < end ? bytes[offset + 1] : 0
      return (next == 0xA9 ? .symbol : next == 0xAB || next == 0xBB ? .quotation : .other, 2)
    case 0xC3...0xDF: return (.letter, 2)
    case 0xE2: return (generalPunctuation(bytes, at: offset, end: end), 3)
    case 0xE3: return (offset + 1 < end && bytes[offset + 1] >= 0x81 ? .unspaced : .other, 3)
    case 0xE4...0xE9: return (.unspaced, 3)
    case 0xEF: return (.other, 3)
    case 0xE0..<0xF0: return (.letter, 3)
    default: return (.other, 4)
    }
  }

  private static func generalPunctuation(_ bytes: [UInt8], at offset: Int, end: Int) -> Kind {
    guard offset + 2 < end, bytes[offset + 1] == 0x80 else { return .other }
    switch bytes[offset + 2] {
    case 0x98, 0x9C, 0x9D, 0x9E: return .quotation
    case 0x99, 0x90, 0x91: return .joiner
    case 0xA6: return .stop
    default: return .other
    }
  }

  private static func endsSentence(_ bytes: [UInt8], _ span: Span) -> Bool {
    var end = span.end
    while end > span.start {
      let byte = bytes[end - 1]
      if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D || byte == 0x20 {
        end -= 1
      } else if end - span.start > 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
        byte == 0x9D || byte == 0x99
      {
        end -= 3
      } else {
        break
      }
    }
    guard end > span.start else { return false }
    let last = bytes[end - 1]
    if last == 0x2E || last == 0x21 || last == 0x3F { return true }
    guard end - span.start >= 3 else { return false }
    let tail = bytes[end - 3..<end]
    return stops.contains { tail.elementsEqual($0) }
  }

  /// `…`, `。`, `！`, `？`, and `”` and `」` after which CJK text needs no other stop.
  private static let stops: [[UInt8]] = [
    [0xE2, 0x80, 0xA6], [0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x81], [0xEF, 0xBC, 0x9F], [0xE3, 0x80, 0x8D],
  ]
}
