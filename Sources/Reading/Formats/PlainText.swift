import News
import Prose

/// Plain text, and any text whose format is not known. The article's text is the file's, unchanged, so offsets
/// into one are offsets into the other (after a byte order mark).
enum PlainText {
  /// - Parameters:
  ///   - text: the decoded file.
  ///   - physical: its lines.
  ///   - frontMatter: those of them that are front matter; kept as a removal.
  ///   - title: the title that front matter states.
  static func draft(_ text: Text, lines physical: [Span], frontMatter: Range<Int>, title: String?) -> Draft {
    var removals: [Removal] = []
    if !frontMatter.isEmpty {
      let span = Span(physical[frontMatter.lowerBound].start, physical[frontMatter.upperBound - 1].end)
      removals.append(
        Removal(.markup, span, line: frontMatter.lowerBound + 1, rule: FrontMatter.removalRule))
    }
    let lines = writtenLines(of: text, physical, from: frontMatter.upperBound)
    return Draft(text, lines: HardWrap.unwrapped(lines, of: text), removals: removals, title: title)
  }

  /// The lines that are not blank.
  private static func writtenLines(of text: Text, _ physical: [Span], from first: Int) -> [Draft.Line] {
    var lines: [Draft.Line] = []
    lines.reserveCapacity(physical.count - first)
    var followsGap = true
    for index in first..<physical.count {
      let span = text.trimmed(physical[index])
      if !span.isEmpty { lines.append(Draft.Line(span, number: index + 1, followsGap: followsGap)) }
      followsGap = span.isEmpty
    }
    return lines
  }
}

extension Text {
  /// The spans between line ends of any kind (LF, CR LF, CR), in order, without them.
  /// A final line end opens no further line.
  var physicalLines: [Span] {
    var lines: [Span] = []
    lines.reserveCapacity(utf8.count / 32)
    var start = 0
    var offset = 0
    while let end = firstControl(from: offset) {
      let byte = utf8[end]
      offset = end + 1
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
      lines.append(Span(start, end))
      if byte == UInt8(ascii: "\r"), offset < utf8.count, utf8[offset] == UInt8(ascii: "\n") { offset += 1 }
      start = offset
    }
    if start < utf8.count { lines.append(Span(start, utf8.count)) }
    return lines
  }

  /// The first byte at or after `start` that is no higher than those that end lines. Eight at a time where there is
  /// none, as in most places.
  private func firstControl(from start: Int) -> Int? {
    let bytes = utf8.span.bytes
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = start
    while offset &+ 8 <= bytes.byteCount {
      let eight = UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      // The high bit of each byte that borrows: those below 14, and maybe one above the first such byte.
      let controls = (eight &- ones &* 14) & ~eight & (ones &* 0x80)
      if controls != 0 { return offset &+ controls.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < utf8.count {
      if utf8[offset] <= UInt8(ascii: "\r") { return offset }
      offset &+= 1
    }
    return nil
  }
}
