/// A cell's place on the screen, from the top left; both count from 0.
public struct Point: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A number of rows and columns; neither is negative.
public struct Size: Hashable, Sendable {
  public let rows: Int
  public let columns: Int

  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// A rectangle of cells. It may be empty.
public struct Rect: Hashable, Sendable {
  public let row: Int
  public let column: Int
  public let size: Size

  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    size = Size(rows: rows, columns: columns)
  }

  public var rows: Int { size.rows }
  public var columns: Int { size.columns }
  /// The first row below the rectangle.
  public var endRow: Int { row + rows }
  /// The first column to its right.
  public var endColumn: Int { column + columns }
  public var isEmpty: Bool { rows == 0 || columns == 0 }
  public var origin: Point { Point(row: row, column: column) }

  /// Whether a point is one of its cells.
  public func contains(_ point: Point) -> Bool {
    (row..<endRow).contains(point.row) && (column..<endColumn).contains(point.column)
  }

  /// The rectangle without `count` rows at its top.
  public func dropping(top count: Int) -> Rect {
    let count = min(max(0, count), rows)
    return Rect(row: row + count, column: column, rows: rows - count, columns: columns)
  }

  /// The rectangle without `count` rows at its bottom.
  public func dropping(bottom count: Int) -> Rect {
    Rect(row: row, column: column, rows: rows - count, columns: columns)
  }

  /// The rectangle without `left` and `right` columns at its sides.
  public func inset(left: Int = 0, right: Int = 0) -> Rect {
    let left = min(max(0, left), columns)
    return Rect(row: row, column: column + left, rows: rows, columns: columns - left - right)
  }

  /// One of its rows, counted from its top, as a rectangle.
  public func line(_ index: Int) -> Rect {
    Rect(row: row + index, column: column, rows: index < rows ? 1 : 0, columns: columns)
  }
}
