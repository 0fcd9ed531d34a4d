import Screen

/// Finds the command that a run of keys stands for.
struct Keymap: Sendable {
  enum Match: Sendable {
    case command(Command)
    /// The start of one or more longer runs.
    case pending
    case none
  }

  private let commands: [Command.Scope: [[Key]: Command]]
  private let prefixes: [Command.Scope: Set<[Key]>]

  init(_ table: [Command]) {
    var commands: [Command.Scope: [[Key]: Command]] = [:]
    var prefixes: [Command.Scope: Set<[Key]>] = [:]
    for command in table {
      for notation in command.keys {
        guard let keys = Key.keys(notation) else { continue }
        commands[command.scope, default: [:]][keys] = command
        for length in 1..<max(1, keys.count) {
          prefixes[command.scope, default: []].insert(Array(keys.prefix(length)))
        }
      }
    }
    self.commands = commands
    self.prefixes = prefixes
  }

  /// What `keys` stand for in the first of `scopes` that knows them.
  func match(_ keys: [Key], in scopes: [Command.Scope]) -> Match {
    for scope in scopes {
      if let command = commands[scope]?[keys] { return .command(command) }
    }
    return scopes.contains { prefixes[$0]?.contains(keys) == true } ? .pending : .none
  }
}
