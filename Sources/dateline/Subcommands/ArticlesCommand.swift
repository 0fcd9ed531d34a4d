import ArgumentParser
import News
import Prose

/// `dateline articles`: what the dossier consists of.
struct ArticlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles", abstract: "List the articles in order of publication.")

  @OptionGroup var arguments: ReportArguments
  @OptionGroup var days: DayRange

  func run() throws {
    try arguments.print { dossier in
      dossier.articles.indices.map { Article.ID($0) }
        .filter { days.contains(dossier[$0].published.map { TimeSpan($0.value) }) }
        .map { ArticleReport(dossier: dossier, id: $0) }
    }
  }
}
