import Foundation
import Glibc
import TestSupport
import Testing

@Suite("What the reader writes and what the folder brings")
struct LivingTests {
  private static let files = [
    "story/1.md": """
    ---
    title: The port of Calder opens
    date: 2026-03-02
    ---
    CALDER – “The port is open,” Ms Ana Costa said on Monday. Ana Costa is the minister.
    """,
    "story/2.md": """
    ---
    title: Osby waits
    date: 2026-03-03
    ---
    OSBY – Mr Olav Berg, the mayor, waits for ships. “We wait,” Berg said.
    """,
  ]

  private func living(_ body: (_ folder: String, _ session: TerminalSession) throws -> Void) throws {
    try withTemporaryFolder(Self.files) { folder in
      try body(folder, try start(folder))
    }
  }

  private func start(_ folder: String) throws -> TerminalSession {
    try TerminalSession.browser(
      folder + "/story", environment: ["XDG_STATE_HOME": folder + "/state"], rows: 30, columns: 110)
  }

  /// Puts a file in its place in one step, as editors do: never is half of it told of as new, and the rest as changed.
  private func save(_ text: String, at path: String) throws {
    try writeFile(text, at: path + "~")
    try #require(rename(path + "~", path) == 0)
  }

  @Test("a correction is on the disk when it shows, and there again after the program was killed")
  func killed() throws {
    try living { folder, session in
      session.type("3cn\u{15}Eva\r")
      #expect(session.shows("A Eva ✎"))
      session.type("s")
      #expect(session.shows("starred Eva"))
      session.signal(SIGKILL)
      _ = session.end()
      let file = try String(contentsOfFile: folder + "/story.dateline.toml", encoding: .utf8)
      #expect(file.contains("name = \"Eva\"\nstarred = true\n"))
      let again = try start(folder)
      again.type("3")
      #expect(again.shows("A Eva ★✎"))
      again.type("cucu")
      #expect(again.shows("nothing of this session is left to undo"))
    }
  }

  @Test("files that come, change and go show by themselves, and the place is kept")
  func files() throws {
    try living { folder, session in
      session.type("j\r")
      #expect(session.shows("OSBY – Mr Olav Berg"))
      try save("Ships sail\n\nThe ships sailed on Tuesday, Eva Lund said.\n", at: folder + "/story/0.txt")
      #expect(session.shows("1 new: 0.txt") && session.shows("3 articles"))
      try save("Ships stay\n\nThe ships stayed on Tuesday, Eva Lund said.\n", at: folder + "/story/0.txt")
      #expect(session.shows("1 changed: 0.txt"))
      try FileManager.default.removeItem(atPath: folder + "/story/0.txt")
      #expect(session.shows("1 gone: 0.txt"))
      try FileManager.default.moveItem(atPath: folder + "/story", toPath: folder + "/away")
      #expect(session.shows("what was read stays"))
      try FileManager.default.moveItem(atPath: folder + "/away", toPath: folder + "/story")
      #expect(session.shows("the files are back"))
      #expect(session.shows("OSBY – Mr Olav Berg"))
    }
  }

  @Test("two browsers on one dossier see each other's notes, and lose none")
  func together() throws {
    try living { folder, first in
      let second = try start(folder)
      first.type("3tone\r")
      #expect(first.shows("tags set"))
      second.type("3ttwo\r")
      #expect(second.shows("tags set"))
      first.type("gn")
      #expect(first.shows("one, two"))
      let file = try String(contentsOfFile: folder + "/story.dateline.toml", encoding: .utf8)
      #expect(file.contains("tags = [\"one\", \"two\"]"))
    }
  }

  @Test("a broken file is named, and neither read nor written until it is mended")
  func broken() throws {
    try living { folder, session in
      let notes = folder + "/story.dateline.toml"
      try writeFile("[[article]]\nfile = \n", at: notes)
      #expect(session.shows("story.dateline.toml:2: column 8"))
      session.type("s")
      #expect(session.shows("nothing can be written"))
      #expect(try String(contentsOfFile: notes, encoding: .utf8) == "[[article]]\nfile = \n")
      try writeFile("[[article]]\nfile = \"1.md\"\ntitle = \"Mended\"\n", at: notes)
      #expect(session.shows("Mended"))
    }
  }

  @Test("five hundred files at once show, are told of together, and the place is kept")
  func manyFiles() throws {
    try living { folder, session in
      session.type("j\r")
      #expect(session.shows("OSBY – Mr Olav Berg"))
      for number in 0..<500 {
        try writeFile(
          "Ship \(number) sails\n\nShip \(number) sailed on Tuesday.\n", at: folder + "/story/n\(number).txt")
      }
      #expect(session.shows("502 articles") && session.shows(" new: n"))
      #expect(session.shows("OSBY – Mr Olav Berg"))
    }
  }

  @Test("in a folder that takes nothing notes go to the reader's own data, and the screen says where")
  func readOnly() throws {
    try withTemporaryFolder(Self.files.reduce(into: [:]) { $0["shelf/" + $1.key] = $1.value }) { folder in
      let shelf = folder + "/shelf"
      chmod(folder, 0o755)
      chmod(shelf, 0o555)
      defer { chmod(shelf, 0o755) }
      let data = folder + "/data"
      try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
      chmod(data, 0o777)
      var command = [try Product.path("dateline"), shelf + "/story"]
      if geteuid() == 0 {
        // Nothing is read-only for root, so somebody else reads.
        let setpriv = "/usr/bin/setpriv"
        try #require(
          FileManager.default.isExecutableFile(atPath: setpriv), "needs setpriv, or not to be root")
        command = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", "--"] + command
      }
      let session = try TerminalSession(command, environment: ["XDG_DATA_HOME": data], rows: 30, columns: 160)
      #expect(
        session.shows("the folder is read-only; notes go to \(data)/dateline/notes/story-")
          && session.shows("2 articles"))
      session.type("s")
      #expect(session.shows("starred"))
      let names = TestSupport.files(in: data + "/dateline/notes")
      #expect(names.contains { $0.hasPrefix("story-") && $0.hasSuffix(".dateline.toml") })
      #expect(TestSupport.files(in: shelf) == ["story"])
    }
  }

  @Test("a file that can neither be read nor written is named; what it held comes back with the next change")
  func refused() throws {
    try living { folder, session in
      let notes = folder + "/story.dateline.toml"
      session.type("s")
      #expect(session.shows("starred"))
      try FileManager.default.removeItem(atPath: notes)
      try FileManager.default.createDirectory(atPath: notes + "/full", withIntermediateDirectories: true)
      #expect(session.shows("story.dateline.toml: not a regular file"))
      session.type("tone\r")
      #expect(session.shows("nothing can be written: story.dateline.toml: not a regular file"))
      try FileManager.default.removeItem(atPath: notes)
      #expect(session.shows("the notes can be written again"))
      session.type("ttwo\r")
      #expect(session.shows("tags set"))
      let file = try String(contentsOfFile: notes, encoding: .utf8)
      #expect(file.contains("starred = true") && file.contains("two"))
    }
  }

  @Test("the next session begins where the last one ended")
  func session() throws {
    try living { folder, session in
      session.type("j\r]q")
      #expect(session.typeAndSettle(""))
      session.type("Q")
      #expect(session.end() == .exited(0))
      let again = try TerminalSession(
        [try Product.path("dateline"), folder + "/story"],
        environment: ["XDG_STATE_HOME": folder + "/state"], rows: 30, columns: 110)
      #expect(again.shows("OSBY – Mr Olav Berg"))
    }
  }
}
