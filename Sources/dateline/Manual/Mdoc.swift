/// A page in the markup of mdoc(7), written from top to bottom.
struct Mdoc {
  private(set) var text = ""

  /// A line of the macro `name`; the arguments are macros themselves, or made by `literal(_:)`.
  mutating func add(_ name: String, _ arguments: String...) {
    text += "." + ([name] + arguments).joined(separator: " ") + "\n"
  }

  /// Running text, broken for mdoc: a sentence starts a line, and a blank line starts a paragraph.
  mutating func add(text prose: String) {
    let paragraphs = prose.split(separator: "\n\n")
    for (number, paragraph) in paragraphs.enumerated() {
      if number > 0 { add("Pp") }
      var line = ""
      for word in paragraph.split(whereSeparator: \.isWhitespace).map(Self.escaped) {
        if !line.isEmpty, line.hasSuffix(".") || line.count + word.count >= Self.lineLength {
          text += line + "\n"
          line = ""
        }
        line += line.isEmpty ? word : " " + word
      }
      text += line + "\n"
    }
  }

  /// Lines to be shown as they are.
  mutating func add(display lines: [String]) {
    add("Bd", "-literal", "-offset", "indent")
    for line in lines { text += Self.escaped(line).replacing("'", with: Self.straightMark) + "\n" }
    add("Ed")
  }

  /// mandoc finds longer lines of text worth a word.
  private static let lineLength = 78

  /// One argument of a macro that shows `word` as it is.
  static func literal(_ word: String) -> String {
    let marked = escaped(word).replacing("'", with: straightMark).replacing("\"", with: "\\(dq")
    // Short words may be the name of a macro or a delimiter, which `\&` makes plain text of.
    return (word.count <= 2 ? "\\&" : "") + marked.replacing(" ", with: "\\ ")
  }

  /// An apostrophe that stays straight, as in commands for the shell.
  private static let straightMark = "\\(aq"

  private static func escaped(_ word: some StringProtocol) -> String {
    var escaped = ""
    for character in word {
      switch character {
      case "\\": escaped += "\\e"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "`": escaped += "\\(ga"
      case "-": escaped += escaped.isEmpty || escaped.hasSuffix("-") ? "\\-" : "-"
      default: escaped.append(character)
      }
    }
    // A line that starts with one of these would be a macro.
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
