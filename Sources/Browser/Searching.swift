import News
import Prose
import Screen
import Search

/// What the search prompt does.
extension BrowserState {
  mutating func openSearch() {
    search.origin = currentPlace
    search.isTyping = true
    search.field = TextField()
    search.error = nil
    search.recalled = nil
    overlay = nil
    offerCompletions()
  }

  private mutating func offerCompletions() {
    search.completion = nil
    let typed = search.field.text
    if typed.hasPrefix("@") {
      let named = savedSearches.filter { ("@" + $0.name).hasPrefix(typed) }
      search.completions = Completions(
        span: Span(0, typed.utf8.count),
        candidates: named.map { Completion(kind: .value, text: "@" + $0.name, help: $0.query) })
      return
    }
    search.completions = dossier.index.completions(
      of: search.field.text, at: search.field.textBeforeCursor.utf8.count)
  }

  /// Puts the completion `distance` further on where the cursor is: the first one where none was put there yet.
  mutating func completeQuery(_ distance: Int) {
    guard let offered = search.completions, !offered.candidates.isEmpty else {
      notice = Notice("nothing starts like that")
      return
    }
    let count = offered.candidates.count
    let next = search.completion.map { ($0 + distance + count) % count } ?? (distance > 0 ? 0 : count - 1)
    search.field.replace(from: offered.span.start, with: offered.candidates[next].text)
    showFound()
    search.completions = offered
    search.completion = next
  }

  /// Searches for what stands in the prompt, the last word as a prefix. A query that is not understood leaves the
  /// last results in place and says what is wrong.
  mutating func searchAsTyped() {
    showFound()
    offerCompletions()
  }

  private mutating func showFound() {
    run(search.field.text, .beingTyped)
    if search.results != nil {
      select(0, in: .results)
      setFocus(.results)
      follow()
    } else if let origin = search.origin {
      restore(origin)
    }
  }

  /// Brings the query before the one in the prompt back.
  mutating func recallQuery() {
    search.recall(1, of: memory.queries)
    searchAsTyped()
  }

  /// Keeps the results and gives the keyboard to the first hit in the reader.
  mutating func acceptSearch() {
    guard !search.field.text.isEmpty else { return cancelSearch() }
    let shown = search.results?.articleCount ?? 0
    run(search.field.text, .complete)
    guard search.error == nil else { return }
    // What was found as the start of a word is not taken away by Enter.
    if search.results?.articleCount == 0, shown > 0 {
      search.field = TextField(search.field.text + "*")
      run(search.field.text, .complete)
      guard search.error == nil else { return }
    }
    keep(.query(search.field.text))
    search.recalled = nil
    search.isTyping = false
    if let origin = search.origin { history.leave(origin) }
    search.origin = nil
    guard let results = search.results, !results.articles.isEmpty else {
      let meant = search.results?.suggestion.map { "; did you mean \($0)" } ?? "; / and Ctrl-r bring it back"
      notice = Notice("nothing found for \(search.field.text)\(meant)", .warning)
      leaveSearch()
      return
    }
    setFocus(.results)
    follow()
  }

  /// Searches for a query as if it had been typed.
  mutating func search(_ query: String) {
    search.origin = currentPlace
    search.field = TextField(query)
    acceptSearch()
  }

  /// Searches the name that is selected, or that the reader was led to.
  mutating func searchSelectedName() {
    guard let entity = selectedEntity else {
      notice = Notice("select a name first, or go to one with ]e")
      return
    }
    search(query(for: entity))
  }

  /// The search for a name.
  func query(for entity: Entity.ID) -> String {
    "\(DossierField.of(dossier[entity].kind).name):\"\(dossier[entity].name)\""
  }

  /// The name that is selected, or that stands, or speaks, where the reader was led to.
  var selectedEntity: Entity.ID? {
    let index = selectedIndex(focus)
    switch focus {
    case .people, .organisations, .places: return index.map { entities(focus)[$0] }
    case .quotes: return index.flatMap { dossier[visible.speech[$0]].speakers.first }
    case .articles, .timeline, .results: return nil
    case .reader:
      return pointedQuote.map { dossier[$0].speakers.first } ?? pointedMention?.entity
    }
  }

  /// Closes the prompt; everything is as it was before.
  mutating func cancelSearch() {
    search.isTyping = false
    leaveSearch()
  }

  /// Drops the results and their highlights, and returns to where the search began.
  mutating func leaveSearch() {
    search.results = nil
    search.error = nil
    walk = nil
    if list == .results { list = .articles }
    if focus == .results { setFocus(.articles) }
    if let origin = search.origin { restore(origin) }
    search.origin = nil
    settle()
  }

  /// Runs a query over a newer dossier.
  mutating func repeatSearch(_ query: String) {
    run(query, .complete)
  }

  private static let mostWhileTyping = 1_000

  /// Searches again what a key kept from being found.
  mutating func catchUp() {
    if search.isTyping, search.isBehind, !isKeyWaiting() { showFound() }
  }

  private mutating func run(_ query: String, _ lastWord: Query.LastWord) {
    search.error = nil
    guard !query.allSatisfy(\.isWhitespace) else {
      search.results = nil
      walk = nil
      return
    }
    let query = expanded(query)
    let visible = visible
    let isKeyWaiting = isKeyWaiting
    let isAbandoned = { lastWord == .beingTyped && isKeyWaiting() }
    search.isBehind = isAbandoned()
    if search.isBehind { return }
    let isWanted: ((Article.ID) -> Bool)? = filter.isEmpty ? nil : { visible.contains($0) }
    do {
      // Nobody scrolls through thousands while typing.
      let limit = lastWord == .beingTyped ? Self.mostWhileTyping : .max
      let results = try dossier.search(
        query, lastWord: lastWord, limit: limit, order: search.order, among: isWanted,
        isAbandoned: isAbandoned)
      search.isBehind = lastWord == .beingTyped && !results.isComplete && isKeyWaiting()
      if search.isBehind { return }
      search.results = results
      search.facets =
        results.articles.isEmpty || results.articles.count < results.articleCount
        ? nil : dossier.facets(of: results.articles, limit: 10)
      walk = Walk(.search(results), label: query, in: dossier, visible)
    } catch {
      search.error = error
    }
  }
}
