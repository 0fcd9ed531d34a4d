import Browser

/// The keys that carry a newcomer a long way, as a table of the README.
enum KeyTable {
  /// The names of the commands it shows, two a row.
  static let rows = [
    ["next-row", "previous-row"], ["open", "out"], ["articles", "timeline"], ["people", "organisations"],
    ["places", "quotes"], ["page-down", "page-up"], ["next-article", "previous-article"],
    ["next-quote", "previous-quote"], ["search", "zoom"], ["next-hit", "previous-hit"],
    ["filter", "clear-filter"],
    ["next-name", "next-date"], ["mark", "return"], ["back", "forward"],
    ["about", "furniture"], ["help", "close"],
  ]

  /// The table in Markdown, each command with its first two keys.
  static var markdown: String {
    let head = "| Key | Does | Key | Does |\n|---|---|---|---|\n"
    return rows.reduce(into: head) { table, names in
      let commands = names.compactMap { name in Commands.all.first { $0.name == name } }
      let cells = commands.map { command in
        let keys = command.readableKeys.prefix(2).map { "`\($0)`" }.joined(separator: " ")
        return " \(keys) | \(command.help) |"
      }
      table += "|" + cells.joined() + "\n"
    }
  }
}
