import News
import Prose
import TOMLKit
import Yams

/// What a file states about itself in lines before its text: YAML between `---` lines, TOML between `+++` lines, or
/// bare `Title: …` lines.
struct FrontMatter {
  /// The lines it takes, fences included, by index; empty where there is none.
  let lines: Range<Int>
  /// In order of the file.
  let entries: [Entry]
  /// Each with its line, from 1.
  let problems: [(line: Int, message: String)]

  static let removalRule = "front matter"

  struct Entry: Equatable {
    /// As printed.
    let key: String
    let value: String
    /// From 1.
    let line: Int
  }

  /// Front matter is a screenful; beyond this, a `---` was no fence.
  private static let lineLimit = 400
  private static let byteLimit = 64 << 10

  init(_ text: Text, lines physical: [Span]) {
    guard let first = physical.first else {
      self.init(lines: 0..<0)
      return
    }
    let opening = text.trimmed(first)
    switch opening.count == 3 ? text[opening] : "" {
    case "---" where Self.looksLikeEntry(text, physical, 1):
      self.init(fenced: text, physical, ["---", "..."])
    case "+++": self.init(fenced: text, physical, ["+++"])
    default: self.init(bare: text, physical)
    }
  }

  private init(lines: Range<Int>, entries: [Entry] = [], problems: [(line: Int, message: String)] = []) {
    self.lines = lines
    self.entries = entries
    self.problems = problems
  }

  // MARK: Fenced

  private init(fenced text: Text, _ physical: [Span], _ closing: [String]) {
    let limit = min(physical.count, Self.lineLimit)
    let end = physical[1..<limit].firstIndex { line in
      line.count <= 8 && closing.contains(text[text.trimmed(line)])
    }
    guard let end else {
      // Never closed: what reads like entries is taken for them, so that the text is not lost.
      let inner = Self.leadingEntries(text, physical, from: 1)
      let problem = (line: 1, message: "front matter is never closed")
      self.init(lines: 0..<1 + inner.count, entries: inner, problems: [problem])
      return
    }
    let inner = Span(physical[0].end, physical[end].start)
    guard inner.count <= Self.byteLimit else {
      self.init(lines: 0..<end + 1, problems: [(1, "front matter is too long")])
      return
    }
    // The source keeps the fence's line as an empty one, so that its line numbers are the file's.
    let source = text[inner]
    do {
      let entries = closing[0] == "+++" ? try Self.toml(source) : try Self.yaml(source)
      self.init(lines: 0..<end + 1, entries: entries)
    } catch let error {
      let entries = (1..<end).compactMap { Self.entry(text, physical, $0, separators: [0x3A, 0x3D]) }
      self.init(
        lines: 0..<end + 1, entries: entries, problems: [(error.line, "front matter: \(error.message)")])
    }
  }

  private struct SyntaxError: Error {
    let line: Int
    let message: String
  }

  private static func yaml(_ source: String) throws(SyntaxError) -> [Entry] {
    guard isShallow(source) else { throw SyntaxError(line: 1, message: "nested too deep") }
    let node: Node?
    do {
      node = try Yams.compose(yaml: source)
    } catch let error as YamlError {
      throw syntaxError(error)
    } catch {
      throw SyntaxError(line: 1, message: "not understood")
    }
    guard let mapping = node?.mapping else {
      if node == nil { return [] }
      throw SyntaxError(line: 2, message: "no list of keys and values")
    }
    return mapping.compactMap { key, value in
      guard let name = key.scalar?.string, let words = words(value) else { return nil }
      return Entry(key: name, value: words, line: key.mark?.line ?? 1)
    }
  }

  private static func words(_ node: Node) -> String? {
    if let scalar = node.scalar { return scalar.string }
    guard let sequence = node.sequence else { return nil }
    return sequence.compactMap { $0.scalar?.string }.joined(separator: ", ")
  }

  private static func syntaxError(_ error: YamlError) -> SyntaxError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      SyntaxError(line: mark.line, message: problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      SyntaxError(
        line: context.mark.line, message: "twice the key \(duplicates.sorted().joined(separator: ", "))")
    default: SyntaxError(line: 1, message: "not understood")
    }
  }

  /// The composer calls itself for each level, so levels are counted before it is let loose on a stranger's file.
  private static func isShallow(_ source: String) -> Bool {
    source.split(separator: "\n").allSatisfy { line in
      line.utf8.prefix { $0 == 0x20 }.count <= 60
        && line.utf8.count { $0 == 0x5B || $0 == 0x7B } <= 20
        && line.utf8.split(separator: 0x20).prefix { $0.elementsEqual([0x2D]) || $0.elementsEqual([0x3F]) }
          .count <= 20
    } && source.utf8.count { $0 == 0x5B || $0 == 0x7B } <= 500
  }

  private static func toml(_ source: String) throws(SyntaxError) -> [Entry] {
    if let line = TOMLSource.firstLineToRefuse(source) {
      throw SyntaxError(line: line, message: "a table without a name")
    }
    do {
      let table = try TOMLTable(string: source)
      let text = Text(source)
      let lines = text.physicalLines
      let printed = lines.indices.compactMap { entry(text, lines, $0, separators: [0x3D]) }
      return table.keys.compactMap { key in
        let place = printed.first { $0.key == key || $0.key == "\"\(key)\"" }
        // Dates, times and numbers are taken as they are printed.
        guard let value = table[key], let words = words(value) ?? place?.value else { return nil }
        return Entry(key: key, value: words, line: place?.line ?? 1)
      }.sorted { ($0.line, $0.key) < ($1.line, $1.key) }
    } catch let error as TOMLParseError {
      throw SyntaxError(line: error.source.begin.line, message: error.description)
    } catch {
      throw SyntaxError(line: 1, message: "not understood")
    }
  }

  private static func words(_ value: any TOMLValueConvertible) -> String? {
    value.string ?? value.array.map { array in array.compactMap { $0.string }.joined(separator: ", ") }
  }

  // MARK: Line by line

  /// `Title: …`, `Date: …` above the text, without fences: two of the keys we know, at least, then a blank line.
  private init(bare text: Text, _ physical: [Span]) {
    let entries = Self.leadingEntries(text, physical, from: 0)
    let isKnown = entries.count >= 2 && entries.allSatisfy { FrontMatterKeys.fact(of: $0.key) != nil }
    let isApart = entries.count < physical.count && text.trimmed(physical[entries.count]).isEmpty
    self.init(lines: 0..<(isKnown && isApart ? entries.count : 0), entries: isKnown && isApart ? entries : [])
  }

  private static func leadingEntries(_ text: Text, _ physical: [Span], from start: Int) -> [Entry] {
    var entries: [Entry] = []
    for index in start..<min(physical.count, start + 40) {
      guard let entry = entry(text, physical, index, separators: [0x3A]) else { break }
      entries.append(entry)
    }
    return entries
  }

  private static func looksLikeEntry(_ text: Text, _ physical: [Span], _ start: Int) -> Bool {
    for index in start..<min(physical.count, start + 10) {
      let line = text.trimmed(physical[index])
      if line.isEmpty || text.utf8[line.start] == UInt8(ascii: "#") { continue }
      return line.count == 3 || entry(text, physical, index, separators: [0x3A]) != nil
    }
    return false
  }

  /// `key: value`, where nothing better is to be had.
  private static func entry(_ text: Text, _ physical: [Span], _ index: Int, separators: [UInt8]) -> Entry? {
    let line = text.trimmed(physical[index])
    guard let separator = text.utf8[line.range].prefix(100).firstIndex(where: separators.contains)
    else { return nil }
    let key = text[text.trimmed(Span(line.start, separator))]
    let isKey =
      !key.isEmpty && key.utf8.count <= 40
      && key.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar == "_" || scalar == "-" || scalar == " "
      }
    guard isKey, key.split(separator: " ").count <= 3 else { return nil }
    var value = text.trimmed(Span(separator + 1, line.end))
    if value.count >= 2, let quote = [0x22, 0x27].first(where: { text.utf8[value.start] == $0 }),
      text.utf8[value.end - 1] == UInt8(quote)
    {
      value = Span(value.start + 1, value.end - 1)
    }
    return Entry(key: key, value: text[value], line: index + 1)
  }
}
