import Screen

/// The keys that a reader wants for a command.
public struct KeyBinding: Hashable, Sendable {
  public let command: String
  /// Key runs in the notation of `Key`.
  public let keys: [String]

  public init(command: String, keys: [String]) {
    self.command = command
    self.keys = keys
  }

  /// Why a command did not get its keys.
  public struct Refusal: Hashable, Sendable {
    public let command: String
    public let reason: String
  }

  /// Gives each command the keys that are wanted for it. They are taken from commands that nothing is wanted for.
  static func bound(_ bindings: [KeyBinding], in table: [Command]) -> (
    commands: [Command], refusals: [Refusal]
  ) {
    var commands = table
    var refusals: [Refusal] = []
    var wanted: [Command] = []
    for binding in bindings {
      do throws(Refusal.Reason) {
        let command = try binding.applied(to: table, besides: wanted)
        wanted.append(command)
      } catch {
        refusals.append(Refusal(command: binding.command, reason: error.text))
      }
    }
    for index in commands.indices {
      let command = commands[index]
      if let own = wanted.first(where: { $0.name == command.name }) {
        commands[index] = own
      } else {
        commands[index] = command.bound(
          to: command.keys.filter { keys in !wanted.contains { $0.hides(keys, of: command) } })
      }
    }
    return (commands, refusals)
  }

  /// The command with these keys.
  /// - Parameter others: commands that already have theirs.
  private func applied(to table: [Command], besides others: [Command]) throws(Refusal.Reason) -> Command {
    guard let command = table.first(where: { $0.name == self.command }) else {
      throw Refusal.Reason(text: "there is no such command")
    }
    for notation in keys {
      guard let run = Key.keys(notation), !run.isEmpty, run.count <= Self.longestRun else {
        throw Refusal.Reason(text: "'\(notation)' is no key; write j, gg, <C-d>, <A-Left>, <Space> or <lt>")
      }
    }
    let own = command.bound(to: keys.map { Key.keys($0)?.map(\.description).joined() ?? $0 })
    for other in others {
      if let taken = own.keys.first(where: { other.hides($0, of: own) }) {
        throw Refusal.Reason(text: "'\(taken)' is wanted for \(other.name) too")
      }
    }
    return own
  }

  private static let longestRun = 4
}

extension KeyBinding.Refusal {
  fileprivate struct Reason: Error { let text: String }
}

extension Command {
  /// The same command on other keys.
  func bound(to keys: [String]) -> Command {
    Command(self, keys: keys)
  }

  /// Whether a key run of another command can no longer be typed, or typed to its end, where both work.
  fileprivate func hides(_ run: String, of other: Command) -> Bool {
    let isTogether =
      scope == other.scope
      || [scope, other.scope].allSatisfy { [.everywhere, .lists, .reader].contains($0) }
        && [scope, other.scope].contains(.everywhere)
    return isTogether && keys.contains { $0.hasPrefix(run) || run.hasPrefix($0) }
  }
}
