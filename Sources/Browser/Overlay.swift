import News
import Prose
import Screen

/// A page over everything else: the keys, what went wrong while reading, what is known of an article or a name, every
/// mention of it, every telling of an event, why something was found.
struct Overlay: Hashable, Sendable {
  enum Topic: Hashable, Sendable {
    case keys, syntax, problems, article, hidden, notes
    /// A name, or a query, and where it stands.
    case mentions(of: String, [Passage])
    case card(Entity.ID)
    case tellings(Event.ID)
    case why(WhyPage.Subject)
    /// Names that may be one.
    case suggestions([MergeSuggestion])
    /// What the articles found have in common.
    case facets
    /// Articles like one.
    case alike(Article.ID)
  }

  let topic: Topic
  private(set) var top = 0
  /// Words that a line must have to be shown.
  private(set) var wanted = ""
  /// The line that is selected, on pages with lines that lead somewhere.
  var selected: Int?

  init(_ topic: Topic, selected: Int? = nil) {
    self.topic = topic
    self.selected = selected
  }

  /// Whether it means the same over a newer dossier.
  var outlivesDossier: Bool {
    switch topic {
    case .keys, .syntax, .problems, .article, .hidden, .notes: true
    case .mentions, .card, .tellings, .why, .suggestions, .facets, .alike: false
    }
  }

  /// The same page with only the lines that have these words.
  func showing(_ wanted: String) -> Overlay {
    var page = Overlay(topic)
    page.wanted = wanted
    return page
  }

  /// - Parameters:
  ///   - count: lines of the page.
  ///   - height: rows of the screen it takes.
  mutating func scroll(by distance: Int, count: Int, height: Int) {
    top = max(0, min(top + distance, count - height))
  }

  /// Scrolls as little as it takes to show the selected line, and what stands below it up to the next.
  mutating func reveal(lines: Range<Int>, count: Int, height: Int) {
    if lines.upperBound > top + height { top = lines.upperBound - height }
    if lines.lowerBound < top { top = lines.lowerBound }
    top = max(0, min(top, count - height))
  }
}

extension BrowserState {
  /// Opens a page; on a page with lines that lead somewhere, the first of them is selected.
  mutating func openPage(_ topic: Overlay.Topic, selecting line: Int? = nil) {
    overlay = Overlay(topic)
    let pane = OverlayPane(state: self)
    guard let first = pane.targets.first else { return }
    overlay?.selected = line ?? first
    moveInPage(0)
  }

  /// Shows only the lines of the page that have these words; all of them where there is no word.
  mutating func find(_ wanted: String) {
    guard let page = overlay else { return }
    overlay = page.showing(wanted)
    let first = OverlayPane(state: self).targets.first
    overlay?.selected = first
  }

  /// Selects the line that leads somewhere `distance` further on, or scrolls where no line does.
  mutating func moveInPage(_ distance: Int) {
    let pane = OverlayPane(state: self)
    let targets = pane.targets
    guard let selected = overlay?.selected, !targets.isEmpty else {
      overlay?.scroll(by: distance, count: pane.count, height: pane.height)
      return
    }
    let current = targets.firstIndex { $0 >= selected } ?? targets.count - 1
    let next = max(0, min(targets.count - 1, current + distance))
    overlay?.selected = targets[next]
    let end = next + 1 < targets.count ? targets[next + 1] : pane.count
    let start = next == 0 ? 0 : targets[next]
    overlay?.reveal(
      lines: start..<max(start + 1, min(end, targets[next] + pane.height)), count: pane.count,
      height: pane.height)
  }

  /// Turns the page over by screens.
  mutating func turnPage(_ screens: Int) {
    let height = max(1, size.rows - 4)
    guard overlay?.selected != nil else { return moveInPage(screens * height) }
    let pane = OverlayPane(state: self)
    moveInPage(screens * max(1, height * pane.targets.count / max(1, pane.count)))
  }

  /// Goes to what the selected line leads to, and closes the page.
  mutating func followPage() {
    let target = overlay?.selected.flatMap { OverlayPane(state: self).line($0).target }
    overlay = nil
    guard let target else { return }
    switch target {
    case .query(let query): search(query)
    case .passage(let passage): follow(passage)
    }
  }

  private mutating func follow(_ target: Passage) {
    history.leave(currentPlace)
    quote = visible.speech.first { dossier[$0].passage == target }
    show(target)
    setFocus(.reader)
    _ = walk?.enter(target.article, at: target.span.start, dossier)
  }

  // MARK: Opening pages

  /// Every mention of the selected name, or every hit of the search.
  mutating func openMentions() {
    if focus != .results, let entity = selectedEntity {
      let passages = dossier[entity].mentions.map(\.passage).filter(visible.contains)
      let here = place.map { place in passages.partitioningIndex { $0 >= place } } ?? 0
      walk = Walk(.mentions(entity), label: dossier[entity].name, in: dossier, visible)
      openPage(
        .mentions(of: dossier[entity].name, passages), selecting: max(0, min(here, passages.count - 1)))
    } else if let results = search.results, !search.isTyping {
      openPage(.mentions(of: results.text, hits(of: results)))
    } else {
      notice = Notice("select a name or search first, to see every mention")
    }
  }

  private static let mostHits = 2_000

  /// In order of the articles, at most so many that a page of them is there at once.
  private func hits(of results: SearchResults) -> [Passage] {
    var passages: [Passage] = []
    for article in results.articles.sorted() where passages.count < Self.mostHits {
      passages += dossier.hits(of: results.query, in: article).map { Passage(article, $0) }
    }
    return Array(passages.prefix(Self.mostHits))
  }

  mutating func openCard() {
    guard let entity = selectedEntity else {
      notice = Notice("select a name first, or go to one with ]e")
      return
    }
    openPage(.card(entity))
  }

  mutating func openTellings() {
    guard let index = selectedIndex(.timeline) else { return }
    openPage(.tellings(visible.events[index]))
  }

  mutating func openReasons() {
    guard let subject = WhyPage.Subject(self) else {
      notice = Notice("go to a quote, a name, a date or an event first")
      return
    }
    openPage(.why(subject))
  }
}
