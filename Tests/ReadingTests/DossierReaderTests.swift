import FoundationEssentials
import News
import Prose
import TestSupport
import Testing

@testable import Reading

@Suite("Reading a dossier")
struct DossierReaderTests {
  private static let lexicon: Lexicon =
    (try? LexiconReader.lexicon(at: Repository.path("data/lexicon"))) ?? Lexicon()
  private let reader: DossierReader = DossierReader(lexicon: Self.lexicon)

  private static let body = """
    The two harbour towns said on Monday that they would reopen the talks on the night ferry between them, a year on.
    Officials are to meet again in the spring, and the timetable is to be settled by the end of June, the mayor said.
    """

  @Test("facts come from front matter, then the text, then the file's name")
  func precedence() throws {
    let text = "---\ntitle: Stated\n---\nPrinted above the text\n\nPublished: 6 January 2026\n\n" + Self.body
    try withTemporaryFolder(["2026-01-05-korea-herald.md": text]) { folder in
      let article = try #require(reader.read([folder]).articles.first)
      #expect(article.title == Sourced("Stated", .frontMatter(key: "title")))
      #expect(article.published?.value.iso == "2026-01-06")
      #expect(article.outlet == Sourced("The Korea Herald", .fileName))
      #expect(article.byline == nil)
      #expect(article.blocks.map(\.kind) == [.heading, .paragraph])
      #expect(article.blocks.map(\.line) == [4, 8])
    }
  }

  @Test("a plain text's offsets are the file's")
  func offsets() throws {
    let source = "Ferry talks resume\r\n\r\n" + Self.body.replacing("\n", with: "\r\n")
    try withTemporaryFolder(["a.txt": "\u{FEFF}" + source]) { folder in
      let article = try #require(reader.read([folder]).articles.first)
      #expect(article.text.string == source)
      #expect(article.title?.evidence == .text(Span(0, 18)))
      #expect(article.blocks.map(\.line) == [1, 3, 4])
    }
  }

  @Test("front matter that cannot be parsed is a warning with its line, and the text still loads")
  func malformed() throws {
    try withTemporaryFolder(["a.md": "---\ntitle: Ferry: talks\ndate: 2026-01-05\n---\n\n" + Self.body]) {
      folder in
      let loaded = reader.read([folder])
      #expect(loaded.articles.first?.published?.value.iso == "2026-01-05")
      #expect(loaded.articles.first?.blocks.count == 1)
      #expect(loaded.problems.map { "\($0.severity) \($0.line ?? 0)" } == ["warning 2"])
      #expect(loaded.articles.first?.removals.map(\.reason) == [.markup])
    }
  }

  @Test("what is no article is left out with a note, and the rest loads")
  func leftOut() throws {
    let files = [
      "a.txt": Self.body, "empty.txt": "", "blank.md": " \n\n", "pdf.txt": "%PDF-1.4 x", "nul.txt": "a\0b",
    ]
    try withTemporaryFolder(files) { folder in
      let loaded = reader.read([folder])
      #expect(loaded.articles.map(\.name) == ["a.txt"])
      #expect(
        loaded.problems.map { "\($0.severity) \($0.path.split(separator: "/").last ?? ""): \($0.message)" }
          == [
            "note blank.md: left out: empty", "note empty.txt: left out: empty",
            "note nul.txt: left out: binary data",
            "note pdf.txt: left out: a PDF file",
          ])
    }
  }

  @Test("a file that has gone since it was listed is a failure")
  func vanished() throws {
    try withTemporaryFolder(["a.txt": Self.body]) { folder in
      let file = try #require(SourceListing(of: [folder]).files.first)
      try FileManager.default.removeItem(atPath: folder + "/a.txt")
      let reading = reader.reading(of: file)
      #expect(reading.articles.isEmpty)
      #expect(reading.problems.map(\.message) == ["cannot read it: no such file or directory"])
    }
  }

  @Test("progress shows the newest files of the whole, and the result is in order")
  func progress() throws {
    let names = (0..<100).map { number in "2026-0\(4 + number / 20)-\(10 + number % 20)-\(number).txt" }
    let files = Dictionary(names.map { ($0, $0 + "\n" + Self.body) }) { first, _ in first }
    try withTemporaryFolder(files) { folder in
      var seen: [Int] = []
      let loaded = reader.read([folder]) { partial in
        seen.append(partial.filesRead)
        #expect(partial.articles.map(\.name) == Array(names.suffix(partial.filesRead)))
        #expect(partial.fileCount == 100 && !partial.isComplete)
      }
      #expect(seen == [16, 32, 64])
      #expect(loaded.articles.map(\.name) == names)
      #expect(loaded.isComplete)
    }
  }

  @Test(
    "a file is as new as the day its name begins with, else as its last change",
    arguments: [
      ("2026-01-05-port.md", 20_458), ("20260105.txt", 20_458), ("in/2026-01-05.txt", 20_458),
      ("port-2026.txt", nil), ("00001.txt", nil), ("12345678.txt", nil), ("2026-13-05.txt", nil),
      ("2026.txt", nil),
    ] as [(String, Int?)])
  func newness(name: String, day: Int?) {
    let file = SourceFile(
      name: name, path: name, size: 1, modified: 7, changed: 7,
      identity: FileSystem.Identity(device: 1, inode: 1), systemPath: [])
    #expect(file.newness == day.map { Int64($0) * 86_400_000_000_000 } ?? 7)
  }

  @Test("a reading that is cancelled keeps what it has read for the next one")
  func cancelled() throws {
    let files = Dictionary((0..<100).map { ("\($0).txt", "\($0). " + Self.body) }) { first, _ in first }
    try withTemporaryFolder(files) { folder in
      var isEnough = false
      let part = reader.read([folder], progress: { isEnough = $0.filesRead >= 32 }, isCancelled: { isEnough })
      #expect(part.filesRead == 32 && part.articles.count == 32 && !part.isComplete)
      for article in part.articles { try FileManager.default.removeItem(atPath: article.path) }
      // Those files are gone; the listing that was made with them is read on.
      let rest = reader.read([folder], reusing: part)
      #expect(rest.isComplete && rest.articles.count == 68)
      #expect(reader.read([folder], isCancelled: { true }).articles.isEmpty)
    }
  }

  @Test("a second reading takes unchanged files from the first")
  func reuse() throws {
    try withTemporaryFolder(["a.txt": "First. " + Self.body, "b.txt": "Second. " + Self.body]) { folder in
      let first = reader.read([folder])
      try writeFile("Changed. " + Self.body + " More.", at: folder + "/b.txt")
      try writeFile("New. " + Self.body, at: folder + "/c.txt")
      let second = reader.read([folder], reusing: first)
      #expect(second.articles.map { $0.text.string.prefix(3) } == ["Fir", "Cha", "New"])
      #expect(SourceListing(of: [folder]).files == second.listing)
      #expect(second.listing != first.listing)
      // From the first reading, though the file is gone: nothing was opened.
      let gone = reader.read([folder], reusing: second)
      #expect(gone.articles.map(\.name) == ["a.txt", "b.txt", "c.txt"])
    }
  }

  @Test("a line of a megabyte and a hundred thousand short lines are an article each")
  func oddShapes() throws {
    let long = String(repeating: "The ferry did not sail and nobody asked why. ", count: 1 << 15)
    let many = String(repeating: "The boat sailed.\n", count: 100_000)
    try withTemporaryFolder(["long.txt": long, "many.txt": many]) { folder in
      let articles = reader.read([folder]).articles
      #expect(articles.map { $0.blocks.count + $0.removals.count } == [1, 100_000])
      #expect(articles.first?.blocks.first?.span.count == long.utf8.count - 1)
    }
  }

  @Test("a file of fifty megabytes is read whole")
  func large() throws {
    let sentence = "The ferry did not sail and nobody asked why. "
    let line = Array(String(repeating: sentence, count: (1 << 20) / sentence.utf8.count).utf8) + [0x0A]
    var bytes: [UInt8] = []
    for _ in 0..<50 { bytes += line }
    try withTemporaryFolder { folder in
      try writeFile(bytes, at: folder + "/large.txt")
      let article = try #require(reader.read([folder]).articles.first)
      #expect(article.text.utf8.count == bytes.count)
      #expect(article.blocks.count == 50)
    }
  }

  @Test("a text that is no file is read as a plain text file would be")
  func string() {
    let text = Text("Ferry talks resume\n" + Self.body)
    let day = Sourced(Day(number: 20_000), .frontMatter(key: "dct"))
    let article = reader.article(named: "x", text, published: day)
    #expect(article.text == text)
    #expect(article.published == day)
    #expect(article.blocks.map(\.kind) == [.title, .paragraph, .paragraph])
  }

  @Test("a folder that cannot be listed and one without lists are no lexicon")
  func noLexicon() throws {
    try withTemporaryFolder(["none/readme": ""]) { folder in
      #expect(throws: ReadingError.unreadable(path: folder + "/no", reason: "no such file or directory")) {
        try LexiconReader.lexicon(at: folder + "/no")
      }
      #expect(
        throws: ReadingError.unreadable(path: folder + "/none", reason: "it holds no word list (*.txt)")
      ) {
        try LexiconReader.lexicon(at: folder + "/none")
      }
    }
    #expect(Self.lexicon.words("chrome").count > 500)
  }
}
