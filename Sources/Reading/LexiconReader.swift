public import News

/// Reads a folder of word lists: UTF-8 text files `<list>.txt`, one entry a line, fields separated by tabs, lines
/// that start with `#` are comments.
public enum LexiconReader {
  /// - Throws: `ReadingError.unreadable` where the folder or one of its lists cannot be read, or holds no list.
  public static func lexicon(at folder: String) throws(ReadingError) -> Lexicon {
    let lists = concurrentMap(try files(in: folder)) { file in
      (String(file.name.dropLast(suffix.count)), entries(of: file.bytes))
    }
    return Lexicon(Dictionary(lists) { first, _ in first })
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

  /// The entries of one list, in order. Cut as bytes: the lists are read at every start.
  static func entries(of list: [UInt8]) -> [Lexicon.Entry] {
    var entries: [Lexicon.Entry] = []
    var start = 0
    while start < list.count {
      var end = start
      while end < list.count, list[end] != UInt8(ascii: "\n"), list[end] != UInt8(ascii: "\r") { end += 1 }
      if end > start, list[start] != UInt8(ascii: "#") { entries.append(fields(of: list[start..<end])) }
      start = end + 1
    }
    return entries
  }

  private static func fields(of line: ArraySlice<UInt8>) -> [String] {
    guard var tab = line.firstIndex(of: UInt8(ascii: "\t")) else {
      return [String(decoding: line, as: UTF8.self)]
    }
    var fields: [String] = []
    var rest = line
    while true {
      fields.append(String(decoding: rest[..<tab], as: UTF8.self))
      rest = rest[(tab + 1)...]
      guard let next = rest.firstIndex(of: UInt8(ascii: "\t")) else { break }
      tab = next
    }
    return fields + [String(decoding: rest, as: UTF8.self)]
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
