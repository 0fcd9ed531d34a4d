import Foundation
import News
import TestSupport
import Testing

@testable import Reading

@Suite("The file of a notebook")
struct NotebookStoreTests {
  private static let post = Notebook.Subject.article("post.txt")

  private func tagging(_ tag: String) -> Notebook.Change {
    Notebook.Change(Self.post, .tags, from: nil, to: .list([tag]))
  }

  @Test("is made by the first change, keeps the last text as a backup, and nothing else lies about")
  func saving() throws {
    try withTemporaryFolder { folder in
      let store = NotebookStore(path: folder + "/story.dateline.toml")
      var known = try store.load()
      #expect(known.notebook.isEmpty)
      known = try store.save([tagging("a")], known: known)
      let first = try String(contentsOfFile: store.path, encoding: .utf8)
      known = try store.save([tagging("b")], known: known)
      #expect(try store.load().notebook[Self.post, .tags] == .list(["a", "b"]))
      #expect(files(in: folder) == ["story.dateline.toml", "story.dateline.toml~"])
      #expect(try String(contentsOfFile: store.path + "~", encoding: .utf8) == first)
      let before = try status(store.path)
      _ = try store.save([], known: known)
      #expect(try status(store.path) == before, "nothing changed, so nothing is written")
    }
  }

  private func status(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return attributes[.systemFileNumber] as? Int ?? 0
  }

  @Test("has the changes of two who have it open")
  func together() throws {
    try withTemporaryFolder { folder in
      let store = NotebookStore(path: folder + "/n.toml")
      let (mine, theirs) = (try store.load(), try store.load())
      _ = try store.save([tagging("mine")], known: mine)
      let both = try store.save([tagging("theirs")], known: theirs)
      #expect(both.notebook[Self.post, .tags] == .list(["mine", "theirs"]))
    }
  }

  @Test("comes back whole with the next change where it was deleted")
  func deleted() throws {
    try withTemporaryFolder { folder in
      let store = NotebookStore(path: folder + "/n.toml")
      let known = try store.save([tagging("a")], known: store.load())
      try FileManager.default.removeItem(atPath: store.path)
      #expect(try store.save([tagging("b")], known: known).notebook[Self.post, .tags] == .list(["a", "b"]))
    }
  }

  @Test("that is broken is named with its place, and never written")
  func broken() throws {
    for (text, message) in [
      ("version = 1\n[[article]]\nfile = \n", "column"), ("\u{FF}\u{0}", "NUL"),
      ("version = 9\n", "newer dateline"),
    ] {
      try withTemporaryFolder(["n.toml": text]) { (folder: String) throws -> Void in
        let store = NotebookStore(path: folder + "/n.toml")
        let failure = #expect(throws: NotebookStore.Failure.self) { try store.load() }
        #expect(failure?.problem.message.contains(message) == true && failure?.problem.line != nil)
        #expect(throws: NotebookStore.Failure.self) {
          try store.save([tagging("a")], known: NotebookDocument())
        }
        let kept = try String(contentsOfFile: store.path, encoding: .utf8)
        #expect(kept == text)
        #expect(files(in: folder) == ["n.toml"])
      }
    }
  }

  @Test("in a folder that is not there, or that takes nothing, stays as it was")
  func unwritable() throws {
    try withTemporaryFolder(["plain": "x"]) { folder in
      for path in ["/gone/n.toml", "/plain/n.toml"] {
        let store = NotebookStore(path: folder + path)
        #expect(throws: NotebookStore.Failure.self) {
          try store.save([tagging("a")], known: NotebookDocument())
        }
      }
      #expect(files(in: folder) == ["plain"])
    }
  }

  @Test("behind a link is changed where it lies")
  func linked() throws {
    try withTemporaryFolder(["kept/n.toml": ""]) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.toml", withDestinationPath: "kept/n.toml")
      let store = NotebookStore(path: folder + "/link.toml")
      _ = try store.save([tagging("a")], known: store.load())
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.toml") == "kept/n.toml")
      #expect(
        try NotebookStore(path: folder + "/kept/n.toml").load().notebook[Self.post, .tags] == .list(["a"]))
    }
  }
}
