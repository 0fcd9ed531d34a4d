import Prose

extension Text {
  /// Whether `span` tells a number that is neither a year, nor a day beside a month, nor a time of day.
  func hasFigure(in span: Span) -> Bool {
    let end = min(span.end, utf8.count)
    var offset = span.start
    while let start = firstDigit(from: offset, to: end) {
      offset = start
      while offset < end, utf8[offset] &- 0x30 < 10 || isSeparator(at: offset, before: end) { offset += 1 }
      if !isYear(Span(start, offset)), !isBesideMonth(Span(start, offset), end),
        !isTime(Span(start, offset), end)
      {
        return true
      }
    }
    return false
  }

  /// The first digit at or after `start`. Eight bytes at a time where there is none, as in most places.
  private func firstDigit(from start: Int, to end: Int) -> Int? {
    let bytes = utf8.span.bytes
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = start
    while offset &+ 8 <= end {
      let eight = UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      // Sums of two bytes below 0x80 never carry into the next byte: their high bit says whether they reached it.
      let low = eight & (ones &* 0x7F)
      let digits =
        (low &+ ones &* (0x80 - 0x30)) & ~(low &+ ones &* (0x7F - 0x39)) & ~eight & (ones &* 0x80)
      if digits != 0 { return offset &+ digits.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < end {
      if utf8[offset] &- 0x30 < 10 { return offset }
      offset &+= 1
    }
    return nil
  }

  /// A full stop or comma between digits.
  private func isSeparator(at offset: Int, before end: Int) -> Bool {
    (utf8[offset] == UInt8(ascii: ".") || utf8[offset] == UInt8(ascii: ",")) && offset + 1 < end
      && utf8[offset + 1] &- 0x30 < 10
  }

  private func isYear(_ span: Span) -> Bool {
    guard span.count == 4 else { return false }
    let (first, second) = (utf8[span.start], utf8[span.start + 1])
    return first == UInt8(ascii: "1") && second == UInt8(ascii: "9")
      || first == UInt8(ascii: "2") && second == UInt8(ascii: "0")
  }

  private func isTime(_ span: Span, _ end: Int) -> Bool {
    func joinsTime(_ offset: Int) -> Bool {
      guard offset >= 0, offset < end else { return false }
      let byte = utf8[offset]
      return byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
    }
    return joinsTime(span.start - 1) || joinsTime(span.end)
  }

  private func isBesideMonth(_ span: Span, _ end: Int) -> Bool {
    var before = span.start
    while before > 0, utf8[before - 1] <= 0x20 { before -= 1 }
    var wordStart = before
    while wordStart > 0, (utf8[wordStart - 1] | 0x20) &- 0x61 < 26 { wordStart -= 1 }
    var after = span.end
    while after < end, utf8[after] <= 0x20 { after += 1 }
    return isMonth(at: wordStart, end) || isMonth(at: after, end)
  }

  /// Whether the three letters at `offset` start the name of a month.
  private func isMonth(at offset: Int, _ end: Int) -> Bool {
    guard offset + 3 <= end else { return false }
    return Self.months.contains(Self.letters(utf8[offset], utf8[offset + 1], utf8[offset + 2]))
  }

  /// Three letters of ASCII in one number, capital or not.
  private static func letters(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first | 0x20) << 16 | UInt32(second | 0x20) << 8 | UInt32(third | 0x20)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { name in
    let name = Array(name.utf8)
    return letters(name[0], name[1], name[2])
  }
}
