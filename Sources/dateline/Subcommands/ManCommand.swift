import ArgumentParser

/// `dateline man`: prints the manual page, which is made of what the program knows of itself.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page; man -l - shows it.")

  @Flag(help: ArgumentHelp("Print the key table of the README instead.", visibility: .hidden))
  var readmeKeys = false

  func run() throws {
    print(readmeKeys ? KeyTable.markdown : try ManualPage(HelpData.ofProgram()).text, terminator: "")
  }
}
