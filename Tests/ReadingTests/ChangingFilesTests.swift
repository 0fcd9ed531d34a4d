import Foundation
import Glibc
import News
import Prose
import Synchronization
import TestSupport
import Testing

@testable import Reading

@Suite("Files that change while they are read")
struct ChangingFilesTests {
  private let reader = DossierReader(lexicon: Lexicon())

  @Test("a reading that takes over from the last one is one from scratch", arguments: 0..<8)
  func random(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 31 &+ 7)
    try withTemporaryFolder(["a.txt": "One two.", "b/c.txt": "Three four."]) { folder in
      var last = LoadedArticles()
      for _ in 0..<40 {
        try change(folder, &dice)
        last = reader.read([folder], reusing: last)
        let fresh = reader.read([folder])
        #expect(last.articles == fresh.articles)
        #expect(last.problems == fresh.problems)
      }
    }
  }

  /// Writes, replaces, dates back, moves or removes a file: often within one tick of the system's clock, and to as many
  /// bytes as before.
  private func change(_ folder: String, _ dice: inout Dice) throws {
    let path = folder + "/" + dice.pick(["a.txt", "b.txt", "b/c.txt"])
    let text = dice.pick(["One two.", "Two one.", "Six ten.", "A longer text than those."])
    switch dice.pick([0, 1, 1, 2, 3, 4]) {
    case 0: try? FileManager.default.removeItem(atPath: path)
    case 1: try Data(text.utf8).write(to: URL(filePath: path))
    case 2: try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    case 3:
      // As a program does that copies files with their dates.
      try Data(text.utf8).write(to: URL(filePath: path))
      var dates = [timeval(tv_sec: 1_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000, tv_usec: 0)]
      utimes(path, &dates)
    default: rename(folder + "/a.txt", path)
    }
  }

  @Test("a file replaced again and again is one of its texts each time, and the last one in the end")
  func replaced() throws {
    let texts = (0..<4).map { number in String(repeating: "Text number \(number). ", count: 20_000) }
    try withTemporaryFolder(["a.txt": texts[0]]) { folder in
      let isDone = Atomic(false)
      let writing = DispatchQueue(label: "writing")
      writing.async {
        for round in 1...120 {
          try? Data(texts[round % 4].utf8).write(to: URL(filePath: folder + "/a.txt"), options: .atomic)
        }
        isDone.store(true, ordering: .releasing)
      }
      var last = LoadedArticles()
      var isLast = false
      repeat {
        isLast = isDone.load(ordering: .acquiring)
        last = reader.read([folder], reusing: last)
        let text = try #require(last.articles.first).text.string
        try #require(texts.contains(text))
      } while !isLast
      #expect(last.articles.first?.text.string == texts[0])
    }
  }

  @Test("a file that goes between listing and reading is a problem, and the rest loads")
  func vanishing() throws {
    try withTemporaryFolder(["a.txt": "One two.", "b.txt": "Two one."]) { folder in
      let files = SourceListing(of: [folder]).files
      try FileManager.default.removeItem(atPath: folder + "/a.txt")
      let readings = files.map(reader.reading)
      #expect(readings.map(\.articles.count) == [0, 1])
      #expect(readings[0].problems.map(\.message) == ["cannot read it: no such file or directory"])
    }
  }
}
