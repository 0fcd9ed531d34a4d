import Prose
import Screen

/// A line that is being typed, with what it is for before it: the text shifts so that the cursor always shows.
struct PromptLine {
  /// Blanks at its ends included.
  let label: String
  let field: TextField

  /// Draws it, and puts the terminal's cursor where the next character goes.
  /// - Returns: the columns by which the text is shifted to the left.
  @discardableResult
  func draw(in rect: Rect, on frame: inout Frame) -> Int {
    let start = frame.write(label, at: rect.origin, columns: rect.columns, Style(.prompt, .bold))
    let room = rect.inset(left: start)
    let before = Columns.width(of: DisplayText.printable(field.textBeforeCursor))
    let shift = max(0, before + 1 - room.columns)
    let shown = String(DisplayText.printable(field.text).dropFirst(shift))
    frame.write(shown, at: room.origin, columns: room.columns, Style(.prompt))
    frame.cursor = Point(row: room.row, column: max(0, min(room.endColumn - 1, room.column + before - shift)))
    return shift
  }
}
