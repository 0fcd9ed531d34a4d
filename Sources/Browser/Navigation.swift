import News
import Prose
import Screen

/// How the browser moves: every jump goes through here, so that lists, reader, walk and history agree.
extension BrowserState {
  // MARK: Focus

  mutating func setFocus(_ pane: Pane) {
    focus = pane
    if pane.isList { list = pane }
    switch pane {
    case .people, .organisations, .places, .quotes: names = pane
    case .articles, .timeline, .results, .reader: break
    }
    settle()
  }

  /// Gives the keyboard to the pane `distance` further in the order of the tabs; the reader comes last.
  mutating func cycleFocus(_ distance: Int) {
    let order = (search.results == nil ? [] : [Pane.results]) + Pane.lists + [.reader]
    let index = order.firstIndex(of: focus) ?? 0
    visit(order[(index + distance + order.count) % order.count])
  }

  // MARK: Lists

  mutating func moveSelection(_ distance: Int) {
    var cursor = cursor(focus)
    cursor.move(by: distance, count: count(focus))
    cursors[focus] = cursor
    follow()
    settle()
  }

  mutating func select(_ index: Int, in pane: Pane) {
    var cursor = cursor(pane)
    cursor.selected = index
    cursors[pane] = cursor
  }

  /// Items that show in a list at once.
  func visible(_ pane: Pane) -> Int { layout.section(pane)?.visible ?? 1 }

  /// The reader shows what the focused list has selected.
  mutating func follow() {
    guard focus.isList, let index = selectedIndex(focus) else { return }
    switch focus {
    case .articles:
      open(visible.articles[index])
      endWalk()
    case .timeline:
      let event = visible.events[index]
      start(Walk(.tellings(event), label: "tellings", in: dossier, visible), at: bestTelling(of: event))
    case .people, .organisations, .places:
      let entity = entities(focus)[index]
      start(Walk(.mentions(entity), label: dossier[entity].name, in: dossier, visible), at: nil)
    case .quotes:
      quote = visible.speech[index]
      endWalk()
      if let quote { show(dossier[quote].passage) }
    case .results:
      guard let results = search.results else { return }
      let article = results.articles[index]
      if walk?.isSearch != true { walk = Walk(.search(results), label: results.text, in: dossier, visible) }
      if let passage = walk?.enter(article, at: 0, dossier) { show(passage) } else { open(article) }
    case .reader: break
    }
  }

  /// The telling to show first: one with a date of its own, in the title or lead before others.
  private func bestTelling(of event: Event.ID) -> Passage? {
    let tellings = dossier[event].tellings.filter { visible.contains($0.passage) }
    return
      (tellings.first { $0.passage.contains(dossier[event].label) } ?? tellings.first { $0.time != nil }
      ?? tellings.first)?.passage
  }

  private mutating func start(_ walk: Walk, at passage: Passage?) {
    var walk = walk
    let here = reader.article
    let target: Passage?
    if let passage {
      target = walk.enter(passage.article, at: passage.span.start, dossier)
    } else if let here, let stop = walk.enter(here, at: reader.topOffset, dossier) {
      target = stop
    } else {
      target = walk.step(1, from: nil, dossier)
    }
    self.walk = walk
    if let target { show(target) }
  }

  /// Leaves a walk over names or tellings; the hits of a search stay until the search is left.
  mutating func endWalk() {
    guard let results = search.results else {
      walk = nil
      return
    }
    if walk?.isSearch != true { walk = Walk(.search(results), label: results.text, in: dossier, visible) }
  }

  // MARK: Reader

  /// Shows an article; the list of articles selects it too.
  mutating func open(_ article: Article.ID) {
    reader.open(article, of: dossier, measure: readerMeasure)
    if focus != .articles, visible.contains(article), let index = visible.index(of: article) {
      select(index, in: .articles)
    }
  }

  /// Opens the article of a passage and points at it.
  mutating func show(_ passage: Passage) {
    open(passage.article)
    reader.point(at: passage.span, height: readerHeight)
  }

  var readerMeasure: Int {
    let columns = layout.readerText.columns
    return columns > 0 ? columns : min(settings.measure, max(8, size.columns - Layout.gutter - 2))
  }

  var readerHeight: Int { max(1, layout.reader.rows) }

  mutating func scroll(_ distance: Int) {
    reader.scroll(by: distance, height: readerHeight)
  }

  /// Shows the article `distance` further down the list of articles.
  mutating func stepArticle(_ distance: Int) {
    guard let current = reader.article.flatMap(visible.index) ?? selectedIndex(.articles) else { return }
    let next = current + distance
    guard visible.articles.indices.contains(next) else {
      notice = Notice(distance > 0 ? "this is the last article" : "this is the first article")
      return
    }
    select(next, in: .articles)
    open(visible.articles[next])
    settle()
  }

  /// Steps to the next or previous stop of the walk.
  mutating func stepWalk(_ distance: Int) {
    guard var current = walk, !current.articles.isEmpty else {
      notice = Notice("nothing to step through: search with / or select a name")
      return
    }
    let passage = current.step(distance, from: place, dossier)
    walk = current
    guard let passage else { return }
    jump(to: passage)
    if current.isSearch, let position = current.position { select(position.article, in: .results) }
    settle()
  }

  /// Steps to the next or previous quote of the article, and on to the next article that has one.
  /// - Parameter speaker: whose quotes to step through; `nil` for everybody's.
  mutating func stepQuote(_ distance: Int, by speaker: Entity.ID?) {
    guard let place else { return }
    let all = visible.speech
    let speech = speaker.map { speaker in all.filter { dossier[$0].speakers.contains(speaker) } } ?? all
    let next: Int
    let standing = pointedQuote.map { quote in speech.partitioningIndex { $0 >= quote } }
    if let standing, standing < speech.count, speech[standing] == quote {
      next = standing + distance
    } else {
      let after = speech.partitioningIndex { dossier[$0].passage >= place }
      next = distance > 0 ? after : after - 1
    }
    guard speech.indices.contains(next) else {
      let noun = speaker == nil ? "quote" : "quote of this speaker"
      notice = Notice("this is the \(distance > 0 ? "last" : "first") \(noun)")
      return
    }
    quote = speech[next]
    select(all.partitioningIndex { $0 >= speech[next] }, in: .quotes)
    jump(to: dossier[speech[next]].passage)
    settle()
  }

  /// Shows a passage and lists its article as the selected one.
  mutating func jump(to passage: Passage) {
    if passage.article != reader.article { history.leave(currentPlace) }
    show(passage)
  }

  // MARK: History

  var currentPlace: History.Place {
    History.Place(
      focus: focus, list: list, selected: cursor(list).selected, article: reader.article,
      offset: reader.topOffset, pointed: reader.pointed, filter: filter, query: search.results?.text)
  }

  mutating func goBack() {
    guard let place = history.back(from: currentPlace) else {
      notice = Notice("this is where you started")
      return
    }
    restore(place)
  }

  mutating func goForward() {
    guard let place = history.forward(from: currentPlace) else {
      notice = Notice("nothing further forward")
      return
    }
    restore(place)
  }

  mutating func restore(_ place: History.Place) {
    if place.filter != filter { filter(by: place.filter) }
    if place.query != search.results?.text {
      search.results = nil
      walk = nil
      if let query = place.query { repeatSearch(query) }
    }
    list = place.list
    select(place.selected, in: place.list)
    setFocus(place.focus == .results && search.results == nil ? .articles : place.focus)
    if let article = place.article, dossier.articles.indices.contains(article.index) {
      open(article)
      reader.point(at: place.pointed, height: readerHeight)
      reader.show(offset: place.offset, height: readerHeight)
    }
  }

  // MARK: Keeping everything in view

  /// After any change of size, focus or content: lists show their selection, the reader is wrapped to its width.
  mutating func settle() {
    let layout = layout
    for section in layout.sections {
      var cursor = cursor(section.pane)
      cursor.reveal(count: count(section.pane), visible: section.visible)
      cursors[section.pane] = cursor
    }
    reader.wrap(dossier, measure: readerMeasure)
    reader.scroll(by: 0, height: readerHeight)
  }
}
