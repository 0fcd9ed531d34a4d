import News
import TOMLKit

/// One table of a notebook's text with the comments above it; or what stands before the first table, or a table that
/// means nothing here.
struct NotebookEntry {
  private(set) var lines: [TOMLLine]
  /// `nil` where it is no statement.
  private(set) var subject: Notebook.Subject?
  private(set) var values: [Notebook.Field: Notebook.Value] = [:]

  /// What is wrong with it, and in which of its lines, from 0.
  struct Complaint {
    let line: Int
    let text: String
  }

  init(lines: [TOMLLine]) { self.lines = lines }

  /// A new entry with one statement.
  init(_ subject: Notebook.Subject, _ field: Notebook.Field, _ value: Notebook.Value) {
    self.subject = subject
    lines = TOMLLine.lines(of: "[[\(subject.section.rawValue)]]\n")
    for (key, text) in Self.identity(of: subject) { lines += Self.pair(key, .text(text)) }
    insert(field, value)
  }

  var source: String { lines.map(\.text).joined() }

  /// The text cut before each table of the outermost level, and before the comments right above it.
  static func entries(of lines: [TOMLLine]) -> [NotebookEntry] {
    var starts = [0]
    for (index, line) in lines.enumerated() {
      guard case .header(let name, _) = line.kind, !name.contains(".") else { continue }
      var start = index
      while start > starts[starts.count - 1], lines[start - 1].kind == .comment { start -= 1 }
      // What opens the file is about the file.
      if starts.count == 1, start == 0 { start = index }
      starts.append(start)
    }
    let ends = starts.dropFirst() + [lines.count]
    return zip(starts, ends).map { NotebookEntry(lines: Array(lines[$0..<$1])) }
  }

  // MARK: Reading

  /// Finds out what it states.
  mutating func read() -> [Complaint] {
    guard let head = lines.firstIndex(where: { if case .header = $0.kind { true } else { false } }),
      case .header(let name, let isElement) = lines[head].kind
    else { return [] }
    guard let section = Notebook.Section(rawValue: name), isElement else {
      let names = Notebook.Section.allCases.map { "[[\($0.rawValue)]]" }.joined(separator: ", ")
      return [Complaint(line: head, text: "there are no entries [[\(name)]] here; there are \(names)")]
    }
    guard let table = (try? TOMLTable(string: source))?[name]?.array?.first?.table else { return [] }
    guard let subject = Self.subject(section, table) else {
      let keys = Self.identityKeys(section).joined(separator: ", ")
      return [Complaint(line: head, text: "[[\(name)]] does not say what it is about: it needs \(keys)")]
    }
    self.subject = subject
    return table.keys.sorted().compactMap { key in take(key, table, section) }
  }

  private mutating func take(_ key: String, _ table: TOMLTable, _ section: Notebook.Section) -> Complaint? {
    guard let field = Self.field(key, section) else {
      let isKnown = Self.identityKeys(section).contains(key) || key == "prefix" || key == "suffix"
      return isKnown ? nil : complaint(key, "'\(key)' means nothing in [[\(section.rawValue)]]")
    }
    guard let value = Self.value(table[key], field.type) else {
      return complaint(key, "\(key) must be \(Self.words(for: field.type))")
    }
    if let problem = Self.problem(with: value, field, section) { return complaint(key, "\(key): \(problem)") }
    values[field] = value
    return nil
  }

  private func complaint(_ key: String, _ text: String) -> Complaint {
    let line = lines.firstIndex { line in
      if case .header(let name, _) = line.kind { return name.hasSuffix("." + key) }
      return line.kind == .pair(key: key)
    }
    return Complaint(line: line ?? 0, text: text)
  }

  // MARK: Writing

  /// Whether nothing is stated, nothing else is in it, and nobody has commented it.
  var isBare: Bool {
    guard let subject else { return false }
    let own = Set(Self.identity(of: subject).map(\.key) + ["prefix", "suffix"])
    return lines.allSatisfy { line in
      switch line.kind {
      case .comment: false
      case .pair(let key): own.contains(key) && !line.text.contains("#")
      case .blank, .header, .continuation: true
      }
    }
  }

  mutating func remove(_ field: Notebook.Field) {
    guard let range = lineRange(of: field.rawValue) else { return }
    lines.removeSubrange(range)
    values[field] = nil
  }

  /// Adds a statement, in the order of fields where the entry keeps it.
  mutating func insert(_ field: Notebook.Field, _ value: Notebook.Value) {
    values[field] = value
    if case .pair = lines.last?.kind, lines.last?.text.hasSuffix("\n") == false {
      lines[lines.count - 1].text += "\n"
    }
    let fields = Notebook.Field.allCases.filter { $0.sections.contains(subject?.section ?? .article) }
    let later = fields.drop { $0 != field }.dropFirst().compactMap { lineRange(of: $0.rawValue)?.lowerBound }
      .min()
    let end =
      (lines[..<ownEnd].lastIndex { if case .blank = $0.kind { false } else { $0.kind != .comment } } ?? -1)
      + 1
    lines.insert(contentsOf: Self.pair(field.rawValue, value), at: later ?? end)
  }

  /// Whether it comes after `other` in the order of subjects; what opens the file is before all.
  func follows(_ other: NotebookEntry) -> Bool {
    guard let subject, let earlier = other.subject else { return false }
    return earlier < subject
  }

  mutating func endWithBlankLine() {
    guard let last = lines.last, last.kind != .blank else { return }
    if !last.text.hasSuffix("\n") { lines[lines.count - 1].text += "\n" }
    lines.append(TOMLLine(text: "\n", kind: .blank))
  }

  mutating func dropBlankLinesAtEnd() {
    while lines.last?.kind == .blank { lines.removeLast() }
  }

  /// The lines of a pair, with those its value goes on in.
  private func lineRange(of key: String) -> Range<Int>? {
    guard let start = lines[..<ownEnd].firstIndex(where: { $0.kind == .pair(key: key) }) else { return nil }
    return start..<(lines[(start + 1)...].firstIndex { $0.kind != .continuation } ?? lines.count)
  }

  /// Where tables inside this one begin: their pairs are theirs.
  private var ownEnd: Int {
    let headers = lines.indices.filter { if case .header = lines[$0].kind { true } else { false } }
    return headers.count > 1 ? headers[1] : lines.count
  }

  private static func pair(_ key: String, _ value: Notebook.Value) -> [TOMLLine] {
    TOMLLine.lines(of: TOMLWriting.pair(key, value))
  }
}
