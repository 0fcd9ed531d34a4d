import CVTerm
import Glibc
import Testing

@Suite("The driver draws on the terminal")
struct DriverDrawingTests {
  @Test("characters of every width stand in their cells")
  func widths() throws {
    let session = try TerminalSession.probe()
    #expect(session.rows[0] == "ready 24x80 한국 中国 é e\u{301} 🚀|")
    #expect(session.emulatorModes.is_alternate_screen)
    session.type("q")
    #expect(session.end() == .exited(0))
    session.expectRestored()
    #expect(session.screen.contains("ended with 0"))
  }

  @Test("a locale without UTF-8 changes nothing", arguments: ["C", "POSIX", "no-such-locale", ""])
  func locale(name: String) throws {
    let session = try TerminalSession.probe(["LANG": name])
    #expect(session.rows[0] == "ready 24x80 한국 中国 é e\u{301} 🚀|")
  }

  @Test("the cursor is visible where the frame has it")
  func cursor() throws {
    let session = try TerminalSession.probe()
    session.type("jk")
    #expect(session.shows("key k"))
    #expect(session.wait { $0.cursor == (4, 0) })
    #expect(session.emulatorModes.is_cursor_visible)
  }

  @Test("a key costs few bytes")
  func bytes() throws {
    let session = try TerminalSession.probe()
    session.type("j")
    #expect(session.shows("key j"))
    let before = session.output.count
    session.type("k")
    #expect(session.shows("key k"))
    #expect(session.output.count - before < 60)
  }

  @Test("the screen follows the window")
  func resize() throws {
    let session = try TerminalSession.probe()
    for (rows, columns) in [(40, 120), (1, 1), (500, 1000), (2, 300), (24, 80)] {
      session.resize(rows: rows, columns: columns)
      let head = String("ready \(rows)x\(columns) 한국".prefix(columns))
      #expect(session.wait { $0.row(0).hasPrefix(head) }, "\(rows)x\(columns)")
    }
    session.type("q")
    #expect(session.end() == .exited(0))
    session.expectRestored()
  }

  @Test(
    "roles have the colours the terminal has", arguments: [("xterm-256color", 15..<256), ("xterm", 0..<8)])
  func colours(type: String, palette: Range<Int>) throws {
    let session = try TerminalSession.probe(["TERM": type])
    let roles = 0..<session.rows[1].count
    let used = Set(roles.map { Int(session.cell(1, $0).foreground) }).subtracting([-1])
    #expect(used.count > 4)
    #expect(used.allSatisfy(palette.contains), "\(used)")
    #expect(roles.allSatisfy { session.cell(2, $0).reverse })
  }

  @Test("NO_COLOR leaves attributes only")
  func noColour() throws {
    let session = try TerminalSession.probe(["NO_COLOR": "1"])
    let cells = (0..<session.rows[1].count).flatMap { [session.cell(1, $0), session.cell(2, $0)] }
    #expect(cells.allSatisfy { $0.foreground == -1 && $0.background == -1 })
    #expect(cells.contains { $0.bold })
    #expect(cells.contains { $0.reverse })
  }

  @Test(
    "terminals old and new",
    arguments: ["vt100", "linux", "screen", "screen-256color", "tmux-256color", "xterm", "xterm-256color"])
  func types(type: String) throws {
    let session = try TerminalSession.probe(["TERM": type])
    session.type("\u{1B}OA\u{1B}[B")
    #expect(session.shows("key <Up>"))
    #expect(session.shows("key <Down>"))
    session.type("q")
    #expect(session.end() == .exited(0))
    session.expectRestored()
    let hasModes = String(decoding: session.output, as: UTF8.self).contains("?2004")
    #expect(hasModes == !["vt100", "linux"].contains(type))
  }

  @Test("a copied text reaches the clipboard without its controls, and the title is let alone")
  func copy() throws {
    let session = try TerminalSession.probe()
    session.type("C")
    #expect(session.shows("sent"))
    let strings = OutputToken.tokens(session.output).filter { if case .string = $0 { true } else { false } }
    // 한국]0;x, a tab, end
    #expect(strings == [.string("]52;c;7ZWc6rWtXTA7eAllbmQ=\u{7}")])
    #expect(session.emulatorModes.titles == 0)
  }
}

@Suite("The driver reads keys")
struct DriverInputTests {
  @Test("a lone ESC is a key, an unknown sequence is none")
  func escape() throws {
    let session = try TerminalSession.probe()
    session.type("\u{1B}")
    #expect(session.shows("key <Esc>"))
    session.type("\u{1B}[12;34;56x\u{1B}]11;rgb:0/0/0\u{7}\u{1B}[?62;c한")
    #expect(session.shows("key 한"))
    #expect(session.rows[3..<23].filter { !$0.isEmpty } == ["key <Esc>", "key 한"])
  }

  @Test("keys that terminals keep for themselves arrive")
  func controls() throws {
    let session = try TerminalSession.probe()
    for (byte, name) in [("\u{13}", "<C-s>"), ("\u{11}", "<C-q>"), ("\u{16}", "<C-v>"), ("\u{F}", "<C-o>")] {
      session.type(byte)
      #expect(session.shows("key \(name)"))
    }
  }

  @Test("a paste is text, whatever stands in it")
  func paste() throws {
    let session = try TerminalSession.probe()
    session.type("\u{1B}[200~q\rq\u{1B}[A\u{4}\u{1B}[201~j")
    #expect(session.shows("key j"))
    #expect(session.rows[3].hasPrefix("pasted 7: q q^[[A"), "\(session.screen)")
  }

  @Test("a paste of a megabyte is cut")
  func hugePaste() throws {
    let session = try TerminalSession.probe()
    session.type("\u{1B}[200~" + String(repeating: "x", count: 1 << 20) + "\u{1B}[201~j")
    #expect(session.shows("key j"))
    #expect(session.screen.contains("pasted 65536: xxx"))
  }

  @Test("the mouse is off until it is asked for")
  func mouse() throws {
    let session = try TerminalSession.probe()
    #expect(!session.emulatorModes.is_mouse_on)
    session.type("M")
    #expect(session.wait { $0.emulatorModes.is_mouse_on })
    session.type("\u{1B}[<0;10;5M\u{1B}[<65;9999;9999M")
    #expect(session.shows("mouse press(button: 1) 4,9"))
    #expect(session.shows("mouse wheelDown 9998,9998"))
    session.type("m")
    #expect(session.wait { !$0.emulatorModes.is_mouse_on })
  }

  @Test("a program may go on after Ctrl-C, as often as it likes")
  func interruption() throws {
    let session = try TerminalSession.probe()
    session.type("K")
    #expect(session.shows("key K"), "a signal overtakes keys that were not read yet")
    for count in 1...3 {
      session.type("\u{3}")
      #expect(session.wait { $0.rows.filter { $0 == "terminated 2" }.count == count })
    }
    session.type("q")
    #expect(session.end() == .exited(0))
  }

  @Test("another thread wakes the loop")
  func wake() throws {
    let session = try TerminalSession.probe()
    session.type("W")
    #expect(session.shows("woken"))
  }
}
