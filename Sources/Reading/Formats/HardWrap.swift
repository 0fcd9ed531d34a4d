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
    let followed = lines.indices.dropLast().filter { !lines[$0 + 1].followsGap }
    guard followed.count >= leastEvidence else { return lines }
    let ruler = Ruler(text)
    let measures = lines.map { ruler.measure($0.span) }
    guard let width = width(of: followed, measures) else { return lines }
    var paragraphs: [Draft.Line] = []
    paragraphs.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      guard index > 0, !line.followsGap, measures[index - 1].isFull(before: measures[index], width: width),
        !startsItem(line, of: text), !isIndented(line, of: text) || isIndented(lines[index - 1], of: text),
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
  /// - Parameter followed: the indices of the lines that another follows directly.
  private static func width(of followed: [Int], _ measures: [Measure]) -> Int? {
    // By columns, how many followed lines have so many; the last counts all that are wider than any width.
    var counts = [Int](repeating: 0, count: widths.upperBound + 2)
    for index in followed { counts[min(measures[index].columns, widths.upperBound + 1)] += 1 }
    // Addresses and tables may stick out, so the longest few are not asked.
    var left = (followed.count - 1) * 95 / 100
    let width = counts.firstIndex { count in
      defer { left -= count }
      return left < count
    }
    guard let width, widths.contains(width) else { return nil }
    let full = followed.count { measures[$0].isFull(before: measures[$0 + 1], width: width) }
    return full * 100 >= followed.count * leastFull ? width : nil
  }

  private static func isIndented(_ line: Draft.Line, of text: Text) -> Bool {
    line.span.start > 0 && (text.utf8[line.span.start - 1] == 0x20 || text.utf8[line.span.start - 1] == 0x09)
  }

  private static func startsItem(_ line: Draft.Line, of text: Text) -> Bool {
    let start = line.span.start
    guard line.span.count > 1, text.utf8[start + 1] == 0x20 else { return false }
    return text.utf8[start] == 0x2D || text.utf8[start] == 0x2A || text.utf8[start] == 0x2B
  }

  /// How wide a line is, in columns.
  private struct Measure {
    /// With the indent.
    let columns: Int
    let firstWord: Int

    /// Whether the line has no room for the first word of the next.
    func isFull(before next: Measure, width: Int) -> Bool { columns + 1 + next.firstWord > width }
  }

  /// Measures lines by characters, roughly: bytes that start one.
  private struct Ruler {
    private let text: Text
    private let isASCII: Bool

    init(_ text: Text) {
      self.text = text
      isASCII = text.utf8.reduce(0) { $0 | $1 } < 0x80
    }

    func measure(_ line: Span) -> Measure {
      let bytes = text.utf8
      var start = line.start
      while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
      var wordEnd = line.start
      while wordEnd < line.end, bytes[wordEnd] > 0x20 { wordEnd &+= 1 }
      // A line of so many bytes has more columns than any width, whatever its characters.
      let columns =
        line.count <= 4 * widths.upperBound ? characters(Span(start, line.end)) : line.count / 4
      return Measure(columns: columns, firstWord: characters(Span(line.start, wordEnd)))
    }

    private func characters(_ span: Span) -> Int {
      isASCII ? span.count : text.utf8[span.range].count { $0 & 0xC0 != 0x80 }
    }
  }
}
