import FoundationEssentials
import Prose
import Reading

/// Where the reader's notebook on a dossier lies: the file that is named; else `<dossier>.dateline.toml` beside the
/// dossier's folder, if it is there or can be made there; else a file under the XDG data folder.
///
/// Beside the folder, not in it: a folder that is downloaded anew takes nothing of the reader's with it.
struct NotebookLocation {
  let path: String
  /// The folder that has to be made before the file can be: one of the program's own.
  private let ownFolder: String?
  /// Whether it lies under the XDG data folder because the dossier's own takes nothing.
  let isApart: Bool
  /// A name for the dossier that no other has: its own, and a number made of where it is.
  let dossier: String

  /// - Parameters:
  ///   - named: the file the reader names.
  ///   - root: the dossier's file or folder; `nil` for the sample story.
  init(named: String?, root: String?, environment: [String: String]) {
    let absolute = root.map(Self.absolute) ?? "sample"
    let number = String(WordKey(folding: Array(absolute.utf8)[...]).hash, radix: 16)
    let name = absolute.split(separator: "/").last.map(String.init) ?? "dossier"
    dossier = "\(name)-\(number)"
    if let named {
      path = named
      ownFolder = nil
      isApart = false
      return
    }
    let beside = absolute + Self.suffix
    let files = FileManager.default
    if root != nil,
      files.fileExists(atPath: beside) || files.isWritableFile(atPath: Self.parent(of: absolute))
    {
      path = beside
      ownFolder = nil
      isApart = false
      return
    }
    let folder = BaseFolders(environment).data + "/notes"
    path = folder + "/" + dossier + Self.suffix
    ownFolder = folder
    isApart = root != nil
  }

  private static let suffix = ".dateline.toml"

  /// The path from the root of the file system, without `.` and `..` and a slash at its end.
  private static func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func parent(of path: String) -> String {
    let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    return folder.isEmpty ? "/" : String(folder)
  }

  /// The file, in a folder that is there if it is the program's own.
  var store: NotebookStore {
    if let ownFolder {
      try? FileManager.default.createDirectory(atPath: ownFolder, withIntermediateDirectories: true)
    }
    return NotebookStore(path: path)
  }
}
