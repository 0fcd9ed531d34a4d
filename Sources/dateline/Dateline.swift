import ArgumentParser
import Curses
import Reading

@main
struct Dateline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Browse a folder of news articles on one story.",
    usage: """
      dateline [<path> ...]
      dateline <subcommand> ...
      """,
    discussion: """
      Exit status: 0 where all went well, 1 where nothing was found, 2 where the arguments are not understood, \
      3 where something could not be read.
      """,
    subcommands: [
      BrowseCommand.self, ArticlesCommand.self, SearchCommand.self, QuotesCommand.self, EntitiesCommand.self,
      TimelineCommand.self, NotesCommand.self, ShowCommand.self, FrameCommand.self, AnalyzeCommand.self,
      BenchCommand.self,
      ConfigCommand.self,
      ManCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as UsageError {
      StandardError.print("\(error)")
      exit(withError: ExitStatus.usage)
    } catch let error as TerminalError {
      StandardError.print("\(error)")
      exit(withError: ExitStatus.usage)
    } catch let error where error is ReadingError || error is InputError {
      StandardError.print("\(error)")
      exit(withError: ExitStatus.unreadable)
    } catch  where exitCode(for: error) == .validationFailure {
      let message = fullMessage(for: error)
      StandardError.print(String(message.trimmingPrefix("Error: ")))
      exit(withError: ExitStatus.usage)
    } catch {
      exit(withError: error)
    }
  }
}
