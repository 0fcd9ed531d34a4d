import Screen

/// Cells beside each other that are drawn in one go: text of one style, or one sign that is drawn and not written.
struct CellRun {
  let column: Int
  private(set) var columns: Int
  let style: Style
  private(set) var text: String
  let sign: BlockSign?

  var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 } }

  /// The runs of a row, from the left. A wide character, or one outside ASCII that fonts may draw wider than its cell,
  /// is a run of its own.
  static func runs(of row: ArraySlice<Cell>) -> [CellRun] {
    var runs: [CellRun] = []
    var canGrow = false
    for (column, cell) in row.enumerated() where !cell.isContinuation {
      let run = CellRun(cell, column)
      let isPlain = run.sign == nil && cell.width == 1 && cell.base < 0x2500
      if canGrow, isPlain, runs[runs.count - 1].style == cell.style {
        runs[runs.count - 1].append(run)
      } else {
        runs.append(run)
      }
      canGrow = isPlain
    }
    return runs
  }

  private init(_ cell: Cell, _ column: Int) {
    self.column = column
    columns = Int(cell.width)
    style = cell.style
    var scalars = String.UnicodeScalarView()
    if let base = Unicode.Scalar(cell.base) { scalars.append(base) }
    scalars.append(contentsOf: cell.marks)
    text = String(scalars)
    sign = BlockSign(cell.base)
  }

  private mutating func append(_ other: CellRun) {
    text += other.text
    columns += other.columns
  }
}

/// A line or block of the kind that fills its cell to the edges.
struct BlockSign {
  struct Part {
    let x, y, width, height: Double
  }

  /// As shares of the cell.
  let parts: [Part]

  private static let line = 0.09
  private static let across = Part(x: 0, y: 0.48, width: 1, height: 0.045)
  private static let down = Part(x: 0.455, y: 0, width: line, height: 1)

  /// `nil` for what is written as text.
  init?(_ scalar: UInt32) {
    switch Unicode.Scalar(scalar) {
    case "─": parts = [Self.across]
    case "━": parts = [Part(x: 0, y: 0.44, width: 1, height: 0.12)]
    case "│": parts = [Self.down]
    case "┬": parts = [Self.across, Part(x: Self.down.x, y: 0.48, width: Self.line, height: 0.52)]
    case "┴": parts = [Self.across, Part(x: Self.down.x, y: 0, width: Self.line, height: 0.5)]
    case "▌": parts = [Part(x: 0, y: 0, width: 0.5, height: 1)]
    case "▐": parts = [Part(x: 0.5, y: 0, width: 0.5, height: 1)]
    case "▎": parts = [Part(x: 0, y: 0, width: 0.25, height: 1)]
    case "▕": parts = [Part(x: 0.875, y: 0, width: 0.125, height: 1)]
    case "▏": parts = [Part(x: 0, y: 0, width: 0.125, height: 1)]
    case "█": parts = [Part(x: 0, y: 0, width: 1, height: 1)]
    default: return nil
    }
  }
}
