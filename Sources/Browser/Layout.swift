import Screen

/// Where everything stands on the screen: a function of the size and of what is shown, that both updating and drawing
/// call, so that paging and drawing agree.
struct Layout: Sendable {
  /// How much room there is.
  enum Form: Hashable, Sendable {
    /// Below 40×10: a title line and text.
    case tiny
    /// One pane at a time between two lines, for screen readers.
    case plain
    /// Below 80 columns: one pane at a time.
    case single
    /// A list over the reader.
    case stacked
    /// A rail of lists beside the reader.
    case rail
    /// Lists on both sides of the reader.
    case columns
  }

  struct Section: Hashable, Sendable {
    let pane: Pane
    /// Where its name stands; empty where a tab names it.
    let title: Rect
    let body: Rect
    /// Rows per item.
    let rowHeight: Int

    /// How many items show.
    var visible: Int { max(1, body.rows / rowHeight) }
  }

  /// Columns before the text in the reader: a letter and a bar per speaker.
  static let gutter = 4

  let form: Form
  /// The widest a line of text may be, in columns.
  let measure: Int
  let header: Rect
  private(set) var sections: [Section] = []
  /// Lines between panes: drawn along their longer side.
  private(set) var rules: [Rect] = []
  /// The rule over the reader, which also tells positions; empty where the reader has a title line instead.
  private(set) var readerTitle = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// Where the reader's text stands, gutter included; empty where it is not shown.
  private(set) var reader = Rect(row: 0, column: 0, rows: 0, columns: 0)
  /// Where the stops of a walk stand among their words; empty where there is no room or no walk.
  private(set) var context = Rect(row: 0, column: 0, rows: 0, columns: 0)
  let status: Rect
  let hints: Rect

  /// What the layout depends on besides the size.
  struct Content: Hashable, Sendable {
    var focus: Pane
    /// The list shown where only one is: the one that had the keyboard last.
    var list: Pane
    /// The name list shown in the rail.
    var names: Pane
    var isZoomed: Bool
    /// Whether there are stops to walk through.
    var isWalking = false
    var choice = LayoutChoice.auto
    var presentation = Presentation.drawn
    var measure = Settings.usualMeasure
    var counts: [Pane: Int]
  }

  init(_ size: Size, _ content: Content) {
    let screen = Rect(row: 0, column: 0, rows: size.rows, columns: size.columns)
    let isPlain = content.presentation == .plain
    form = isPlain ? .plain : Self.form(for: size, content.choice, measure: content.measure)
    measure = content.measure
    header = screen.line(0)
    if isPlain {
      hints = screen.line(size.rows)
      status = size.rows > 1 ? screen.line(size.rows - 1) : screen.line(size.rows)
      placePlain(screen.dropping(top: 1).dropping(bottom: 1), content)
      return
    }
    hints = form == .tiny ? screen.line(size.rows) : screen.line(size.rows - 1)
    status = form == .tiny ? screen.line(size.rows) : screen.line(size.rows - 2)
    let body = form == .tiny ? screen.dropping(top: 1) : screen.dropping(top: 1).dropping(bottom: 2)
    if content.isZoomed || form == .tiny || form == .single {
      placeSingle(body, content)
      return
    }
    switch form {
    case .tiny, .plain, .single, .stacked: placeStacked(body, content)
    case .rail: placeRail(body, content)
    case .columns: placeColumns(body, content)
    }
  }

  /// What is chosen is had where there is room for it.
  static func form(for size: Size, _ choice: LayoutChoice, measure: Int) -> Form {
    if size.columns < 40 || size.rows < 10 { return .tiny }
    if size.columns < 72 || size.rows < 16 || choice == .single { return .single }
    let beside = size.columns - measure
    switch choice {
    case .stacked: return .stacked
    case .rail where beside >= 28: return .rail
    case .columns where beside >= 68: return .columns
    case .auto, .single, .rail, .columns: break
    }
    if beside < 38 { return .stacked }
    return beside < 98 ? .rail : .columns
  }

  /// The section of a pane, if it is shown.
  func section(_ pane: Pane) -> Section? { sections.first { $0.pane == pane } }

  /// The text of the reader without the gutter, at most the measure wide, in the middle of its pane.
  var readerText: Rect {
    if form == .plain { return reader.inset(right: max(0, reader.columns - measure)) }
    // A blank keeps the scroll bar off the text.
    let room = reader.inset(left: Self.gutter, right: 2)
    let spare = max(0, room.columns - measure)
    return Rect(
      row: room.row, column: room.column + spare / 2, rows: room.rows,
      columns: min(room.columns, measure))
  }

  // MARK: Forms

  private mutating func placePlain(_ body: Rect, _ content: Content) {
    if content.focus == .reader {
      reader = body
    } else {
      let none = Rect(row: 0, column: 0, rows: 0, columns: 0)
      sections = [Section(pane: content.focus, title: none, body: body, rowHeight: 1)]
    }
  }

  private mutating func placeSingle(_ body: Rect, _ content: Content) {
    if content.focus == .reader {
      reader = body
    } else {
      addSection(content.focus, body)
    }
  }

  private mutating func placeStacked(_ body: Rect, _ content: Content) {
    let share = content.focus == .reader ? body.rows / 4 : body.rows * 9 / 20
    let need = (content.counts[content.list] ?? 0) * Self.rowHeight(content.list, columns: body.columns)
    let rows = content.focus == .results ? share : min(share, max(3, need))
    addSection(content.list, Rect(row: body.row, column: 0, rows: rows, columns: body.columns))
    readerTitle = body.line(rows)
    reader = body.dropping(top: rows + 1)
  }

  private mutating func placeRail(_ body: Rect, _ content: Content) {
    let columns = min(48, body.columns - measure - Self.gutter - 3)
    let rail = Rect(row: body.row + 1, column: 0, rows: body.rows - 1, columns: columns)
    rules = [body.line(0), Rect(row: rail.row, column: columns, rows: rail.rows, columns: 1)]
    readerTitle = body.line(0).inset(left: columns + 1)
    reader = Rect(
      row: rail.row, column: columns + 1, rows: rail.rows, columns: body.columns - columns - 1)
    if content.focus == .results || content.list == .results {
      addTitled(.results, rail)
    } else {
      stack([.articles, .timeline, content.names], in: rail, content)
    }
  }

  private mutating func placeColumns(_ body: Rect, _ content: Content) {
    let side = min(62, (body.columns - measure - Self.gutter - 8) / 2)
    let left = Rect(row: body.row + 1, column: 0, rows: body.rows - 1, columns: side)
    let right = Rect(
      row: left.row, column: body.columns - side, rows: left.rows, columns: side)
    rules = [
      body.line(0), Rect(row: left.row, column: side, rows: left.rows, columns: 1),
      Rect(row: left.row, column: right.column - 1, rows: left.rows, columns: 1),
    ]
    readerTitle = body.line(0).inset(left: side + 1, right: side + 1)
    reader = Rect(
      row: left.row, column: side + 1, rows: left.rows, columns: right.column - side - 2)
    if content.focus == .results || content.list == .results {
      addTitled(.results, left)
    } else {
      stack([.articles, .timeline], in: left, content)
    }
    let names = content.names == .quotes ? Pane.people : content.names
    let contextRows = content.isWalking ? min(Self.contextRows, right.rows / 4) : 0
    context = right.dropping(top: right.rows - contextRows)
    stack([names, .quotes], in: right.dropping(bottom: contextRows), content)
  }

  /// Stacks panes: each gets what it needs if that is no more than its share; the focused one, or else the
  /// neediest, gets what is left.
  private mutating func stack(_ panes: [Pane], in rect: Rect, _ content: Content) {
    let needs = panes.map { pane in
      2 + max(1, content.counts[pane] ?? 0) * Self.rowHeight(pane, columns: rect.columns)
    }
    let share = rect.rows / panes.count
    var heights = needs.map { min($0, share) }
    var spare = rect.rows - heights.reduce(0, +)
    let byNeed = panes.indices.sorted { a, b in
      let isFocused = (panes[a] == content.focus, panes[b] == content.focus)
      return isFocused.0 != isFocused.1 ? isFocused.0 : needs[a] - heights[a] > needs[b] - heights[b]
    }
    if let focused = panes.firstIndex(of: content.focus) {
      grow(focused, in: panes.indices, &heights, needs: needs, share: share)
    }
    spare = rect.rows - heights.reduce(0, +)
    for index in byNeed {
      let more = min(spare, needs[index] - heights[index])
      heights[index] += more
      spare -= more
    }
    var row = rect.row
    for (index, pane) in panes.enumerated() {
      let isLast = index == panes.count - 1
      let height = isLast ? rect.endRow - row : heights[index]
      // A blank row keeps the next title off the list.
      let gap = isLast || height < 4 ? 0 : 1
      addTitled(pane, Rect(row: row, column: rect.column, rows: height - gap, columns: rect.columns))
      row += height
    }
  }

  /// Takes rows from the other panes, down to half their share, for the focused one.
  private func grow(_ focused: Int, in all: Range<Int>, _ heights: inout [Int], needs: [Int], share: Int) {
    for other in all where other != focused {
      let wanted = needs[focused] - heights[focused]
      let given = max(0, min(wanted, heights[other] - max(4, share / 2)))
      heights[other] -= given
      heights[focused] += given
    }
  }

  private mutating func addTitled(_ pane: Pane, _ rect: Rect) {
    sections.append(
      Section(
        pane: pane, title: rect.line(0), body: rect.dropping(top: 1),
        rowHeight: Self.rowHeight(pane, columns: rect.columns)))
  }

  private mutating func addSection(_ pane: Pane, _ rect: Rect) {
    sections.append(
      Section(
        pane: pane, title: Rect(row: 0, column: 0, rows: 0, columns: 0), body: rect,
        rowHeight: Self.rowHeight(pane, columns: rect.columns)))
  }

  /// Rows of the context, its title too.
  private static let contextRows = 12

  /// Columns from which on an item of a list fits a row.
  static let wideList = 72

  /// Rows per item: narrow panes take a second row for what does not fit beside.
  static func rowHeight(_ pane: Pane, columns: Int) -> Int {
    switch pane {
    case .articles, .quotes, .timeline: columns < wideList ? 2 : 1
    case .results: columns < wideList ? 3 : 2
    case .people, .organisations, .places, .reader: 1
    }
  }
}
