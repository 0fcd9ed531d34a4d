import Browser

/// dateline(1), made from what the program knows of itself: its arguments and its table of commands.
struct ManualPage {
  private let program: HelpData.Command
  /// Arguments that several commands take; they are explained once.
  private let common: [HelpData.Argument]

  init(_ program: HelpData.Command) {
    self.program = program
    let all = program.ownSubcommands.flatMap(\.shownArguments)
    common = all.indices.filter { index in
      let isFirst = !all[..<index].contains(all[index])
      return isFirst && all[(index + 1)...].contains(all[index])
    }.map { all[$0] }
  }

  /// The page, in mdoc.
  var text: String {
    var page = Mdoc()
    addHead(to: &page)
    addCommands(to: &page)
    addKeys(to: &page)
    addSurroundings(to: &page)
    return page.text
  }

  private func addHead(to page: inout Mdoc) {
    page.add("\\\"", "Made by `make docs` from the program's own tables; do not edit.")
    page.add("Dd", "November 21, 2026")
    page.add("Dt", "DATELINE", "1")
    page.add("Os")
    page.add("Sh", "NAME")
    page.add("Nm", "dateline")
    page.add("Nd", "browse a folder of news articles on one story")
    page.add("Sh", "SYNOPSIS")
    page.add("Nm", "dateline")
    page.add("Op", "Ar", "path ...")
    page.add("Nm", "dateline")
    page.add("Ar", "command")
    page.add("Op", "Ar", "argument ...")
    page.add("Sh", "DESCRIPTION")
    page.add(
      text: """
        dateline reads news articles on one story, plain text or Markdown, and opens them in the terminal: the \
        articles, who said what, the people, organisations and places, and the story's timeline, each linked to \
        the words it comes from. Without a path it opens a sample story.

        The commands below print the same findings for people and for programs.
        """)
  }

  private func addCommands(to page: inout Mdoc) {
    page.add("Sh", "COMMANDS")
    for command in program.ownSubcommands { add(command, to: &page) }
    page.add("Ss", "Common arguments")
    add(common, to: &page)
  }

  private func add(_ command: HelpData.Command, to page: inout Mdoc) {
    page.add("Ss", Mdoc.literal(command.commandName))
    page.add("Nm", "dateline", "Cm", Mdoc.literal(command.commandName))
    for argument in command.shownArguments where argument.preferredName != "help" {
      page.add(argument.isOptional ? "Op \(argument.markup)" : argument.markup)
    }
    page.add("Pp")
    page.add(text: command.abstract ?? "")
    if let discussion = command.discussion { page.add(text: discussion) }
    let own = command.shownArguments.filter { !common.contains($0) }
    if !own.isEmpty { add(own, to: &page) }
  }

  private func add(_ arguments: [HelpData.Argument], to page: inout Mdoc) {
    page.add("Bl", "-tag", "-width", "Ds")
    for argument in arguments {
      page.add("It", argument.markup)
      page.add(text: argument.explanation)
    }
    page.add("El")
  }

  private func addKeys(to page: inout Mdoc) {
    page.add("Sh", "KEYS")
    for scope in Command.Scope.allCases {
      let title = scope.title.split(separator: " ").map { Mdoc.literal(String($0)) }
      page.add("Ss", title.joined(separator: " "))
      page.add("Bl", "-tag", "-width", "Ctrl-o,", "-compact")
      for command in Commands.all where command.scope == scope {
        page.add("It", command.readableKeys.map { "Ic " + Mdoc.literal($0) }.joined(separator: " , "))
        page.add(text: command.help + ".")
      }
      page.add("El")
    }
  }
}

extension HelpData.Argument {
  /// Its long name, or that of its value.
  var preferredName: String { names?.last?.name ?? valueName ?? "" }

  /// As it is typed, in mdoc.
  fileprivate var markup: String {
    let repeated = isRepeating ? " ..." : ""
    guard kind != .positional else { return "Ar \(valueName ?? "")\(repeated)" }
    let flags = (names ?? []).map { "Fl " + ($0.name.count > 1 ? "-" : "") + $0.name }
    return flags.joined(separator: " , ") + (kind == .option ? " Ar \(valueName ?? "")" : "")
  }

  fileprivate var explanation: String {
    var sentences = [abstract ?? ""]
    if let allValues, kind == .option { sentences.append("One of \(allValues.joined(separator: ", ")).") }
    if let defaultValue { sentences.append("The default is \(defaultValue).") }
    return sentences.joined(separator: " ")
  }
}
