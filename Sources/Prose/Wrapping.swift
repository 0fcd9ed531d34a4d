/// Breaks running text into lines of so many columns. Linear in the length of the text.
public struct Wrapping: Hashable, Sendable {
  /// Columns of a line, its indent included.
  public let columns: Int
  /// Columns left free before the first line.
  public let firstIndent: Int
  /// Columns left free before all further lines.
  public let hangingIndent: Int

  /// A line holds at least one cell, however few the columns.
  public init(columns: Int, firstIndent: Int = 0, hangingIndent: Int = 0) {
    self.columns = columns
    self.firstIndent = firstIndent
    self.hangingIndent = hangingIndent
  }

  /// The lines of `span`, as spans of `text`, in order; none for white space alone. White space at both ends of a
  /// line is left out, inside a line it is kept; a line feed is white space like any other. Breaks come where
  /// `LineBreaking` allows one, or, in a word longer than the line, before the first cell that does not fit.
  /// Cells and their columns are those of a `CellWalk` that starts with each line.
  public func lines(of span: Span, in text: Text) -> [Span] {
    var lines: [Span] = []
    var rest = Rest(utf8: text.utf8, offset: span.start, end: min(span.end, text.utf8.count))
    while let line = rest.nextLine(room: columns - (lines.isEmpty ? firstIndent : hangingIndent)) {
      lines.append(line)
    }
    return lines
  }
}

/// The text that is not in lines yet.
private struct Rest {
  let utf8: [UInt8]
  private(set) var offset: Int
  let end: Int

  /// The next line; `nil` at the end of the text. What of the text was looked at behind the line is looked at again
  /// for the next one, which happens to no byte twice: the line would have ended behind it.
  mutating func nextLine(room: Int) -> Span? {
    skipSpace()
    guard offset < end else { return nil }
    let start = offset
    var filled = Filled(end: start)
    while offset < end {
      let (value, count) = scalarValue(in: utf8, at: offset, end: end)
      guard filled.take(value, at: offset, count: count, room: room) else {
        offset = filled.place?.next ?? offset
        return Span(start, filled.place?.end ?? filled.end)
      }
      offset += count
      let letters = letterCount
      if letters > 0, filled.take(letters: letters, room: room) { offset += letters }
    }
    return filled.end > start ? Span(start, filled.end) : nil
  }

  /// How many ASCII letters follow one that was just taken: no line ends between them, and each is a cell.
  private var letterCount: Int {
    guard offset < end, Self.isLetter(utf8[offset - 1]) else { return 0 }
    var next = offset
    while next < end, Self.isLetter(utf8[next]) { next += 1 }
    return next - offset
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private mutating func skipSpace() {
    while offset < end {
      let (value, count) = scalarValue(in: utf8, at: offset, end: end)
      guard LineBreaking.breakClass(of: value) == .space else { return }
      offset += count
    }
  }
}

/// A line while it is being filled.
private struct Filled {
  /// The end of the line but for white space.
  private(set) var end: Int
  /// The last place where the line may end, and where the next one starts then.
  private(set) var place: (end: Int, next: Int)?
  private var columns = 0
  private var walk = CellWalk()
  private var classes: (previous: LineBreaking.Class, last: LineBreaking.Class) = (.space, .space)

  init(end: Int) { self.end = end }

  /// Adds letters after a letter; `false`, and nothing is added, where not all of them fit.
  mutating func take(letters count: Int, room: Int) -> Bool {
    guard columns + count <= room else { return false }
    columns += count
    end += count
    classes = (.letter, .letter)
    return true
  }

  /// Adds a scalar; `false` where its cell does not fit.
  mutating func take(_ value: UInt32, at offset: Int, count: Int, room: Int) -> Bool {
    let width = walk.take(value: value).width
    let now = LineBreaking.breakClass(of: value)
    guard now != .space else {
      columns += width
      classes = (classes.last, .space)
      return true
    }
    if width > 0 {
      let isAllowed = classes.last == .space || LineBreaking.allows(classes.previous, classes.last, now)
      if isAllowed && columns > 0 { place = (end, offset) }
      guard columns + width <= room || columns == 0 else { return false }
      columns += width
    } else if classes.last == .space {
      return true  // Marks and the like on a space go with it where the line ends there.
    }
    if width > 0 || now == .invitation { classes = (classes.last, now) }
    end = offset + count
    return true
  }
}
