import Prose

/// A line of text in several styles.
public struct StyledText: Hashable, Sendable {
  public struct Run: Hashable, Sendable {
    public let text: String
    public let style: Style
  }

  public private(set) var runs: [Run] = []

  public init() {}

  public init(_ text: String, _ style: Style = .text) { append(text, style) }

  /// Adds a run at the end.
  public mutating func append(_ text: String, _ style: Style = .text) {
    if !text.isEmpty { runs.append(Run(text: text, style: style)) }
  }

  /// The columns it takes on a screen.
  public var columns: Int { runs.reduce(0) { $0 + Columns.width(of: $1.text) } }
}

extension Frame {
  /// Writes a styled line; see `write(_:at:columns:_:)`.
  /// - Returns: the columns written.
  @discardableResult
  public mutating func write(_ line: StyledText, at point: Point, columns: Int = .max) -> Int {
    var written = 0
    for run in line.runs {
      let place = Point(row: point.row, column: point.column + written)
      written += write(run.text, at: place, columns: columns - written, run.style)
    }
    return written
  }
}
