import Prose

/// A word of a line of a page.
struct LineWord {
  let key: WordKey
  /// UTF-8 offsets into the text.
  let start: UInt32
  let end: UInt32
  let listed: ListedWord
  let spelling: Spelling

  /// What of a word is letters of ASCII.
  enum Spelling { case letters, mixed, noLetters }

  var span: Span { Span(Int(start), Int(end)) }
}

/// What one line shows at a glance: how many words of which kind it has, and how it starts and ends. One pass over
/// its bytes.
struct LineWords {
  /// The line's first words, by their indices among those of the page; see `limit`.
  private(set) var words: Range<Int>
  /// What the word lists say of any of these.
  private(set) var marks: WordMarks = []
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
  private(set) var isASCII = true
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
  static func keys(of phrase: String) -> [WordKey] { keys(of: Text(phrase)) }

  /// The words of a phrase.
  static func keys(of phrase: Text) -> [WordKey] {
    var words: [LineWord] = []
    _ = read(phrase, phrase.span, .none, appendingTo: &words)
    return words.map(\.key)
  }

  /// - Parameter words: those of the lines before, to which the line's are added.
  static func read(
    _ text: Text, _ span: Span, _ listed: ListedWords, appendingTo words: inout [LineWord]
  ) -> LineWords {
    var line = LineWords(from: words.count)
    words.append(addingCapacity: min(limit, span.count)) { words in
      line.read(text.utf8, span, listed, &words)
    }
    return line
  }

  /// A line without words.
  /// - Parameter first: the index that its first word would have.
  private init(from first: Int) { words = first..<first }

  private mutating func read(
    _ bytes: [UInt8], _ span: Span, _ listed: ListedWords, _ words: inout OutputSpan<LineWord>
  ) {
    let end = min(span.end, span.start + Self.byteLimit)
    var offset = span.start
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x20 {
        offset += 1
        continue
      }
      if (byte | 0x20) &- 0x61 >= 26, byte &- 0x30 >= 10 {
        let (kind, width) = Self.kind(bytes, at: offset, end: span.end)
        if byte >= 0x80 { isASCII = false }
        if kind != .letter {
          switch kind {
          case .unspaced: unspaced += 1
          case .quotation:
            hasQuotationMark = true
            if offset == span.start { startsWithQuotationMark = true }
          case .stop: if offset + 1 < span.end, bytes[offset + 1] == 0x20 { innerStops += 1 }
          case .other: if byte == UInt8(ascii: "(") { hasOpeningBracket = true }
          case .symbol:
            let key = WordKey(folding: bytes[offset..<offset + width])
            add(key, offset, offset + width, listed[key], .mixed, to: &words)
          case .letter, .joiner: break
          }
          offset += width
          continue
        }
      }
      offset = addWord(bytes, from: offset, end: span.end, listed, &words)
    }
    self.words = self.words.lowerBound..<self.words.lowerBound + words.count
    count += (unspaced + 1) / 2
    if !span.isEmpty { lastByte = bytes[span.end - 1] }
    endsSentence = Self.endsSentence(bytes, span)
  }

  /// Counts the word at `start`.
  /// - Returns: where it ends.
  @inline(__always)
  private mutating func addWord(
    _ bytes: [UInt8], from start: Int, end limit: Int, _ listed: ListedWords,
    _ words: inout OutputSpan<LineWord>
  ) -> Int {
    let letters = Word(lettersOf: bytes, from: start, end: limit)
    let end = letters.end
    // As most words are: letters, then a space or a comma.
    if end >= limit || bytes[end] == 0x20 || bytes[end] == UInt8(ascii: ",") {
      add(letters, from: start, startsUpperCase: bytes[start] &- 0x41 < 26, listed, to: &words)
      return end
    }
    return addMixedWord(letters, bytes, from: start, end: limit, listed, &words)
  }

  /// Counts the word that starts with some letters, or none.
  @inline(never)
  private mutating func addMixedWord(
    _ letters: Word, _ bytes: [UInt8], from start: Int, end limit: Int, _ listed: ListedWords,
    _ words: inout OutputSpan<LineWord>
  ) -> Int {
    var word = letters
    word.goOn(bytes, from: start, end: limit)
    add(word, from: start, startsUpperCase: bytes[start] &- 0x41 < 26, listed, to: &words)
    let end = word.end
    // The `https` of `https://`.
    if end + 2 < limit, bytes[end] == 0x3A, bytes[end + 1] == 0x2F, end - start >= 4 { hasURL = true }
    return end
  }

  @inline(__always)
  private mutating func add(
    _ word: Word, from start: Int, startsUpperCase: Bool, _ listed: ListedWords,
    to words: inout OutputSpan<LineWord>
  ) {
    let known = listed[word.key]
    count &+= 1
    withLetters &+= word.letters > 0 || word.hasOtherLetter ? 1 : 0
    withDigits &+= word.hasDigit ? 1 : 0
    capitalised &+= startsUpperCase ? 1 : 0
    allCaps &+= word.uppers >= 2 && word.uppers == word.letters ? 1 : 0
    functionWords &+= known.marks.contains(.functionWord) ? 1 : 0
    if !word.isASCII { isASCII = false }
    add(word.key, start, word.end, known, word.spelling(from: start), to: &words)
  }

  @inline(__always)
  private mutating func add(
    _ key: WordKey, _ start: Int, _ end: Int, _ listed: ListedWord, _ spelling: LineWord.Spelling,
    to words: inout OutputSpan<LineWord>
  ) {
    guard !words.isFull else { return }
    marks.formUnion(listed.marks)
    words.append(
      LineWord(
        key: key, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        listed: listed, spelling: spelling))
  }

  /// What is seen of one word.
  private struct Word {
    private(set) var end: Int
    private(set) var key: WordKey
    /// Makes the key as long as the word is of ASCII.
    private var ascii = WordKey.Builder()
    /// Of ASCII.
    private(set) var letters: Int
    private(set) var uppers: Int
    private(set) var hasDigit = false
    private(set) var hasOtherLetter = false
    private(set) var isASCII = true

    /// The letters of ASCII in a row that it starts with.
    @inline(__always)
    init(lettersOf bytes: [UInt8], from start: Int, end limit: Int) {
      (end, uppers) = ascii.appendLetters(of: bytes, from: start, to: limit)
      letters = end &- start
      key = ascii.key
    }

    /// Goes on after those letters to the word's end.
    mutating func goOn(_ bytes: [UInt8], from start: Int, end limit: Int) {
      while end < limit {
        let byte = bytes[end]
        if (byte | 0x20) &- 0x61 < 26 {
          ascii.append(letter: byte)
          letters &+= 1
          uppers &+= Int(~byte &>> 5 & 1)
          end &+= 1
          continue
        }
        if byte &- 0x30 < 10 {
          ascii.append(byte)
          hasDigit = true
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
        if kind == .letter { hasOtherLetter = true }
        if byte < 0x80 { ascii.append(byte) } else { isASCII = false }
        end += width
      }
      key = isASCII ? ascii.key : WordKey(folding: bytes[start..<end])
    }

    @inline(__always)
    func spelling(from start: Int) -> LineWord.Spelling {
      letters == end &- start ? .letters : letters == 0 && isASCII ? .noLetters : .mixed
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
