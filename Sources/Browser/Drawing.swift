import Prose
import Screen

extension Frame {
  /// Writes what fits of `text` in a row, and an ellipsis where it is cut.
  /// - Returns: the columns written.
  @discardableResult
  mutating func write(clipping text: String, in rect: Rect, _ style: Style) -> Int {
    guard !rect.isEmpty else { return 0 }
    return write(clipping: text, at: rect.origin, columns: rect.columns, style)
  }

  /// Writes what fits of a line, and an ellipsis where it is cut.
  mutating func write(clipping line: StyledText, in rect: Rect) {
    var rest = rect
    for run in line.runs where !rest.isEmpty {
      rest = rest.inset(left: write(clipping: run.text, in: rest, run.style))
    }
  }

  /// Writes as many words of `text` as fit in the rows of a rectangle, and an ellipsis where it is cut.
  mutating func write(wrapping text: String, in rect: Rect, _ style: Style) {
    guard rect.rows > 1 else {
      write(clipping: text, in: rect, style)
      return
    }
    let shown = Text(DisplayText.printable(text))
    let lines = Wrapping(columns: max(1, rect.columns)).lines(of: shown.span, in: shown)
    for (row, line) in lines.prefix(rect.rows).enumerated() {
      let isLast = row == rect.rows - 1
      let span = isLast ? Span(line.start, shown.span.end) : line
      write(clipping: shown[span], in: rect.line(row), style)
    }
  }

  /// Writes a line so that it ends at the right side of a row.
  mutating func write(right line: StyledText, in rect: Rect) {
    let columns = min(line.columns, rect.columns)
    write(line, at: Point(row: rect.row, column: rect.endColumn - columns), columns: columns)
  }
}

extension Style {
  /// The same emphasis with another meaning. A selected row keeps to one role, so that it stands out as one bar;
  /// only hits show through.
  func with(_ role: Role) -> Style {
    emphasis.contains(.selected) && role != .match ? self : Style(role, emphasis)
  }
}
