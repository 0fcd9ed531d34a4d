import News
import Prose

/// What the commands of the filter do.
extension BrowserState {
  /// Adds what is selected to the filter.
  mutating func filterBySelection() {
    let part: Filter.Part
    switch selectedPart {
    case .part(let selected): part = selected
    case .nothing(let reason):
      notice = Notice(reason)
      return
    }
    var narrower = filter
    guard narrower.add(part) else {
      notice = Notice("\(filterLabel(of: part)) is in the filter already; x drops what was added last")
      return
    }
    history.leave(currentPlace)
    rangeStart = nil
    filter(by: narrower)
  }

  /// Drops what was added to the filter last.
  mutating func dropFilterPart() {
    guard let part = filter.parts.last else {
      notice = Notice("there is no filter; f filters by what is selected")
      return
    }
    drop(part)
  }

  /// Drops a part of the filter.
  mutating func drop(_ part: Filter.Part) {
    var wider = filter
    wider.drop(part)
    history.leave(currentPlace)
    clearedFilter = filter
    filter(by: wider)
    notice = Notice("\(filterLabel(of: part)) is out of the filter")
  }

  /// Drops the whole filter, or brings the last one back.
  mutating func toggleFilter() {
    guard !(filter.isEmpty && clearedFilter.isEmpty) else {
      notice = Notice("there is no filter; f filters by what is selected")
      return
    }
    history.leave(currentPlace)
    if filter.isEmpty {
      filter(by: clearedFilter)
    } else {
      clearedFilter = filter
      filter(by: Filter())
      notice = Notice("all is shown; F brings the filter back")
    }
  }

  /// Begins a range of events at the selected one, or leaves it.
  mutating func toggleRange() {
    guard focus == .timeline, let index = selectedIndex(.timeline) else {
      notice = Notice("a range is selected in the timeline: 2 goes there")
      return
    }
    rangeStart = rangeStart == nil ? index : nil
  }

  /// The rows of the timeline that are selected, where a range is.
  var range: ClosedRange<Int>? {
    guard focus == .timeline, let rangeStart, let end = selectedIndex(.timeline) else { return nil }
    return min(rangeStart, end)...max(min(rangeStart, count(.timeline) - 1), end)
  }

  /// The days that the events of the range cover; `nil` where none of them has a date.
  var rangeDays: TimeSpan? {
    let spans = range.map { visible.events[$0].map { dossier[$0].days } } ?? []
    let bounds = spans.flatMap { [$0.first, $0.last].compactMap(\.self) }
    guard let first = bounds.min(), let last = bounds.max() else { return nil }
    return TimeSpan(first: first, last: last, grain: first == last ? .day : .vague)
  }

  // MARK: What a filter shows

  /// Shows what fits another filter; every list keeps its item where it still has it.
  mutating func filter(by filter: Filter) {
    let kept = KeptSelections(self)
    self.filter = filter
    visible = Visible(dossier, filter)
    if let results = search.results { repeatSearch(results.text) }
    kept.restore(&self)
    quote = nil
    if walk?.isSearch != true { walk = nil }
    if let article = reader.article, !visible.contains(article), let index = visible.index(of: article) {
      open(visible.articles[index])
    }
    if focus != .reader { follow() }
    settle()
  }

  private enum SelectedPart {
    case part(Filter.Part)
    /// And what to do instead.
    case nothing(String)
  }

  private var selectedPart: SelectedPart {
    let index = selectedIndex(focus)
    switch focus {
    case .articles:
      guard let index else { break }
      return dossier[visible.articles[index]].outlet.map { .part(.outlet($0.value)) }
        ?? .nothing("this article does not say who published it")
    case .timeline:
      if range != nil {
        return rangeDays.map { .part(.days($0)) } ?? .nothing("no event of this range has a date")
      }
      if let index { return .part(.event(visible.events[index])) }
    case .people, .organisations, .places:
      if let index { return .part(.entity(entities(focus)[index])) }
    case .quotes:
      guard let index else { break }
      return dossier[visible.speech[index]].speakers.first.map { .part(.speaker($0)) }
        ?? .nothing("nobody is named as the speaker of this quote")
    case .results:
      if let results = search.results { return .part(.query(results.text)) }
    case .reader: return partUnderReader
    }
    return .nothing("nothing is selected to filter by")
  }

  /// Who speaks the quote, or who is named, where the reader was led to.
  private var partUnderReader: SelectedPart {
    if let speaker = pointedQuote.flatMap({ dossier[$0].speakers.first }) {
      return .part(.speaker(speaker))
    }
    if let article = reader.article, let pointed = reader.pointed,
      let mention = dossier.mentions(in: article).first(where: { $0.span.overlaps(pointed) })
    {
      return .part(.entity(mention.entity))
    }
    return .nothing("go to a quote or a name first, to filter by who it is")
  }

  /// A part of the filter in words.
  func filterLabel(of part: Filter.Part) -> String {
    switch part {
    case .entity(let id): dossier[id].name
    case .speaker(let id): "said by " + dossier[id].name
    case .outlet(let outlet): outlet
    case .event(let id): Columns.truncated(dossier.name(of: id), to: 32)
    case .days(let days): dates.range(days)
    case .query(let query): "/" + query
    }
  }
}

/// What the lists have selected, to be found again after a filter has changed.
private struct KeptSelections {
  private let article: Article.ID?
  private let event: Event.ID?
  private let quote: Quote.ID?
  private let entities: [Pane: Entity.ID]

  init(_ state: BrowserState) {
    article = state.selectedIndex(.articles).map { state.visible.articles[$0] }
    event = state.selectedIndex(.timeline).map { state.visible.events[$0] }
    quote = state.selectedIndex(.quotes).map { state.visible.speech[$0] }
    var entities: [Pane: Entity.ID] = [:]
    for pane in [Pane.people, .organisations, .places] {
      entities[pane] = state.selectedIndex(pane).map { state.entities(pane)[$0] }
    }
    self.entities = entities
  }

  func restore(_ state: inout BrowserState) {
    let visible = state.visible
    if let article, let index = visible.index(of: article) { state.select(index, in: .articles) }
    if let event { state.select(visible.events.partitioningIndex { $0 >= event }, in: .timeline) }
    if let quote { state.select(visible.speech.partitioningIndex { $0 >= quote }, in: .quotes) }
    for (pane, entity) in entities {
      state.select(state.entities(pane).firstIndex(of: entity) ?? 0, in: pane)
    }
  }
}
