import Foundation
import TestSupport
import Testing

/// A folder of `Cases`: what the program is given, and what it must give back.
///
/// `args` has an argument a line; `in`, if there is one, is the standard input; `out`, `err` and `status` are golden.
/// The program runs in this folder, so that `Dossier` is a path.
struct CommandCase: CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  static let folder = Repository.path("Tests/DatelineTests")
  static let all = files(in: folder + "/Cases").map { CommandCase(name: $0) }

  private func path(_ file: String) -> String { "\(Self.folder)/Cases/\(name)/\(file)" }

  var arguments: [String] {
    let text = FileManager.default.contents(atPath: path("args")) ?? Data()
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  struct Outcome {
    let out: String
    let err: String
    let status: Int32
  }

  func run() throws -> Outcome {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = try Self.program
      process.arguments = arguments
      process.currentDirectoryURL = URL(filePath: Self.folder)
      process.environment = ["PATH": "/usr/bin:/bin", "COLUMNS": "80"]
      for name in ["out", "err"] { try writeFile("", at: "\(folder)/\(name)") }
      let input = FileManager.default.fileExists(atPath: path("in")) ? path("in") : "/dev/null"
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: input))
      process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder + "/out"))
      process.standardError = try FileHandle(forWritingTo: URL(filePath: folder + "/err"))
      try process.run()
      process.waitUntilExit()
      return Outcome(
        out: try String(contentsOfFile: folder + "/out", encoding: .utf8),
        err: try String(contentsOfFile: folder + "/err", encoding: .utf8), status: process.terminationStatus)
    }
  }

  /// The program lies beside the test runner.
  private static var program: URL {
    get throws {
      let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: runner).deletingLastPathComponent().appending(component: "dateline")
    }
  }
}

@Suite("The program's subcommands")
struct CommandTests {
  @Test("print what their case says", arguments: CommandCase.all)
  func command(_ command: CommandCase) throws {
    let outcome = try command.run()
    golden(outcome.out, "Cases/\(command.name)/out")
    golden(outcome.err, "Cases/\(command.name)/err")
    golden("\(outcome.status)\n", "Cases/\(command.name)/status")
    let controls = (outcome.out + outcome.err).unicodeScalars.filter {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
    }
    #expect(controls.isEmpty, "nothing may act on a terminal")
  }

  @Test("print no member in JSON that data/doc/json.md does not list")
  func jsonMembers() throws {
    let documentation = try #require(Repository.text(of: "data/doc/json.md"))
    let documented = Set(documentation.matches(of: /`(\w+)`/).map { String($0.output.1) })
    for command in CommandCase.all where command.arguments.contains("--json") {
      let records = Repository.text(of: "Tests/DatelineTests/Cases/\(command.name)/out") ?? ""
      let printed = Set(records.matches(of: /[{,]"(\w+)":/).map { String($0.output.1) })
      #expect(printed.subtracting(documented).isEmpty, "\(command.name)")
    }
  }
}
