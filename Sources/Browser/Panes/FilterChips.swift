import News
import Prose
import Screen

/// The filter as a line: a chip per part. Where not all fit, those added last, and how many more there are.
struct FilterChips {
  let state: BrowserState

  /// - Parameter columns: what there is room for.
  func line(columns: Int) -> StyledText {
    let labels = state.filter.parts.map(state.filterLabel)
    var shown = labels.count
    var line = line(labels[...], of: labels.count)
    while shown > 1, line.columns > columns {
      shown -= 1
      line = self.line(labels.suffix(shown), of: labels.count)
    }
    guard line.columns > columns, let last = labels.last else { return line }
    let cut = Columns.truncated(last, to: max(1, last.utf8.count - (line.columns - columns)))
    return self.line([cut], of: labels.count)
  }

  private func line(_ labels: ArraySlice<String>, of count: Int) -> StyledText {
    guard !labels.isEmpty else { return StyledText() }
    var line = StyledText("filter ", .faint)
    if labels.count < count { line.append("+\(count - labels.count) ", .faint) }
    for label in labels {
      line.append("[", .faint)
      line.append(label, Style(.status, .bold))
      line.append("]", .faint)
    }
    return line
  }
}
