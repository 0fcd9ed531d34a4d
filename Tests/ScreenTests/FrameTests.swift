import Screen
import Testing

@Suite("Drawing on a frame")
struct FrameTests {
  @Test(
    "text is cut at the edge of its room and of the screen, and never in the middle of a wide character",
    arguments: [
      // text, column, room, row of 8 columns, columns written
      ("ferry", 0, Int.max, "ferry", 5),
      ("a harbour", 0, Int.max, "a harbou", 8),
      ("harbour", 6, Int.max, "      ha", 2),
      ("harbour", 2, 3, "  har", 3),
      ("harbour", 2, 0, "", 0),
      ("harbour", 2, -4, "", 0),
      ("漢字", 6, Int.max, "      漢", 2),
      ("漢字", 5, Int.max, "     漢", 2),
      ("漢字", 0, 3, "漢", 2),
      ("a漢", 6, Int.max, "      a", 1),
      ("漢", 7, Int.max, "", 0),
    ])
  func clipping(text: String, column: Int, room: Int, row: String, written: Int) {
    var frame = Frame(size: Size(rows: 1, columns: 8))
    #expect(frame.write(text, at: Point(row: 0, column: column), columns: room) == written)
    #expect(frame.text == row + "\n")
  }

  @Test("nothing is written beyond the screen", arguments: [(-1, 0), (2, 0), (0, -1), (0, 4), (99, 99)])
  func beyond(row: Int, column: Int) {
    var frame = Frame(size: Size(rows: 2, columns: 4))
    let empty = frame
    #expect(frame.write("a漢", at: Point(row: row, column: column)) == 0)
    #expect(frame.write(utf8: ArraySlice("a漢".utf8), at: Point(row: row, column: column)) == 0)
    #expect(frame == empty)
  }

  @Test(
    "what is left of a wide character that is half overwritten is blank",
    arguments: [
      ("漢字", "x", 0, "x 字"), ("漢字", "x", 1, " x字"), ("漢字", "x", 2, "漢x"), ("漢字", "x", 3, "漢 x"),
      ("漢字", "語", 1, " 語"), ("漢字", "語", 2, "漢語"), ("漢字", "xy", 1, " xy"),
    ])
  func halves(before: String, text: String, column: Int, after: String) {
    var frame = Frame(size: Size(rows: 1, columns: 6))
    frame.write(before, at: Point(row: 0, column: 0))
    frame.write(text, at: Point(row: 0, column: column))
    #expect(frame.text == after + "\n")
    #expect(frame.isWhole)
  }

  @Test("a wide character is a cell and its continuation, both in its style")
  func continuation() {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.write("漢", at: Point(row: 0, column: 1), Style(.quote, .bold))
    let cells = Array(frame.row(0))
    #expect(cells.map(\.width) == [1, 2, 0, 1])
    #expect(cells[2] == .continuation(Style(.quote, .bold)))
    #expect(cells[1].style == cells[2].style)
  }

  @Test(
    "the cursor is on the screen or nowhere",
    arguments: [(0, 0, true), (1, 3, true), (2, 0, false), (0, 4, false), (-1, 0, false)])
  func cursor(row: Int, column: Int, isShown: Bool) {
    var frame = Frame(size: Size(rows: 2, columns: 4))
    frame.cursor = Point(row: row, column: column)
    #expect(frame.cursor == (isShown ? Point(row: row, column: column) : nil))
  }

  @Test("bytes are written as the string they are")
  func bytes() {
    for text in ["plain", "漢字 e\u{301}", "“Peace,” he said.\u{1B}[2J", ""] {
      var asText = Frame(size: Size(rows: 1, columns: 12))
      var asBytes = asText
      asText.write(text, at: Point(row: 0, column: 1), columns: 9, Style(.quote))
      asBytes.write(utf8: ArraySlice(text.utf8), at: Point(row: 0, column: 1), columns: 9, Style(.quote))
      #expect(asText == asBytes)
    }
  }

  @Test("rectangles may reach beyond the screen, and may be empty")
  func rectangles() {
    var frame = Frame(size: Size(rows: 2, columns: 4))
    let beyond = Rect(row: -1, column: -1, rows: 9, columns: 9)
    frame.rule(beyond, "─", Style(.rule))
    #expect(frame.text == "────\n────\n")
    frame.restyle(Rect(row: 1, column: 2, rows: 5, columns: 5)) { $0.adding(.selected) }
    #expect(frame.row(1).map { $0.style.emphasis == .selected } == [false, false, true, true])
    frame.fill(Rect(row: 0, column: 1, rows: 1, columns: 0), .text)
    #expect(frame.text == "────\n────\n")
    frame.fill(beyond, .text)
    #expect(frame.text == "\n\n")
  }

  @Test("there is a screen without cells", arguments: [(0, 0), (0, 5), (3, 0), (-2, -2)])
  func empty(rows: Int, columns: Int) {
    var frame = Frame(size: Size(rows: rows, columns: columns))
    frame.write("text", at: Point(row: 0, column: 0))
    frame.fill(Rect(row: 0, column: 0, rows: 2, columns: 2), .faint)
    frame.cursor = Point(row: 0, column: 0)
    #expect(frame.cells.isEmpty)
    #expect(frame.cursor == nil)
  }
}

extension Frame {
  /// Whether every wide character has its continuation, and every continuation its wide character.
  var isWhole: Bool {
    (0..<size.rows).allSatisfy { row in
      let widths = self.row(row).map(\.width)
      return widths.indices.allSatisfy { column in
        (widths[column] == 2) == (column + 1 < widths.count && widths[column + 1] == 0)
      } && widths.first != 0
    }
  }
}
