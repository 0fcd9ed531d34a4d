import Screen

/// A line whose parts can be clicked: tabs lead to panes, chips of the filter drop out of it, hints give their commands.
struct Links<Target> {
  private(set) var line = StyledText()
  private var links: [(columns: Range<Int>, target: Target)] = []

  mutating func append(_ text: String, _ style: Style, to target: Target? = nil) {
    append(StyledText(text, style), to: target)
  }

  mutating func append(_ part: StyledText, to target: Target? = nil) {
    let start = line.columns
    line.append(part)
    if let target { links.append((start..<line.columns, target)) }
  }

  /// The line with another after it.
  func followed(by other: Links) -> Links {
    var whole = self
    let start = line.columns
    whole.line.append(other.line)
    whole.links += other.links.map {
      ($0.columns.lowerBound + start..<$0.columns.upperBound + start, $0.target)
    }
    return whole
  }

  /// What a click at a column of the line is for.
  func target(at column: Int) -> Target? { links.first { $0.columns.contains(column) }?.target }
}
