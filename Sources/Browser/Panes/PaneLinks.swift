import Screen

/// A line whose parts lead to panes: tabs, the title of a pane beside those that share its place.
struct PaneLinks {
  private(set) var line = StyledText()
  private var links: [(columns: Range<Int>, pane: Pane)] = []

  mutating func append(_ text: String, _ style: Style, to pane: Pane? = nil) {
    let start = line.columns
    line.append(text, style)
    if let pane { links.append((start..<line.columns, pane)) }
  }

  /// The line with another after it.
  func followed(by other: PaneLinks) -> PaneLinks {
    var whole = self
    let start = line.columns
    whole.line.append(other.line)
    whole.links += other.links.map {
      ($0.columns.lowerBound + start..<$0.columns.upperBound + start, $0.pane)
    }
    return whole
  }

  /// Where the part at a column of the line leads.
  func pane(at column: Int) -> Pane? { links.first { $0.columns.contains(column) }?.pane }
}
