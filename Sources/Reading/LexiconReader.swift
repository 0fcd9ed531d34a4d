import FoundationEssentials
public import News

/// Reads a folder of word lists: UTF-8 text files `<list>.txt`, one entry a line, fields separated by tabs, lines
/// that start with `#` are comments.
public enum LexiconReader {
  /// - Throws: `ReadingError.unreadable` where the folder or one of its lists cannot be read.
  public static func lexicon(at folder: String) throws(ReadingError) -> Lexicon {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .unreadable(path: folder, reason: "no such folder, or no permission to list it")
    }
    var lists: [String: [Lexicon.Entry]] = [:]
    for name in names.sorted() where name.hasSuffix(".txt") {
      let path = folder + "/" + name
      guard let data = FileManager.default.contents(atPath: path) else {
        throw .unreadable(path: path, reason: "no permission to read it")
      }
      lists[String(name.dropLast(4))] = entries(of: String(decoding: data, as: UTF8.self))
    }
    return Lexicon(lists)
  }

  /// The entries of one list, in order.
  static func entries(of list: String) -> [Lexicon.Entry] {
    list.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
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
