import Screen
import Testing

@Suite("A frame as text")
struct FrameTextTests {
  @Test("the text plane is what a reader sees, the style plane one letter a column below it")
  func planes() {
    var frame = Frame(size: Size(rows: 3, columns: 12))
    frame.write("A said ", at: Point(row: 0, column: 0), Style(.speakerA))
    frame.write("“漢e\u{301}”", at: Point(row: 0, column: 7), Style(.quote))
    frame.write("next row", at: Point(row: 1, column: 0), Style(.text, .selected))
    #expect(frame.text == "A said “漢e\u{301}”\nnext row\n\n")
    #expect(frame.styles == "1 1111 qqqqq\nSSSSSSSS\n\n")
  }

  @Test("a selected row is written in capitals, and shows its blanks")
  func selection() {
    var frame = Frame(size: Size(rows: 1, columns: 6))
    frame.write("a b", at: Point(row: 0, column: 0), Style(.person))
    frame.restyle(frame.bounds) { $0.adding(.selected) }
    #expect(frame.styles == "NNNSSS\n")
  }

  @Test("emphasis alone changes nothing: the planes tell roles, and what is selected")
  func emphasis() {
    var plain = Frame(size: Size(rows: 1, columns: 6))
    var bold = plain
    plain.write("title", at: Point(row: 0, column: 0), Style(.title))
    bold.write("title", at: Point(row: 0, column: 0), Style(.title, [.bold, .underlined, .dim]))
    #expect(plain.styles == bold.styles)
  }

  @Test("each role has a letter of its own")
  func letters() {
    let letters = Role.allCases.map(\.letter)
    #expect(Set(letters).count == letters.count)
    #expect(letters.allSatisfy { $0 != "s" && $0 != " " && !$0.isUppercase })
  }

  @Test(
    "a ninth speaker has the hue of the first",
    arguments: [(0, Role.speakerA), (7, .speakerH), (8, .speakerA), (-1, .speakerH)])
  func hues(rank: Int, role: Role) {
    #expect(Role.speaker(rank) == role)
  }
}

@Suite("Text in several styles")
struct StyledTextTests {
  @Test(
    "it takes the columns it counts",
    arguments: ["plain", "漢字", "e\u{301}", "a\u{1B}[m", "\u{9B}", "a\u{200B}\u{202E}b", "a\tb", "👨‍👩‍👧", ""])
  func columns(text: String) {
    var line = StyledText(text, .faint)
    line.append(" | ", Style(.rule))
    line.append(text, Style(.quote))
    var frame = Frame(size: Size(rows: 1, columns: 40))
    #expect(frame.write(line, at: Point(row: 0, column: 0)) == line.columns)
  }

  @Test("empty runs are left out")
  func emptyRuns() {
    var line = StyledText("", .faint)
    line.append("a")
    line.append("", .faint)
    #expect(line.runs.map(\.text) == ["a"])
  }

  @Test("it is cut at its room, across its runs")
  func clipping() {
    var line = StyledText("abc", .faint)
    line.append("漢def")
    var frame = Frame(size: Size(rows: 1, columns: 12))
    #expect(frame.write(line, at: Point(row: 0, column: 1), columns: 4) == 3)
    #expect(frame.text == " abc\n")
  }
}
