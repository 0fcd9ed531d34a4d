import News
import Prose
import Screen

/// What stands at a place of the screen.
enum Spot: Hashable, Sendable {
  /// A tab or a title.
  case pane(Pane)
  case row(Pane, Int)
  /// The article, and the offset (UTF-8) of the text there, if there is any.
  case reader(Int?)
  /// A line of the page over everything else.
  case pageLine(Int)
  /// A stop of the walk among its words.
  case stop(Passage)
  /// A match of the prompt for a name.
  case match(Int)
  /// A chip of the filter.
  case chip(Filter.Part)
  /// A key of the last line, by its command.
  case hint(String)
  case nothing
}

/// What the mouse does: the wheel scrolls what lies under it and never selects; a click selects, one on what is selected
/// opens it, one on a name, a date or a quote goes there, one on a chip of the filter drops it, and one on a key of the
/// last line gives its command.
extension BrowserState {
  /// Rows that a turn of the wheel scrolls.
  private static let wheelRows = 3

  mutating func toggleMouse() -> [Effect] {
    isMouseTaken.toggle()
    notice = Notice(
      isMouseTaken
        ? "the wheel scrolls, clicks select and open; M gives the mouse back"
        : "the terminal selects text with the mouse again")
    return [isMouseTaken ? .takeMouse : .releaseMouse]
  }

  mutating func take(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: turnWheel(-Self.wheelRows, at: event.point)
    case .wheelDown: turnWheel(Self.wheelRows, at: event.point)
    case .press(button: 1): return click(event.point)
    case .press, .release, .drag: break
    }
    return []
  }

  private mutating func turnWheel(_ rows: Int, at point: Point) {
    if overlay != nil, picker == nil {
      let pane = OverlayPane(state: self)
      overlay?.scroll(by: rows, count: pane.count, height: pane.height)
    } else if picker != nil {
      let count = picker?.matches.count ?? 0
      picker?.cursor.scroll(by: rows, count: count, visible: PickerPane.height(size))
    } else if let section = layout.sections.first(where: { $0.body.contains(point) }) {
      let items = rows.signum() * max(1, abs(rows) / section.rowHeight)
      var cursor = cursor(section.pane)
      cursor.scroll(by: items, count: count(section.pane), visible: section.visible)
      cursors[section.pane] = cursor
    } else if layout.reader.contains(point) {
      scroll(rows)
    }
  }

  private mutating func click(_ point: Point) -> [Effect] {
    let spot = spot(at: point)
    notice = nil
    forgetPendingKeys()
    repetition = nil
    awaited = nil
    if case .hint(let name) = spot {
      return settings.commands.first { $0.name == name }?.perform(&self) ?? []
    }
    guard question == nil else { return [] }
    let wasTyping = search.isTyping
    if wasTyping, spot != .nothing { acceptSearch() }
    switch spot {
    case .pane(let pane): visit(pane)
    case .row(let pane, let index):
      let isSelected = focus == pane && selectedIndex(pane) == index
      if isSelected, !wasTyping { openSelection() } else { pick(index, in: pane) }
    case .reader(let offset): clickText(offset)
    case .pageLine(let line) where OverlayPane(state: self).line(line).target != nil:
      overlay?.selected = line
      followPage()
    case .match(let index):
      picker?.cursor.selected = index
      return pick()
    case .chip(let part): drop(part)
    case .stop(let passage):
      jump(to: passage)
      _ = walk?.enter(passage.article, at: passage.span.start, dossier)
      settle()
    case .pageLine, .hint, .nothing: break
    }
    return []
  }

  private mutating func pick(_ index: Int, in pane: Pane) {
    guard index < count(pane) else { return }
    if focus == .reader { history.leave(currentPlace) }
    select(index, in: pane)
    setFocus(pane)
    follow()
    settle()
  }

  private mutating func clickText(_ offset: Int?) {
    setFocus(.reader)
    guard let offset, let article = reader.article else { return }
    if let span = dossier.mentions(in: article).map(\.span).first(where: { $0.range.contains(offset) })
      ?? dossier.times[article.index].first(where: { $0.days != nil && $0.span.range.contains(offset) })?.span
    {
      quote = nil
      show(Passage(article, span))
      selectPointedName()
    } else if let clicked = visible.speech.first(where: { dossier[$0].passage.holds(offset, in: article) }) {
      quote = clicked
      select(visible.speech.partitioningIndex { $0 >= clicked }, in: .quotes)
      show(dossier[clicked].passage)
    }
    settle()
  }

  // MARK: What stands where

  func spot(at point: Point) -> Spot {
    let layout = layout
    if layout.hints.contains(point) {
      let hints = StatusLine(state: self, layout: layout).hints
      return hints.target(at: point.column).map(Spot.hint) ?? .nothing
    }
    if let picker { return spot(at: point, in: picker) }
    if overlay != nil { return pageSpot(at: point) }
    if let filter = FilterChips(state: self).placed(in: layout), filter.room.contains(point) {
      return filter.links.target(at: point.column - filter.room.column).map(Spot.chip) ?? .nothing
    }
    if layout.header.contains(point) {
      return Header(state: self, layout: layout).links.target(at: point.column).map(Spot.pane) ?? .nothing
    }
    for section in layout.sections {
      if section.title.contains(point) {
        let links = SectionTitle(state: self, section: section).links
        return .pane(links.target(at: point.column - section.title.column) ?? section.pane)
      }
      guard section.body.contains(point) else { continue }
      let index = cursor(section.pane).top + (point.row - section.body.row) / section.rowHeight
      return index < count(section.pane) ? .row(section.pane, index) : .pane(section.pane)
    }
    if layout.context.contains(point) {
      let stops = ContextPane(state: self, rect: layout.context).stops
      let row = point.row - layout.context.row - 2
      return stops.indices.contains(row) ? .stop(stops[row]) : .nothing
    }
    return layout.reader.contains(point) ? .reader(offset(at: point, layout)) : .nothing
  }

  private func spot(at point: Point, in picker: PickerState) -> Spot {
    let isPlain = settings.presentation == .plain
    let row = point.row - (isPlain ? 0 : 2)
    guard (0..<PickerPane.height(size)).contains(row) else { return .nothing }
    let index = picker.cursor.top + row
    return picker.matches.indices.contains(index) ? .match(index) : .nothing
  }

  private func pageSpot(at point: Point) -> Spot {
    let pane = OverlayPane(state: self)
    let row = point.row - (settings.presentation == .plain ? 1 : 2)
    guard let overlay, (0..<pane.height).contains(row), overlay.top + row < pane.count else {
      return .nothing
    }
    return .pageLine(overlay.top + row)
  }

  /// The offset of the text that a cell of the reader shows.
  private func offset(at point: Point, _ layout: Layout) -> Int? {
    let area = layout.readerText
    guard area.contains(point), let article = reader.article else { return nil }
    let index = reader.top + point.row - area.row
    guard reader.lines.indices.contains(index) else { return nil }
    let line = reader.lines[index]
    let column = point.column - area.column - line.indent
    let text = dossier[article].text[line.span]
    guard column >= 0, !line.span.isEmpty else { return nil }
    let end = Columns.end(of: text, within: column)
    guard end < text.endIndex else { return nil }
    return line.span.start + text.utf8.distance(from: text.startIndex, to: end)
  }
}

extension Passage {
  fileprivate func holds(_ offset: Int, in article: Article.ID) -> Bool {
    self.article == article && span.range.contains(offset)
  }
}

// MARK: Looking up

extension BrowserState {
  /// Shows what the dossier has on what the reader was led to: mentions of a name, a speaker's card, tellings of a date.
  mutating func lookUp() {
    if let quote = pointedQuote, dossier[quote].speakers.isEmpty {
      notice = Notice("nobody is named as its speaker; W shows why")
    } else if pointedQuote != nil {
      openCard()
    } else if pointedMention != nil {
      openMentions()
    } else if let time = pointedTime, let article = reader.article {
      let passage = Passage(article, time.span)
      let event = visible.events.first { dossier[$0].tellings.contains { $0.passage.contains(passage) } }
      guard let event else {
        notice = Notice("no event of the timeline is told here")
        return
      }
      openPage(.tellings(event))
    } else {
      notice = Notice("go to a quote, a name or a date first: ]q ]e ]d")
    }
  }
}
