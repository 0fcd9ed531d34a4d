import ArgumentParser
import Glibc
import Screen

/// How the program ends; the help and the manual list these.
enum ExitStatus {
  /// A query or filter left nothing.
  static let nothingFound = ExitCode(1)
  /// The arguments, or the query, are not understood.
  static let usage = ExitCode(2)
  /// A file, a folder or the word lists cannot be read; what could be read was still shown.
  static let unreadable = ExitCode(3)
}

/// Arguments that were parsed but make no sense.
struct UsageError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Files or folders that were asked for and are not there.
struct InputError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The standard error, where every line is made safe for a terminal first.
enum StandardError {
  /// Prints the lines of `message` after the name of the program.
  static func print(_ message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
      DisplayText.printable($0)
    }
    let bytes = Array(("dateline: " + lines.joined(separator: "\n") + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
