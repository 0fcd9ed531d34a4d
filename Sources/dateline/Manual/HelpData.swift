import ArgumentParser
import FoundationEssentials

/// What ArgumentParser knows of the commands, as far as the manual shows it.
struct HelpData: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
    let shouldDisplay: Bool
  }

  struct Argument: Decodable, Hashable {
    let kind: Kind
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    /// The values it may have, where they are a few.
    let allValues: [String]?
    let abstract: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool

    enum Kind: String, Decodable { case positional, option, flag }
  }

  struct Name: Decodable, Hashable {
    let name: String
  }

  /// The program and its subcommands, in the order of `--help`.
  static func ofProgram() throws -> Command {
    // Public with an underscore, as it is what `--experimental-dump-help` prints.
    try JSONDecoder().decode(HelpData.self, from: Data(Dateline._dumpHelp().utf8)).command
  }
}

extension HelpData.Command {
  /// The subcommands that somebody wrote, without `help`.
  var ownSubcommands: [HelpData.Command] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  var shownArguments: [HelpData.Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}
