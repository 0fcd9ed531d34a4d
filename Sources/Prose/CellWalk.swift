/// Assigns the scalars of a text, one after the other, to cells of a terminal.
///
/// A terminal places text by the width of single scalars, so cells are made of scalars, not of grapheme clusters:
/// a mark joins the cell to its left, and an emoji sequence is reduced to its first emoji, because what a terminal
/// makes of the whole sequence cannot be known.
public struct CellWalk: Sendable {
  /// What becomes of a scalar.
  public enum Step: Hashable, Sendable {
    /// The scalar opens a cell 1 or 2 columns wide and is drawn in it.
    case glyph(width: Int)
    /// The scalar is white space of any kind (a tab, a line separator too) and is drawn as one blank column.
    case blank
    /// A scalar without a picture: never sent to a terminal, but named in so many columns, a control character as
    /// `^[` or `<9B>`, a private or unassignable one as `<U+E000>`.
    case control(width: Int)
    /// The scalar is drawn in the cell to the left.
    case mark
    /// The scalar is not drawn: a format character, a fifth mark, what a joiner joins, the second
    /// half of a line end.
    case dropped

    /// Columns that the scalar adds.
    public var width: Int {
      switch self {
      case .glyph(let width), .control(let width): width
      case .blank: 1
      case .mark, .dropped: 0
      }
    }
  }

  /// Marks drawn in one cell; ncurses holds five scalars a cell.
  public static let markLimit = 4

  private enum Left { case nothing, glyph, emoji, joiner, carriageReturn }
  private var left = Left.nothing
  private var marks = 0

  /// A walk from the start of a line.
  public init() {}

  /// What becomes of `scalar`, the next one of the text.
  public mutating func take(_ scalar: Unicode.Scalar) -> Step { take(value: scalar.value) }

  mutating func take(value: UInt32) -> Step {
    if value < 0xA0 {
      if value >= 0x20 && value < 0x7F { return open(.glyph(width: 1), .glyph) }
      return takeControl(value)
    }
    switch ColumnTable.kind(of: value) {
    case .narrow:
      if left == .joiner && isPictograph(value) { return open(.dropped, .emoji) }
      if value == 0x2028 || value == 0x2029 { return open(.blank, .nothing) }
      if let width = nameWidth(value) { return open(.control(width: width), .nothing) }
      return open(.glyph(width: 1), isPictograph(value) ? .emoji : .glyph)
    case .wide:
      if let width = nameWidth(value) { return open(.control(width: width), .nothing) }
      guard isPictograph(value) else { return open(.glyph(width: 2), .glyph) }
      if left == .joiner || (left == .emoji && isSkinTone(value)) { return open(.dropped, .emoji) }
      return open(.glyph(width: 2), .emoji)
    case .mark:
      guard left != .nothing, left != .carriageReturn, marks < Self.markLimit else { return .dropped }
      marks += 1
      return .mark
    case .hidden:
      if value == 0x200D && left == .emoji { left = .joiner }
      return .dropped
    }
  }

  private mutating func takeControl(_ value: UInt32) -> Step {
    switch value {
    case 0x0A where left == .carriageReturn: return open(.dropped, .nothing)
    case 0x0D: return open(.blank, .carriageReturn)
    case 0x09...0x0C, 0x85: return open(.blank, .nothing)
    default: return open(.control(width: value < 0x80 ? 2 : 4), .nothing)
    }
  }

  private mutating func open(_ step: Step, _ now: Left) -> Step {
    left = now
    marks = 0
    return step
  }
}

/// Columns of `<U+XXXX>` for private use and noncharacters, which every terminal draws in its own way.
private func nameWidth(_ value: UInt32) -> Int? {
  guard value >= 0xE000 else { return nil }
  if value <= 0xF8FF || (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE && value < 0x10000 {
    return 8
  }
  if value >= 0x100000 { return 10 }
  return value >= 0xF0000 || value & 0xFFFE == 0xFFFE ? 9 : nil
}

/// Arrows, symbols, dingbats and emoji: what a joiner puts together into one picture.
private func isPictograph(_ value: UInt32) -> Bool {
  (0x2190...0x2BFF).contains(value) || (0x1F000...0x1FAFF).contains(value)
}

private func isSkinTone(_ value: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(value) }
