import Browser
import Foundation
import TestSupport
import Testing

@testable import dateline

@Suite("What leaves the browser")
struct OutsideTests {
  @Test(
    "a command line becomes words without a shell",
    arguments: [
      ("less", ["less"]), ("code --wait", ["code", "--wait"]), ("  ", []),
      ("emacsclient -a ''", ["emacsclient", "-a", ""]),
      (#""my editor" a\ b '$(id)' "x\"y""#, ["my editor", "a b", "$(id)", "x\"y"]),
      ("a;b|c`d`", ["a;b|c`d`"]),
    ])
  func words(line: String, words: [String]) {
    #expect(CommandWords.words(of: line) == words)
  }

  @Test("programs get paths and addresses as words of their own, whatever stands in them")
  func programs() {
    let outside = Outside(environment: ["EDITOR": "vim -R", "BROWSER": "w3m", "PAGER": "less -R"])
    let edit = outside.program(for: .edit("-rf $(id).txt", line: 12))
    #expect(edit?.0.words == ["vim", "-R", "+12", "./-rf $(id).txt"])
    let browse = outside.program(for: .browse("https://x.example/;id"))
    #expect(browse?.0.words == ["w3m", "https://x.example/;id"])
    let page = outside.program(for: .page("$(id)"))
    #expect(page?.0.words == ["less", "-R"])
    #expect(page?.input == "$(id)")
    #expect(outside.program(for: .pipe("$(id)", into: "wc"))?.0.words == ["sh", "-c", "wc"])
  }

  @Test("VISUAL comes before EDITOR, and without either there is vi")
  func editors() {
    let edit = Errand.edit("a", line: 1)
    let both = Outside(environment: ["EDITOR": "ed", "VISUAL": "emacs"])
    #expect(both.program(for: edit)?.0.words.first == "emacs")
    let none = Outside(environment: ["EDITOR": " "])
    #expect(none.program(for: edit)?.0.words.first == "vi")
  }

  @Test("a program reads its input, and how it ended is known")
  func running() throws {
    try withTemporaryFolder { folder in
      let script = "cat > '\(folder)/out'; exit 3"
      let ending = Program(words: ["sh", "-c", script]).run(input: "words")
      #expect(ending == .exited(3))
      let written = try String(contentsOfFile: folder + "/out", encoding: .utf8)
      #expect(written == "words")
    }
    guard case .notRun = Program(words: ["no-such-program-here"]).run() else {
      Issue.record("it ran")
      return
    }
  }

  @Test("a file is written once, and never over another")
  func writing() throws {
    try withTemporaryFolder { folder in
      let outside = Outside(environment: ["HOME": folder])
      #expect(outside.write("a", to: "~/view.txt") == .done("written to \(folder)/view.txt"))
      #expect(
        outside.write("b", to: "~/view.txt")
          == .failed("\(folder)/view.txt is there already; choose another name"))
      let written = try String(contentsOfFile: folder + "/view.txt", encoding: .utf8)
      #expect(written == "a")
      guard case .failed = outside.write("a", to: folder + "/none/view.txt") else {
        Issue.record("a folder was made")
        return
      }
    }
  }

  @Test("what cannot be copied is kept in a file of the reader's own, and it is said where")
  func kept() throws {
    try withTemporaryFolder { folder in
      let report = Outside(environment: ["XDG_STATE_HOME": folder]).keep(
        "words", "the quote", because: "too long")
      let path = folder + "/dateline/copied.txt"
      #expect(report == .done("too long: the quote is in \(path)"))
      let written = try String(contentsOfFile: path, encoding: .utf8)
      #expect(written == "words\n")
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }
}
