/// How many columns of a terminal a text takes, and texts cut or filled to a number of columns.
///
/// Widths are those of single scalars, as the C library of the terminal's system gives them (ncurses places cells
/// by them); `CellWalk` tells which scalars share a cell. All functions are linear, and fast where a text is ASCII.
public enum Columns {
  /// The columns that `scalar` adds to a line: 0, 1 or 2; more only where it is shown by name.
  /// What stands next to it is not considered, see `CellWalk`.
  public static func width(of scalar: Unicode.Scalar) -> Int {
    var walk = CellWalk()
    return walk.take(scalar).width
  }

  /// The columns that `text` takes on one line.
  public static func width(of text: some StringProtocol) -> Int { width(of: String(text)) }

  /// The columns that `text` takes on one line.
  public static func width(of text: String) -> Int {
    if isPrintableASCII(text) { return text.utf8.count }
    var walk = CellWalk()
    return text.unicodeScalars.reduce(0) { $0 + walk.take($1).width }
  }

  /// The columns that `span` of `text` takes on one line.
  public static func width(of span: Span, in text: Text) -> Int {
    var walk = CellWalk()
    var width = 0
    var offset = span.start
    let end = min(span.end, text.utf8.count)
    while offset < end {
      let (value, count) = scalarValue(in: text.utf8, at: offset, end: end)
      width += walk.take(value: value).width
      offset += count
    }
    return width
  }

  /// Where in `text` its first `columns` columns end: the start of the first cell that does not fit whole.
  public static func end<S: StringProtocol>(of text: S, within columns: Int) -> S.Index {
    var walk = CellWalk()
    var left = columns
    for index in text.unicodeScalars.indices {
      left -= walk.take(text.unicodeScalars[index]).width
      if left < 0 { return index }
    }
    return text.endIndex
  }

  /// `text` if it fits into `columns` columns; else as many whole cells of it as leave room for `ellipsis`, without
  /// white space before it. Where not even the ellipsis fits, as much of that as does.
  public static func truncated(_ text: some StringProtocol, to columns: Int, ellipsis: String = "…") -> String
  {
    guard width(of: text) > columns else { return String(text) }
    let room = columns - width(of: ellipsis)
    guard room >= 0 else { return String(ellipsis[..<end(of: ellipsis, within: columns)]) }
    var kept = text[..<end(of: text, within: room)]
    while let last = kept.unicodeScalars.last, last == " " || last == "\t" { kept = kept.dropLast() }
    return kept + ellipsis
  }

  /// `text` cut and then filled with blanks to exactly `columns` columns.
  public static func fitted(
    _ text: some StringProtocol, to columns: Int, aligned alignment: Alignment = .left, ellipsis: String = "…"
  ) -> String {
    padded(truncated(text, to: columns, ellipsis: ellipsis), to: columns, aligned: alignment)
  }

  /// `text` filled with blanks to at least `columns` columns.
  public static func padded(
    _ text: some StringProtocol, to columns: Int, aligned alignment: Alignment = .left
  ) -> String {
    let missing = max(0, columns - width(of: text))
    switch alignment {
    case .left: return text + blanks(missing)
    case .right: return blanks(missing) + text
    case .centred: return blanks(missing / 2) + text + blanks(missing - missing / 2)
    }
  }

  /// Where a text stands among the blanks that fill its columns.
  public enum Alignment: Hashable, Sendable { case left, right, centred }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private static func isPrintableASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}
