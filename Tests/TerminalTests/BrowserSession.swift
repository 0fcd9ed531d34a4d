import Foundation
import Glibc
import TestSupport

/// The escape sequence with which ncurses starts a screen from nothing.
private let clearing = Array("\u{1B}[H\u{1B}[2J".utf8)

extension TerminalSession {
  /// The browser in a terminal, with a dossier that is read whole.
  static func browser(
    _ dossier: String, environment: [String: String] = [:], rows: Int = 24, columns: Int = 80
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      [try Product.path("dateline"), dossier], environment: environment, rows: rows, columns: columns)
    return try session.whenRead()
  }

  /// The same below a shell with job control, which tells when it stops and brings it back after a line was typed.
  static func browserInShell(_ dossier: String) throws -> TerminalSession {
    let script = #"set -m; "$0" "$@"; echo "stopped: $?"; read line; fg; echo "status: $?""#
    let session = try TerminalSession(["/bin/sh", "-c", script, try Product.path("dateline"), dossier])
    return try session.whenRead()
  }

  /// The cursor is put on the selected row, the first one, once there is one.
  private func whenRead() throws -> TerminalSession {
    guard
      wait(for: {
        $0.row($0.cursor.row).hasPrefix("▌") && !$0.screen.contains("reading")
          && !$0.screen.contains("finding")
      })
    else {
      throw Failure(description: "the browser shows:\n" + screen)
    }
    return self
  }

  /// Types keys, and waits until everything they lead to is on the screen.
  /// - Returns: whether it is in time.
  func typeAndSettle(_ keys: String) -> Bool {
    // A lone ESC would wait for what may follow it.
    type(keys.replacing("\u{1B}", with: "\u{1B}[27u"))
    guard wait(for: { $0.hasReadEverything }) else { return false }
    // Being continued, the program paints the screen anew, after everything it has read.
    let before = output.count
    signal(SIGCONT)
    return wait { session in
      guard let start = session.output[before...].firstRange(of: clearing)?.upperBound else { return false }
      return session.output[start...].firstRange(of: Array("\u{1B}[?2026l".utf8)) != nil
    }
  }
}

/// What a program without a terminal prints.
func printed(by name: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: try Product.path(name))
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: output, as: UTF8.self)
}
