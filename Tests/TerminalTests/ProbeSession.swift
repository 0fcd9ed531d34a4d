import CVTerm
import TestSupport
import Testing

extension TerminalSession {
  /// The probe in a terminal, ready for keys. It shows each input on a line of its own.
  static func probe(_ environment: [String: String] = [:]) throws -> TerminalSession {
    let session = try TerminalSession([try Product.path("terminal-probe")], environment: environment)
    guard session.isProbeReady() else {
      throw Failure(description: "the probe shows:\n" + session.screen)
    }
    return session
  }

  /// A shell with job control runs the probe, tells when it stops, and brings it back after a line was typed.
  static func probeInShell() throws -> TerminalSession {
    let script = #"set -m; "$0"; echo "stopped: $?"; read line; fg; echo "status: $?""#
    let session = try TerminalSession(["/bin/sh", "-c", script, try Product.path("terminal-probe")])
    guard session.isProbeReady() else {
      throw Failure(description: "the shell shows:\n" + session.screen)
    }
    return session
  }

  /// The last row is drawn last, and then the cursor is put in its place.
  private func isProbeReady() -> Bool {
    wait { $0.row(0).hasPrefix("ready 24x80") && $0.row(23) == "end" && $0.cursor == (2, 0) }
  }

  /// What was printed after the second screen was left for the last time.
  var printedAfterScreen: String {
    let tokens = OutputToken.tokens(output)
    let left = tokens.lastIndex(of: .csi("?1049l")) ?? tokens.startIndex
    var text = String.UnicodeScalarView()
    for case .text(let scalar) in tokens[left...] { text.append(scalar) }
    return String(text)
  }

  /// The terminal is as it was before the program ran.
  func expectRestored(at location: SourceLocation = #_sourceLocation) {
    #expect(modes == modesBefore, sourceLocation: location)
    #expect(!emulatorModes.is_alternate_screen, sourceLocation: location)
    #expect(emulatorModes.is_cursor_visible, sourceLocation: location)
    // What is on in any terminal: the cursor, and going on in the next line at the end of one.
    let left = OutputToken.privateModes(after: output).subtracting([7, 25])
    #expect(left.isEmpty, "still on: \(left)", sourceLocation: location)
  }
}
