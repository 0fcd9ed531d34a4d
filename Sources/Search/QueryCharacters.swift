import Prose

extension QueryParser {
  // MARK: Characters

  /// Whether someone is typing here: what is missing may still come.
  var isForgivenEnd: Bool { lastWord == .beingTyped && offset == bytes.count }

  var isAtEndOfGroup: Bool { offset >= bytes.count || bytes[offset] == UInt8(ascii: ")") }

  func isParenthesis(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") }

  mutating func skipBlanks() {
    while offset < bytes.count, isBlank(at: offset) {
      offset += bytes[offset] < 0x80 ? 1 : decodedScalar(bytes, at: offset, limit: bytes.count).width
    }
  }

  /// White space of ASCII, NO-BREAK SPACE, IDEOGRAPHIC SPACE.
  func isBlank(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    if bytes[place] < 0x80 { return bytes[place] <= 0x20 }
    let scalar = decodedScalar(bytes, at: place, limit: bytes.count).value
    return scalar == 0xA0 || scalar == 0x3000
  }

  /// The width of the double quotation mark at `place`, straight or curly.
  func quoteWidth(at place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    if bytes[place] == UInt8(ascii: "\"") { return 1 }
    guard bytes[place] >= 0xE2 else { return nil }
    let (scalar, width) = decodedScalar(bytes, at: place, limit: bytes.count)
    return (0x201C...0x201F).contains(scalar) || scalar == 0xFF02 ? width : nil
  }
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
