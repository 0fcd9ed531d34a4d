import Browser
import Curses
import TOMLKit

/// One thing that can be chosen in the configuration file. `all` is the table that reading, `dateline config --default`
/// and the manual follow.
struct ConfigurationKey: Sendable {
  let name: String
  /// What it decides, in a sentence.
  let help: String
  /// As it stands in the file.
  let usual: String
  /// Takes a value, or says what would be one.
  let take: @Sendable (any TOMLValueConvertible, inout Configuration) throws(Complaint) -> Void

  /// What is expected in place of a value.
  struct Complaint: Error {
    let expected: String
  }

  static let all = [
    one(
      of: Theme.self, "theme",
      "The colours; NO_COLOR leaves attributes only. Auto is legible on dark and on light backgrounds.",
      \.theme),
    one(
      of: LayoutChoice.self, "layout", "How panes share the screen, where it has room for it.",
      \.settings.layout),
    flag(
      "plain", "For screen readers and braille: one pane of sentences, no rules or signs.",
      { $0.settings.presentation = $1 ? .plain : .drawn }),
    flag(
      "mouse",
      "Whether the wheel and clicks are the browser's; else the terminal selects text with the mouse.",
      { $0.settings.takesMouse = $1 }),
    number(
      "measure", "The widest a line of an article may be, in columns.", in: Settings.measures,
      \.settings.measure),
    one(
      of: DateText.Order.self, "dates", "How days are written: 05 Jan, Jan 05 or 2026-01-05.",
      \.settings.dates),
    one(of: CitationStyle.self, "citation", "How copied quotes name their source.", \.settings.citation),
  ]

  private static func one<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    of type: Value.Type, _ name: String, _ help: String,
    _ path: any WritableKeyPath<Configuration, Value> & Sendable
  ) -> ConfigurationKey {
    let choices = type.allCases.map { "\"\($0.rawValue)\"" }
    let list = choices.dropLast().joined(separator: ", ") + " or " + (choices.last ?? "")
    let usual = "\"\(Configuration()[keyPath: path].rawValue)\""
    return ConfigurationKey(name: name, help: help + " One of \(list).", usual: usual) {
      value, configuration throws(Complaint) in
      guard let chosen = value.string.flatMap({ Value(rawValue: $0) }) else {
        throw Complaint(expected: list)
      }
      configuration[keyPath: path] = chosen
    }
  }

  private static func flag(
    _ name: String, _ help: String, _ set: @escaping @Sendable (inout Configuration, Bool) -> Void
  ) -> ConfigurationKey {
    ConfigurationKey(name: name, help: help, usual: "false") { value, configuration throws(Complaint) in
      guard let chosen = value.bool else { throw Complaint(expected: "true or false") }
      set(&configuration, chosen)
    }
  }

  private static func number(
    _ name: String, _ help: String, in range: ClosedRange<Int>,
    _ path: any WritableKeyPath<Configuration, Int> & Sendable
  ) -> ConfigurationKey {
    let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
    let usual = "\(Configuration()[keyPath: path])"
    return ConfigurationKey(
      name: name, help: help + " \(expected.prefix(1).uppercased())\(expected.dropFirst()).", usual: usual
    ) {
      value, configuration throws(Complaint) in
      guard let number = value.int, range.contains(number) else { throw Complaint(expected: expected) }
      configuration[keyPath: path] = number
    }
  }
}
