import CVTerm
import Glibc
import Testing

/// The driver in a terminal, with the probe as the program: it shows each input on a line of its own.
@Suite("A terminal is drawn on and given back", .serialized)
struct DriverTests {
  private static func probe(_ environment: [String: String] = [:]) throws -> TerminalSession {
    let session = try TerminalSession([try Product.path("terminal-probe")], environment: environment)
    guard session.shows("ready 24x80") else { throw TerminalSession.Failure(description: session.screen) }
    return session
  }

  /// The terminal is as it was before the program ran.
  private static func expectRestored(_ session: TerminalSession, at location: SourceLocation = #_sourceLocation) {
    #expect(session.modes == session.modesBefore, sourceLocation: location)
    #expect(!session.emulatorModes.is_alternate_screen, sourceLocation: location)
    #expect(session.emulatorModes.is_cursor_visible, sourceLocation: location)
    #expect(!session.emulatorModes.is_mouse_on, sourceLocation: location)
    let text = String(decoding: session.output, as: UTF8.self)
    let pasteOff = text.range(of: "\u{1B}[?2004l", options: .backwards)
    let pasteOn = text.range(of: "\u{1B}[?2004h", options: .backwards)
    if let pasteOn { #expect(pasteOff.map { $0.lowerBound > pasteOn.lowerBound } == true, sourceLocation: location) }
  }

  @Test("characters of every width stand in their cells")
  func widths() throws {
    let session = try Self.probe()
    #expect(session.rows[0] == "ready 24x80 한국 中国 é e\u{301} 🚀|")
    #expect(session.emulatorModes.is_alternate_screen)
    session.type("q")
    #expect(session.end() == .exited(0))
    Self.expectRestored(session)
    #expect(session.screen.contains("ended with 0"))
  }
}
