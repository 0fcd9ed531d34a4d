import Foundation
import Synchronization
import TestSupport
import Testing

@testable import dateline

@Suite("The folder is watched")
struct FolderWatcherTests {
  /// What a watcher has told, to be waited for.
  private final class Told: Sendable {
    private let changes = Mutex<[Set<FolderWatcher.Change>]>([])
    private let arrival = DispatchSemaphore(value: 0)

    func take(_ change: Set<FolderWatcher.Change>) {
      changes.withLock { $0.append(change) }
      arrival.signal()
    }

    /// The next report; `nil` if there is none for a minute, more than enough on a busy machine.
    func next() -> Set<FolderWatcher.Change>? {
      guard arrival.wait(timeout: .now() + 60) == .success else { return nil }
      return changes.withLock { $0.removeFirst() }
    }

    /// The reports up to the first one that names the notebook: however many the machine's pace makes of the changes
    /// before it.
    func untilNotebook() -> [Set<FolderWatcher.Change>] {
      var reports: [Set<FolderWatcher.Change>] = []
      while reports.last?.contains(.notebook) != true, let report = next() { reports.append(report) }
      return reports
    }
  }

  private func watching(
    _ files: [String: String], _ body: (_ folder: String, _ told: Told) throws -> Void
  ) throws {
    try withTemporaryFolder(files) { folder in
      let told = Told()
      let watcher = FolderWatcher(paths: [folder + "/story"], notebook: folder + "/story.dateline.toml")
      #expect(watcher.start { told.take($0) })
      try body(folder, told)
    }
  }

  @Test("a file that comes, changes, moves or goes is told, in every folder below")
  func files() throws {
    try watching(["story/a.txt": "a", "story/deep/b.txt": "b"]) { folder, told in
      try writeFile("new", at: folder + "/story/c.txt")
      #expect(told.next() == [.articles])
      try writeFile("other", at: folder + "/story/deep/b.txt")
      #expect(told.next() == [.articles])
      try FileManager.default.removeItem(atPath: folder + "/story/a.txt")
      #expect(told.next() == [.articles])
      try writeFile("deeper", at: folder + "/story/new/d.txt")
      #expect(told.next() == [.articles])
      try writeFile("again", at: folder + "/story/new/d.txt")
      #expect(told.next() == [.articles], "new folders are watched as well")
    }
  }

  @Test("the notebook is told apart; hidden files, backups and neighbours are nothing")
  func others() throws {
    try watching(["story/a.txt": "a"]) { folder, told in
      try writeFile("x", at: folder + "/neighbour.txt")
      try writeFile("x", at: folder + "/story/.hidden")
      try writeFile("x", at: folder + "/story/a.txt~")
      try writeFile("x", at: folder + "/story.dateline.toml")
      #expect(told.untilNotebook() == [[.notebook]])
    }
  }

  @Test("a folder that vanishes and returns is told both times, and watched again")
  func vanishing() throws {
    try watching(["story/a.txt": "a"]) { folder, told in
      try FileManager.default.moveItem(atPath: folder + "/story", toPath: folder + "/away")
      #expect(told.next()?.contains(.articles) == true)
      try FileManager.default.moveItem(atPath: folder + "/away", toPath: folder + "/story")
      #expect(told.next()?.contains(.articles) == true)
      try writeFile("b", at: folder + "/story/b.txt")
      #expect(told.next()?.contains(.articles) == true)
    }
  }

  @Test("five hundred files at once are told a few times")
  func many() throws {
    try watching(["story/a.txt": "a"]) { folder, told in
      for number in 0..<500 { try writeFile("ship", at: folder + "/story/\(number).txt") }
      try writeFile("x", at: folder + "/story.dateline.toml")
      let reports = told.untilNotebook()
      #expect(reports.contains { $0.contains(.articles) })
      #expect(reports.count <= 50, "on a busy machine too")
    }
  }
}
