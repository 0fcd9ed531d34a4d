import Screen

/// Finds the command that a run of keys stands for.
struct Keymap: Sendable {
  enum Match: Sendable {
    case command(Command)
    /// The start of one or more longer runs.
    case pending
    case none
  }

  private let table: [Command]
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
    self.table = table
    self.commands = commands
    self.prefixes = prefixes
  }

  /// What can follow `keys` in any of the scopes, in the order of the table: the rest of the run, and its command.
  func following(_ keys: [Key], in scopes: [Command.Scope]) -> [(keys: [Key], command: Command)] {
    table.filter { scopes.contains($0.scope) }.flatMap { command in
      command.keys.compactMap(Key.keys).filter { $0.count > keys.count && $0.starts(with: keys) }
        .map { (Array($0.dropFirst(keys.count)), command) }
    }
  }

  /// What `keys` stand for in the first of `scopes` that knows them.
  func match(_ keys: [Key], in scopes: [Command.Scope]) -> Match {
    for scope in scopes {
      if let command = commands[scope]?[keys] { return .command(command) }
    }
    return scopes.contains { prefixes[$0]?.contains(keys) == true } ? .pending : .none
  }
}
