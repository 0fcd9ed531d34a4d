import ArgumentParser
import News
import Prose

/// Which articles of the folder are the dossier. What is left out is noted among the problems, with the reason.
struct ArticleChoice: ParsableArguments {
  @Option(help: "Only articles published on this day or later, as in 2026-01-04.")
  var since: Day?

  @Option(help: "Only articles published on this day or earlier.")
  var until: Day?

  @Option(help: "Only articles of this outlet; repeat it for several.")
  var outlet: [String] = []

  /// The articles that are taken, and a note on each other one.
  func applied(to articles: [Article]) -> ([Article], [Problem]) {
    guard since != nil || until != nil || !outlet.isEmpty else { return (articles, []) }
    let wanted = Set(outlet.map { WordKey(folding: Array($0.utf8)[...]) })
    var taken: [Article] = []
    var notes: [Problem] = []
    for article in articles {
      if let reason = reasonToLeaveOut(article, wanted) {
        notes.append(Problem(.note, path: article.path, "left out: \(reason)"))
      } else {
        taken.append(article)
      }
    }
    return (taken, notes)
  }

  private func reasonToLeaveOut(_ article: Article, _ wanted: Set<WordKey>) -> String? {
    if since != nil || until != nil {
      guard let day = article.published?.value else { return "it states no day of publication" }
      if let since, day < since { return "published before \(since.iso)" }
      if let until, until < day { return "published after \(until.iso)" }
    }
    guard !wanted.isEmpty else { return nil }
    guard let name = article.outlet?.value else { return "it states no outlet" }
    return wanted.contains(WordKey(folding: Array(name.utf8)[...])) ? nil : "published by \(name)"
  }
}
