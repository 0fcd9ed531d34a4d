import ArgumentParser

@main
struct Dateline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Browse a folder of news articles on one story.",
    subcommands: [FrameCommand.self, AnalyzeCommand.self])
}
