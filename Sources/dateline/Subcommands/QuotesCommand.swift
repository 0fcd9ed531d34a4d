import ArgumentParser
import News

/// `dateline quotes`: who said what.
struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes", abstract: "List what is quoted, and who said it.")

  @OptionGroup var arguments: ReportArguments

  @Option(help: "Only what this person or body says; part of a name is enough.")
  var speaker: String?

  @Option(help: "Only quotations of these kinds; all that is spoken without it.")
  var kind: [Quote.Kind] = []

  @Flag(help: "List what is reported in other words too ('Lee said that ...'), after the quotations.")
  var indirect = false

  func run() throws {
    let speaker = speaker.map { NamePattern($0) }
    try arguments.print { dossier in
      let quotations = dossier.quotes.filter { kind.isEmpty ? $0.isSpeech : kind.contains($0.kind) }
      let reports = dossier.quotes.filter { indirect && !kind.contains(.indirect) && $0.kind == .indirect }
      return (quotations + reports)
        .map { QuoteReport(dossier: dossier, quote: $0) }
        .filter { report in speaker.map { matches($0, report) } ?? true }
    }
  }

  /// The names resolved, their other forms, and what the text calls the speaker.
  private func matches(_ pattern: NamePattern, _ report: QuoteReport) -> Bool {
    let aliases = report.quote.speakers.flatMap { report.dossier[$0].aliases.map(\.form) }
    return (report.dossier.voices(of: report.quote) + aliases).contains { pattern.matches($0) }
  }
}
