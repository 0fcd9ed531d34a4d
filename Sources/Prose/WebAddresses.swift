/// Addresses of the web, which are one token.
extension Tokenizer {
  /// Where the address at `start` ends; `nil` if there is none. Punctuation after it is not part of it.
  func webAddressEnd(from start: Int, end: Int) -> Int? {
    let first = bytes[start] | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w"), start + 1 < end else { return nil }
    let second = bytes[start + 1] | 0x20
    guard second == UInt8(ascii: "t") || second == UInt8(ascii: "w") else { return nil }
    guard ["http://", "https://", "www."].contains(where: { starts(with: $0, at: start, end) }) else {
      return nil
    }
    return addressEnd(from: start, end: end)
  }

  /// Where the path ends that starts at `start`, after the name of a site (`example.org/about`); `nil` for none.
  func pathEnd(from start: Int, end: Int) -> Int? {
    guard start + 1 < end, bytes[start] == UInt8(ascii: "/") else { return nil }
    let next = TextScalar.asciiClass(bytes[start + 1])
    return next == .lower || next == .upper || next == .digit ? addressEnd(from: start, end: end) : nil
  }

  private func addressEnd(from start: Int, end: Int) -> Int {
    var offset = start
    while offset < end, !endsAddress(bytes[offset]) { offset += 1 }
    while offset > start, isTrailing(bytes[offset - 1]) { offset -= 1 }
    return offset
  }

  private func starts(with prefix: StaticString, at start: Int, _ end: Int) -> Bool {
    let text = prefix.description.utf8
    return start + text.count < end
      && text.elementsEqual(bytes[start..<start + text.count].lazy.map { $0 | 0x20 })
  }

  /// White space, quotation marks, angle brackets, and everything beyond ASCII, which addresses encode.
  private func endsAddress(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<")
      || byte == UInt8(ascii: ">")
  }

  private func isTrailing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
