import Prose
import Testing

@Suite("Columns")
struct ColumnsTests {
  @Test(
    "a text is as wide as a terminal draws it",
    arguments: [
      ("", 0), ("Beijing", 7), ("中国", 4), ("한국", 4), ("Lee Jae\u{2011}myung", 13), ("café", 4),
      ("cafe\u{301}", 4),
      ("“quoted”", 8), ("soft\u{AD}hyphen", 10), ("\u{3000}", 2), ("a\u{A0}b", 3), ("🇰🇷", 2),
      ("1\u{FE0F}\u{20E3}", 1),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("नि", 2),
    ])
  func width(_ text: String, _ columns: Int) {
    #expect(Columns.width(of: text) == columns)
    #expect(Columns.width(of: Text(text).span, in: Text(text)) == columns)
  }

  @Test(
    "an emoji sequence is as wide as its first emoji",
    arguments: ["👩", "👩🏽", "👩‍🚀", "👩🏽‍🚀", "👨‍👩‍👧‍👦", "🧑‍⚕\u{FE0F}"])
  func emojiSequence(_ text: String) {
    #expect(Columns.width(of: text) == 2)
  }

  @Test("a joiner between letters drops no letter")
  func joinerBetweenLetters() {
    #expect(Columns.width(of: "ک\u{200D}ب") == 2)
  }

  @Test(
    "a format character takes no column",
    arguments: ["\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{E0041}"])
  func formatCharacter(_ character: String) {
    #expect(Columns.width(of: "a" + character + "b") == 2)
  }

  @Test(
    "a control character takes the columns of its visible form",
    arguments: [
      ("\u{1B}", 2), ("\u{7}", 2), ("\u{7F}", 2), ("\u{9B}", 4), ("\t", 1), ("\n", 1), ("\r\n", 1),
      ("\u{85}", 1),
      ("\u{E000}", 8), ("\u{FFFE}", 8), ("\u{1FFFF}", 9), ("\u{10FFFD}", 10),
    ])
  func controlCharacter(_ text: String, _ columns: Int) {
    #expect(Columns.width(of: text) == columns)
  }

  @Test("a cell holds four marks, and a mark without a cell is not drawn")
  func marks() {
    var walk = CellWalk()
    let steps = "\u{301}e\u{301}\u{302}\u{303}\u{304}\u{305}x".unicodeScalars.map { walk.take($0) }
    #expect(
      steps == [
        .dropped, .glyph(width: 1), .mark, .mark, .mark, .mark, .dropped, .glyph(width: 1),
      ])
  }

  @Test(
    "a text too wide is cut before an ellipsis, never inside a cell",
    arguments: [
      ("Beijing", 7, "Beijing"), ("Beijing", 6, "Beiji…"), ("Beijing", 1, "…"), ("Beijing", 0, ""),
      ("中国外交", 8, "中国外交"), ("中国外交", 7, "中国外…"), ("中国外交", 6, "中国…"), ("South Korea", 7, "South…"),
      ("cafe\u{301}s", 5, "cafe\u{301}s"), ("cafe\u{301}s", 4, "caf…"), ("ae\u{301}io", 3, "ae\u{301}…"),
    ])
  func truncation(_ text: String, _ columns: Int, _ expected: String) {
    #expect(Columns.truncated(text, to: columns) == expected)
  }

  @Test("where the ellipsis does not fit, it is cut itself")
  func narrowEllipsis() {
    #expect(Columns.truncated("Beijing", to: 2, ellipsis: "...") == "..")
  }

  @Test("a text is filled with blanks to its columns")
  func padding() {
    #expect(Columns.padded("中", to: 5) == "中   ")
    #expect(Columns.padded("中", to: 5, aligned: .right) == "   中")
    #expect(Columns.padded("中", to: 5, aligned: .centred) == " 中  ")
    #expect(Columns.padded("Beijing", to: 3) == "Beijing")
    #expect(Columns.fitted("中国", to: 4) == "中国")
    #expect(Columns.fitted("中国", to: 3) == "中…")
    #expect(Columns.fitted("中国人", to: 4) == "中… ")
  }
}
