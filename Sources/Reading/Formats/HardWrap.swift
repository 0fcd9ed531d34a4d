import News
import Prose

/// Paragraphs of text that was broken into lines of equal width, as old wire copy and mail are.
///
/// The rule: a text is hard-wrapped where, of the lines that another follows directly, most are *full* (the next
/// line's first word would not have fitted into the width), and the width is one people wrap at. Then a full line and
/// the one after it belong to one paragraph. Text with a paragraph to a line never qualifies: its lines are longer
/// than any such width, or, where they are short, of any length.
enum HardWrap {
  /// Columns; from narrow newspaper columns to wide mail.
  private static let widths = 40...110
  /// Fewer followed lines than this say nothing.
  private static let leastEvidence = 4
  /// Of the followed lines, how many must be full: all but the ends of paragraphs set off by indents, in percent.
  private static let leastFull = 60

  static func unwrapped(_ lines: [Draft.Line], of text: Text) -> [Draft.Line] {
    let columns = lines.map { Self.columns($0.span, of: text) }
    guard let width = width(of: lines, columns, of: text) else { return lines }
    var paragraphs: [Draft.Line] = []
    for (index, line) in lines.enumerated() {
      guard index > 0, continues(lines[index - 1], columns[index - 1], line, of: text, width: width),
        let open = paragraphs.last
      else {
        paragraphs.append(line)
        continue
      }
      paragraphs[paragraphs.count - 1] = Draft.Line(
        open.span.union(line.span), number: open.number, kind: open.kind, followsGap: open.followsGap)
    }
    return paragraphs
  }

  /// The width the text is wrapped at; `nil` where it is not.
  private static func width(of lines: [Draft.Line], _ columns: [Int], of text: Text) -> Int? {
    var followed: [Int] = []
    for index in lines.indices.dropLast() where !lines[index + 1].followsGap {
      followed.append(columns[index])
    }
    guard followed.count >= leastEvidence else { return nil }
    // Addresses and tables may stick out, so the longest few are not asked.
    let width = followed.sorted()[(followed.count - 1) * 95 / 100]
    guard widths.contains(width) else { return nil }
    let full = lines.indices.dropLast().count {
      !lines[$0 + 1].followsGap && isFull(columns[$0], before: lines[$0 + 1], of: text, width: width)
    }
    return full * 100 >= followed.count * leastFull ? width : nil
  }

  private static func continues(
    _ line: Draft.Line, _ columns: Int, _ next: Draft.Line, of text: Text, width: Int
  ) -> Bool {
    !next.followsGap && isFull(columns, before: next, of: text, width: width) && !startsItem(next, of: text)
      && !(isIndented(next, of: text) && !isIndented(line, of: text))
  }

  /// Whether a line of so many columns has no room for the first word of the next.
  private static func isFull(_ columns: Int, before next: Draft.Line, of text: Text, width: Int) -> Bool {
    let firstWord = text.utf8[next.span.range].prefix { $0 > 0x20 }.count { $0 & 0xC0 != 0x80 }
    return columns + 1 + firstWord > width
  }

  private static func isIndented(_ line: Draft.Line, of text: Text) -> Bool {
    line.span.start > 0 && (text.utf8[line.span.start - 1] == 0x20 || text.utf8[line.span.start - 1] == 0x09)
  }

  private static func startsItem(_ line: Draft.Line, of text: Text) -> Bool {
    let bytes = text.utf8[line.span.range]
    guard let first = bytes.first, bytes.dropFirst().first == 0x20 else { return false }
    return [0x2D, 0x2A, 0x2B].contains(first)
  }

  /// Characters, roughly: bytes that start one; with the indent.
  private static func columns(_ span: Span, of text: Text) -> Int {
    // A line of so many bytes has more columns than any width, whatever its characters.
    guard span.count <= 4 * widths.upperBound else { return span.count / 4 }
    var start = span.start
    while start > 0, text.utf8[start - 1] == 0x20 { start -= 1 }
    let bytes = text.utf8.span.extracting(start..<span.end)
    var columns = bytes.count
    for offset in bytes.indices { columns &-= bytes[offset] & 0xC0 == 0x80 ? 1 : 0 }
    return columns
  }
}
