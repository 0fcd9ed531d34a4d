import Browser
import News
import Screen
import Testing

@testable import dateline

@Suite("The configuration")
struct ConfigurationTests {
  private func read(_ source: String) -> Configuration {
    ConfigurationFile.configuration(reading: source, path: "config.toml")
  }

  /// `line: message` of each problem.
  private func problems(_ source: String) -> [String] {
    read(source).settings.problems.map { "\($0.line.map(String.init) ?? "?"): \($0.message)" }
  }

  @Test("nothing chosen is what is usual")
  func empty() {
    #expect(read("").settings.measure == 72)
    #expect(problems("# nothing\n").isEmpty)
  }

  @Test("the printed defaults are what is usual, and nothing is wrong with them")
  func defaults() {
    let configuration = read(DefaultConfiguration.text)
    #expect(configuration.settings.problems.isEmpty, "\(problems(DefaultConfiguration.text))")
    #expect(configuration.settings.commands.map(\.keys) == Commands.all.map(\.keys))
    for key in ConfigurationKey.all { #expect(DefaultConfiguration.text.contains("\n\(key.name) = ")) }
    for line in DefaultConfiguration.text.split(separator: "\n") where line.hasPrefix("#") {
      #expect(line.count <= 80)
    }
  }

  @Test("a setting holds")
  func settings() {
    let configuration = read("measure = 60\nlayout = 'single'\ndates = \"iso\"\ncitation = \"chicago\"\n")
    #expect(configuration.settings.measure == 60)
    #expect(configuration.settings.layout == .single)
    #expect(configuration.settings.dates == .iso)
    #expect(configuration.settings.citation == .chicago)
  }

  @Test(
    "a bad entry is named with its line, and the rest holds",
    arguments: [
      ("measure = 7\nlayout = \"rail\"", "1: measure must be a number from 40 to 120"),
      ("layout = \"rail\"\n\ncolour = 1", "3: there is no setting 'colour'; "),
      ("dates = true\nlayout = \"rail\"", "1: dates must be \"day-month\", \"month-day\" or \"iso\""),
      ("layout = \"rail\"\n[keys]\nzom = \"Z\"", "3: keys of zom: there is no such command"),
      ("layout = \"rail\"\n[keys]\nzoom = \"<Foo>\"", "3: keys of zoom: '<Foo>' is no key"),
      ("layout = \"rail\"\n[keys]\nzoom = 5", "3: zoom must be a list of keys"),
      (
        "layout = \"rail\"\n[keys]\nzoom = \"Z\"\nhelp = [\"Z\"]",
        "4: keys of help: 'Z' is wanted for zoom too"
      ),
      ("layout = \"rail\"\nmeasure = = 4\n", "2: this is no TOML"),
      ("[keys\nzoom = 'Z'\n", "1: this is no TOML"),
    ])
  func problems(source: String, message: String) {
    let found = problems(source)
    #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
    if source.contains("rail") { #expect(read(source).settings.layout == .rail) }
  }

  @Test("a command gets its keys, and what had them before loses them")
  func keys() {
    let commands = read("[keys]\nzoom = [\"j\", \"gz\"]\nhelp = []\n").settings.commands
    func keys(_ name: String) -> [String]? { commands.first { $0.name == name }?.keys }
    #expect(keys("zoom") == ["j", "gz"])
    #expect(keys("help") == [])
    #expect(keys("next-row") == ["<Down>"])
    #expect(keys("quit") == Commands.all.first { $0.name == "quit" }?.keys)
  }

  @Test("any bytes are read without a trap")
  func garbage() {
    for source in [
      "[[[[", "\u{A0}[.x", "[", "[[ ]", "keys = 4", "[keys]\n[keys]", "a = \"",
      String(repeating: "=\n", count: 200),
    ] {
      #expect(!problems(source).isEmpty)
    }
  }

  @Test(
    "folders follow the XDG specification",
    arguments: [(nil, "/h/.config/dateline"), ("/x", "/x/dateline"), ("rel", "/h/.config/dateline")])
  func folders(named: String?, folder: String) {
    #expect(BaseFolders(["HOME": "/h", "XDG_CONFIG_HOME": named].compactMapValues(\.self)).config == folder)
  }
}
