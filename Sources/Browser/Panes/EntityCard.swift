import News
import Prose
import Screen

/// What the dossier tells of a person, organisation or place.
struct EntityCard {
  let state: BrowserState
  let id: Entity.ID

  private static let mostCompany = 8

  var lines: [PageLine] {
    let dossier = state.dossier
    let entity = dossier[id]
    var page = PageLines(columns: state.size.columns)
    let articles = dossier.articles(mentioning: id)
    let names = entity.aliases.map { "\($0.form) \($0.count)×" }
    page.add(dossier.notes.remarks(on: id))
    page.add("names", names.joined(separator: " · "))
    page.add(
      "called", entity.roles.isEmpty ? "nothing by the articles" : entity.roles.joined(separator: " · "))
    let count = articles.count == 1 ? "1 article" : "\(articles.count) articles"
    page.add("named", "\(entity.mentions.count)× in \(count)")
    let days = articles.compactMap { dossier[$0].published?.value }
    if let first = days.first, let last = days.last {
      page.add(
        "reports of",
        first == last ? state.dates.long(first) : state.dates.long(first) + " to " + state.dates.long(last))
    }
    let said = dossier.notes.remarks(on: id).words
    if !said.isEmpty { page.add("your note", said, Style(.note)) }
    page.addHeading("Named with, by paragraph")
    let company = company
    let columns = "\(company.first?.1 ?? 0)×".count
    for (other, count) in company {
      page.add(Columns.padded("\(count)×", to: columns, aligned: .right), dossier[other].name)
    }
    if company.isEmpty { page.add("", "nobody", .faint) }
    addQuotes(to: &page)
    return page.lines
  }

  private func addQuotes(to page: inout PageLines) {
    let quotes = state.dossier.quotes(by: id)
    guard !quotes.isEmpty else { return }
    page.addHeading(quotes.count == 1 ? "1 quote" : "\(quotes.count) quotes")
    for quote in quotes {
      let passage = state.dossier[quote].passage
      let article = state.dossier[passage.article]
      let label = article.published.map { state.dates.short($0.value) } ?? "undated"
      page.add(label, state.dossier.text(passage), Style(.quote), target: .passage(passage))
      page.add("", article.outlet?.value ?? article.name, .faint)
    }
  }

  /// Who else is named in the same paragraphs, most often first.
  private var company: [(Entity.ID, Int)] {
    let fitting = Filter([.entity(id)]).fittingText(in: state.dossier)
    var counts: [Entity.ID: Int] = [:]
    for article in state.dossier.articles(mentioning: id) {
      for mention in state.dossier.mentions(in: article) where mention.entity != id {
        if fitting[article.index].contains(mention.span.start) { counts[mention.entity, default: 0] += 1 }
      }
    }
    return counts.map { ($0.key, $0.value) }.sorted { (-$0.1, $0.0) < (-$1.1, $1.0) }
      .prefix(Self.mostCompany).map(\.self)
  }
}
