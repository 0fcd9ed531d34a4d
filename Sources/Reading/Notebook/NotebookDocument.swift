public import News
import TOMLKit

/// A notebook and the TOML text it is kept in. A change rewrites the lines of one entry; comments, order and keys that
/// mean nothing here stay as a person put them.
public struct NotebookDocument: Sendable {
  public private(set) var notebook = Notebook()
  /// What of the text is not understood: it stays, but has no effect.
  public private(set) var problems: [Problem] = []
  private var entries: [NotebookEntry]

  /// Why a text is not read at all.
  public struct Failure: Error, Hashable {
    /// From 1.
    public let line: Int
    public let column: Int
    public let reason: String
  }

  /// The version of the format that is written.
  static let version = 1

  /// What a new file begins with.
  static let preamble = """
    # What you corrected, marked and noted in dateline. Change it by hand as you like: comments, order and keys that
    # dateline does not know stay as they are. Words are found again by themselves and by what stands around them.
    version = \(version)

    """

  /// A notebook without statements, in a text to begin with.
  public init() { entries = [NotebookEntry(lines: TOMLLine.lines(of: Self.preamble))] }

  /// - Parameter path: the file's name in problems.
  public init(reading source: String, path: String) throws(Failure) {
    let table = try Self.table(source)
    if let version = table["version"]?.int, version > Self.version {
      let line = TOMLLine.lines(of: source).firstIndex { $0.kind == .pair(key: "version") } ?? 0
      throw Failure(
        line: line + 1, column: 1, reason: "it was written by a newer dateline (version \(version))")
    }
    entries = NotebookEntry.entries(of: TOMLLine.lines(of: source))
    var line = 1
    for index in entries.indices {
      for complaint in entries[index].read() {
        problems.append(Problem(.warning, path: path, line: line + complaint.line, complaint.text))
      }
      line += entries[index].lines.count
      for (field, value) in entries[index].values { join(value, field, of: entries[index].subject) }
    }
  }

  /// The file's text.
  public var source: String { entries.map(\.source).joined() }

  private static func table(_ source: String) throws(Failure) -> TOMLTable {
    // The parser would take it for the end.
    if let end = source.utf8.firstIndex(of: 0) {
      let line = source.utf8[..<end].count { $0 == UInt8(ascii: "\n") } + 1
      throw Failure(line: line, column: 1, reason: "a NUL character, which no text has")
    }
    if let line = TOMLSource.firstLineToRefuse(source) {
      throw Failure(line: line, column: 1, reason: "a table without a name")
    }
    do {
      return try TOMLTable(string: source)
    } catch let error as TOMLParseError {
      throw Failure(
        line: error.source.begin.line, column: error.source.begin.column, reason: error.description)
    } catch {
      throw Failure(line: 1, column: 1, reason: "\(error)")
    }
  }

  /// Entries about one subject, as two hands or a merge may leave them, are one: the later value holds.
  private mutating func join(_ value: Notebook.Value, _ field: Notebook.Field, of subject: Notebook.Subject?)
  {
    guard let subject else { return }
    if case .list(let list) = value, let known = notebook[subject, field]?.list {
      notebook[subject, field] = .list(known + list.filter { !known.contains($0) })
    } else {
      notebook[subject, field] = value
    }
  }

  // MARK: Changing it

  /// Makes a change in the notebook and in the text. On a text that has changed since, as `Notebook.apply(_:)` does.
  public mutating func apply(_ change: Notebook.Change) {
    let value = notebook.merged(change)
    guard value != notebook[change.subject, change.field] else { return }
    notebook[change.subject, change.field] = value
    let own = entries.indices.filter { entries[$0].subject == change.subject }
    for index in own { entries[index].remove(change.field) }
    if let value {
      if let index = own.last {
        entries[index].insert(change.field, value)
      } else {
        insert(NotebookEntry(change.subject, change.field, value))
      }
    } else {
      for index in own.reversed() where entries[index].isBare { removeEntry(at: index) }
    }
  }

  /// Puts an entry where the order of subjects has it: after the last one that precedes it.
  private mutating func insert(_ entry: NotebookEntry) {
    var entry = entry
    let place = (entries.lastIndex { entry.follows($0) } ?? 0) + 1
    entries[place - 1].endWithBlankLine()
    if place < entries.count { entry.endWithBlankLine() }
    entries.insert(entry, at: place)
  }

  private mutating func removeEntry(at index: Int) {
    entries.remove(at: index)
    if index == entries.count, index > 1 { entries[index - 1].dropBlankLinesAtEnd() }
  }
}
