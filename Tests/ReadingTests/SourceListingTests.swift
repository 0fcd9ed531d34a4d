import FoundationEssentials
import Glibc
import News
import Prose
import TestSupport
import Testing

@testable import Reading

@Suite("Listing files and folders")
struct SourceListingTests {
  private func names(_ listing: SourceListing) -> [String] { listing.files.map(\.name) }

  /// The problems without the folder's own path.
  private func problems(_ listing: SourceListing, in folder: String) -> [String] {
    listing.problems.map { "\($0.severity) \($0.path.replacing(folder + "/", with: "")): \($0.message)" }
  }

  @Test("a folder gives its files by their path from it, in bytewise order")
  func folder() throws {
    try withTemporaryFolder(["b.txt": "b", "a/z.txt": "z", "a/B.txt": "B", "a.txt": "a", "a/c/d.md": "d"]) {
      folder in
      let listing = SourceListing(of: [folder])
      #expect(names(listing) == ["a.txt", "a/B.txt", "a/c/d.md", "a/z.txt", "b.txt"])
      #expect(listing.problems.isEmpty)
      #expect(names(SourceListing(of: [folder + "/"])) == names(listing))
    }
  }

  @Test("several paths keep their order, and their files go by the folder's name")
  func severalPaths() throws {
    try withTemporaryFolder(["one/a.txt": "", "two/a.txt": "", "c.txt": ""]) { folder in
      let listing = SourceListing(of: [
        folder + "/two", folder + "/c.txt", folder + "/one", folder + "/two/a.txt",
      ])
      #expect(names(listing) == ["two/a.txt", "c.txt", "one/a.txt"])
      #expect(problems(listing, in: folder) == ["note two/a.txt: file already read"])
    }
  }

  @Test("files of one name stay apart")
  func sameNames() throws {
    try withTemporaryFolder(["x/in/a.txt": "", "y/in/a.txt": ""]) { folder in
      let listing = SourceListing(of: [folder + "/x/in", folder + "/y/in"])
      #expect(names(listing) == ["in/a.txt", folder + "/y/in/a.txt"])
    }
  }

  @Test("files of data, programs and pages are left out of a folder with a note, unless they are named")
  func otherFormats() throws {
    try withTemporaryFolder(["a.txt": "a", "gold.JSON": "{}", "run.py": "", "notes": "n", "v1.2": "v"]) {
      folder in
      let listing = SourceListing(of: [folder])
      #expect(names(listing) == ["a.txt", "notes", "v1.2"])
      #expect(
        problems(listing, in: folder) == [
          "note gold.JSON: no article: .json; name the file itself to read it as text",
          "note run.py: no article: .py; name the file itself to read it as text",
        ])
      #expect(names(SourceListing(of: [folder + "/run.py"])) == ["run.py"])
    }
  }

  @Test("hidden files, backups and word lists are left out with a note, unless they are named")
  func hidden() throws {
    let files = [".hidden": "", ".git/x": "", "a.txt~": "", "lexicon/places.txt": "", "a.txt": ""]
    try withTemporaryFolder(files) { folder in
      let listing = SourceListing(of: [folder])
      #expect(names(listing) == ["a.txt"])
      #expect(
        problems(listing, in: folder) == [
          "note .git: hidden", "note .hidden: hidden", "note a.txt~: an editor's backup",
          "note lexicon: word lists, not articles",
        ])
      #expect(listing.lexiconFolders == [folder + "/lexicon"])
      #expect(names(SourceListing(of: [folder + "/.hidden"])) == [".hidden"])
    }
  }

  @Test("what is missing is a failure, and the rest is listed")
  func missing() throws {
    try withTemporaryFolder(["a.txt": ""]) { folder in
      let listing = SourceListing(of: [folder + "/none", folder + "/a.txt", ""])
      #expect(names(listing) == ["a.txt"])
      #expect(listing.problems.map(\.severity) == [.failure, .failure])
      #expect(listing.problems.map(\.message) == ["no such file or directory", "no such file or directory"])
    }
  }

  @Test("links are followed once: no loop, no file twice, none for nothing")
  func links() throws {
    try withTemporaryFolder(["real/a.txt": "", "other/b.txt": ""]) { folder in
      try FileManager.default.createSymbolicLink(atPath: folder + "/real/up", withDestinationPath: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/again.txt", withDestinationPath: "real/a.txt")
      try FileManager.default.createSymbolicLink(atPath: folder + "/lost", withDestinationPath: "nowhere")
      try FileManager.default.createSymbolicLink(atPath: folder + "/self", withDestinationPath: "self")
      let listing = SourceListing(of: [folder])
      #expect(names(listing) == ["other/b.txt", "real/a.txt"])
      #expect(
        problems(listing, in: folder) == [
          "note again.txt: file already read", "failure lost: no such file or directory",
          "note real/up: folder already read", "failure self: too many levels of symbolic links",
        ])
      let byLink = SourceListing(of: [folder + "/again.txt"])
      #expect(names(byLink) == ["again.txt"])
    }
  }

  @Test("pipes and devices are not opened")
  func special() throws {
    try withTemporaryFolder(["a.txt": ""]) { folder in
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      let listing = SourceListing(of: [folder, "/dev/null"])
      #expect(listing.files.count == 1)
      #expect(
        listing.problems.map(\.message) == Array(repeating: "not a file: a pipe, socket or device", count: 2))
      #expect(throws: FileSystem.Failure.self) { try FileSystem.contents(of: Array((folder + "/pipe").utf8)) }
    }
  }

  @Test("names need not be UTF-8")
  func oddNames() throws {
    try withTemporaryFolder { folder in
      let path = Array(folder.utf8) + [0x2F, 0xE9, 0x2E, 0x74, 0x78, 0x74, 0]
      let file = path.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.flatMap { fopen($0, "w") } }
      }
      let opened = try #require(file)
      fputs("The boats did not sail.", opened)
      fclose(opened)
      try writeFile("Odd.", at: folder + "/new\nline \u{1B}[31m.txt")
      let reader = DossierReader(lexicon: Lexicon())
      let loaded = reader.read([folder])
      #expect(loaded.articles.map(\.name) == ["new\nline \u{1B}[31m.txt", "\u{FFFD}.txt"])
      #expect(loaded.articles.last?.text.string == "The boats did not sail.")
      #expect(loaded.problems.isEmpty)
    }
  }
}
