import News
import Prose
public import Screen

extension BrowserState {
  /// The screen: a pure function of the state.
  public func render() -> Frame {
    var lists = ListPictures()
    return render(keeping: &lists)
  }

  /// The same screen, with the lists that have not changed since the last one taken from it.
  public func render(keeping lists: inout ListPictures) -> Frame {
    var frame = Frame(size: size)
    let layout = layout
    guard settings.presentation == .drawn else {
      PlainScreen(state: self, layout: layout).draw(on: &frame)
      return frame
    }
    if let picker {
      PickerPane(state: self, picker: picker).draw(on: &frame)
      StatusLine(state: self, layout: layout).drawHints(on: &frame)
      return frame
    }
    if overlay != nil {
      OverlayPane(state: self).draw(on: &frame)
      StatusLine(state: self, layout: layout).draw(on: &frame)
      return frame
    }
    Header(state: self, layout: layout).draw(on: &frame)
    drawRules(layout, on: &frame)
    for section in layout.sections { lists.draw(section, of: self, on: &frame) }
    ContextPane(state: self, rect: layout.context).draw(on: &frame)
    ReaderPane(state: self, layout: layout).draw(on: &frame)
    if focus == .reader { frame.cursor = readerCursor(layout) }
    StatusLine(state: self, layout: layout).draw(on: &frame)
    if showsFollowing { PendingKeysPane(state: self, layout: layout).draw(on: &frame) }
    return frame
  }

  private func drawRules(_ layout: Layout, on frame: inout Frame) {
    for rule in layout.rules {
      frame.rule(rule, rule.columns > rule.rows ? "─" : "│", Style(.rule))
    }
    for horizontal in layout.rules where horizontal.columns > horizontal.rows {
      for vertical in layout.rules where vertical.rows > vertical.columns {
        frame.write("┬", at: Point(row: horizontal.row, column: vertical.column), Style(.rule))
      }
    }
    guard !layout.readerTitle.isEmpty else { return }
    frame.rule(layout.readerTitle, "─", Style(.rule))
    // Where lists have a title of their own, it tells this.
    guard layout.sections.allSatisfy(\.title.isEmpty) else { return }
    frame.write(positionLine, at: Point(row: layout.readerTitle.row, column: 1))
    guard layout.form == .stacked, let (room, links) = FilterChips(state: self).placed(in: layout) else {
      return
    }
    var chips = StyledText(" ")
    chips.append(links.line)
    chips.append(" ")
    frame.write(chips, at: Point(row: room.row, column: room.column - 1), columns: room.columns + 2)
  }

  /// ` 2/7 of 31 `: which row of the list is selected, and what there is without the filter.
  var positionLine: StyledText {
    let count = count(list)
    let index = selectedIndex(list).map { $0 + 1 } ?? 0
    let all = wholeCount(list)
    let whole = count == all ? "" : "of \(all.grouped) "
    return StyledText(
      " \(index.grouped)/\(count.grouped) \(whole)", Style(focus == .reader ? .faint : .status))
  }

  func drawList(_ section: Layout.Section, on frame: inout Frame) {
    let pane = section.pane
    let count = count(pane)
    let top = cursor(pane).top
    let selected = selectedIndex(pane)
    let draw = rowPainter(pane)
    for (row, index) in (top..<max(top, min(count, top + section.visible))).enumerated() {
      let rect = Rect(
        row: section.body.row + row * section.rowHeight, column: section.body.column,
        rows: min(section.rowHeight, section.body.rows), columns: section.body.columns)
      let isSelected = index == selected
      let isInRange = pane == .timeline && range?.contains(index) == true
      let hasFocus = isSelected && focus == pane
      let style = Style(.text, hasFocus || isInRange ? .selected : isSelected ? .bold : [])
      if hasFocus || isInRange { frame.fill(rect, style) }
      if hasFocus { frame.cursor = rect.origin }
      for line in rect.row..<rect.endRow where isSelected {
        frame.write("▌", at: Point(row: line, column: rect.column), columns: 1, style.with(.focusedTitle))
      }
      draw(index, rect.inset(left: 1, right: 1), style, &frame)
    }
    if count == 0, loading == .done {
      let text = filter.isEmpty ? " none found" : " none fits the filter; x drops its last part"
      frame.write(clipping: text, in: section.body.line(0), .faint)
    }
  }

  /// What draws a row of a list; made once for all rows, for it holds the state.
  private func rowPainter(_ pane: Pane) -> (Int, Rect, Style, inout Frame) -> Void {
    switch pane {
    case .articles:
      let rows = ArticlesPane(state: self)
      return { rows.draw($0, in: $1, style: $2, on: &$3) }
    case .timeline:
      let rows = TimelinePane(state: self)
      return { rows.draw($0, in: $1, style: $2, on: &$3) }
    case .people, .organisations, .places:
      let rows = EntitiesPane(state: self)
      let entities = entities(pane)
      return { rows.draw(entities[$0], in: $1, style: $2, on: &$3) }
    case .quotes:
      let rows = QuotesPane(state: self)
      return { rows.draw($0, in: $1, style: $2, on: &$3) }
    case .results:
      let rows = ResultsPane(state: self)
      return { rows.draw($0, in: $1, style: $2, on: &$3) }
    case .reader: return { _, _, _, _ in }
    }
  }

  /// The cursor stands where the reader was led to, else at the top of the text.
  private func readerCursor(_ layout: Layout) -> Point {
    let area = layout.readerText
    if let pointed = reader.pointed, let line = reader.wrapped?.lineIndex(at: pointed.start),
      (reader.top..<reader.top + area.rows).contains(line), let article = reader.article
    {
      let start = reader.lines[line].span.start
      let before = dossier[article].text[Span(start, max(start, pointed.start))]
      let column = Columns.width(of: DisplayText.printable(before)) + reader.lines[line].indent
      return Point(
        row: area.row + line - reader.top, column: min(area.column + column, max(0, size.columns - 1)))
    }
    return Point(row: area.row, column: area.column)
  }
}
