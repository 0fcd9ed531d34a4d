import News
import Prose
import Screen

/// A line of a page, and where it leads.
struct PageLine: Sendable {
  let text: StyledText
  let target: Target?

  enum Target: Hashable, Sendable {
    case passage(Passage)
    /// A search.
    case query(String)
  }

  init(_ text: StyledText, target: Target? = nil) {
    self.text = text
    self.target = target
  }

  init(heading: String) {
    var line = StyledText("  ")
    line.append(heading, Style(.heading, .bold))
    self.init(line)
  }

  var isHeading: Bool { text.runs.last?.style.role == .heading }
}

/// Lines of a page: labels in a column at the left, what they stand for wrapped beside them.
struct PageLines {
  private(set) var lines: [PageLine] = []
  private let labelColumns: Int
  private let columns: Int

  /// - Parameter columns: of the screen.
  init(columns: Int, labelColumns: Int = 14) {
    self.columns = columns
    self.labelColumns = labelColumns
  }

  mutating func addBlank() { lines.append(PageLine(StyledText())) }

  mutating func addHeading(_ text: String) {
    if !lines.isEmpty { addBlank() }
    lines.append(PageLine(heading: text))
  }

  /// A label, and what it stands for in as many lines as that takes, at most as wide as text is read well.
  mutating func add(_ label: String, _ value: String, _ style: Style = .text, target: PageLine.Target? = nil)
  {
    let text = Text(DisplayText.printable(value))
    let measure = max(16, min(100, columns - labelColumns - 5))
    let spans = Wrapping(columns: measure).lines(of: text.span, in: text)
    for (row, span) in spans.enumerated() {
      let shown = row == 0 ? Columns.fitted(label, to: labelColumns) : Columns.padded("", to: labelColumns)
      var line = StyledText("  " + shown + "  ", Style(.key))
      line.append(text[span], style)
      lines.append(PageLine(line, target: row == 0 ? target : nil))
    }
  }
}
