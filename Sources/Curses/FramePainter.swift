import CNcurses
import Screen

/// Draws frames into ncurses' own picture of the screen, row by row where they differ from the last one: on terminals that
/// `FrameWriter` is not for.
struct FramePainter {
  private let theme: Theme
  private let depth: ColourDepth
  /// The last frame drawn; `nil` when the screen has to be drawn whole.
  private var last: Frame?
  /// A cell of each style met so far, without its character: `looks[style.index]`.
  private var looks = [cchar_t?](repeating: nil, count: Style.indexCount)
  private var pairs: [[Int32?]: Int32] = [[nil, nil]: 0]
  private var line: [cchar_t] = []

  init(_ theme: Theme, depth: ColourDepth) {
    self.theme = theme
    self.depth = depth
  }

  /// The next frame is drawn whole.
  mutating func forget() { last = nil }

  /// Draws what has changed; ncurses sends it later.
  /// - Returns: how many rows have changed.
  mutating func draw(_ frame: Frame, on screen: Size) -> Int {
    if last?.size != frame.size { last = nil }
    if last == nil { werase(nc_stdscr()) }
    var changed = 0
    for row in 0..<min(frame.size.rows, screen.rows) {
      guard let columns = Self.changes(in: frame.row(row), since: last?.row(row)) else { continue }
      let cells = frame.row(row)
      draw(
        cells[cells.startIndex + columns.lowerBound..<cells.startIndex + columns.upperBound],
        at: Point(row: row, column: columns.lowerBound), columns: screen.columns)
      changed += 1
    }
    last = frame
    return changed
  }

  /// The columns between which a row differs from what it was, wide characters whole; `nil` where it does not.
  static func changes(in row: ArraySlice<Cell>, since old: ArraySlice<Cell>?) -> Range<Int>? {
    guard let old else { return 0..<row.count }
    let (now, was) = (row.startIndex, old.startIndex)
    var first = 0
    while first < row.count, row[now + first] == old[was + first] { first += 1 }
    guard first < row.count else { return nil }
    var end = row.count
    while row[now + end - 1] == old[was + end - 1] { end -= 1 }
    while first > 0, row[now + first].isContinuation || old[was + first].isContinuation { first -= 1 }
    while end < row.count, row[now + end].isContinuation || old[was + end].isContinuation { end += 1 }
    return first..<end
  }

  /// `mvwadd_wchnstr` wants wide characters without the continuations to their right.
  private mutating func draw(_ cells: ArraySlice<Cell>, at point: Point, columns: Int) {
    line.removeAll(keepingCapacity: true)
    var column = point.column
    for cell in cells where !cell.isContinuation {
      guard column + Int(cell.width) <= columns else { break }
      append(cell)
      column += Int(cell.width)
    }
    mvwadd_wchnstr(nc_stdscr(), Int32(point.row), Int32(point.column), line, Int32(line.count))
  }

  private mutating func append(_ cell: Cell) {
    var shown = look(cell.style)
    if (0x20..<0x7F).contains(cell.base) && !cell.hasMarks {
      shown.chars.0 = wchar_t(cell.base)
      return line.append(shown)
    }
    // ncurses places what follows by the C library's widths. Where they differ from ours, the rest of the row would be
    // shifted, so a replacement character of the right width is drawn.
    guard nc_width(wchar_t(cell.base)) == Int32(cell.width) else {
      shown.chars.0 = 0xFFFD
      line.append(shown)
      shown.chars.0 = 0x20
      for _ in 1..<max(1, cell.width) { line.append(shown) }
      return
    }
    shown.chars.0 = wchar_t(cell.base)
    let marks = cell.marks.map { wchar_t($0.value) }.filter { nc_width($0) == 0 }
    if marks.count > 0 { shown.chars.1 = marks[0] }
    if marks.count > 1 { shown.chars.2 = marks[1] }
    if marks.count > 2 { shown.chars.3 = marks[2] }
    line.append(shown)
  }

  private mutating func look(_ style: Style) -> cchar_t {
    if let look = looks[style.index] { return look }
    let look = theme.look(of: style, at: depth)
    var cell = cchar_t()
    nc_set_look(&cell, look.attributes.curses, pair(look.foreground, look.background))
    looks[style.index] = cell
    return cell
  }

  /// The colour pair's number; pairs are made when first used. Pair 0 is the terminal's own colours.
  private mutating func pair(_ foreground: Int32?, _ background: Int32?) -> Int32 {
    if let pair = pairs[[foreground, background]] { return pair }
    let pair = Int32(pairs.count)
    guard init_extended_pair(pair, foreground ?? -1, background ?? -1) == OK else { return 0 }
    pairs[[foreground, background]] = pair
    return pair
  }
}

extension Style {
  /// Styles as small numbers.
  var index: Int { Int(role.rawValue) << 4 | Int(emphasis.rawValue & 0xF) }
  static var indexCount: Int { Role.allCases.count << 4 }
}

extension Attributes {
  fileprivate var curses: attr_t {
    var attributes: attr_t = 0
    if contains(.bold) { attributes |= nc_bold }
    if contains(.dim) { attributes |= nc_dim }
    if contains(.italic) { attributes |= nc_italic }
    if contains(.underline) { attributes |= nc_underline }
    if contains(.reverse) { attributes |= nc_reverse }
    return attributes
  }
}
