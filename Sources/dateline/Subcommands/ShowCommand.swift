import ArgumentParser
import News

/// `dateline show`: one article.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one article.",
    discussion: """
      With --annotated, every finding is written into the text as «what|value|rule: words», and every line taken out
      of the article is shown with its reason. With --why, the findings are listed, a line each, with their words
      and the rule that found them.
      """)

  @Argument(help: "The article: its name, or its number in the list of articles.")
  var article: String

  @OptionGroup var arguments: ReportArguments

  @Flag(help: "Show what was found and why, and the lines taken out.")
  var annotated = false

  @Flag(help: "List what was found, its words and the rule that found it.")
  var why = false

  func run() throws {
    try arguments.print { dossier in
      let id = try dossier.article(named: article)
      return [
        ShownArticle(dossier: dossier, id: id, findings: why ? .explained : annotated ? .annotated : .hidden)
      ]
    }
  }
}

extension Dossier {
  /// The article that `name` means: by its whole name, else by its number from 1, else by the only name that starts
  /// so.
  /// - Throws: where to look the names up.
  func article(named name: String) throws(UsageError) -> Article.ID {
    if let index = articles.firstIndex(where: { $0.name == name }) { return Article.ID(index) }
    if let number = Int(name), articles.indices.contains(number - 1) { return Article.ID(number - 1) }
    let candidates = articles.indices.filter { articles[$0].name.hasPrefix(name) }
    if candidates.count == 1 { return Article.ID(candidates[0]) }
    throw UsageError("there is no article '\(name)'; 'dateline articles' lists them")
  }
}
