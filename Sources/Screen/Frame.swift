import Prose

/// A whole screen as a value: a grid of cells, and where the terminal's cursor stands.
public struct Frame: Hashable, Sendable {
  public let size: Size
  /// Row by row, from the top left.
  public private(set) var cells: [Cell]
  /// Where the terminal's own cursor is put, for screen readers and for typing; `nil` hides it. A place beyond the
  /// screen is none.
  public var cursor: Point? {
    didSet { if let point = cursor, !bounds.contains(point) { cursor = nil } }
  }

  public init(size: Size) {
    self.size = size
    cells = [Cell](repeating: .blank(.text), count: size.rows * size.columns)
  }

  public var bounds: Rect { Rect(row: 0, column: 0, rows: size.rows, columns: size.columns) }

  /// The cells of one row, from the left.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// - Precondition: the point is on the screen.
  public subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  // MARK: Drawing

  /// Fills a rectangle with blanks.
  public mutating func fill(_ rect: Rect, _ style: Style) {
    for row in max(0, rect.row)..<max(0, min(rect.endRow, size.rows)) {
      for column in max(0, rect.column)..<max(0, min(rect.endColumn, size.columns)) {
        cells[row * size.columns + column] = .blank(style)
      }
    }
  }

  /// Writes `text` from `point` to the right, at most `columns` wide, never beyond the screen and never half of a
  /// wide character.
  /// - Returns: the columns written.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, at point: Point, columns: Int = .max, _ style: Style = .text
  ) -> Int {
    var pen = Pen(point, columns: columns, in: size)
    for scalar in text.unicodeScalars {
      guard put(scalar, style, &pen) else { break }
    }
    return pen.column - point.column
  }

  /// Writes as much of `text` as fits, with an ellipsis in the place of its end where it is cut.
  /// - Returns: the columns written.
  @discardableResult
  public mutating func write(clipping text: String, at point: Point, columns: Int, _ style: Style = .text)
    -> Int
  {
    var pen = Pen(point, columns: columns, in: size)
    guard pen.column < pen.endColumn else { return 0 }
    for scalar in text.unicodeScalars where !put(scalar, style, &pen) {
      // Where the last character is a wide one, the ellipsis takes the place of all of it.
      let isWide =
        pen.column == pen.endColumn && cells[pen.row * size.columns + pen.column - 1].isContinuation
      let end = pen.column < pen.endColumn ? pen.column + 1 : pen.endColumn - (isWide ? 1 : 0)
      write("…", at: Point(row: pen.row, column: end - 1), columns: 1, style)
      if isWide { cells[pen.row * size.columns + end] = .blank(style) }
      return end - point.column
    }
    return pen.column - point.column
  }

  /// Writes valid UTF-8 as `write(_:at:columns:_:)` does, without making a string of it.
  @discardableResult
  public mutating func write(
    utf8: ArraySlice<UInt8>, at point: Point, columns: Int = .max, _ style: Style = .text
  ) -> Int {
    var pen = Pen(point, columns: columns, in: size)
    let rest = utf8.dropFirst(putLetters(of: utf8, style, &pen))
    var decoder = UTF8()
    var bytes = rest.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      guard put(scalar, style, &pen) else { break }
    }
    return pen.column - point.column
  }

  /// Fills a row with `scalar`, which must be one column wide.
  public mutating func rule(_ rect: Rect, _ scalar: Unicode.Scalar, _ style: Style) {
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn where contains(row, column) {
        cells[row * size.columns + column] = Cell(scalar, width: 1, style: style)
      }
    }
  }

  /// Changes the style of what already stands in a rectangle.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    for row in max(0, rect.row)..<max(0, min(rect.endRow, size.rows)) {
      for column in max(0, rect.column)..<max(0, min(rect.endColumn, size.columns)) {
        let index = row * size.columns + column
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// What stands in a rectangle, row by row; what of it is beyond the screen is left out.
  public func cells(in rect: Rect) -> [Cell] {
    var kept: [Cell] = []
    kept.reserveCapacity(max(0, rect.rows) * max(0, rect.columns))
    for range in ranges(of: rect) { kept += cells[range] }
    return kept
  }

  /// Puts back what `cells(in:)` gave for the same rectangle of a frame of the same size.
  public mutating func put(_ kept: [Cell], in rect: Rect) {
    var next = kept.startIndex
    for range in ranges(of: rect) where next + range.count <= kept.endIndex {
      cells.replaceSubrange(range, with: kept[next..<next + range.count])
      next += range.count
    }
  }

  /// Where the rows of a rectangle are among the cells.
  private func ranges(of rect: Rect) -> [Range<Int>] {
    let start = max(0, min(rect.column, size.columns))
    let end = max(start, min(rect.endColumn, size.columns))
    let rows = max(0, rect.row)..<max(0, rect.row, min(rect.endRow, size.rows))
    return rows.map { $0 * size.columns + start..<$0 * size.columns + end }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < size.rows && column >= 0 && column < size.columns
  }

  /// Where the next character goes, and where writing has to stop.
  private struct Pen {
    let row: Int
    let startColumn: Int
    var column: Int
    let endColumn: Int
    var walk = CellWalk()

    init(_ point: Point, columns: Int, in size: Size) {
      row = point.row
      startColumn = point.column
      column = point.column
      let isOnScreen = row >= 0 && row < size.rows && column >= 0
      endColumn = isOnScreen ? min(size.columns, point.column + min(max(0, columns), size.columns)) : column
    }
  }

  /// Puts the plain letters, digits and signs that a text begins with, which take a cell each: most text is nothing else.
  /// What a mark may follow is left to `put`.
  /// - Returns: how many bytes have been put.
  private mutating func putLetters(of utf8: ArraySlice<UInt8>, _ style: Style, _ pen: inout Pen) -> Int {
    let room = min(utf8.count, pen.endColumn - pen.column)
    let plain = utf8.prefix(room).prefix { $0 >= 0x20 && $0 < 0x7F }.count
    let count = plain == utf8.count ? plain : plain - 1
    guard count > 0 else { return 0 }
    let start = pen.row * size.columns + pen.column
    clearHalves(at: start, width: count, column: pen.column)
    for (offset, byte) in utf8.prefix(count).enumerated() {
      cells[start + offset] = Cell(Unicode.Scalar(byte), width: 1, style: style)
    }
    pen.column += count
    return count
  }

  /// Puts one scalar in the form that may be shown.
  /// - Returns: `false` where no room is left.
  private mutating func put(_ scalar: Unicode.Scalar, _ style: Style, _ pen: inout Pen) -> Bool {
    switch pen.walk.take(scalar) {
    case .glyph(let width): return place(scalar, width, style, &pen)
    case .blank: return place(" ", 1, style, &pen)
    case .dropped: return true
    case .mark:
      addMark(scalar, pen)
      return true
    case .control:
      let shown = Style(.control, style.emphasis)
      return DisplayText.name(of: scalar).unicodeScalars.allSatisfy { place($0, 1, shown, &pen) }
    }
  }

  private mutating func place(
    _ scalar: Unicode.Scalar, _ width: Int, _ style: Style, _ pen: inout Pen
  ) -> Bool {
    guard pen.column + width <= pen.endColumn else { return false }
    let index = pen.row * size.columns + pen.column
    clearHalves(at: index, width: width, column: pen.column)
    cells[index] = Cell(scalar, width: width, style: style)
    if width == 2 { cells[index + 1] = .continuation(style) }
    pen.column += width
    return true
  }

  /// The walk gives marks only after a cell that this pen wrote.
  private mutating func addMark(_ mark: Unicode.Scalar, _ pen: Pen) {
    guard pen.column > pen.startColumn else { return }
    let index = pen.row * size.columns + pen.column - 1
    cells[cells[index].isContinuation ? index - 1 : index].add(mark: mark)
  }

  /// Blanks the other half of wide characters that writing here would cut in two.
  private mutating func clearHalves(at index: Int, width: Int, column: Int) {
    if column > 0, cells[index].isContinuation { cells[index - 1] = .blank(cells[index - 1].style) }
    let after = index + width
    if column + width < size.columns, cells[after].isContinuation {
      cells[after] = .blank(cells[after].style)
    }
  }
}
