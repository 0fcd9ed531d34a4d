import ArgumentParser
import Curses

import News

/// `dateline browse`, and what `dateline PATH…` does: opens the browser.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Open the browser (the default).",
    discussion: """
      Keys are shown by ? inside. Exit status: 0 after quitting, 1 where there is no terminal to run in,
      128 and the signal's number after a signal.
      """)

  @OptionGroup var dossier: DossierArguments

  func run() throws {
    let loader = try dossier.loader()
    let status: Int32
    do {
      var loop = try RunLoop(loader)
      status = loop.run()
    } catch {
      throw ValidationError("\(error)")
    }
    throw ExitCode(status)
  }
}
