import ArgumentParser
import News
import Prose
import Screen

/// What every subcommand is told that prints something of a dossier.
struct ReportArguments: ParsableArguments {
  @OptionGroup var dossier: DossierArguments

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  /// Loads the dossier and prints what `reports` makes of it; problems of reading go to the standard error.
  /// - Throws: the status to exit with, where nothing is found or something could not be read.
  func print<Item: Report>(_ reports: (Dossier) throws -> [Item]) throws {
    let dossier = try dossier.loader().load()
    for problem in dossier.problems { StandardError.print(problem.report) }
    let reports = try reports(dossier)
    for (index, report) in reports.enumerated() {
      if json {
        for record in report.records { Swift.print(record.line) }
      } else {
        Swift.print(index > 0 && Item.isParagraph ? "\n" + report.text : report.text, terminator: "")
      }
    }
    if dossier.problems.contains(where: { $0.severity == .failure }) { throw ExitStatus.unreadable }
    if reports.isEmpty { throw ExitStatus.nothingFound }
  }

  /// Tells the reader something that is no finding.
  func note(_ line: String) {
    if !json { Swift.print(line + "\n") }
  }
}

extension Problem {
  /// `warning: report.txt:3: what`.
  fileprivate var report: String {
    let place = path + (line.map { ":\($0)" } ?? "")
    return "\(severity == .failure ? "error" : severity.rawValue): \(place): \(message)"
  }
}

/// Days to choose by.
struct DayRange: ParsableArguments {
  @Option(help: "Only from this day on (2026-01-05).")
  var from: Day?

  @Option(help: "Only up to this day.")
  var to: Day?

  func validate() throws {
    if let from, let to, to < from { throw ValidationError("--from is later than --to") }
  }

  func contains(_ span: TimeSpan?) -> Bool {
    span?.isWithin(from, to) ?? (from == nil && to == nil)
  }
}

/// Part of a name as a reader types it: whole words in any order, whatever their case, accents and hyphens.
struct NamePattern {
  private let words: [String]

  init(_ name: String) { words = Self.words(of: name) }

  func matches(_ name: String) -> Bool {
    let words = Set(Self.words(of: name))
    return !self.words.isEmpty && self.words.allSatisfy { words.contains($0) }
  }

  private static func words(of name: String) -> [String] {
    Folding.folded(name).split { $0 == " " || $0 == "-" }.map(String.init)
  }
}
