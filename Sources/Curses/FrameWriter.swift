import CNcurses
import Screen

/// Draws frames by the control sequences of ECMA-48 that all terminals of today share, where the last frame differs.
///
/// ncurses takes as long to find out what to send as the browser takes for a whole frame; the terminals it was made for
/// keep it (`FramePainter`).
struct FrameWriter {
  private let theme: Theme
  private let depth: ColourDepth
  /// What the terminal has of attributes.
  private let attributes: Attributes
  /// The last frame drawn; `nil` when the screen has to be drawn whole.
  private var last: Frame?
  /// The pens met so far; styles that look the same share one.
  private var pens: [Pen] = []
  /// Which pen each style met so far is drawn with, by `style.index`; `noPen` before it is met.
  private var penNumbers = [Int](repeating: noPen, count: Style.indexCount)
  /// The pen that the terminal draws with; `noPen` stands for its own look.
  private var pen = noPen
  private var isCursorShown: Bool?
  private var output: [UInt8] = []
  /// Where the terminal puts what comes next; `nil` where that is not known.
  private var place: Point?

  /// The sequence that switches to a style from any other.
  private struct Pen: Hashable {
    let sequence: [UInt8]
    /// Whether it can be seen on a blank.
    let isSeenOnBlanks: Bool
  }

  private static let noPen = -1

  /// So many cells that did not change are cheaper to draw again than to step over.
  private static let gap = 8

  init(_ theme: Theme, depth: ColourDepth, attributes: Attributes) {
    self.theme = theme
    self.depth = depth
    self.attributes = attributes
  }

  /// The next frame is drawn whole, the cursor's state is not known.
  mutating func forget() {
    last = nil
    isCursorShown = nil
  }

  /// What to send so that the frame shows.
  mutating func bytes(for frame: Frame, on screen: Size) -> [UInt8] {
    output.removeAll(keepingCapacity: true)
    pen = Self.noPen
    place = nil
    if last?.size != frame.size { last = nil }
    var changedRows = 0
    let isWhole = last == nil
    if isWhole {
      output += "\u{1B}[m\u{1B}[H\u{1B}[2J".utf8
      last = Frame(size: frame.size)
    }
    for row in 0..<min(frame.size.rows, screen.rows) where write(frame.row(row), row, columns: screen.columns)
    {
      changedRows += 1
    }
    if pen != Self.noPen { output += "\u{1B}[m".utf8 }
    if !output.isEmpty || last?.cursor != frame.cursor || isCursorShown == nil {
      placeCursor(frame.cursor, on: screen)
    }
    last = frame
    guard isWhole || changedRows > 1 else { return output }
    return Capabilities.synchroniseOn + output + Capabilities.synchroniseOff
  }

  /// - Returns: whether anything in the row has changed.
  private mutating func write(_ row: ArraySlice<Cell>, _ number: Int, columns: Int) -> Bool {
    guard let old = last?.row(number), let changes = FramePainter.changes(in: row, since: old) else {
      return false
    }
    let (now, was) = (row.startIndex, old.startIndex)
    let blankEnd = row.count <= columns ? Self.blankEnd(of: row) : row.count
    var column = changes.lowerBound
    while column < changes.upperBound {
      if column >= blankEnd, changes.upperBound - column > Self.gap {
        eraseLine(from: Point(row: number, column: column))
        return true
      }
      var same = 0
      while column + same < changes.upperBound, row[now + column + same] == old[was + column + same] {
        same += 1
      }
      if same >= Self.gap { column += same }
      let cell = row[now + column]
      guard column + Int(cell.width) <= columns else { break }
      if !cell.isContinuation { write(cell, at: Point(row: number, column: column)) }
      column += max(1, Int(cell.width))
    }
    return true
  }

  /// From which column on there are only blanks in the terminal's own colours.
  private static func blankEnd(of row: ArraySlice<Cell>) -> Int {
    var end = row.count
    while end > 0, row[row.startIndex + end - 1] == .blank(.text) { end -= 1 }
    return end
  }

  private mutating func eraseLine(from point: Point) {
    move(to: point)
    if pen != Self.noPen { output += "\u{1B}[m".utf8 }
    pen = Self.noPen
    output += "\u{1B}[K".utf8
  }

  private mutating func write(_ cell: Cell, at point: Point) {
    move(to: point)
    let wanted = penNumber(for: cell.style)
    if wanted != pen, cell.base != 0x20 || cell.hasMarks || isSeenOnBlanks(wanted) || isSeenOnBlanks(pen) {
      output += pens[wanted].sequence
      pen = wanted
    }
    append(cell)
    place = Point(row: point.row, column: point.column + Int(cell.width))
  }

  private mutating func append(_ cell: Cell) {
    if cell.base < 0x80, !cell.hasMarks { return output.append(UInt8(truncatingIfNeeded: cell.base)) }
    guard let base = Unicode.Scalar(cell.base), nc_width(wchar_t(cell.base)) == Int32(cell.width) else {
      // Where the C library's width differs from ours, the terminal's may too, and would shift the rest of the row.
      output += "\u{FFFD}".utf8
      for _ in 1..<max(1, cell.width) { output.append(0x20) }
      return
    }
    output += UTF8.encode(base) ?? UTF8.encodedReplacementCharacter
    for mark in cell.marks where nc_width(wchar_t(mark.value)) == 0 {
      output += UTF8.encode(mark) ?? UTF8.encodedReplacementCharacter
    }
  }

  // MARK: The cursor

  private mutating func move(to point: Point) {
    guard point != place else { return }
    output += [0x1B, 0x5B]
    append(decimal: point.row + 1)
    output.append(0x3B)
    append(decimal: point.column + 1)
    output.append(0x48)
    place = point
  }

  /// A number in digits, without a string of them.
  private mutating func append(decimal number: Int) {
    if number >= 10 { append(decimal: number / 10) }
    output.append(0x30 + UInt8(number % 10))
  }

  private mutating func placeCursor(_ point: Point?, on screen: Size) {
    let isOnScreen = point.map { $0.row < screen.rows && $0.column < screen.columns } ?? false
    if isOnScreen, let point {
      place = nil
      move(to: point)
    }
    if isOnScreen != isCursorShown { output += (isOnScreen ? "\u{1B}[?25h" : "\u{1B}[?25l").utf8 }
    isCursorShown = isOnScreen
  }

  // MARK: Styles

  private func isSeenOnBlanks(_ pen: Int) -> Bool { pen != Self.noPen && pens[pen].isSeenOnBlanks }

  private mutating func penNumber(for style: Style) -> Int {
    let known = penNumbers[style.index]
    if known != Self.noPen { return known }
    let pen = pen(for: style)
    let number = pens.firstIndex(of: pen) ?? pens.count
    if number == pens.count { pens.append(pen) }
    penNumbers[style.index] = number
    return number
  }

  private func pen(for style: Style) -> Pen {
    let look = theme.look(of: style, at: depth)
    let shown = look.attributes.intersection(attributes)
    var numbers = ["0"] + shown.numbers.map { "\($0)" }
    if let colour = look.foreground { numbers.append(Self.number(of: colour, base: 30)) }
    if let colour = look.background { numbers.append(Self.number(of: colour, base: 40)) }
    return Pen(
      sequence: Array("\u{1B}[\(numbers.joined(separator: ";"))m".utf8),
      isSeenOnBlanks: look.background != nil || !shown.isDisjoint(with: [.underline, .reverse]))
  }

  /// Eight colours of old, their bright variants (aixterm), and xterm's 256.
  private static func number(of colour: Int32, base: Int32) -> String {
    switch colour {
    case ..<8: "\(base + colour)"
    case ..<16: "\(base + 60 + colour - 8)"
    default: "\(base + 8);5;\(colour)"
    }
  }
}

extension Attributes {
  /// SGR, as ECMA-48 numbers it.
  fileprivate var numbers: [Int] {
    let all: [(Attributes, Int)] = [(.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7)]
    return all.filter { contains($0.0) }.map(\.1)
  }
}
