extension Terms {
  /// The numbers of the words that `pattern` matches, in order, as ranges apart from each other.
  func matching(_ pattern: Query.Pattern) -> [Range<Int>] {
    switch pattern.kind {
    case .exact: return [matching(pattern.term)].filter { !$0.isEmpty }
    case .prefix: return [starting(with: pattern.term)].filter { !$0.isEmpty }
    case .forms(let others):
      return ([pattern.term] + others).map { matching($0) }.filter { !$0.isEmpty }
        .sorted { $0.lowerBound < $1.lowerBound }
    case .fuzzy(1) where pattern.term.count >= 2: return spelled(pattern.term)
    case .wildcard, .fuzzy: return scanned(for: pattern)
    }
  }

  /// The words with at most one spelling error: one half of the word is right, or the error is a swap in its middle.
  private func spelled(_ term: Term) -> [Range<Int>] {
    let bytes = term.bytes
    var half = bytes.count / 2
    while half > 0, bytes[half] & 0xC0 == 0x80 { half -= 1 }
    var beginning = Term()
    for byte in bytes[..<half] { beginning.append(byte) }
    let test = SpellingTest(term)
    var numbers = starting(with: beginning).filter {
      mayBeSpelled($0, term) && test.allows(self, $0, of: term)
    }
    // Of words that begin alike the first loop has taken all.
    for number in ending(with: bytes[half...]).map({ Int($0) })
    where mayBeSpelled(number, term) && test.allows(self, number, of: term) { numbers.append(number) }
    if let swapped = swapped(bytes, at: half) { numbers += matching(swapped) }
    var ranges: [Range<Int>] = []
    for number in numbers.sorted() where ranges.last?.last != number {
      if let last = ranges.last, last.upperBound == number {
        ranges[ranges.count - 1] = last.lowerBound..<number + 1
      } else {
        ranges.append(number..<number + 1)
      }
    }
    return ranges
  }

  private func mayBeSpelled(_ number: Int, _ term: Term) -> Bool { abs(length(number) - term.count) <= 4 }

  /// With the characters before and after `half` in each other's place.
  private func swapped(_ bytes: [UInt8], at half: Int) -> Term? {
    var first = half - 1
    while first > 0, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    guard first >= 0, half < bytes.count else { return nil }
    var end = half + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    var term = Term()
    for byte in bytes[..<first] + bytes[half..<end] + bytes[first..<half] + bytes[end...] {
      term.append(byte)
    }
    return term
  }

  /// Compares words one by one: all that share the pattern's beginning, or for a spelling error, with the first
  /// half of the word, and where that half holds the error, all words of the right length.
  private func scanned(for pattern: Query.Pattern) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let candidates = pattern.literalBeginning.map { starting(with: $0) } ?? 0..<count
    let letters = LetterSet(pattern)
    for number in candidates where letters.allows(self, number) && pattern.matches(term(number)) {
      if let last = ranges.last, last.upperBound == number {
        ranges[ranges.count - 1] = last.lowerBound..<number + 1
      } else {
        ranges.append(number..<number + 1)
      }
    }
    return ranges
  }
}

extension Query.Pattern {
  /// What every word that matches starts with; `nil` if nothing is known.
  fileprivate var literalBeginning: Term? {
    guard case .wildcard = kind else { return nil }
    var beginning = Term()
    for byte in term.bytes.prefix(while: { $0 != Glob.any }) { beginning.append(byte) }
    return beginning
  }

  /// How many bytes at the start of the pattern's word every match has.
  var knownBeginning: Int {
    switch kind {
    case .exact, .prefix: term.count
    case .forms(let others): ([term] + others).map(\.count).min().map { max(0, min($0, term.count) - 1) } ?? 0
    case .wildcard: term.bytes.prefix { $0 != Glob.any }.count
    case .fuzzy: 0
    }
  }
}

/// Tells at once of most words whether they are more than some edits from a word: every edit changes the length by at
/// most one letter, and the set of letters by at most two.
private struct LetterSet {
  private let letters: UInt64
  private let count: Int
  /// `nil` where any word may match.
  private let edits: Int?

  init(_ pattern: Query.Pattern) {
    if case .fuzzy(let edits) = pattern.kind {
      let isPlain = pattern.term.count <= 16 && pattern.term.bytes.allSatisfy { $0 < 0x80 }
      self.edits = isPlain ? edits : nil
    } else {
      edits = nil
    }
    letters = Self.letters(pattern.term.head, pattern.term.neck)
    count = pattern.term.count
  }

  @inline(__always)
  func allows(_ terms: Terms, _ number: Int) -> Bool {
    guard let edits else { return true }
    let (head, neck) = terms.key(number)
    // A letter beyond ASCII takes up to four bytes.
    if (head | neck) & 0x8080_8080_8080_8080 != 0 { return true }
    guard abs(terms.length(number) - count) <= edits else { return false }
    return (letters ^ Self.letters(head, neck)).nonzeroBitCount <= 2 * edits || terms.length(number) > 16
  }

  /// A bit for each of the sixteen bytes; which bytes share one does not matter.
  @inline(__always)
  private static func letters(_ head: UInt64, _ neck: UInt64) -> UInt64 {
    var letters: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      letters |= 1 << (head >> shift & 63) | 1 << (neck >> shift & 63)
    }
    return letters & ~1
  }
}

/// Tells at once of most words whether they are one edit from a word: what two words of at most sixteen letters of
/// ASCII share at both ends is read off their difference as integers.
struct SpellingTest {
  private let whole: UInt128
  private let count: Int
  private let isPlain: Bool

  private static let beyondASCII = UInt128(0x8080_8080_8080_8080) << 64 | 0x8080_8080_8080_8080

  init(_ term: Term) {
    whole = UInt128(term.head) << 64 | UInt128(term.neck)
    count = term.count
    isPlain = term.count <= 16 && whole & Self.beyondASCII == 0
  }

  /// Whether word `number` of `terms` is one edit from `term`, of which this is the test.
  func allows(_ terms: Terms, _ number: Int, of term: Term) -> Bool {
    let (head, neck) = terms.key(number)
    let other = UInt128(head) << 64 | UInt128(neck)
    let length = terms.length(number)
    guard isPlain, length <= 16, other & Self.beyondASCII == 0 else {
      return isSpelledLike(term, terms.term(number), edits: 1)
    }
    return isOneEdit(other, length)
  }

  /// Of a word of at most sixteen bytes.
  @inline(__always)
  func mayAllow(_ head: UInt64, _ neck: UInt64) -> Bool {
    let other = UInt128(head) << 64 | UInt128(neck)
    guard isPlain, other & Self.beyondASCII == 0 else { return true }
    return isOneEdit(other, 16 - other.trailingZeroBitCount / 8)
  }

  private func isOneEdit(_ other: UInt128, _ length: Int) -> Bool {
    let shorter = min(length, count)
    guard max(length, count) - shorter <= 1 else { return false }
    let before = min((whole ^ other).leadingZeroBitCount / 8, shorter)
    let ends = whole >> UInt128(8 * (16 - count)) ^ other >> UInt128(8 * (16 - length))
    let after = min(ends.trailingZeroBitCount / 8, shorter - before)
    if before + after >= (length == count ? shorter - 1 : shorter) { return true }
    guard length == count, before + after + 2 == length else { return false }
    return byte(whole, before) == byte(other, before + 1) && byte(whole, before + 1) == byte(other, before)
  }

  private func byte(_ word: UInt128, _ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: word >> UInt128(120 - 8 * index))
  }
}

/// Patterns with `*` for any letters, none included.
enum Glob {
  static let any = UInt8(ascii: "*")

  /// Whether the whole of `word` matches; linear but for going back to the last `*`.
  static func matches(_ pattern: [UInt8], _ word: [UInt8]) -> Bool {
    var place = 0
    var offset = 0
    var retry: (place: Int, offset: Int)?
    while offset < word.count {
      if place < pattern.count, pattern[place] == any {
        place += 1
        retry = (place, offset)
      } else if place < pattern.count, pattern[place] == word[offset] {
        place += 1
        offset += 1
      } else if let last = retry {
        place = last.place
        offset = last.offset + 1
        retry = (place, offset)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == any }
  }
}
