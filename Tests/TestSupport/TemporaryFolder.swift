import FoundationEssentials

/// Gives `body` a fresh folder with the given files in it, and removes it afterwards with what was written beside it.
/// - Parameter files: the text of each file by its path from the folder.
public func withTemporaryFolder<Result>(
  _ files: [String: String] = [:], _ body: (_ path: String) throws -> Result
) throws -> Result {
  let surroundings = FileManager.default.temporaryDirectory.path + "/dateline-" + UUID().uuidString
  let path = surroundings + "/story"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: surroundings) }
  for (name, text) in files { try writeFile(text, at: path + "/" + name) }
  return try body(path)
}

/// Writes a file, and the folders above it where they are missing.
public func writeFile(_ text: String, at path: String) throws {
  try writeFile(Array(text.utf8), at: path)
}

/// Writes bytes to a file, and makes the folders above it where they are missing.
public func writeFile(_ bytes: [UInt8], at path: String) throws {
  let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
  try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
  try Data(bytes).write(to: URL(filePath: path))
}

/// The names in a folder, sorted; none where there is no such folder.
public func files(in folder: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
}
