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

  init(_ text: Text, _ span: Span, functionWords known: WordSet = []) {
    let bytes = text.utf8
    let end = min(span.end, span.start + Self.byteLimit)
    var offset = span.start
    keys.reserveCapacity(min(Self.limit, span.count / 5 + 2))
    spans.reserveCapacity(min(Self.limit, span.count / 5 + 2))
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x20 {
        offset += 1
        continue
      }
      if (byte | 0x20) &- 0x61 < 26 {
        offset = addWord(bytes, from: offset, end: span.end, known)
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
      case .other: if byte == UInt8(ascii: "(") { hasOpeningBracket = true }
      case .joiner: break
      }
      offset += width
    }
    count += (unspaced + 1) / 2
    if !span.isEmpty { lastByte = bytes[span.end - 1] }
    endsSentence = Self.endsSentence(bytes, span)
  }

  /// Counts the word at `start`.
  /// - Returns: where it ends.
  private mutating func addWord(_ bytes: [UInt8], from start: Int, end: Int, _ known: WordSet) -> Int {
    let word = Word(bytes, from: start, end: end)
    count += 1
    if word.letters > 0 || word.hasOtherLetter { withLetters += 1 }
    if word.hasDigit { withDigits += 1 }
    if bytes[start] >= 0x41 && bytes[start] <= 0x5A { capitalised += 1 }
    if word.uppers >= 2 && word.uppers == word.letters { allCaps += 1 }
    if known.contains(word.key) { functionWords += 1 }
    if word.isScheme(in: bytes, from: start, end: end) { hasURL = true }
    add(word.key, Span(start, word.end))
    return word.end
  }

  @inline(__always)
  private mutating func add(_ key: WordKey, _ span: Span) {
    guard keys.count < Self.limit else { return }
    keys.append(key)
    spans.append(span)
  }

  /// What is seen of one word.
  private struct Word {
    private(set) var end: Int
    let key: WordKey
    /// Of ASCII.
    private(set) var letters = 0
    private(set) var uppers = 0
    private(set) var hasDigit = false
    private(set) var hasOtherLetter = false

    @inline(__always)
    init(_ bytes: [UInt8], from start: Int, end limit: Int) {
      var ascii = WordKey.Builder()
      var isASCII = true
      end = start
      while end < limit {
        let byte = bytes[end]
        if (byte | 0x20) &- 0x61 < 26 {
          ascii.append(letter: byte)
          letters &+= 1
          uppers &+= Int(~byte &>> 5 & 1)
          end &+= 1
          continue
        }
        if byte == 0x20 || byte == UInt8(ascii: ",") { break }
        let (kind, width) = LineWords.kind(bytes, at: end, end: limit)
        // A hyphen or apostrophe between letters belongs to the word; so does the stop of `U.S.` and `news.example`.
        let isInner =
          end + width < limit && (kind == .joiner || byte == 0x2E)
          && LineWords.kind(bytes, at: end + width, end: limit).kind == .letter
        guard kind == .letter || isInner else { break }
        if byte >= 0x30 && byte <= 0x39 { hasDigit = true } else if kind == .letter { hasOtherLetter = true }
        if byte < 0x80 { ascii.append(byte) } else { isASCII = false }
        end += width
      }
      key = isASCII ? ascii.key : WordKey(folding: bytes[start..<end])
    }

    /// Whether it is the `https` of `https://`.
    func isScheme(in bytes: [UInt8], from start: Int, end limit: Int) -> Bool {
      end - start >= 4 && end + 2 < limit && bytes[end] == 0x3A && bytes[end + 1] == 0x2F
    }
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
    // `…`, `。`, `！`, `？`, and `」`, after which CJK text needs no other stop.
    switch (bytes[end - 3], bytes[end - 2], last) {
    case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xE3, 0x80, 0x8D):
      return true
    default: return false
    }
  }
}
