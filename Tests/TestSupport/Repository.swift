import FoundationEssentials

/// The clone that the tests were built from.
public enum Repository {
  /// The folder with `Package.swift`, without a slash at its end.
  public static let root: String = {
    var folder = #filePath[...]
    for _ in ["Repository.swift", "TestSupport", "Tests"] {
      folder = folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex)
    }
    return String(folder)
  }()

  /// The absolute path of a file or folder of the repository: `path("data/lexicon")`.
  public static func path(_ relative: String) -> String { root + "/" + relative }

  /// The files below a folder of the repository, relative to its root, sorted; what is hidden is left out, and so is
  /// what was built.
  public static func files(below folder: String = "") -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.flatMap { name in
      let relative = folder.isEmpty ? name : folder + "/" + name
      return isFolder(relative) ? files(below: relative) : [relative]
    }
  }

  /// The text of a file of the repository; nil where there is none, or no UTF-8 in it.
  public static func text(of relative: String) -> String? {
    FileManager.default.contents(atPath: path(relative)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  private static func isFolder(_ relative: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path(relative), isDirectory: &isFolder) && isFolder
  }
}
