import ArgumentParser
import Browser
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

  @Flag(help: "Show one pane of sentences, for screen readers and braille.")
  var plain = false

  func run() throws {
    var configuration = ConfigurationFile.configuration(at: chosen.path)
    if plain { configuration.settings.presentation = .plain }
    throw ExitCode(
      try status(
        of: dossier.loader(), configuration))
  }

  /// Runs the browser; the terminal is given back when this returns.
  private func status(of loader: DossierLoader, _ configuration: Configuration) throws(TerminalError) -> Int32
  {
    var loop = try RunLoop(loader, configuration)
    return loop.run()
  }
}
