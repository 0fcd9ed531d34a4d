import Prose

/// What single characters of a query are.
extension [UInt8] {
  /// White space of ASCII, NO-BREAK SPACE, IDEOGRAPHIC SPACE.
  func isBlank(at place: Int) -> Bool {
    guard place < count else { return false }
    if self[place] < 0x80 { return self[place] <= 0x20 }
    let scalar = decodedScalar(self, at: place, limit: count).value
    return scalar == 0xA0 || scalar == 0x3000
  }

  /// The width of the double quotation mark at `place`, straight or curly.
  func quoteWidth(at place: Int) -> Int? {
    guard place < count else { return nil }
    if self[place] == UInt8(ascii: "\"") { return 1 }
    guard self[place] >= 0xE2 else { return nil }
    let (scalar, width) = decodedScalar(self, at: place, limit: count)
    return (0x201C...0x201F).contains(scalar) || scalar == 0xFF02 ? width : nil
  }

  /// Of a single `-` (or U+2212) that does not start a dash of several.
  func minusWidth(at place: Int) -> Int? {
    guard place < count else { return nil }
    if self[place...].starts(with: [0xE2, 0x88, 0x92]) { return 3 }
    guard self[place] == UInt8(ascii: "-") else { return nil }
    return place + 1 < count && self[place + 1] == UInt8(ascii: "-") ? nil : 1
  }

  /// Whether a letter or digit, or any character beyond ASCII, stands at `place`, or a mark that closes a value.
  func isPartOfWord(at place: Int) -> Bool {
    let byte = self[place]
    return byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: ")")
  }

  /// Digits at `place`, and where they end; what is too large is cut.
  func number(at place: Int) -> (value: Int, end: Int)? {
    var end = place
    var value = 0
    while end < count, self[end] &- 0x30 < 10 {
      value = Swift.min(value * 10 + Int(self[end] - 0x30), QuerySyntax.maximumDistance)
      end += 1
    }
    return end > place ? (value, end) : nil
  }
}

extension UInt8 {
  var isParenthesis: Bool { self == UInt8(ascii: "(") || self == UInt8(ascii: ")") }
}

extension Query {
  /// The words of `text`, the last of which may go on.
  static func patterns(ofPrefix text: String) -> [Pattern] {
    let bytes = Array(text.utf8)
    var scanner = WordScanner()
    scanner.begin(at: 0, limit: bytes.count)
    var patterns: [Pattern] = []
    while scanner.advance(in: bytes) { patterns.append(Pattern(term: scanner.term, kind: .exact)) }
    if let last = patterns.popLast() { patterns.append(Pattern(term: last.term, kind: .prefix)) }
    return patterns
  }
}
