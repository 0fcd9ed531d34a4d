import Foundation
import News
import TestSupport
import Testing

@testable import Reading

@Suite("A program that ends while it writes")
struct NotebookKillTests {
  /// Starts the writer, kills it after `delay`, and gives back what it printed.
  private func run(_ path: String, from first: Int, limit: Int = 0, killedAfter delay: TimeInterval?) throws
    -> [String]
  {
    let writer = Process()
    let output = Pipe()
    writer.executableURL = URL(fileURLWithPath: try Product.path("notebook-probe"))
    writer.arguments = [path, String(first), String(limit)]
    writer.standardOutput = output
    try writer.run()
    if let delay {
      Thread.sleep(forTimeInterval: delay)
      kill(writer.processIdentifier, SIGKILL)
    }
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    writer.waitUntilExit()
    return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func saved(_ store: NotebookStore) throws -> Set<Int> {
    let notebook = try store.load().notebook
    return Set(notebook.subjects.flatMap { notebook[$0, .tags]?.list ?? [] }.compactMap { Int($0) })
  }

  @Test("loses nothing that it has said is saved, at whatever moment it is killed: 1,000 times")
  func killed() throws {
    try withTemporaryFolder { folder in
      var dice = Dice(state: 5)
      var next = 1
      for round in 0..<40 {
        // A new file now and then, so that each is written in a moment.
        let store = NotebookStore(path: folder + "/\(round).toml")
        var expected: Set<Int> = []
        for _ in 0..<25 {
          let delay = Double.random(in: 0.002...0.02, using: &dice)
          let numbers = try run(store.path, from: next, killedAfter: delay).compactMap { Int($0) }
          expected.formUnion(numbers)
          next = (numbers.last ?? next) + 2
          let found = try saved(store)
          try #require(expected.isSubset(of: found), "\(expected.subtracting(found))")
          // What was on its way when the end came may have arrived.
          try #require(found.count <= expected.count + 25)
        }
      }
    }
  }

  @Test("keeps the old text on a full disk, and says why")
  func fullDisk() throws {
    try withTemporaryFolder { folder in
      let store = NotebookStore(path: folder + "/n.toml")
      let printed = try run(store.path, from: 1, limit: 1500, killedAfter: nil)
      let numbers = printed.compactMap { Int($0) }
      #expect(numbers.count > 3 && printed.last == "file too large")
      #expect(try saved(store) == Set(numbers))
      #expect(files(in: folder) == ["n.toml", "n.toml~"], "no half file is left")
    }
  }
}
