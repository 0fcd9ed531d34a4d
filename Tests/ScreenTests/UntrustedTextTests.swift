import Screen
import TestSupport
import Testing

@Suite("Untrusted text on the screen")
struct UntrustedTextTests {
  @Test(
    "what would act on a terminal is shown, left out or blank",
    arguments: [
      // Controls are named.
      ("a\u{1B}[2Jb", "a^[[2Jb"), ("\u{0}\u{7}\u{8}", "^@^G^H"), ("\u{7F}", "^?"), ("\u{9B}31m", "<9B>31m"),
      ("\u{90}q\u{9C}", "<90>q<9C>"), ("\u{E}\u{F}", "^N^O"),
      // So are private characters and noncharacters, which terminals draw as they like.
      ("\u{E000}", "<U+E000>"), ("\u{FFFE}", "<U+FFFE>"), ("\u{10FFFF}", "<U+10FFFF>"),
      // White space of any kind is a blank; a line end is one.
      ("a\tb", "a b"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\rb", "a b"), ("a\u{B}\u{C}b", "a  b"),
      ("a\u{85}b\u{2028}c\u{2029}d", "a b c d"), ("a\u{A0}b", "a\u{A0}b"),
      // Directions and what has no width are left out.
      ("\u{202E}gnal\u{202C}", "gnal"), ("\u{2066}\u{2067}iso\u{2068}\u{2069}", "iso"),
      ("\u{200E}\u{200F}\u{61C}x", "x"),
      ("a\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}\u{180E}\u{E0041}b", "ab"),
      ("\u{115F}\u{1160}\u{3164}\u{FFA0}", ""),
      // Letters of any script stay, and so do marks.
      ("한국 中国 שלום", "한국 中国 שלום"), ("Lee Jae‑myung", "Lee Jae‑myung"), ("e\u{301}", "e\u{301}"),
      // Of an emoji sequence the first emoji stays.
      ("👨‍👩‍👧", "👨"), ("👍🏽", "👍"), ("☺\u{FE0F}", "☺"),
    ])
  func shown(text: String, shown: String) {
    var frame = Frame(size: Size(rows: 1, columns: 40))
    frame.write(text, at: Point(row: 0, column: 0))
    #expect(frame.text == shown + "\n")
    #expect(DisplayText.printable(text) == shown)
  }

  @Test("controls have a style of their own, and keep the emphasis of the text")
  func controlStyle() {
    var frame = Frame(size: Size(rows: 1, columns: 4))
    frame.write("a\u{1B}b", at: Point(row: 0, column: 0), Style(.quote, .selected))
    #expect(frame.row(0).map(\.style.role) == [.quote, .control, .control, .quote])
    #expect(frame.row(0).allSatisfy { $0.style.emphasis == .selected })
  }

  @Test("a control's name is cut like other text")
  func cutName() {
    var frame = Frame(size: Size(rows: 1, columns: 3))
    #expect(frame.write("\u{9B}31m", at: Point(row: 0, column: 0)) == 3)
    #expect(frame.text == "<9B\n")
  }

  @Test("no cell ever holds a control or a format character", arguments: BadInput.texts)
  func badTexts(text: String) {
    for column in 0..<6 {
      var frame = Frame(size: Size(rows: 2, columns: 24))
      frame.write(text, at: Point(row: 0, column: column))
      frame.write("“\(text)” he said", at: Point(row: 1, column: column), columns: 17)
      expectHarmless(frame)
    }
    #expect(DisplayText.printable(text).unicodeScalars.allSatisfy { $0.isHarmless })
  }

  @Test("nor does one when bytes are repaired, or are written as they are", arguments: BadInput.bytes)
  func badBytes(bytes: [UInt8]) {
    var frame = Frame(size: Size(rows: 2, columns: 24))
    frame.write(String(decoding: bytes, as: UTF8.self), at: Point(row: 0, column: 0))
    frame.write(utf8: bytes[...], at: Point(row: 1, column: 0))
    expectHarmless(frame)
  }

  @Test("nor does one for any character there is")
  func everyScalar() {
    var frame = Frame(size: Size(rows: 1, columns: 16))
    for value in [0..<0x20000, 0xE0000..<0xE0200, 0xFFFF0..<0x100010].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      var text = String.UnicodeScalarView("a".unicodeScalars)
      text.append(scalar)
      let written = frame.write(String(text), at: Point(row: 0, column: 0))
      let cells = frame.row(0).prefix(written)
      let isHarmless = cells.allSatisfy { $0.isHarmless }
      if !isHarmless { Issue.record("U+\(String(value, radix: 16, uppercase: true)) reaches the screen") }
    }
  }

  private func expectHarmless(_ frame: Frame) {
    #expect(frame.cells.allSatisfy { $0.isHarmless })
    #expect(frame.isWhole)
  }
}

extension Cell {
  fileprivate var isHarmless: Bool {
    (isContinuation || Unicode.Scalar(base)?.isHarmless == true) && marks.allSatisfy { $0.isHarmless }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal may be sent it: it neither acts nor hides.
  fileprivate var isHarmless: Bool {
    switch properties.generalCategory {
    case .control, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
    case .format: Self.visibleSigns.contains(self)
    default: !properties.isNoncharacterCodePoint
    }
  }

  /// Format characters that are drawn: signs that stand around Arabic, Syriac and Kaithi digits.
  private static let visibleSigns = Set(
    "\u{600}\u{601}\u{602}\u{603}\u{604}\u{605}\u{6DD}\u{70F}\u{890}\u{891}\u{8E2}\u{110BD}\u{110CD}"
      .unicodeScalars)
}
