import ArgumentParser
import News

/// `dateline notes`: what the reader has corrected, marked and noted.
struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "List what you have corrected, starred, tagged and noted.")

  @OptionGroup var arguments: ReportArguments

  func run() throws {
    try arguments.print { dossier in
      dossier.notes.notebook.subjects.map { NoteReport(dossier: dossier, subject: $0) }
    }
  }
}
