import Prose
import Testing

@Suite("Wrapping")
struct WrappingTests {
  private func wrapped(_ string: String, _ wrapping: Wrapping) -> [String] {
    let text = Text(string)
    return wrapping.lines(of: text.span, in: text).map { text[$0] }
  }

  @Test(
    "lines break at white space and fit their columns",
    arguments: [
      ("", []), ("  \n ", []), ("one", ["one"]), ("one two three", ["one two", "three"]),
      ("  one   two   three  ", ["one", "two", "three"]), ("one  two three", ["one  two", "three"]),
      ("one two\nthree\r\nfour", ["one two", "three", "four"]), ("one two  three", ["one two", "three"]),
      ("“one” two.", ["“one”", "two."]),
    ] as [(String, [String])])
  func whiteSpace(_ text: String, _ lines: [String]) {
    #expect(wrapped(text, Wrapping(columns: 8)) == lines)
  }

  @Test(
    "a compound breaks after its hyphen, a number, a date and a sign do not",
    arguments: [
      ("a full-scale war", ["a full-", "scale", "war"]), ("by 2026-1-5", ["by", "2026-1-5"]),
      ("it is -5", ["it is -5"]),
      ("so it is -50", ["so it is", "-50"]), ("Jae\u{2011}myung", ["Jae\u{2011}myun", "g"]),
      ("trade—and peace", ["trade—", "and", "peace"]), ("it is so — he", ["it is so", "— he"]),
    ] as [(String, [String])])
  func hyphens(_ text: String, _ lines: [String]) {
    #expect(wrapped(text, Wrapping(columns: 8)) == lines)
  }

  @Test("a word longer than the line is cut at the last cell that fits")
  func longWord() {
    #expect(
      wrapped("see https://a.example/b", Wrapping(columns: 8)) == ["see", "https://", "a.exampl", "e/b"])
    #expect(wrapped("中国", Wrapping(columns: 1)) == ["中", "国"])
    #expect(wrapped("e\u{301}e\u{301}", Wrapping(columns: 0)) == ["e\u{301}", "e\u{301}"])
    #expect(wrapped("👩🏽‍🚀👩🏽‍🚀", Wrapping(columns: 3)) == ["👩🏽‍🚀", "👩🏽‍🚀"])
  }

  @Test(
    "scripts without spaces break anywhere, but keep punctuation with its word",
    arguments: [
      ("中国外交部发言人", ["中国外交", "部发言人"]), ("中国外交。", ["中国外", "交。"]), ("中国外「部」", ["中国外", "「部」"]),
      ("中国 Xi中国", ["中国 Xi", "中国"]), ("キャット", ["キャット"]), ("アキャット", ["アキャッ", "ト"]),
      ("한국 대통령이 말했다", ["한국", "대통령이", "말했다"]),
    ] as [(String, [String])])
  func unspacedScripts(_ text: String, _ lines: [String]) {
    #expect(wrapped(text, Wrapping(columns: 8)) == lines)
  }

  @Test("no-break spaces hold, a zero-width space yields")
  func spacesOfOtherKinds() {
    #expect(wrapped("on 5\u{A0}January", Wrapping(columns: 10)) == ["on", "5\u{A0}January"])
    #expect(wrapped("one\u{200B}two", Wrapping(columns: 4)) == ["one\u{200B}", "two"])
  }

  @Test("the first line and the others have their own indents")
  func indents() {
    let wrapping = Wrapping(columns: 9, firstIndent: 0, hangingIndent: 4)
    #expect(wrapped("one two three four", wrapping) == ["one two", "three", "four"])
    #expect(wrapped("ab cdefghijk", wrapping) == ["ab", "cdefg", "hijk"])
  }

  @Test("only the given part of the text is wrapped")
  func partOfText() {
    let text = Text("one two three four")
    #expect(Wrapping(columns: 5).lines(of: Span(4, 13), in: text) == [Span(4, 7), Span(8, 13)])
    #expect(Wrapping(columns: 5).lines(of: Span(14, 99), in: text) == [Span(14, 18)])
    #expect(Wrapping(columns: 5).lines(of: Span(50, 99), in: text).isEmpty)
  }

  @Test("every line fits, and nothing but white space is lost, in any text and width")
  func properties() {
    let pieces = [
      "a", "Beijing", " ", "  ", "-", "—", "中", "。", "“", "”", "\n", "\u{301}", "👩🏽‍🚀", "\u{200B}", "\u{A0}",
      "\u{1B}", "9",
    ]
    var seed: UInt64 = 7
    for _ in 0..<2_000 {
      var string = ""
      for _ in 0..<24 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        string += pieces[Int(seed >> 33) % pieces.count]
      }
      let text = Text(string)
      let columns = Int(seed >> 40) % 12 + 2
      let lines = Wrapping(columns: columns).lines(of: text.span, in: text)
      #expect(lines.allSatisfy { Columns.width(of: $0, in: text) <= columns }, "\(string.debugDescription)")
      let shown = lines.map { text[$0] }.joined()
      #expect(visible(shown).elementsEqual(visible(string)), "\(string.debugDescription)")
    }
  }

  private func visible(_ string: String) -> [Unicode.Scalar] {
    string.unicodeScalars.filter { Columns.width(of: $0) > 0 && !$0.properties.isWhitespace }
  }
}
