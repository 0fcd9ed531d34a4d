import News
import Prose
import TOMLKit

/// How subjects and fields are named in the file.
extension NotebookEntry {
  /// The keys that say what an entry is about, with their values.
  static func identity(of subject: Notebook.Subject) -> [(key: String, value: String)] {
    switch subject {
    case .article(let name): return [("file", name)]
    case .entity(let kind, let name): return [("kind", kind.rawValue), ("entity", name)]
    case .highlight(let query): return [("query", query)]
    case .line(let anchor), .mention(let anchor), .quote(let anchor), .event(let anchor),
      .passage(let anchor):
      let pairs = [
        ("file", anchor.file), ("exact", anchor.exact), ("prefix", anchor.prefix), ("suffix", anchor.suffix),
      ]
      return pairs.filter { !$0.1.isEmpty }
    }
  }

  /// The keys without which an entry is about nothing.
  static func identityKeys(_ section: Notebook.Section) -> [String] {
    switch section {
    case .article: ["file"]
    case .entity: ["kind", "entity"]
    case .highlight: ["query"]
    case .line, .mention, .quote, .event, .passage: ["file", "exact"]
    }
  }

  static func subject(_ section: Notebook.Section, _ table: TOMLTable) -> Notebook.Subject? {
    func text(_ key: String) -> String? { table[key]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    func anchor() -> TextAnchor? {
      guard let file = text("file"), let exact = text("exact") else { return nil }
      return TextAnchor(
        file: file, exact: exact, prefix: text("prefix") ?? "", suffix: text("suffix") ?? "")
    }
    switch section {
    case .article: return text("file").map { .article($0) }
    case .entity:
      guard let kind = text("kind").flatMap(Entity.Kind.init) else { return nil }
      return text("entity").map { .entity(kind, $0) }
    case .highlight: return text("query").map { .highlight($0) }
    case .line: return anchor().map { .line($0) }
    case .mention: return anchor().map { .mention($0) }
    case .quote: return anchor().map { .quote($0) }
    case .event: return anchor().map { .event($0) }
    case .passage: return anchor().map { .passage($0) }
    }
  }

  static func field(_ key: String, _ section: Notebook.Section) -> Notebook.Field? {
    Notebook.Field(rawValue: key).flatMap { $0.sections.contains(section) ? $0 : nil }
  }

  // MARK: Values

  static func value(_ value: (any TOMLValueConvertible)?, _ type: Notebook.Field.ValueType) -> Notebook.Value?
  {
    guard let value else { return nil }
    switch type {
    case .text:
      if let date = value.date {
        return .text(Day(year: date.year, month: date.month, day: date.day)?.iso ?? "")
      }
      return value.string.map { .text($0) }
    case .flag: return value.bool.map { .flag($0) }
    case .list:
      guard let members = value.array, members.allSatisfy({ $0.string != nil }) else { return nil }
      return .list(members.compactMap { $0.string })
    }
  }

  static func words(for type: Notebook.Field.ValueType) -> String {
    switch type {
    case .text: "a text in quotation marks"
    case .flag: "true or false"
    case .list: "a list of texts, as in [\"a\", \"b\"]"
    }
  }

  /// What is wrong with a value of the right type; `nil` if nothing is.
  static func problem(
    with value: Notebook.Value, _ field: Notebook.Field, _ section: Notebook.Section
  ) -> String? {
    guard let text = value.text else { return nil }
    switch (field, section) {
    case (.date, .article) where Day(iso: text) == nil: return "“\(text)” is no day, as in 2026-01-05"
    case (.date, .event) where TimeSpan(notation: text) == nil:
      return "“\(text)” is no date, as in 2026-01-05, 2026-01..2026-03, before 2026, about 2026-01"
    case (.as, _) where Entity.Kind(rawValue: text) == nil: return oneOf(Entity.Kind.allCases.map(\.rawValue))
    case (.kind, .quote) where Quote.Kind(rawValue: text) == nil:
      return oneOf(Quote.Kind.allCases.map(\.rawValue))
    case (.status, _) where Event.Status(rawValue: text) == nil:
      return oneOf(Event.Status.allCases.map(\.rawValue))
    default: return nil
    }
  }

  private static func oneOf(_ words: [String]) -> String { "must be one of " + words.joined(separator: ", ") }
}
