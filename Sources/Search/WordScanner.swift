import Prose

/// UTF-8 that is addressed by offsets: an array, or raw memory in the files that may touch it.
protocol Bytes: RandomAccessCollection where Element == UInt8, Index == Int {}

extension [UInt8]: Bytes {}

/// Cuts a text into the words that are indexed, one at a time, for documents and queries alike. Its words are
/// not those of `Prose.Token`: they serve finding, not reading.
///
/// - A word is a run of letters and digits, folded. Anything else separates words, hyphens and apostrophes
///   too: `full-scale` and `full scale` are the same two words in a row, and so are `O'Brien` and `O Brien`.
/// - A possessive `'s` is left out, so that `Lee's` is found under `lee`.
/// - Single letters with full stops between them are one word: `U.S.` is `us`.
/// - Digits keep a decimal point and lose thousands separators: `1,250.5` is `1250.5`.
/// - Each character of a script without spaces (and each Hangul syllable, for particles follow the word) is a
///   word; a run of them in a query is a phrase, which finds it exactly.
struct WordScanner {
  /// The word that `advance` found, and its UTF-8 offsets.
  var term = Term()
  private(set) var start = 0
  private(set) var end = 0

  private let letters = Self.asciiLetters
  private var folded: [UInt8] = []

  /// Folded letters and digits of ASCII; 0 for everything else.
  private static let asciiLetters: [UInt8] = (0..<256).map { value in
    switch UInt8(truncatingIfNeeded: value) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(value) | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(value)
    default: 0
    }
  }

  /// Where reading began, where it goes on, and where it ends.
  private var first = 0
  private var offset = 0
  private var limit = 0

  /// Starts over with the text from `offset` to `limit` (UTF-8, both at the limits of characters).
  mutating func begin(at offset: Int, limit: Int) {
    first = offset
    self.offset = offset
    self.limit = limit
    start = offset
    end = offset
  }

  /// Goes to the next word of the text that was begun; `false` if there is none.
  mutating func advance(in bytes: some Bytes) -> Bool {
    while offset < limit {
      let byte = bytes[offset]
      if letters[Int(byte)] != 0 {
        readWord(bytes)
        return true
      }
      if byte < 0x80 {
        offset &+= byte == 0x27 ? possessiveWidth(bytes, apostrophe: 1) ?? 1 : 1
        continue
      }
      let (scalar, width) = decodedScalar(bytes, at: offset, limit: limit)
      switch fold(scalar) {
      case .word:
        readWord(bytes)
        return true
      case .unspaced:
        readCharacter(bytes)
        return true
      case .mark: offset += width
      case .separator: offset += folded == [0x27] ? possessiveWidth(bytes, apostrophe: width) ?? width : width
      }
    }
    return false
  }

  private mutating func fold(_ scalar: UInt32) -> Folding.WordClass {
    folded.removeAll(keepingCapacity: true)
    return Folding.appendFolded(scalar, to: &folded)
  }

  // MARK: Words

  private mutating func readWord(_ bytes: some Bytes) {
    term.removeAll()
    let previousEnd = end
    start = offset
    while offset < limit {
      let byte = bytes[offset]
      let letter = letters[Int(byte)]
      if letter != 0 {
        term.append(letter)
        offset &+= 1
      } else if byte >= 0x80 {
        let (scalar, width) = decodedScalar(bytes, at: offset, limit: limit)
        let wordClass = fold(scalar)
        guard wordClass == .word || wordClass == .mark else { break }
        for byte in folded { term.append(byte) }
        offset &+= width
      } else if byte == UInt8(ascii: "."), joinsAcronym(bytes) {
        offset &+= 1
      } else if byte == UInt8(ascii: ","), isThousandsSeparator(bytes) {
        offset &+= 1
      } else if byte == UInt8(ascii: "."), isDecimalPoint(bytes, previousEnd: previousEnd) {
        term.append(byte)
        offset &+= 1
      } else {
        break
      }
    }
    end = offset
  }

  /// One character and the marks on it.
  private mutating func readCharacter(_ bytes: some Bytes) {
    term.removeAll()
    start = offset
    while offset < limit {
      let (scalar, width) = decodedScalar(bytes, at: offset, limit: limit)
      let wordClass = fold(scalar)
      guard offset == start || wordClass == .mark else { break }
      for byte in folded { term.append(byte) }
      offset += width
    }
    end = offset
  }

  // MARK: Full stops, commas, apostrophes

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private func isLetter(_ byte: UInt8) -> Bool { letters[Int(byte)] > UInt8(ascii: "9") }

  /// Whether the character at `place` would go on with a word that ends there.
  private mutating func goesOn(_ bytes: some Bytes, at place: Int) -> Bool {
    guard place < limit else { return false }
    if bytes[place] < 0x80 { return letters[Int(bytes[place])] != 0 }
    let wordClass = fold(decodedScalar(bytes, at: place, limit: limit).value)
    return wordClass == .word || wordClass == .mark
  }

  /// A full stop after a single letter and before another one: `U.S`, but not `J.Lee`.
  private mutating func joinsAcronym(_ bytes: some Bytes) -> Bool {
    guard offset + 1 < limit, isLetter(bytes[offset - 1]), isLetter(bytes[offset + 1]) else { return false }
    let isSingleBefore = offset - 1 == start || bytes[offset - 2] == UInt8(ascii: ".")
    return isSingleBefore && !goesOn(bytes, at: offset + 2)
  }

  /// A comma before exactly three digits.
  private func isThousandsSeparator(_ bytes: some Bytes) -> Bool {
    guard isDigit(bytes[offset - 1]), offset + 3 < limit else { return false }
    let isFollowed = isDigit(bytes[offset + 1]) && isDigit(bytes[offset + 2]) && isDigit(bytes[offset + 3])
    return isFollowed && !(offset + 4 < limit && isDigit(bytes[offset + 4]))
  }

  /// The only full stop between digits: `3.5`, but neither of `4.1.2026`.
  private func isDecimalPoint(_ bytes: some Bytes, previousEnd: Int) -> Bool {
    guard isDigit(bytes[offset - 1]), offset + 1 < limit, isDigit(bytes[offset + 1]) else { return false }
    // Where no word came before, `previousEnd` is where reading began.
    if start == previousEnd + 1, previousEnd > first, bytes[previousEnd] == UInt8(ascii: "."),
      isDigit(bytes[start - 2])
    {
      return false
    }
    var next = offset + 1
    while next < limit, isDigit(bytes[next]) { next += 1 }
    return !(next + 1 < limit && bytes[next] == UInt8(ascii: ".") && isDigit(bytes[next + 1]))
  }

  /// The width of `'s` here, where it ends a word (or an acronym with its last full stop).
  private mutating func possessiveWidth(_ bytes: some Bytes, apostrophe: Int) -> Int? {
    let letter = offset + apostrophe
    let isAfterWord = offset == end || (offset == end + 1 && bytes[end] == UInt8(ascii: "."))
    guard end > start, isAfterWord, letter < limit, bytes[letter] | 0x20 == UInt8(ascii: "s") else {
      return nil
    }
    return goesOn(bytes, at: letter + 1) ? nil : apostrophe + 1
  }
}

/// The scalar at `offset` of valid UTF-8, and its width in bytes; of a character cut off by `limit`, what is
/// there.
@inline(__always)
func decodedScalar(_ bytes: some Bytes, at offset: Int, limit: Int) -> (value: UInt32, width: Int) {
  let first = bytes[offset]
  if first < 0x80 { return (UInt32(first), 1) }
  let width = min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, limit - offset)
  var value = UInt32(first) & (first >= 0xF0 ? 0x07 : first >= 0xE0 ? 0x0F : 0x1F)
  var step = 1
  while step < width {
    value = value << 6 | UInt32(bytes[offset + step] & 0x3F)
    step += 1
  }
  return (value, width)
}
