import ArgumentParser
import Browser
import FoundationEssentials
import News
import Screen

/// `dateline config`: says where the configuration is read from and what is wrong with it, or prints all defaults.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Check the configuration, or print what can be configured.",
    discussion: "Exit status: 0 where all of it is understood, 2 where something is not.")

  @OptionGroup var chosen: ConfigurationArguments

  @Flag(name: .customLong("default"), help: "Print a configuration file with every default.")
  var printsDefault = false

  func run() throws {
    if printsDefault { return print(DefaultConfiguration.text, terminator: "") }
    let path = chosen.path
    let problems = ConfigurationFile.configuration(at: path).settings.problems
    let isThere = FileManager.default.fileExists(atPath: path)
    print(DisplayText.printable(path) + (isThere ? "" : ": not there; everything is as usual"))
    for problem in problems {
      let place = problem.path + (problem.line.map { ":\($0)" } ?? "")
      print(DisplayText.printable("\(place): \(problem.message)"))
    }
    if !problems.isEmpty { throw ExitStatus.usage }
  }
}

/// Where the configuration is.
struct ConfigurationArguments: ParsableArguments {
  @Option(
    help: "The configuration file, in place of the reader's own.", completion: .file(extensions: ["toml"]))
  var config: String?

  var path: String {
    config ?? BaseFolders(ProcessInfo.processInfo.environment).config + "/config.toml"
  }
}
