import News

/// One line of Markdown, by what it starts with.
struct MarkdownLine {
  enum Form {
    case blank
    /// `---`, `***`, or the line below a table's head: nothing to read.
    case rule
    /// `===` or `---` below a paragraph, which makes it a heading.
    case underline
    case heading([UInt8])
    case item([UInt8])
    case quotation([UInt8])
    /// A line of a table, its cells parted by bars.
    case row([UInt8])
    case definition
    case text([UInt8])
  }

  /// Without white space around it.
  private let bytes: ArraySlice<UInt8>
  /// Columns of white space before it.
  private let indentation: Int

  init(_ line: ArraySlice<UInt8>) {
    let start = line.firstIndex { $0 > 0x20 } ?? line.endIndex
    let end = (line.lastIndex { $0 > 0x20 } ?? start - 1) + 1
    bytes = line[start..<max(start, end)]
    indentation = line[..<start].reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
  }

  /// - Parameter block: the kind of the block that is still open, if one is.
  func form(after block: Block.Kind?) -> Form {
    guard let first = bytes.first else { return .blank }
    if block == .paragraph, isUnderline { return .underline }
    if isRule { return .rule }
    if first == UInt8(ascii: "#"), let heading { return .heading(heading) }
    if first == UInt8(ascii: ">") { return .quotation(quotation) }
    if let item = item(after: block) { return .item(item) }
    if definedLabel != nil { return .definition }
    if first == UInt8(ascii: "|") { return isTableRule ? .rule : .row(row) }
    if bytes.starts(with: Array("[^".utf8)), let colon = footnoteText { return .row(Array(bytes[colon...])) }
    return .text(Array(bytes))
  }

  // MARK: Code and comments

  /// The marks that open a block of code: at least three back quotes or tildes.
  var fence: [UInt8]? {
    guard let mark = bytes.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let run = bytes.prefix { $0 == mark }
    return run.count >= 3 && !bytes.dropFirst(run.count).contains(UInt8(ascii: "`")) ? Array(run) : nil
  }

  func closes(_ fence: [UInt8]) -> Bool {
    bytes.count >= fence.count && bytes.allSatisfy { $0 == fence[0] }
  }

  var startsComment: Bool { bytes.starts(with: Array("<!--".utf8)) }

  // MARK: Headings and rules

  private var heading: [UInt8]? {
    let level = bytes.prefix { $0 == UInt8(ascii: "#") }.count
    let rest = bytes.dropFirst(level)
    guard level <= 6, rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 else { return nil }
    // Closing marks may follow: `## Title ##`.
    let content = rest.reversed().drop { $0 == UInt8(ascii: "#") || $0 <= 0x20 }.reversed()
    return Array(content)
  }

  private var isUnderline: Bool {
    guard let mark = bytes.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    return bytes.allSatisfy { $0 == mark } && (mark == UInt8(ascii: "=") || bytes.count >= 2)
  }

  private var isRule: Bool {
    guard let mark = bytes.first, [UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(mark)
    else { return false }
    return bytes.count { $0 == mark } >= 3 && bytes.allSatisfy { $0 == mark || $0 == 0x20 || $0 == 0x09 }
  }

  private var isTableRule: Bool {
    bytes.allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
  }

  private var row: [UInt8] {
    var cells = bytes.dropFirst()
    if cells.last == UInt8(ascii: "|") { cells = cells.dropLast() }
    return Array(cells)
  }

  // MARK: Quotations, items, definitions

  private var quotation: [UInt8] {
    Array(bytes.drop { $0 == UInt8(ascii: ">") || $0 <= 0x20 })
  }

  /// A numbered line inside a paragraph starts a list only if its number is 1, or "in the year\n1986. What…" would.
  private func item(after block: Block.Kind?) -> [UInt8]? {
    if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(bytes[bytes.startIndex]) {
      let rest = bytes.dropFirst()
      return rest.first == 0x20 || rest.first == 0x09 ? Array(rest.drop { $0 <= 0x20 }) : nil
    }
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    let rest = bytes.dropFirst(digits.count)
    guard (1...9).contains(digits.count), rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"),
      rest.dropFirst().first == 0x20, block == nil || block == .listItem || digits.elementsEqual([0x31])
    else { return nil }
    return Array(rest.dropFirst().drop { $0 <= 0x20 })
  }

  /// `[label]: address`.
  var definedLabel: [UInt8]? {
    guard bytes.first == UInt8(ascii: "["), indentation <= 3, bytes.dropFirst().first != UInt8(ascii: "^"),
      let end = bytes.firstIndex(of: UInt8(ascii: "]")), end - bytes.startIndex > 1, end + 1 < bytes.endIndex,
      bytes[end + 1] == UInt8(ascii: ":"), end - bytes.startIndex <= 256
    else { return nil }
    let address = bytes[(end + 2)...].drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
    let isAddress = address.contains {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "#")
    }
    guard isAddress else { return nil }
    return bytes[(bytes.startIndex + 1)..<end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// Where the text of `[^1]: text` starts.
  private var footnoteText: Int? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "]")), end + 1 < bytes.endIndex,
      bytes[end + 1] == UInt8(ascii: ":")
    else { return nil }
    return end + 2
  }
}

/// Searching in bytes.
enum Bytes {
  static func holds(_ bytes: ArraySlice<UInt8>, _ pattern: [UInt8]) -> Bool {
    guard let first = pattern.first else { return true }
    var start = bytes.startIndex
    while let index = bytes[start...].firstIndex(of: first) {
      if bytes[index...].starts(with: pattern) { return true }
      start = index + 1
    }
    return false
  }
}
