import ArgumentParser
import Browser
import Curses
import News
import Screen

/// `dateline frame`: prints a screen of the browser, as text or as a picture, after keys have been pressed: what tests,
/// bug reports and the README show.
struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame", abstract: "Print a screen of the browser as text, or as a picture.")

  @OptionGroup var dossier: DossierArguments

  @Option(
    help: "A configuration file; without it, everything is as usual.", completion: .file(extensions: ["toml"])
  )
  var config: String?

  @Option(help: "Rows and columns of the screen.")
  var size = ScreenSize(rows: 24, columns: 80)

  @Option(help: "Keys to press first, as in 'jj<Enter>/tariff<Enter>'.")
  var keys = ""

  @Flag(help: "Show one pane of sentences, for screen readers and braille.")
  var plain = false

  @Flag(help: "Print the styles below the text, one letter a cell.")
  var styles = false

  @Flag(help: "Print a picture (SVG) in the colours of the theme.")
  var svg = false

  @Option(help: ArgumentHelp("The theme, in place of the configured one.", valueName: "name"))
  var theme: Theme?

  func run() throws {
    guard let keys = Key.keys(keys) else {
      throw ValidationError("'\(keys)' is no run of keys; write them as in 'jj<Enter>/tariff<Esc>'")
    }
    let loader = try dossier.loader()
    var configuration = config.map(ConfigurationFile.configuration) ?? Configuration()
    if let theme { configuration.theme = theme }
    if plain { configuration.settings.presentation = .plain }
    var state = BrowserState(
      name: loader.name, size: Size(rows: size.rows, columns: size.columns), settings: configuration.settings)
    let (notebook, problems) = loader.readNotebook()
    _ = state.update(.notebook(notebook, refusal: nil))
    _ = state.update(.loaded(try loader.found(notebook, problems), .complete))
    for key in keys { _ = state.update(.key(key)) }
    let rendered = state.render()
    let frame = configuration.theme.isASCII ? rendered.spelledInASCII() : rendered
    guard !svg else {
      return print(FramePicture(frame: frame, theme: configuration.theme).svg, terminator: "")
    }
    print(frame.text, terminator: "")
    if styles { print("\n" + frame.styles, terminator: "") }
  }
}

/// `24x80`.
struct ScreenSize: ExpressibleByArgument {
  let rows: Int
  let columns: Int

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  init?(argument: String) {
    let parts = argument.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1000).contains($0) }) else { return nil }
    self.init(rows: parts[0], columns: parts[1])
  }

  var defaultValueDescription: String { "\(rows)x\(columns)" }
}
