import News
import Prose

/// What has to be found again in a newer dossier: articles and entities by name, quotes and events by their words.
struct Anchors {
  private let older: Dossier
  private let article: Article.ID?
  private let offset: Int
  private let pointed: Span?
  private let quote: Passage?
  private let history: History
  /// Of the article list.
  private let selected: Article.ID?
  /// Of the lists of entities, the name that is selected.
  private let selections: [Pane: String]
  /// Of the quotes and the timeline, the passage that is selected.
  private let passages: [Pane: Passage]
  private let query: String?

  init(_ state: BrowserState) {
    older = state.dossier
    article = state.reader.article
    offset = state.reader.topOffset
    pointed = state.reader.pointed
    quote = state.quote.map { state.dossier[$0].passage }
    history = state.history
    var selections: [Pane: String] = [:]
    for pane in [Pane.people, .organisations, .places] {
      if let index = state.selectedIndex(pane) {
        selections[pane] = state.dossier[state.entities(pane)[index]].name
      }
    }
    selected = state.selectedIndex(.articles).map { state.visible.articles[$0] }
    self.selections = selections
    var passages: [Pane: Passage] = [:]
    passages[.quotes] = state.selectedIndex(.quotes).map { state.dossier[state.visible.speech[$0]].passage }
    passages[.timeline] = state.selectedIndex(.timeline).map { state.dossier[state.visible.events[$0]].label }
    self.passages = passages
    query = state.search.results?.text
  }

  func restore(_ state: inout BrowserState) {
    let newer = state.dossier
    let carried = { (passage: Passage) in self.carried(passage, to: newer) }
    state.reader.reset()
    state.history = history.carried(from: older, to: state.dossier)
    state.walk = nil
    restoreLists(&state, carried)
    state.quote = quote.flatMap(carried).flatMap { state.dossier.quote(at: $0) }
    if let query { state.repeatSearch(query) }
    if let article, let id = newer.article(named: older[article].name, near: article) {
      state.open(id)
      state.reader.show(offset: offset, height: state.readerHeight)
      if let pointed = pointed.flatMap({ carried(Passage(article, $0)) }) {
        state.reader.point(at: pointed.span, height: state.readerHeight)
      }
    } else if let index = state.selectedIndex(.articles) {
      state.open(state.visible.articles[index])
    }
  }

  private func restoreLists(_ state: inout BrowserState, _ carried: (Passage) -> Passage?) {
    for pane in [Pane.people, .organisations, .places] {
      guard let name = selections[pane] else { continue }
      let index = state.entities(pane).firstIndex { state.dossier[$0].name == name }
      state.select(index ?? state.cursor(pane).selected, in: pane)
    }
    if let selected, let id = state.dossier.article(named: older[selected].name, near: selected),
      let index = state.visible.index(of: id)
    {
      state.select(index, in: .articles)
    }
    if let passage = passages[.quotes].flatMap(carried), let id = state.dossier.quote(at: passage) {
      state.select(state.visible.speech.partitioningIndex { $0 >= id }, in: .quotes)
    }
    if let passage = passages[.timeline].flatMap(carried),
      let index = state.visible.events.firstIndex(where: { state.dossier[$0].label == passage })
    {
      state.select(index, in: .timeline)
    }
  }

  /// The same words in the newer dossier; `nil` where the article has changed.
  private func carried(_ passage: Passage, to newer: Dossier) -> Passage? {
    let article = older[passage.article]
    guard let id = newer.article(named: article.name, near: passage.article), newer[id].text == article.text
    else { return nil }
    return Passage(id, passage.span)
  }
}

extension Dossier {
  /// The quote with that passage.
  fileprivate func quote(at passage: Passage) -> Quote.ID? {
    let quotes = quotes(in: passage.article)
    return quotes.indices.first { quotes[$0].passage == passage }.map { Quote.ID($0) }
  }
}
