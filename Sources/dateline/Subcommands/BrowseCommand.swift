import ArgumentParser
import Curses

/// `dateline browse`, and what `dateline PATH…` does: opens the browser.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Open the browser (the default).",
    discussion: """
      The key ? shows all keys. Exit status: 0 after quitting, 2 where there is no terminal to run in, \
      128 and the signal's number after a signal.
      """)

  @OptionGroup var dossier: DossierArguments
  @OptionGroup var chosen: ConfigurationArguments

  func run() throws {
    throw ExitCode(
      try status(
        of: dossier.loader(), ConfigurationFile.configuration(at: chosen.path)))
  }

  /// Runs the browser; the terminal is given back when this returns.
  private func status(of loader: DossierLoader, _ configuration: Configuration) throws(TerminalError) -> Int32
  {
    var loop = try RunLoop(loader, configuration)
    return loop.run()
  }
}
