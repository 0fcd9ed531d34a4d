public import News

/// The files that paths stand for: each file itself, and everything in each folder and the folders in it.
public struct SourceListing: Sendable {
  /// In the order of the paths given, then by name (bytewise). No file twice, whatever links lead to it.
  public let files: [SourceFile]
  /// What was left out, and paths that cannot be read.
  public let problems: [Problem]
  /// Folders named `lexicon` that were met: word lists of the dossier's own, not articles.
  public let lexiconFolders: [String]

  /// Lists `paths`; one that is named is listed even if it is hidden.
  public init(of paths: [String]) {
    var walk = Walk(prefixesFolderNames: paths.count > 1)
    for path in paths { walk.visit(path) }
    walk.visitLinks()
    (files, problems) = walk.sorted()
    lexiconFolders = walk.lexiconFolders
  }
}

/// Real files and folders first, then what links lead to, so that a file goes by its own name rather than a link's.
private struct Walk {
  let prefixesFolderNames: Bool
  private(set) var lexiconFolders: [String] = []
  private var roots = 0
  private var found: [(root: Int, file: SourceFile)] = []
  private var problems: [(root: Int, path: [UInt8], problem: Problem)] = []
  private var seen: Set<FileSystem.Identity> = []
  private var names: Set<String> = []
  private var links: [Place] = []

  /// A path on the way: as the system has it, and its name in the dossier.
  private struct Place {
    let root: Int
    let path: [UInt8]
    let name: [UInt8]

    func entry(_ entry: [UInt8]) -> Place {
      let slash = UInt8(ascii: "/")
      return Place(
        root: root, path: path.last == slash ? path + entry : path + [slash] + entry,
        name: name.isEmpty ? entry : name + [slash] + entry)
    }
  }

  private typealias Found = (place: Place, status: FileSystem.Status)

  init(prefixesFolderNames: Bool) {
    self.prefixesFolderNames = prefixesFolderNames
  }

  mutating func visit(_ path: String) {
    let bytes = Array(path.utf8)
    roots += 1
    guard !bytes.isEmpty, !bytes.contains(0) else {
      return note(Place(root: roots, path: bytes, name: bytes), .failure, "no such file or directory")
    }
    let ownName = Self.lastComponent(of: bytes)
    guard let status = status(of: Place(root: roots, path: bytes, name: ownName)) else { return }
    let isNamed =
      status.kind != .folder || (prefixesFolderNames && ownName != [0x2E] && ownName != [0x2E, 0x2E])
    enter(Place(root: roots, path: bytes, name: isNamed ? ownName : []), status)
  }

  /// What stands after the last slash but those at the end; all of a path of slashes alone.
  private static func lastComponent(of path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    guard let last = path.lastIndex(where: { $0 != slash }) else { return path }
    let before = path[...last].lastIndex(of: slash)
    return Array(path[(before.map { $0 + 1 } ?? 0)...last])
  }

  mutating func visitLinks() {
    // Entering a link can find further ones; they are appended, so this is no `for` over a copy.
    var next = 0
    while next < links.count {
      let place = links[next]
      next += 1
      if let status = status(of: place) { enter(place, status) }
    }
  }

  func sorted() -> ([SourceFile], [Problem]) {
    let files = found.sorted { a, b in
      a.root == b.root ? a.file.systemPath.lexicographicallyPrecedes(b.file.systemPath) : a.root < b.root
    }
    let problems = problems.sorted { a, b in
      a.root == b.root ? a.path.lexicographicallyPrecedes(b.path) : a.root < b.root
    }
    return (files.map(\.file), problems.map(\.problem))
  }

  /// Folders still to list are kept on a stack of our own: nesting may be deeper than the call stack.
  private mutating func enter(_ place: Place, _ status: FileSystem.Status) {
    var waiting = subfoldersAdding(place, status)
    while let (place, status) = waiting.popLast() { waiting += subfoldersAdding(place, status) }
  }

  /// Adds what is at `place`, a file or those in a folder.
  /// - Returns: the folders in it, which are still to be entered.
  private mutating func subfoldersAdding(_ place: Place, _ status: FileSystem.Status) -> [Found] {
    if status.kind == .special {
      note(place, .note, "not a file: a pipe, socket or device")
    } else if !seen.insert(status.identity).inserted {
      note(place, .note, status.kind == .folder ? "folder already read" : "file already read")
    } else if status.kind == .folder {
      return subfoldersAddingFiles(of: place)
    } else {
      add(place, status)
    }
    return []
  }

  private mutating func subfoldersAddingFiles(of folder: Place) -> [Found] {
    var folders: [Found] = []
    do throws(FileSystem.Failure) {
      for entry in try FileSystem.entries(of: folder.path) {
        let place = folder.entry(entry.name)
        if let reason = reasonToSkip(entry.name) {
          note(place, .note, reason)
        } else if entry.isLink {
          links.append(place)
        } else if let status = status(of: place) {
          if status.kind != .folder {
            enter(place, status)
          } else if entry.name == Array("lexicon".utf8) {
            lexiconFolders.append(String(decoding: place.path, as: UTF8.self))
            note(place, .note, "word lists, not articles")
          } else {
            folders.append((place, status))
          }
        }
      }
    } catch {
      note(folder, .failure, "cannot list the folder: \(error.reason)")
    }
    return folders
  }

  private func reasonToSkip(_ name: [UInt8]) -> String? {
    if name.first == UInt8(ascii: ".") { return "hidden" }
    if name.last == UInt8(ascii: "~") { return "an editor's backup" }
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    return Self.otherFormats.contains(ending)
      ? "no article: .\(ending); name the file itself to read it as text" : nil
  }

  /// Endings of text files that hold data, programs or pages rather than the text of an article.
  private static let otherFormats: Set<String> = [
    "bib", "c", "cc", "cfg", "conf", "css", "csv", "diff", "eml", "go", "h", "htm", "html", "ics",
    "ini", "java", "js", "json", "jsonl", "log", "mbox", "ndjson", "opml", "patch", "pl", "py", "rb",
    "ris", "rs", "rss", "sh", "sql", "svg", "swift", "tex", "toml", "ts", "tsv", "xhtml", "xml", "yaml",
    "yml",
  ]

  private mutating func status(of place: Place) -> FileSystem.Status? {
    do throws(FileSystem.Failure) {
      return try FileSystem.status(of: place.path)
    } catch {
      note(place, .failure, error.reason)
      return nil
    }
  }

  private mutating func add(_ place: Place, _ status: FileSystem.Status) {
    let path = String(decoding: place.path, as: UTF8.self)
    found.append(
      (
        place.root,
        SourceFile(
          name: uniqueName(String(decoding: place.name, as: UTF8.self), path: path), path: path,
          size: status.size, modified: status.modified, changed: status.changed,
          identity: status.identity, systemPath: place.path)
      ))
  }

  /// Two folders given may hold files of one name; the second then goes by its path.
  private mutating func uniqueName(_ name: String, path: String) -> String {
    if names.insert(name).inserted { return name }
    var unique = path
    var number = 2
    while !names.insert(unique).inserted {
      unique = "\(path) (\(number))"
      number += 1
    }
    return unique
  }

  private mutating func note(_ place: Place, _ severity: Problem.Severity, _ message: String) {
    let path = String(decoding: place.path, as: UTF8.self)
    problems.append((place.root, place.path, Problem(severity, path: path, message)))
  }
}
