import News

/// How values are written: what TOML reads back as the same.
enum TOMLWriting {
  /// `key = value` in one line, a text of several lines or a long list in several.
  static func pair(_ key: String, _ value: Notebook.Value) -> String {
    switch value {
    case .flag(let flag): "\(key) = \(flag)\n"
    case .text(let text): "\(key) = \(string(text))\n"
    case .list(let list): "\(key) = \(array(list, after: key))\n"
    }
  }

  /// Columns of a list in one line.
  private static let listColumns = 100

  private static func array(_ list: [String], after key: String) -> String {
    let members = list.map(basicString)
    let line = "[" + members.joined(separator: ", ") + "]"
    if key.count + 3 + line.count <= listColumns { return line }
    // A member a line, so that a change of one is a change of one line.
    return "[\n" + members.map { "  \($0),\n" }.joined() + "]"
  }

  private static func string(_ text: String) -> String {
    guard text.contains("\n"), !text.contains("\r") else { return basicString(text) }
    return "\"\"\"\n" + escaped(text, keepsLines: true) + "\"\"\""
  }

  /// A string in one line.
  static func basicString(_ text: String) -> String { "\"" + escaped(text, keepsLines: false) + "\"" }

  private static func escaped(_ text: String, keepsLines: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += keepsLines ? "\n" : "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || isInvisible(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What nobody sees in an editor, and what turns the direction of a line.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
