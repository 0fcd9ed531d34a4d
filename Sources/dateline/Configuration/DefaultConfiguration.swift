import Browser

/// The configuration file with everything as it is without one.
enum DefaultConfiguration {
  static var text: String {
    var lines = [
      "# dateline reads this file from $XDG_CONFIG_HOME/dateline/config.toml, or from",
      "# ~/.config/dateline/config.toml. Everything here is as it is without the file.",
    ]
    for key in ConfigurationKey.all {
      lines.append("")
      lines += commented(key.help)
      lines.append("\(key.name) = \(key.usual)")
    }
    lines += ["", "# The keys of each command. An empty list leaves a command without a key."]
    lines.append("[\(ConfigurationFile.keysTable)]")
    var scope: Command.Scope?
    for command in Commands.all {
      if command.scope != scope { lines += ["", "# \(command.scope.title)"] }
      scope = command.scope
      let keys = command.keys.map { "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
      lines.append("# \(command.help).")
      lines.append("\(command.name) = [\(keys.joined(separator: ", "))]")
    }
    lines += [
      "", "# Searches with a name, given by / @name and by Ctrl-p, as those that gs saves.",
      "[\(ConfigurationFile.searchesTable)]", "# accords = 'accord* OR memorandum*'",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Prose as comments of at most 80 columns.
  private static func commented(_ prose: String) -> [String] {
    var lines: [String] = []
    for word in prose.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 80 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append("# " + word)
      }
    }
    return lines
  }
}
