import ArgumentParser

@main
struct Dateline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Browse a folder of news articles on one story.",
    subcommands: [BrowseCommand.self, FrameCommand.self, AnalyzeCommand.self, ManCommand.self],
    defaultSubcommand: BrowseCommand.self)
}
