import CVTerm
import Glibc
import TestSupport
import Testing

@Suite("The terminal is given back")
struct RestoringTests {
  @Test(
    "after a signal to end, with 128 and the signal as status", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func signals(number: Int32) throws {
    let session = try TerminalSession.probe()
    session.signal(number)
    #expect(session.end() == .exited(128 + number))
    session.expectRestored()
  }

  @Test("after Ctrl-C and Ctrl-\\", arguments: [("\u{3}", SIGINT), ("\u{1C}", SIGQUIT)])
  func keys(key: String, number: Int32) throws {
    let session = try TerminalSession.probe()
    session.type(key)
    #expect(session.end() == .exited(128 + number))
    session.expectRestored()
  }

  @Test(
    "after a crash, whose message can be read",
    arguments: [
      ("T", [SIGILL, SIGTRAP], "told to trap"), ("I", [SIGILL, SIGTRAP], "out of range"),
      ("S", [SIGSEGV], ""),
      ("N", [SIGSEGV], ""), ("A", [SIGABRT], ""), ("O", [SIGSEGV], ""),
      ("H", [SIGILL, SIGTRAP], "told to trap in a thread"),
    ])
  func crashes(key: String, signals: [Int32], message: String) throws {
    let session = try TerminalSession.probe()
    session.type(key)
    let ending = session.end()
    #expect(signals.map { .killed(signal: $0) }.contains(ending), "\(String(describing: ending))")
    session.expectRestored()
    // A stack trace may have pushed it out of the screen.
    let printed = session.printedAfterScreen
    #expect(message.isEmpty || printed.contains(message), "\(printed)")
  }

  @Test("after an exit in the middle of everything")
  func exit() throws {
    let session = try TerminalSession.probe()
    session.type("X")
    #expect(session.end() == .exited(7))
    session.expectRestored()
  }

  @Test("what libraries say on standard error comes afterwards and without controls")
  func errors() throws {
    let session = try TerminalSession.probe()
    session.type("E")
    #expect(session.shows("key E"))
    #expect(!session.screen.contains("complains"))
    session.type("q")
    #expect(session.end() == .exited(0))
    session.expectRestored()
    #expect(session.screen.contains("a library complains: ?]0;owned???31m"))
    #expect(session.emulatorModes.titles == 0)
  }

  @Test(
    "when the terminal goes away, even where the signal that tells so is ignored",
    arguments: ["", "trap '' HUP; "])
  func hangUp(prefix: String) throws {
    let script = prefix + #"exec "$0""#
    let session = try TerminalSession(["/bin/sh", "-c", script, try Product.path("terminal-probe")])
    #expect(session.shows("end"))
    session.hangUp()
    #expect(session.end() == .exited(128 + SIGHUP))
  }

  @Test("when a program that hangs is interrupted again")
  func hanging() throws {
    let session = try TerminalSession.probe()
    session.type("L")
    // Each look interrupts once more: the first may come before the program hangs.
    let ended = session.wait { session in
      session.signal(SIGINT)
      return session.hasEnded
    }
    #expect(ended)
    #expect([.killed(signal: SIGINT), .exited(130)].contains(session.ending))
    session.expectRestored()
  }

  @Test("while the program is suspended", arguments: ["\u{1A}", "Z"])
  func suspend(key: String) throws {
    let session = try TerminalSession.probeInShell()
    session.type(key)
    #expect(session.shows("stopped: 148"), "\(session.screen)")
    #expect(!session.emulatorModes.is_alternate_screen)
    #expect(session.modes == session.modesBefore)
    #expect(OutputToken.privateModes(after: session.output).isDisjoint(with: [1, 1049, 2004]))
    session.resize(rows: 30, columns: 100)
    session.type("\n")
    #expect(session.shows("ready 30x100"), "\(session.screen)")
    #expect(session.emulatorModes.is_alternate_screen)
    session.type("jq")
    #expect(session.shows("status: 0"), "\(session.screen)")
    session.expectRestored()
  }

  @Test("and taken again after a stop without notice")
  func stop() throws {
    let session = try TerminalSession.probe()
    session.signal(SIGSTOP)
    session.signal(SIGCONT)
    #expect(session.shows("resized 24x80"))
    #expect(session.emulatorModes.is_alternate_screen)
    session.type("q")
    #expect(session.end() == .exited(0))
    session.expectRestored()
  }

  @Test("to another program and taken again")
  func outside() throws {
    let session = try TerminalSession.probe()
    session.type("U")
    #expect(session.wait { String(decoding: $0.output, as: UTF8.self).contains("outside") })
    session.type("j")
    #expect(session.shows("key j"))
    session.type("q")
    #expect(session.end() == .exited(0))
    session.expectRestored()
    #expect(session.screen.contains("outside"))
  }
}

@Suite("A terminal that cannot be drawn on is refused in one line")
struct RefusalTests {
  @Test(
    "by its type",
    arguments: [
      ("no-such-terminal", "'no-such-terminal' (TERM) is unknown"),
      ("dumb", "'dumb' (TERM) cannot place its cursor"),
      ("", "TERM is not set"), ("\u{1B}]0;x\u{7}", "'^[]0;x^G' (TERM) is unknown"),
    ])
  func types(type: String, message: String) throws {
    let session = try TerminalSession(
      [try Product.path("terminal-probe")], environment: ["TERM": type], columns: 300)
    #expect(session.end() == .exited(3))
    #expect(session.screen.contains(message), "\(session.screen)")
    #expect(session.rows.filter { !$0.isEmpty }.count == 1)
    session.expectRestored()
  }

  @Test(
    "when it is none",
    arguments: [
      ("</dev/null", "standard input is not a terminal"), ("| cat", "standard output is not a terminal"),
    ])
  func pipes(redirection: String, message: String) throws {
    let script = "\"$0\" \(redirection)"
    let session = try TerminalSession(
      ["/bin/sh", "-c", script, try Product.path("terminal-probe")], columns: 300)
    #expect(session.end() != nil)
    #expect(session.screen.contains(message), "\(session.screen)")
    session.expectRestored()
  }
}
