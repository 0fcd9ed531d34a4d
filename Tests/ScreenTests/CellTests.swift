import Testing

@testable import Screen

@Suite("A cell")
struct CellTests {
  @Test(
    "it keeps the marks of its character in order, three at most",
    arguments: [
      ("e\u{301}", ["\u{301}"]), ("a\u{308}\u{304}", ["\u{308}", "\u{304}"]),
      ("o\u{300}\u{301}\u{302}\u{303}\u{304}", ["\u{300}", "\u{301}", "\u{302}"]),
      ("\u{1112}\u{1161}\u{11AB}", ["\u{1161}", "\u{11AB}"]), ("x", []),
    ] as [(String, [Unicode.Scalar])])
  func marks(text: String, marks: [Unicode.Scalar]) {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.write(text + "!", at: Point(row: 0, column: 0))
    let cell = frame[0, 0]
    #expect(cell.marks == marks)
    #expect(cell.hasMarks == !marks.isEmpty)
    #expect(frame[0, Int(cell.width)].base == 0x21)
  }

  @Test("a mark after a wide character joins the character, not its continuation")
  func markOnWide() {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.write("か\u{3099}", at: Point(row: 0, column: 0))
    #expect(frame[0, 0].marks == ["\u{3099}"])
    #expect(!frame[0, 1].hasMarks)
  }

  @Test("a mark that starts a text joins nothing that stood there before")
  func markOnNothing() {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.write("ab", at: Point(row: 0, column: 0))
    frame.write("\u{301}c", at: Point(row: 0, column: 1))
    #expect(frame.text == "ac\n")
    #expect(!frame[0, 0].hasMarks)
  }

  @Test("overwriting a cell takes its marks away")
  func overwriting() {
    var frame = Frame(size: Size(rows: 1, columns: 2))
    frame.write("e\u{301}", at: Point(row: 0, column: 0))
    frame.write("e", at: Point(row: 0, column: 0))
    #expect(frame.text == "e\n")
  }

  @Test("the highest scalars fit where marks are kept")
  func packing() {
    var cell = Cell("a", width: 1, style: .text)
    for value: UInt32 in [0x10FFFF, 0x300, 0x1E94A] {
      if let mark = Unicode.Scalar(value) { cell.add(mark: mark) }
    }
    #expect(cell.marks.map(\.value) == [0x10FFFF, 0x300, 0x1E94A])
  }
}
