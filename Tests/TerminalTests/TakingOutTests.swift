import CVTerm
import Foundation
import Glibc
import TestSupport
import Testing

private let dossier = [
  "1-oslo.md": """
  ---
  title: Oslo waits for snow
  date: 2026-03-03
  outlet: Fjord Post
  ---
  OSLO – The mayor, Olav Berg, waits for snow.

  “We wait,” Mr Olav Berg said on Monday.
  """
]

@Suite("The browser hands things out")
struct TakingOutTests {
  @Test("yy reaches the clipboard as one OSC 52, and says so")
  func copy() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      session.type("]qyy")
      #expect(session.shows("copied the quote"))
      let strings = OutputToken.tokens(session.output).compactMap { token -> String? in
        if case .string(let text) = token { text } else { nil }
      }
      #expect(strings.count == 1)
      let encoded = strings.first?.dropFirst("]52;c;".count).dropLast() ?? ""
      let copied = Data(base64Encoded: String(encoded)).map { String(decoding: $0, as: UTF8.self) }
      #expect(
        copied?.hasPrefix("“We wait,”\n— Olav Berg, “Oslo waits for snow”, Fjord Post, 3 March") == true)
    }
  }

  @Test("a terminal without a clipboard gets a file, and the reader its name")
  func fallback() throws {
    try withTemporaryFolder(dossier) { path in
      let state = path + "/.state"
      let session = try TerminalSession.browser(
        path, environment: ["TERM": "vt100", "XDG_STATE_HOME": state], columns: 200)
      session.type("yc")
      #expect(session.shows("\(state)/dateline/copied.txt"))
      let kept = try String(contentsOfFile: state + "/dateline/copied.txt", encoding: .utf8)
      #expect(kept == "“Oslo waits for snow”, Fjord Post, 3 March 2026\n")
    }
  }

  @Test("| gives the terminal to a command, and takes it back as it was")
  func pipe() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      session.type("|head -1 | tr a-z A-Z\r")
      #expect(session.shows("OSLO WAITS FOR SNOW"))
      #expect(session.shows("Enter returns"))
      #expect(!session.emulatorModes.is_alternate_screen)
      session.type("\r")
      #expect(session.shows("back from head -1"))
      #expect(session.emulatorModes.is_alternate_screen)
      session.type("Q")
      #expect(session.end() == .exited(0))
      session.expectRestored()
    }
  }

  @Test("Ctrl-C in another program ends that program alone")
  func interruption() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      // What is typed shows as well, and must not be taken for what it prints.
      session.type("|echo he''re; exec sleep 60\r")
      #expect(session.shows("here"))
      session.type("\u{3}")
      #expect(session.shows("Enter returns"))
      session.type("\r")
      #expect(session.shows("was ended by signal 2"))
      session.type("Q")
      #expect(session.end() == .exited(0))
    }
  }

  @Test("the editor gets the line and the path, the browser an explanation of what is missing")
  func programs() throws {
    try withTemporaryFolder(dossier) { path in
      let editor = "sh -c 'printf %s:%s \"$1\" \"$2\" > \(path)/called' sh"
      let session = try TerminalSession.browser(path, environment: ["EDITOR": editor])
      session.type("]q\u{5}")
      #expect(session.shows("back from sh"))
      let called = try String(contentsOfFile: path + "/called", encoding: .utf8)
      #expect(called == "+8:\(path)/1-oslo.md")
      session.type("o")
      #expect(session.shows("states no address"))
    }
  }

  @Test("w writes a file once")
  func write() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path, columns: 160)
      for outcome in ["written to", "is there already"] {
        session.type("w\u{15}\(path)/list.txt\r")
        #expect(session.shows(outcome))
      }
      let written = try String(contentsOfFile: path + "/list.txt", encoding: .utf8)
      #expect(written.contains("Oslo waits for snow"))
    }
  }
}

@Suite("The browser takes the mouse")
struct MouseTests {
  @Test("M switches it on and off, the wheel scrolls, a click selects, and nothing stays on")
  func mouse() throws {
    try withTemporaryFolder(dossier) { path in
      let session = try TerminalSession.browser(path)
      #expect(!session.emulatorModes.is_mouse_on)
      session.type("M")
      #expect(session.wait { $0.emulatorModes.is_mouse_on })
      // On the tab of the people.
      let column =
        try #require(session.row(0).range(of: "3 People")).lowerBound.utf16Offset(in: session.row(0)) + 1
      session.type("\u{1B}[<0;\(column + 1);1M\u{1B}[<0;\(column + 1);1m")
      #expect(
        session.wait { $0.row($0.cursor.row).contains("Olav Berg") && $0.row(0).contains("[3 People]") })
      session.type("\u{1B}[<65;9999;9999M\u{1B}[<64;3;20M")
      #expect(session.typeAndSettle(""))
      session.type("M")
      #expect(session.wait { !$0.emulatorModes.is_mouse_on })
      session.type("Mq")
      #expect(session.end() == .exited(0))
      session.expectRestored()
      #expect(!session.emulatorModes.is_mouse_on)
    }
  }

  @Test("another program gets the terminal without it, and so does the shell while the browser is stopped")
  func lent() throws {
    try withTemporaryFolder(dossier) { path in
      try withTemporaryFolder(["dateline/config.toml": "mouse = true\n"]) { home in
        let session = try TerminalSession.browser(path, environment: ["XDG_CONFIG_HOME": home])
        #expect(session.wait { $0.emulatorModes.is_mouse_on })
        session.type("|cat\r")
        #expect(session.shows("Enter returns"))
        #expect(!session.emulatorModes.is_mouse_on)
        session.type("\r")
        #expect(session.wait { $0.emulatorModes.is_mouse_on && $0.screen.contains("back from cat") })
        session.signal(SIGTERM)
        #expect(session.end() == .exited(128 + SIGTERM))
        #expect(!session.emulatorModes.is_mouse_on)
      }
    }
  }

  @Test("searches and commands are remembered from session to session")
  func memory() throws {
    try withTemporaryFolder(dossier) { path in
      let state = path + "/.state"
      let first = try TerminalSession.browser(path, environment: ["XDG_STATE_HOME": state])
      first.type("/snow\rgsweather\r:zoom\r")
      #expect(first.typeAndSettle(""))
      first.type("Q")
      #expect(first.end() == .exited(0))
      let kept = try String(contentsOfFile: state + "/dateline/memory.tsv", encoding: .utf8)
      #expect(kept == "search\tweather\tsnow\nquery\tsnow\ncommand\tzoom\n")
      let second = try TerminalSession.browser(path, environment: ["XDG_STATE_HOME": state])
      second.type("\u{10}weath")
      #expect(second.shows("saved    weather"))
      second.type("\r")
      #expect(second.shows("1 hit"))
    }
  }
}
