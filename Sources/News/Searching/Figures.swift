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
    span.count == 4 && (self[span].hasPrefix("19") || self[span].hasPrefix("20"))
  }

  private func isTime(_ span: Span, _ end: Int) -> Bool {
    let sides = [span.start - 1, span.end].filter { $0 >= 0 && $0 < end }.map { utf8[$0] }
    return sides.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
  }

  private static let months: Set = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private func isBesideMonth(_ span: Span, _ end: Int) -> Bool {
    var before = span.start
    while before > 0, utf8[before - 1] <= 0x20 { before -= 1 }
    var wordStart = before
    while wordStart > 0, (utf8[wordStart - 1] | 0x20) &- 0x61 < 26 { wordStart -= 1 }
    var after = span.end
    while after < end, utf8[after] <= 0x20 { after += 1 }
    return [wordStart, after].contains { place in
      Self.months.contains(self[Span(place, min(place + 3, end))].lowercased())
    }
  }
}
