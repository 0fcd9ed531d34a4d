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
    var line: [UInt8] = []
    write(to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  private func write(to line: inout [UInt8]) {
    switch self {
    case .string(let string): Self.write(string, to: &line)
    case .integer(let integer): line += String(integer).utf8
    case .number(let number): line += (number.isFinite ? String(number) : "null").utf8
    case .boolean(let boolean): line += (boolean ? "true" : "false").utf8
    case .null: line += "null".utf8
    case .array(let values):
      line.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        value.write(to: &line)
      }
      line.append(UInt8(ascii: "]"))
    case .object(let members):
      line.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &line)
        line.append(UInt8(ascii: ":"))
        member.value.write(to: &line)
      }
      line.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ string: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": line += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
      case "\n": line += "\\n".utf8
      case "\t": line += "\\t".utf8
      case "\r": line += "\\r".utf8
      // The rest of ASCII that prints: nearly all there is.
      case " "..."~": line.append(UInt8(truncatingIfNeeded: scalar.value))
      default:
        if isPlain(scalar) { line += String(scalar).utf8 } else { line += escape(scalar).utf8 }
      }
    }
    line.append(UInt8(ascii: "\""))
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
