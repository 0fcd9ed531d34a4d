/// What stands in one cell of the screen.
///
/// A wide character takes two cells: its own, and a *continuation* to the right that drivers skip.
@frozen public struct Cell: Hashable, Sendable {
  /// At most this many combining marks are kept per character.
  public static let maximumMarks = 3

  /// Up to three combining marks, 21 bits each, the first lowest.
  @usableFromInline private(set) var packedMarks: UInt64
  /// The character's first scalar; 0 in a continuation.
  public let base: UInt32
  public var style: Style
  /// Columns it takes: 1 or 2; 0 for a continuation.
  public let width: UInt8

  public init(_ base: Unicode.Scalar, width: Int, style: Style) {
    packedMarks = 0
    self.base = base.value
    self.style = style
    self.width = UInt8(clamping: width)
  }

  private init(continuation style: Style) {
    packedMarks = 0
    base = 0
    self.style = style
    width = 0
  }

  /// Here for others to inline: drivers compare every cell of the screen after each key.
  @inlinable
  public static func == (a: Cell, b: Cell) -> Bool {
    a.base == b.base && a.style == b.style && a.width == b.width && a.packedMarks == b.packedMarks
  }

  /// The right half of a wide character.
  public static func continuation(_ style: Style) -> Cell { Cell(continuation: style) }

  public static func blank(_ style: Style) -> Cell { Cell(" ", width: 1, style: style) }

  @inlinable public var isContinuation: Bool { width == 0 }

  /// The combining marks, in order.
  public var marks: [Unicode.Scalar] {
    var marks: [Unicode.Scalar] = []
    var rest = packedMarks
    while rest != 0 {
      if let mark = Unicode.Scalar(UInt32(rest & 0x1F_FFFF)) { marks.append(mark) }
      rest >>= 21
    }
    return marks
  }

  @inlinable public var hasMarks: Bool { packedMarks != 0 }

  /// Adds a combining mark; beyond the third they are dropped.
  mutating func add(mark: Unicode.Scalar) {
    for shift in stride(from: UInt64(0), to: 63, by: 21) where packedMarks >> shift == 0 {
      packedMarks |= UInt64(mark.value) << shift
      return
    }
  }
}
