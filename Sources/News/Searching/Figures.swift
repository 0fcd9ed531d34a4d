import Prose

extension Text {
  /// Whether `span` tells a number that is neither a year, nor a day beside a month, nor a time of day.
  func hasFigure(in span: Span) -> Bool {
    var offset = span.start
    let end = min(span.end, utf8.count)
    while offset < end {
      guard utf8[offset] &- 0x30 < 10 else {
        offset += 1
        continue
      }
      let start = offset
      while offset < end, utf8[offset] &- 0x30 < 10 || isSeparator(at: offset, before: end) { offset += 1 }
      if !isYear(Span(start, offset)), !isBesideMonth(Span(start, offset), end),
        !isTime(Span(start, offset), end)
      {
        return true
      }
    }
    return false
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
    return Self.months.contains(Self.letters(utf8[offset..<offset + 3]))
  }

  /// Letters of ASCII in one number, capital or not.
  private static func letters(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1 | 0x20) }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { letters($0.utf8) }
}
