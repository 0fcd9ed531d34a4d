import ArgumentParser
import News

/// `dateline timeline`: what happened when.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "List the events of the story with every passage that tells of them.")

  @OptionGroup var arguments: ReportArguments
  @OptionGroup var days: DayRange

  @Option(help: "Only events of these kinds.")
  var status: [Event.Status] = []

  func run() throws {
    try arguments.print { dossier in
      dossier.events.filter { status.isEmpty || status.contains($0.status) }
        .filter { days.contains($0.days) }
        .map { EventReport(dossier: dossier, event: $0) }
    }
  }
}
