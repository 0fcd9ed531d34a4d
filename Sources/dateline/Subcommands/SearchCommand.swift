import ArgumentParser
import News
import Prose
import Screen
import Search

/// `dateline search`: the articles that a query finds.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search all articles, best first.",
    discussion: """
      A query is words (all of them must occur), "phrases", prefix*, -not and field:value, with the fields
      \(DossierField.fields.map(\.name).joined(separator: ", ")).
      Put -- before a query that starts with a hyphen.
      """)

  @Argument(help: "What to look for.")
  var query: String

  @OptionGroup var arguments: ReportArguments

  @Option(help: "How many articles at most.")
  var limit = 100

  func run() throws {
    try arguments.print { dossier in
      let query = try parsed(in: dossier.index)
      let results = dossier.index.search(query, limit: max(0, limit), text: { dossier.articles[$0].text })
      arguments.note(counted(results.hitCount, "hit") + " in " + counted(results.documentCount, "article"))
      return results.matches.map { SearchReport(dossier: dossier, query: query, match: $0) }
    }
  }

  private func parsed(in index: Index) throws -> Query {
    do {
      return try index.query(query)
    } catch {
      throw UsageError(message(error))
    }
  }

  /// What is wrong, and a line that points to it.
  private func message(_ error: QueryError) -> String {
    let text = Text(query)
    let indent = Columns.width(of: Span(0, min(error.span.start, text.utf8.count)), in: text)
    let marks = max(1, Columns.width(of: error.span, in: text))
    let suggestion = error.suggestion.map { "; \($0)" } ?? ""
    return """
      \(error.message)\(suggestion)
        \(query)
        \(String(repeating: " ", count: indent) + String(repeating: "^", count: marks))
      """
  }
}
