import Browser
import FoundationEssentials
import News
import Reading
import TOMLKit

/// Reads a configuration from TOML. What is not understood is named with its line, and the rest holds.
struct ConfigurationFile {
  private let path: String
  /// The lines of the source; those that no parser takes are empty.
  private var lines: [String]
  private var problems: [Problem] = []

  /// Reads the file; one that is not there says nothing.
  static func configuration(at path: String) -> Configuration {
    guard FileManager.default.fileExists(atPath: path) else { return Configuration() }
    guard let data = FileManager.default.contents(atPath: path) else {
      var configuration = Configuration()
      configuration.settings.problems = [Problem(.failure, path: path, "cannot be read; what is usual holds")]
      return configuration
    }
    return configuration(reading: String(decoding: data, as: UTF8.self), path: path)
  }

  /// - Parameter path: the file's name in problems.
  static func configuration(reading source: String, path: String) -> Configuration {
    var file = ConfigurationFile(path: path, source: source)
    return file.read()
  }

  private init(path: String, source: String) {
    self.path = path
    lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  private mutating func read() -> Configuration {
    var configuration = Configuration()
    let table = parse()
    for name in table.keys.sorted(by: { line(of: $0) ?? 0 < line(of: $1) ?? 0 }) {
      guard name != Self.keysTable, name != Self.searchesTable, let value = table[name] else { continue }
      take(value, for: name, &configuration)
    }
    if let keys = table[Self.keysTable] { bind(keys, &configuration) }
    if let searches = table[Self.searchesTable] { name(searches, &configuration) }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    configuration.settings.problems = problems
    return configuration
  }

  static let keysTable = "keys"
  static let searchesTable = "searches"

  /// More broken lines than that, and it is no configuration file.
  private static let mostBrokenLines = 50

  /// Takes out what breaks the syntax, line by line, until the rest is TOML.
  private mutating func parse() -> TOMLTable {
    for _ in 0..<Self.mostBrokenLines {
      if let line = TOMLSource.firstLineToRefuse(lines.joined(separator: "\n")) {
        note("this is no TOML: a table without a name", line: line)
        lines[line - 1] = ""
        continue
      }
      do {
        return try TOMLTable(string: lines.joined(separator: "\n"))
      } catch let error as TOMLParseError {
        let index = min(max(1, error.source.begin.line), lines.count) - 1
        // Where the line is empty, what is wrong began above it.
        guard let broken = lines[...index].lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else { break }
        note("this is no TOML: \(error.description)", line: broken + 1)
        lines[broken] = ""
      } catch {
        break
      }
    }
    return TOMLTable()
  }

  private mutating func take(
    _ value: any TOMLValueConvertible, for name: String, _ configuration: inout Configuration
  ) {
    guard let key = ConfigurationKey.all.first(where: { $0.name == name }) else {
      let names = ConfigurationKey.all.map(\.name).joined(separator: ", ")
      return note(
        "there is no setting '\(name)'; there are \(names) [keys] and [searches]", line: line(of: name))
    }
    do throws(ConfigurationKey.Complaint) {
      try key.take(value, &configuration)
    } catch {
      note("\(name) must be \(error.expected)", line: line(of: name))
    }
  }

  private mutating func bind(_ value: any TOMLValueConvertible, _ configuration: inout Configuration) {
    guard let table = value.table else {
      return note("keys must be a table: [keys]", line: line(of: Self.keysTable))
    }
    var bindings: [KeyBinding] = []
    for name in table.keys.sorted(by: { (line(of: $0) ?? 0, $0) < (line(of: $1) ?? 0, $1) }) {
      if let keys = table[name]?.string {
        bindings.append(KeyBinding(command: name, keys: [keys]))
      } else if let array = table[name]?.array, array.allSatisfy({ $0.string != nil }) {
        bindings.append(KeyBinding(command: name, keys: array.compactMap { $0.string }))
      } else {
        note("\(name) must be a list of keys, as in [\"j\", \"<Down>\"]", line: line(of: name))
      }
    }
    for refusal in configuration.settings.bind(bindings) {
      note("keys of \(refusal.command): \(refusal.reason)", line: line(of: refusal.command))
    }
  }

  private mutating func name(_ value: any TOMLValueConvertible, _ configuration: inout Configuration) {
    guard let table = value.table else {
      return note("searches must be a table: [searches]", line: line(of: Self.searchesTable))
    }
    for name in table.keys.sorted() {
      if let query = table[name]?.string, !query.allSatisfy(\.isWhitespace) {
        configuration.settings.searches.append(Memory.SavedSearch(name: name, query: query))
      } else {
        note("\(name) must be a search in quotation marks, as in 'speaker:xi'", line: line(of: name))
      }
    }
  }

  private mutating func note(_ message: String, line: Int?) {
    problems.append(Problem(.warning, path: path, line: line, message))
  }

  /// The line that names a key or a table first, from 1.
  private func line(of name: String) -> Int? {
    let index = lines.firstIndex { line in
      let text = line.drop { " \t[\"'".contains($0) }
      guard text.hasPrefix(name) else { return false }
      return text.dropFirst(name.count).first { !" \t\"'".contains($0) }.map { "=].".contains($0) } ?? false
    }
    return index.map { $0 + 1 }
  }
}
