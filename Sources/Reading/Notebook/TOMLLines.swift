/// A TOML source cut into lines and what each is, so that a program can change one entry and leave every other byte as
/// a person wrote it. Says nothing about values; the source is known to be TOML.
struct TOMLLine: Hashable {
  enum Kind: Hashable {
    case blank, comment
    /// `[name]`, or `[[name]]` for an element of an array.
    case header(name: String, isElement: Bool)
    case pair(key: String)
    /// The line goes on with the value of a pair above.
    case continuation
  }

  /// With its line end, if it has one.
  var text: String
  let kind: Kind

  /// The lines of a source, in order.
  static func lines(of source: String) -> [TOMLLine] {
    var lines: [TOMLLine] = []
    var value = OpenValue()
    for text in split(source) {
      if value.isOpen {
        value.scan(text)
        lines.append(TOMLLine(text: text, kind: .continuation))
        continue
      }
      let kind = kind(of: text)
      if case .pair = kind, let equals = valueStart(in: text) { value.scan(String(text[equals...])) }
      lines.append(TOMLLine(text: text, kind: kind))
    }
    return lines
  }

  private static func split(_ source: String) -> [String] {
    var lines: [String] = []
    var start = source.unicodeScalars.startIndex
    var index = start
    while index < source.unicodeScalars.endIndex {
      let next = source.unicodeScalars.index(after: index)
      if source.unicodeScalars[index] == "\n" {
        lines.append(String(source.unicodeScalars[start..<next]))
        start = next
      }
      index = next
    }
    if start < source.unicodeScalars.endIndex { lines.append(String(source.unicodeScalars[start...])) }
    return lines
  }

  private static func kind(of line: String) -> Kind {
    let text = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard let first = text.first else { return .blank }
    if first == "#" { return .comment }
    guard first == "[" else {
      let end = valueStart(in: line) ?? line.endIndex
      return .pair(key: name(line[..<end].dropLast()))
    }
    let isElement = text.hasPrefix("[[")
    let name = text.drop { $0 == "[" }.prefix { $0 != "]" }
    return .header(name: Self.name(name), isElement: isElement)
  }

  /// A key without blanks and quotation marks around it.
  private static func name(_ text: Substring) -> String {
    let bare = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    guard let first = bare.first, bare.count > 1, first == "\"" || first == "'", bare.last == first else {
      return String(bare)
    }
    return String(bare.dropFirst().dropLast())
  }

  /// The place after the `=` of a pair, which is not one inside a quoted key.
  private static func valueStart(in line: String) -> String.Index? {
    var mark: Character?
    for index in line.indices {
      let character = line[index]
      if let open = mark {
        if character == open { mark = nil }
      } else if character == "\"" || character == "'" {
        mark = character
      } else if character == "=" {
        return line.index(after: index)
      }
    }
    return nil
  }
}

/// Whether a value ends in its line: strings of several lines and arrays need not.
private struct OpenValue {
  private enum State { case plain, basic, literal, longBasic, longLiteral }

  private var state = State.plain
  private var depth = 0

  var isOpen: Bool { state != .plain || depth > 0 }

  mutating func scan(_ line: String) {
    let bytes = Array(line.utf8)
    var index = 0
    while index < bytes.count {
      let isTripled =
        index + 2 < bytes.count && bytes[index] == bytes[index + 1] && bytes[index] == bytes[index + 2]
      switch (state, bytes[index]) {
      case (.plain, UInt8(ascii: "#")): return
      case (.plain, UInt8(ascii: "[")), (.plain, UInt8(ascii: "{")): depth += 1
      case (.plain, UInt8(ascii: "]")), (.plain, UInt8(ascii: "}")): depth -= 1
      case (.plain, 0x22): index += open(isTripled ? .longBasic : .basic)
      case (.plain, 0x27): index += open(isTripled ? .longLiteral : .literal)
      case (.basic, 0x5C), (.longBasic, 0x5C): index += 1
      case (.basic, 0x22), (.literal, 0x27): state = .plain
      case (.longBasic, 0x22) where isTripled, (.longLiteral, 0x27) where isTripled:
        state = .plain
        index += 2
        // Up to two marks before the three that end it are its own.
        while index + 1 < bytes.count, bytes[index + 1] == bytes[index] { index += 1 }
      default: break
      }
      index += 1
    }
    // A string of one line ends with it.
    if state == .basic || state == .literal { state = .plain }
  }

  /// - Returns: the bytes of the mark beyond its first.
  private mutating func open(_ string: State) -> Int {
    state = string
    return string == .longBasic || string == .longLiteral ? 2 : 0
  }
}
