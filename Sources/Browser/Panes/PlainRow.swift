import News
import Prose
import Screen

/// A row of a list as a sentence, without columns and signs: for screen readers and braille.
struct PlainRow {
  let state: BrowserState

  /// - Precondition: the list has a row with this index.
  func text(_ pane: Pane, _ index: Int) -> String {
    switch pane {
    case .articles: article(state.visible.articles[index])
    case .timeline: event(state.visible.events[index])
    case .people, .organisations, .places: entity(state.entities(pane)[index])
    case .quotes: quote(state.visible.speech[index])
    case .results: state.search.results.map { source(of: $0.articles[index]) } ?? ""
    case .reader: ""
    }
  }

  private func article(_ id: Article.ID) -> String {
    let quotes = state.visible.quoteCounts[id.index]
    return source(of: id) + (quotes > 0 ? ", " + counted(quotes, "quote", "quotes") : "")
      + state.dossier.notes.remarks(on: id).spoken + state.highlights.spoken(on: id)
  }

  private func event(_ id: Event.ID) -> String {
    let event = state.dossier[id]
    let status: String
    switch event.status {
    case .reported: status = event.hasConflictingDates ? ", sources disagree" : ""
    case .planned: status = ", planned"
    case .background: status = ", background"
    }
    let articles = counted(state.visible.sourceCounts[id.index], "article", "articles")
    return "\(state.dates.span(event.days))\(status): \(state.dossier.name(of: event)), \(articles)"
      + state.dossier.notes.remarks(on: id).spoken
  }

  private func entity(_ id: Entity.ID) -> String {
    let entity = state.dossier[id]
    let counts = state.visible.entityCounts[id.index]
    var parts = [entity.name] + entity.roles.prefix(1)
    parts.append(counted(counts.mentions, "mention", "mentions"))
    if counts.quotes > 0 { parts.append(counted(counts.quotes, "quote", "quotes")) }
    parts.append(counted(counts.articles, "article", "articles"))
    return parts.joined(separator: ", ") + state.dossier.notes.remarks(on: id).spoken
  }

  private func quote(_ id: Quote.ID) -> String {
    let quote = state.dossier[id]
    let speakers = quote.speakers.map { state.dossier[$0].name }.joined(separator: " and ")
    let article = quote.passage.article
    return
      "\(speakers.isEmpty ? "Nobody named" : speakers): \(state.dossier.text(quote.passage)) \(source(of: article))"
      + state.dossier.notes.remarks(on: id).spoken
  }

  /// `05 Jan, Bloomberg: the title`.
  private func source(of id: Article.ID) -> String {
    let article = state.dossier[id]
    let day = article.published.map { state.dates.short($0.value) } ?? "undated"
    let outlet = article.outlet.map { ", " + $0.value } ?? ""
    return "\(day)\(outlet): \(state.dossier.headline(of: id))"
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
