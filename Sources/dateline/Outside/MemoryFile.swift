import Browser
import FoundationEssentials

/// Keeps what the browser remembers between sessions in a file: a line an entry, its kind and its texts parted by tabs.
///
/// Each change reads the file again first, so that two browsers at work lose nothing of each other's.
struct MemoryFile {
  private let path: String
  private let folder: String

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    folder = BaseFolders(environment).state
    path = folder + "/memory.tsv"
  }

  /// What earlier sessions left; nothing where there is no file, or none that can be read.
  func read() -> Memory {
    guard let data = FileManager.default.contents(atPath: path) else { return Memory() }
    var memory = Memory()
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      if let entry = Self.entry(line) { memory.take(entry) }
    }
    return memory
  }

  /// - Returns: what went wrong, in a line, where the reader has asked for it to be kept.
  func keep(_ entry: Memory.Entry) -> String? {
    var memory = read()
    memory.take(entry)
    let lines =
      memory.searches.map { "search\t\($0.name)\t\($0.query)\n" } + memory.queries.map { "query\t\($0)\n" }
      + memory.commands.map { "command\t\($0)\n" }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(lines.joined().utf8).write(to: URL(filePath: path), options: .atomic)
      // What someone looks for is nobody else's business.
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      return nil
    } catch {
      guard case .search = entry else { return nil }
      return "cannot write \(path): this search is remembered until you quit"
    }
  }

  private static func entry(_ line: Substring) -> Memory.Entry? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    switch (fields.first, fields.count) {
    case ("search", 3): return .search(name: fields[1], query: fields[2])
    case ("query", 2): return .query(fields[1])
    case ("command", 2): return .command(fields[1])
    default: return nil
    }
  }
}
