import Screen

/// One thing the browser can do. Keys, help, footer hints, the key table of the README and the man page
/// all come from the rows of `Commands.all`.
public struct Command: Sendable {
  /// Where its keys work.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    case everywhere, lists, reader, search, question, page

    /// As a section of the help is headed.
    public var title: String {
      switch self {
      case .everywhere: "Everywhere"
      case .lists: "In a list"
      case .reader: "In the reader"
      case .search: "While typing a search"
      case .question: "While typing an answer"
      case .page: "In a page like this"
      }
    }
  }

  /// Unique: lower-case words joined by hyphens.
  public let name: String
  /// What it does, in at most 60 columns.
  public let help: String
  /// Key runs in the notation of `Key`; the first is shown in hints.
  public let keys: [String]
  public let scope: Scope
  /// One or two words for the footer, where it is worth a place there.
  public let hint: String?
  let perform: @Sendable (inout BrowserState) -> [Effect]

  /// Its key runs as a reader knows them.
  public var readableKeys: [String] { keys.map(Self.readable) }

  /// A run of keys as a reader knows it: `Ctrl-d` for `<C-d>`.
  static func readable(_ notation: String) -> String {
    Key.keys(notation)?.map(\.label).joined() ?? notation
  }

  /// - Parameter perform: changes the state and says what the outside is to do.
  init(
    _ name: String, _ keys: [String], _ scope: Scope = .everywhere, help: String, hint: String? = nil,
    perform: @escaping @Sendable (inout BrowserState) -> [Effect]
  ) {
    self.name = name
    self.keys = keys
    self.scope = scope
    self.help = help
    self.hint = hint
    self.perform = perform
  }

  /// A command that only changes the state.
  init(
    _ name: String, _ keys: [String], _ scope: Scope = .everywhere, help: String, hint: String? = nil,
    change: @escaping @Sendable (inout BrowserState) -> Void
  ) {
    self.init(
      name, keys, scope, help: help, hint: hint,
      perform: { state in
        change(&state)
        return []
      })
  }

  /// A command that only asks something of the outside.
  init(
    _ name: String, _ keys: [String], _ scope: Scope = .everywhere, help: String, hint: String? = nil,
    effect: Effect
  ) {
    self.init(name, keys, scope, help: help, hint: hint, perform: { _ in [effect] })
  }
}
