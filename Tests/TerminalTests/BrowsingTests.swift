import CVTerm
import Glibc
import TestSupport
import Testing

/// A dossier in the alphabets that terminals find hard.
private let dossier = [
  "1-seoul.md": """
  ---
  title: Seoul 서울 and Beijing 北京 talk
  date: 2026-03-02
  ---
  SEOUL – “한국 and 中国 will talk,” Ms Kim Ha-neul said on Monday. Café owners cheered e\u{301}.

  “We listen,” Mr Olav Berg told Ms Kim in Oslo on March 1.
  """,
  "2-oslo.md": """
  ---
  title: Oslo waits for snow
  date: 2026-03-03
  ---
  OSLO – The mayor, Olav Berg, waits for snow.
  """,
]

@Suite("The browser runs in a terminal")
struct BrowsingTests {
  @Test(
    "it shows what `dateline frame` prints",
    arguments: [("", 24, 80), ("j", 24, 80), ("2", 36, 120), ("6", 60, 200)])
  func frame(keys: String, rows: Int, columns: Int) throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path, rows: rows, columns: columns)
      session.type(keys)
      let frame = try printed(
        by: "dateline", ["frame", path, "--size", "\(rows)x\(columns)", "--keys", keys])
      let isSame = session.wait { $0.screen + "\n" == frame }
      #expect(isSame, "\(difference(from: frame, to: session.screen + "\n"))")
    }
  }

  @Test("the cursor stands on the selected row")
  func cursor() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      #expect(session.row(session.cursor.row).contains("Seoul 서울"))
      #expect(session.typeAndSettle("j"))
      #expect(session.row(session.cursor.row).contains("Oslo waits"))
      #expect(session.emulatorModes.is_cursor_visible)
    }
  }

  @Test("it reads the configuration, and says what is wrong with it")
  func configuration() throws {
    try withTemporaryFolder(dossier) { path in
      try withTemporaryFolder(["dateline/config.toml": "colour = 1\ndates = \"iso\"\n[keys]\nquit = \"X\"\n"])
      { home in
        let session = try TerminalSession.browser(path, environment: ["XDG_CONFIG_HOME": home], columns: 160)
        #expect(session.screen.contains("config.toml:1: there is no setting 'colour'"))
        #expect(session.row(session.cursor.row).contains("2026-03-02"))
        session.type("X")
        #expect(session.end() == .exited(0))
      }
    }
  }

  @Test(
    "a theme decides which colours are used",
    arguments: [
      ("auto", 16..<256), ("dark", 16..<256), ("light", 16..<256), ("high-contrast", 0..<0), ("16", 0..<16),
      ("mono", 0..<0), ("ascii", 0..<0),
    ])
  func themes(name: String, palette: Range<Int>) throws {
    try withTemporaryFolder(dossier) { path in
      try withTemporaryFolder(["dateline/config.toml": "theme = \"\(name)\"\n"]) { home in
        let session = try TerminalSession(
          [try Product.path("dateline"), path], environment: ["XDG_CONFIG_HOME": home])
        #expect(session.shows("Olav Berg"))
        let cells = (0..<24).flatMap { row in (0..<80).map { session.cell(row, $0) } }
        let used = Set(cells.flatMap { [Int($0.foreground), Int($0.background)] }).subtracting([-1])
        #expect(used.isEmpty == palette.isEmpty)
        #expect(used.allSatisfy(palette.contains), "\(used)")
        let isASCII = !session.screen.contains("▌") && !session.screen.contains("“")
        #expect(isASCII == (name == "ascii"))
        #expect(session.screen.contains("서울"))
      }
    }
  }

  @Test("search finds while one types, and a paste is no command")
  func search() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      #expect(session.typeAndSettle("/snow"))
      #expect(session.screen.contains("1 hit"), "\(session.screen)")
      session.type("\u{1B}[200~\rqQ\u{1B}\u{4}\u{1B}[201~")
      #expect(session.typeAndSettle(""))
      #expect(!session.hasEnded)
    }
  }

  @Test("it follows the window to any size")
  func resize() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      for (rows, columns) in [(36, 120), (20, 5), (5, 20), (2, 2), (60, 200), (10, 40), (24, 80)] {
        session.resize(rows: rows, columns: columns)
        #expect(session.typeAndSettle("j2]q1"), "\(rows)x\(columns)")
        #expect(!session.hasEnded, "\(rows)x\(columns)")
      }
      #expect(session.shows("Oslo waits"))
      session.type("Q")
      #expect(session.end() == .exited(0))
      session.expectRestored()
    }
  }

  @Test("no run of keys and sizes brings it down", arguments: [1, 2, 3] as [UInt64])
  func anyKeys(seed: UInt64) throws {
    let keys = "jkJKGgeEnNXzbhHLlaptoq123456?!/ f xm'\t\r\u{4}\u{15}\u{6}\u{2}\u{F}\u{7F}".map { String($0) }
    let sequences = [
      "]q", "[q", "\u{1B}[27u", "\u{1B}[A", "\u{1B}[6~", "\u{1B}[Z", "/kim ", "/\"", "R",
      "\u{1B}[200~서\u{1B}[201~",
    ]
    let choices = keys.filter { $0 != "q" } + sequences
    // A linear congruential generator (Knuth, MMIX): the same run each time.
    var random = seed
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      var typed = ""
      for _ in 0..<25 {
        session.resize(rows: 2 + next(60), columns: 2 + next(200))
        let run = (0..<12).map { _ in choices[next(choices.count)] }.joined()
        typed += run
        session.type(run)
        try #require(session.typeAndSettle(""), "after \(typed.debugDescription)")
      }
      session.signal(SIGTERM)
      #expect(session.end() == .exited(128 + SIGTERM), "after \(typed.debugDescription)")
      session.expectRestored()
    }
  }

  @Test("q quits")
  func quit() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      session.type("q")
      #expect(session.end() == .exited(0))
      session.expectRestored()
    }
  }

  @Test("a signal ends it", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func signals(number: Int32) throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      session.signal(number)
      #expect(session.end() == .exited(128 + number))
      session.expectRestored()
    }
  }

  @Test("Ctrl-Z suspends it and fg brings it back")
  func suspend() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browserInShell(path)
      session.type("\u{1A}")
      #expect(session.shows("stopped: 148"), "\(session.screen)")
      #expect(session.modes == session.modesBefore)
      #expect(!session.emulatorModes.is_alternate_screen)
      session.resize(rows: 36, columns: 120)
      session.type("\n")
      #expect(session.wait { $0.emulatorModes.is_alternate_screen && $0.screen.contains("Oslo waits") })
      session.type("q")
      #expect(session.shows("status: 0"), "\(session.screen)")
      session.expectRestored()
    }
  }

  @Test(
    "terminals old and new, with colours and without",
    arguments: ["vt100", "linux", "screen", "tmux-256color", "xterm", "xterm-256color"], ["", "1"])
  func types(type: String, noColour: String) throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path, environment: ["TERM": type, "NO_COLOR": noColour])
      #expect(session.screen.contains("Seoul 서울 and Beijing 北京 talk"))
      let cells = (0..<24).flatMap { row in (0..<80).map { session.cell(row, $0) } }
      let isColoured = cells.contains { $0.foreground != -1 || $0.background != -1 }
      #expect(isColoured == (type != "vt100" && noColour.isEmpty))
      session.type("q")
      #expect(session.end() == .exited(0))
      session.expectRestored()
    }
  }

  @Test(
    "an unknown terminal is refused, and so is none",
    arguments: [
      ("TERM=no-such-terminal", "", "'no-such-terminal' (TERM) is unknown"),
      ("TERM=dumb", "", "cannot place its cursor"),
      ("", "</dev/null", "standard input is not a terminal"),
      ("", "| cat", "standard output is not a terminal"),
    ])
  func refused(environment: String, redirection: String, message: String) throws {
    try withTemporaryFolder(dossier) { path in
      let script = #"\#(environment) "$0" "$1" \#(redirection)"#
      let session = try TerminalSession(
        ["/bin/sh", "-c", script, try Product.path("dateline"), path], columns: 300)
      #expect(session.end() != nil)
      #expect(session.screen.contains(message), "\(session.screen)")
      #expect(!session.output.contains(0x1B))
      session.expectRestored()
    }
  }
}
