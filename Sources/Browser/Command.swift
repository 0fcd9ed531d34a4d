import Screen

/// One thing the browser can do. Keys, help, footer hints, the key table of the README and the man page
/// all come from the rows of `Commands.all`.
public struct Command: Sendable {
  /// Where its keys work.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    case everywhere, lists, reader, search, picker, question, page

    /// As a section of the help is headed.
    public var title: String {
      switch self {
      case .everywhere: "Everywhere"
      case .lists: "In a list"
      case .reader: "In the reader"
      case .search: "While typing a search"
      case .picker: "While going to a name or command"
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
  /// The same with its key before it, as the footer shows it.
  let shownHint: StyledText?
  /// Whether the footer should offer it now.
  let isOffered: @Sendable (BrowserState) -> Bool
  let perform: @Sendable (inout BrowserState) -> [Effect]
  /// What may be typed after its name on the command line.
  private(set) var argument: Argument?

  /// Something said to a command in the same line.
  struct Argument: Sendable {
    /// What it is, in a word.
    let name: String
    let perform: @Sendable (inout BrowserState, String) -> [Effect]
  }

  /// The command, which may also be told something on the command line.
  func taking(
    _ name: String, perform: @escaping @Sendable (inout BrowserState, String) -> [Effect]
  ) -> Command {
    var command = self
    command.argument = Argument(name: name, perform: perform)
    return command
  }

  /// Its key runs as a reader knows them.
  public var readableKeys: [String] { keys.map(Self.readable) }

  /// A run of keys as a reader knows it: `Ctrl-d` for `<C-d>`.
  static func readable(_ notation: String) -> String {
    Key.keys(notation)?.map(\.label).joined() ?? notation
  }

  /// - Parameter perform: changes the state and says what the outside is to do.
  init(
    _ name: String, _ keys: [String], _ scope: Scope = .everywhere, help: String, hint: String? = nil,
    offered isOffered: @escaping @Sendable (BrowserState) -> Bool = { _ in true },
    perform: @escaping @Sendable (inout BrowserState) -> [Effect]
  ) {
    self.name = name
    self.keys = keys
    self.scope = scope
    self.help = help
    self.hint = hint
    shownHint = keys.first.flatMap { key in hint.map { Self.shownHint($0, key: key) } }
    self.isOffered = isOffered
    self.perform = perform
  }

  /// `f filter  `.
  private static func shownHint(_ hint: String, key: String) -> StyledText {
    var shown = StyledText(readable(key), Style(.key, .bold))
    shown.append(" \(hint)  ", .faint)
    return shown
  }

  /// A command on other keys.
  init(_ command: Command, keys: [String]) {
    self.init(
      command.name, keys, command.scope, help: command.help, hint: command.hint, offered: command.isOffered,
      perform: command.perform)
    argument = command.argument
  }

  /// A command that only changes the state.
  init(
    _ name: String, _ keys: [String], _ scope: Scope = .everywhere, help: String, hint: String? = nil,
    offered isOffered: @escaping @Sendable (BrowserState) -> Bool = { _ in true },
    change: @escaping @Sendable (inout BrowserState) -> Void
  ) {
    self.init(
      name, keys, scope, help: help, hint: hint, offered: isOffered,
      perform: { state in
        change(&state)
        return []
      })
  }

  /// A command that only asks something of the outside.
  init(
    _ name: String, _ keys: [String], _ scope: Scope = .everywhere, help: String, hint: String? = nil,
    offered isOffered: @escaping @Sendable (BrowserState) -> Bool = { _ in true },
    effect: Effect
  ) {
    self.init(name, keys, scope, help: help, hint: hint, offered: isOffered, perform: { _ in [effect] })
  }
}
