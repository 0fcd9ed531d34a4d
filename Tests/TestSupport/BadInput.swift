/// Texts and bytes that have made programs hand control of the terminal to whoever wrote them.
public enum BadInput {
  /// What is valid UTF-8.
  public static let texts = sequences + characters

  /// Control sequences: titles, clipboards, links, colours, notifications, queries, modes, character sets.
  private static let sequences = [
    "\u{1B}]0;owned\u{7}", "\u{1B}]2;owned\u{1B}\\", "\u{1B}]4;1;?\u{7}", "\u{1B}]7;file:///etc\u{7}",
    "\u{1B}]8;;http://example.org\u{1B}\\link\u{1B}]8;;\u{1B}\\", "\u{1B}]9;note\u{7}", "\u{1B}]10;?\u{7}",
    "\u{1B}]52;c;cm0gLXJm\u{7}", "\u{1B}]133;A\u{7}", "\u{1B}]777;notify;a;b\u{7}", "\u{1B}]0;never ended",
    "\u{1B}[2J", "\u{1B}[3J", "\u{1B}[6n", "\u{1B}[c", "\u{1B}[>c", "\u{1B}[>0q", "\u{1B}[21t",
    "\u{1B}[?1049l",
    "\u{1B}[?1003h", "\u{1B}[?2004h", "\u{1B}[?2026h", "\u{1B}[8mhidden", "\u{1B}[7m", "\u{1B}P$q\"p\u{1B}\\",
    "\u{1B}_Gi=1;AAAA\u{1B}\\", "\u{1B}^private\u{1B}\\", "\u{1B}Xstart\u{1B}\\", "\u{1B}c", "\u{1B}GQ",
    "\u{1B}(0",
    "\u{E}shifted\u{F}", "\u{1B}",
  ]

  /// Single controls, C1 as characters, and what only looks like nothing.
  private static let characters = [
    "bell\u{7}", "over\u{8}\u{8}\u{8}\u{8}strike", "denies\rMinister admits", "\u{B}\u{C}", "\u{7F}",
    "\u{9B}31m", "\u{9D}0;owned\u{9C}", "\u{90}$q\u{9C}", "\u{85}\u{84}\u{8D}", "\u{2028}\u{2029}",
    "\u{202A}\u{202B}\u{202D}\u{202E}gnal\u{202C}", "\u{2066}\u{2067}\u{2068}isolated\u{2069}",
    "\u{200E}\u{200F}\u{61C}شرق\u{202E}", "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}\u{180E}\u{E0041}",
    "a" + String(repeating: "\u{301}", count: 60), "🇰🇷👨‍👩‍👧‍👦1️⃣☺︎☺️👍🏽", "\u{FFFE}\u{10FFFF}",
    "\u{E000}\u{F8FF}\u{F0000}", "Lee Jae‑myung ①—“”\u{A0}", "ｗｉｄｅ漢字漢字", "\u{1FAE8}\u{1FADC}\u{0900}\u{0903}",
    "\u{115F}\u{1160}\u{3164}\u{FFA0}", "\u{FFF9}\u{FFFA}\u{FFFB}\u{FFFC}",
  ]

  /// What is no UTF-8, or a control only to terminals that speak none.
  public static let bytes: [[UInt8]] = [
    Array(0x80...0x9F), [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xFE, 0xFF],
    [0x9B, 0x33, 0x31, 0x6D], [0xC2], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x00], [0xE2, 0x80],
    [0xEF, 0xB7, 0x90],
  ]

  /// Reports by their file names: each text is in the title, the body and a quotation of one, and there are bad names
  /// and odd files beside them.
  public static var files: [String: [UInt8]] {
    let payloads = texts.map { Array($0.utf8) } + bytes
    var files: [String: [UInt8]] = [
      "empty.txt": [], "blank.txt": Array(" \n\n \t\n".utf8),
      "utf16.txt": [0xFF, 0xFE]
        + "Lee\u{1B}[2J spoke.\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      "long-line.txt": Array(String(repeating: "long \u{1B}[31m line ", count: 1000).utf8),
      "many-lines.txt": Array(String(repeating: "line\u{1B}[31m\n", count: 500).utf8),
      // ESC where a line is broken for the screen.
      "wrap.txt": Array(
        (0..<200).map { String(repeating: "x", count: $0) + "\u{1B}[2J\n" }.joined(separator: "\n").utf8),
      "name \u{1B}]0;owned\u{7}.txt": Array("Named.\n".utf8), "two\nlines.txt": Array("Named.\n".utf8),
      "$(id).txt": Array("Named.\n".utf8), "-rf.txt": Array("Named.\n".utf8),
      "\u{202E}txt.cod": Array("Named.\n".utf8),
      String(repeating: "n", count: 251) + ".txt": Array("Named.\n".utf8), "\u{9B}31m.bin": [0, 1, 2, 3],
    ]
    for (number, payload) in payloads.enumerated() {
      files["report-\(100 + number).md"] = report(number, payload)
    }
    return files
  }

  private static func report(_ number: Int, _ payload: [UInt8]) -> [UInt8] {
    var report = Array("# Report \(number) ".utf8) + payload + Array(" ends\n\n".utf8)
    report +=
      Array("OSLO, March \(number % 28 + 1), 2026 – Body \(number) ".utf8) + payload
      + Array(" goes on.\n\n".utf8)
    report += Array("“Words ".utf8) + payload + Array(" and more words,” said Mr Olav Berg ".utf8) + payload
    return report + Array(" of Oslo.\n".utf8)
  }
}
