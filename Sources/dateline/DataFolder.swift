import FoundationEssentials
import News
import Reading

/// Where the program's own data lies: the word lists, the learnt weights and the sample story.
///
/// Searched in this order: what the reader names; `share/dateline` and `data` beside the program or in any folder
/// above it, so that it is found from the build tree and where it is installed.
enum DataFolder {
  /// The folder of word lists.
  static func lexicon(named name: String?) throws -> String {
    if let name { return name }
    if let folder = ProcessInfo.processInfo.environment["DATELINE_LEXICON"], !folder.isEmpty { return folder }
    return try find("lexicon", hint: "name the folder with --lexicon or DATELINE_LEXICON")
  }

  /// The sample story.
  static func sample() throws -> String {
    try find("sample", hint: "name a folder of articles to read")
  }

  /// The learnt weights for names, and why the file that should hold them does not; neither where there is no file.
  /// The rules do without.
  static func nameModel() -> (model: NameModel?, problem: Problem?) {
    guard let path = nameModelPath() else { return (nil, nil) }
    do {
      return (try ModelReader.names(at: path), nil)
    } catch {
      switch error {
      case .unreadable(let path, let reason):
        return (nil, Problem(.warning, path: path, "the model of names is left out: \(reason)"))
      }
    }
  }

  private static func nameModelPath() -> String? {
    if let path = ProcessInfo.processInfo.environment["DATELINE_MODEL"] { return path.isEmpty ? nil : path }
    guard let folder = try? find("model", hint: "") else { return nil }
    let path = folder + "/names.model"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  private static func find(_ name: String, hint: String) throws -> String {
    var searched: [String] = []
    var folder = programFolder
    while !folder.isEmpty {
      for place in ["share/dateline", "data"] {
        let candidate = (folder == "/" ? "" : folder) + "/\(place)/\(name)"
        if FileManager.default.fileExists(atPath: candidate) { return candidate }
        searched.append(candidate)
      }
      if folder == "/" { break }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
      if folder.isEmpty { folder = "/" }
    }
    throw InputError(
      "the folder '\(name)' is in none of these places; \(hint)\n"
        + searched.map { "  " + $0 }.joined(separator: "\n"))
  }

  /// The folder the program lies in, links resolved.
  private static var programFolder: String {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return String(program[..<(program.lastIndex(of: "/") ?? program.startIndex)])
  }
}
