public import News
import Prose

/// Reads a folder of word lists: UTF-8 text files `<list>.txt`, one entry a line, fields separated by tabs, lines
/// that start with `#` are comments.
public enum LexiconReader {
  /// - Throws: `ReadingError.unreadable` where the folder or one of its lists cannot be read, or holds no list.
  public static func lexicon(at folder: String) throws(ReadingError) -> Lexicon {
    var lists: [String: Text] = [:]
    for (name, bytes) in try files(in: folder) {
      lists[String(name.dropLast(suffix.count))] = Text(repairing: bytes)
    }
    return Lexicon(files: lists)
  }

  private static let suffix = ".txt"

  private static func files(in folder: String) throws(ReadingError) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    var path = folder
    do throws(FileSystem.Failure) {
      for entry in try FileSystem.entries(of: Array(folder.utf8)) {
        let name = String(decoding: entry.name, as: UTF8.self)
        guard name.hasSuffix(suffix), !name.hasPrefix(".") else { continue }
        path = folder + "/" + name
        files.append((name, try FileSystem.contents(of: Array(path.utf8))))
      }
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
    guard !files.isEmpty else {
      throw .unreadable(path: folder, reason: "it holds no word list (*\(suffix))")
    }
    return files
  }
}

/// What stops reading altogether; everything else is a `Problem` of the dossier.
public enum ReadingError: Error, Hashable, CustomStringConvertible {
  case unreadable(path: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    }
  }
}
