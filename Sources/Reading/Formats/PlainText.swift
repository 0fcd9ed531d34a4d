import News
import Prose

/// Plain text, and any text whose format is not known. The article's text is the file's, unchanged, so offsets
/// into one are offsets into the other (after a byte order mark).
enum PlainText {
  static func draft(_ text: Text) -> Draft {
    Draft(text, lines: lines(of: text))
  }

  /// The lines that are not blank.
  static func lines(of text: Text) -> [Draft.Line] {
    var lines: [Draft.Line] = []
    var followsGap = true
    for (index, line) in text.physicalLines.enumerated() {
      let span = text.trimmed(line)
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
    var start = 0
    var offset = 0
    let count = utf8.count
    while offset < count {
      let byte = utf8[offset]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(Span(start, offset))
        let isPair =
          byte == UInt8(ascii: "\r") && offset + 1 < count && utf8[offset + 1] == UInt8(ascii: "\n")
        offset += isPair ? 1 : 0
        start = offset + 1
      }
      offset += 1
    }
    if start < count { lines.append(Span(start, count)) }
    return lines
  }
}
