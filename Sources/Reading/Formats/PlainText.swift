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
    lines.reserveCapacity(utf8.count / 40)
    var start = 0
    let count = utf8.count
    for offset in utf8.indices where utf8[offset] <= UInt8(ascii: "\r") {
      let byte = utf8[offset]
      // The line feed of a pair that ended the line already lies before `start`.
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), offset >= start else { continue }
      lines.append(Span(start, offset))
      let isPair =
        byte == UInt8(ascii: "\r") && offset + 1 < count && utf8[offset + 1] == UInt8(ascii: "\n")
      start = offset + (isPair ? 2 : 1)
    }
    if start < count { lines.append(Span(start, count)) }
    return lines
  }
}
