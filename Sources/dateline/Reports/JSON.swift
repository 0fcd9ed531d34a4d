import Prose

/// A value of JSON, with its members in the order they are written.
///
/// Strings are escaped beyond what JSON asks for: whatever could act on a terminal (controls, bidirectional and other
/// format characters, private use) is written as `\uXXXX`, so that output can be looked at as it is.
enum JSON {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case array([JSON])
  case object([Member])
  case null

  struct Member {
    let key: String
    let value: JSON

    init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// On one line, without white space.
  var line: String {
    var line = ""
    write(to: &line)
    return line
  }

  private func write(to line: inout String) {
    switch self {
    case .string(let string): Self.write(string, to: &line)
    case .integer(let integer): line += String(integer)
    case .number(let number): line += number.isFinite ? String(number) : "null"
    case .boolean(let boolean): line += boolean ? "true" : "false"
    case .null: line += "null"
    case .array(let values):
      line += "["
      for (index, value) in values.enumerated() {
        if index > 0 { line += "," }
        value.write(to: &line)
      }
      line += "]"
    case .object(let members):
      line += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { line += "," }
        Self.write(member.key, to: &line)
        line += ":"
        member.value.write(to: &line)
      }
      line += "}"
    }
  }

  private static func write(_ string: String, to line: inout String) {
    line += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": line += "\\" + String(scalar)
      case "\n": line += "\\n"
      case "\t": line += "\\t"
      case "\r": line += "\\r"
      default:
        if isPlain(scalar) { line.unicodeScalars.append(scalar) } else { line += escape(scalar) }
      }
    }
    line += "\""
  }

  /// Whether a terminal draws the scalar and nothing else.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    var walk = CellWalk()
    _ = walk.take("x")  // so that a mark has something to stand on
    switch walk.take(scalar) {
    case .glyph, .mark: return true
    case .blank, .control, .dropped: return false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar)?.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined() ?? ""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0, $1) }) }
  init(nilLiteral: ()) { self = .null }

  /// The string, or `null`.
  init(_ string: String?) { self = string.map { .string($0) } ?? .null }
}
