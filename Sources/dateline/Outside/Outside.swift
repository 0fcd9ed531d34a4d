import Browser
import Curses
import FoundationEssentials
import Glibc

/// Carries out what leaves the browser: the clipboard, other programs, files.
///
/// No shell ever sees a word of an article: programs get paths and addresses as arguments of their own and texts on their
/// standard input. Only what the reader types after `|` is run by `sh`.
struct Outside {
  private let environment: [String: String]

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
  }

  func run(_ errand: Errand, in terminal: inout Terminal) -> Outcome {
    switch errand {
    case .copy(let text, let name): return copy(text, name, in: terminal)
    case .write(let text, let path): return write(text, to: path)
    case .browse, .edit, .page, .pipe:
      guard let (program, input) = program(for: errand) else {
        return .failed("there is no program for that")
      }
      let pauses = if case .pipe = errand { true } else { false }
      let ending = terminal.outside {
        let ending = program.run(input: input)
        if pauses { Self.waitForEnter() }
        return ending
      }
      return outcome(of: errand, program, ending)
    }
  }

  // MARK: Programs

  /// The program for an errand, and what it reads.
  func program(for errand: Errand) -> (Program, input: String?)? {
    switch errand {
    case .browse(let address):
      return (Program(words: words(["BROWSER"], default: "xdg-open") + [address]), nil)
    case .edit(let path, let line):
      return (
        Program(words: words(["VISUAL", "EDITOR"], default: "vi") + ["+\(line)", Self.plain(path)]), nil
      )
    case .page(let text): return (Program(words: words(["PAGER"], default: "less")), text)
    case .pipe(let text, let command): return (Program(words: ["sh", "-c", command]), text)
    case .copy, .write: return nil
    }
  }

  /// The words of the first of these variables that says something.
  private func words(_ names: [String], default usual: String) -> [String] {
    let commands = names.compactMap { environment[$0].map(CommandWords.words) }
    return commands.first { !$0.isEmpty } ?? [usual]
  }

  /// A path that no program takes for an option.
  private static func plain(_ path: String) -> String { path.hasPrefix("-") ? "./" + path : path }

  /// What a command has printed stays on the screen until the reader has seen it.
  private static func waitForEnter() {
    print("\nEnter returns to dateline", terminator: "")
    fflush(nil)
    _ = readLine()
  }

  private func outcome(of errand: Errand, _ program: Program, _ ending: Program.Ending) -> Outcome {
    let name = if case .pipe(_, let command) = errand { command } else { program.words.first ?? "" }
    switch ending {
    case .exited(0): return .done("back from \(name)")
    case .exited(let status): return .failed("\(name) ended with status \(status)")
    case .killed(let signal): return .failed("\(name) was ended by signal \(signal)")
    case .notRun(let reason): return .failed("cannot run \(name): \(reason)\(hint(for: errand))")
    }
  }

  private func hint(for errand: Errand) -> String {
    switch errand {
    case .browse: "; set BROWSER to a program that opens addresses"
    case .edit: "; set EDITOR to a program that edits text"
    case .page: "; set PAGER to a program that shows text"
    case .pipe, .copy, .write: ""
    }
  }

  // MARK: The clipboard

  private func copy(_ text: String, _ name: String, in terminal: borrowing Terminal) -> Outcome {
    switch terminal.copy(text) {
    case .sent: return .done("copied \(name)")
    case .tooLong(let limit): return keep(text, name, because: "longer than \(limit) bytes")
    case .unsupported: return keep(text, name, because: "this terminal has no clipboard")
    }
  }

  /// Keeps what could not be copied in a file, and says in which.
  func keep(_ text: String, _ name: String, because reason: String) -> Outcome {
    let folder = BaseFolders(environment).state
    let path = folder + "/copied.txt"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data((text + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
      // What someone copies is nobody else's business.
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      return .done("\(reason): \(name) is in \(path)")
    } catch {
      return .failed("\(reason), and \(path) cannot be written")
    }
  }

  // MARK: Files

  /// Writes a new file; one that is there already is left alone.
  func write(_ text: String, to typed: String) -> Outcome {
    let path = expanded(typed)
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
      return .done("written to \(path)")
    } catch let error as CocoaError where error.code == .fileWriteFileExists {
      return .failed("\(path) is there already; choose another name")
    } catch {
      return .failed("cannot write \(path): \(Self.reason(for: error))")
    }
  }

  private func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = environment["HOME"] else { return path }
    return home + path.dropFirst()
  }

  private static func reason(for error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile: "there is no such folder"
    case .fileWriteNoPermission: "no permission"
    case .fileWriteOutOfSpace: "the disk is full"
    default: "not a place for a file"
    }
  }
}
