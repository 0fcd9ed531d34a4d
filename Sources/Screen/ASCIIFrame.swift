extension Frame {
  /// The frame with our own signs and typographic marks in ASCII: `|` for bars, `*` for events, `!=` where sources
  /// disagree, `...` where something was cut. Letters of other alphabets stay. What takes more room takes it from the
  /// blanks or the text beside it.
  public func spelledInASCII() -> Frame {
    var spelled = self
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = self[row, column]
        guard cell.base >= 0x80, let base = Unicode.Scalar(cell.base) else { continue }
        switch base {
        case "…": spelled.spellEllipsis(at: Point(row: row, column: column), cell.style)
        case "≠": spelled.spellConflict(at: Point(row: row, column: column), cell.style)
        default:
          guard let letter = Self.spellings[base] else { continue }
          spelled.replace(Point(row: row, column: column), with: letter, cell.style)
        }
      }
    }
    return spelled
  }

  /// The dots go over the two cells before, which are part of what was cut.
  private mutating func spellEllipsis(at point: Point, _ style: Style) {
    for column in max(0, point.column - 2)...point.column where self[point.row, column].style == style {
      replace(Point(row: point.row, column: column), with: ".", style)
    }
    replace(point, with: ".", style)
  }

  /// It takes a blank before it where there are two, else the one after it.
  private mutating func spellConflict(at point: Point, _ style: Style) {
    let isFreeBefore = point.column >= 2 && isBlank(point, -1) && isBlank(point, -2)
    let start = Point(row: point.row, column: point.column - (isFreeBefore ? 1 : 0))
    let isFreeAfter = isFreeBefore || (point.column + 1 < size.columns && isBlank(point, 1))
    write(isFreeAfter ? "!=" : "!", at: start, style)
  }

  private func isBlank(_ point: Point, _ offset: Int) -> Bool {
    self[point.row, point.column + offset].base == 0x20
  }

  private mutating func replace(_ point: Point, with letter: Unicode.Scalar, _ style: Style) {
    write(String(letter), at: point, style)
  }

  /// Signs of one column.
  private static let spellings: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "│": "|", "┬": "+", "┴": "+", "├": "+", "┤": "+", "┼": "+", "╶": "-", "╴": "-", "━": "=",
    "▏": ":", "▕": "|",
    "▌": ">", "▎": "|", "▐": "|", "█": "#", "●": "*", "○": "o", "•": "*", "·": ".", "×": "x", "▲": "^",
    "▼": "v", "−": "-", "★": "*", "¶": "n", "✎": "~", "┆": ":",
    "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁺": "+",
    "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'", "–": "-", "—": "-",
    "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "⏎": "<", "←": "<", "→": ">", "↑": "^", "↓": "v",
  ]
}
