import News
import Prose
import Screen

/// What can follow the keys that were pressed, over the lower part of the screen.
struct PendingKeysPane {
  let state: BrowserState
  let layout: Layout

  private static let keyColumns = 14

  func draw(on frame: inout Frame) {
    let lines = lines
    let below = layout.status.isEmpty ? state.size.rows : layout.status.row
    let rows = min(lines.count, below - 2)
    guard rows > 0 else { return }
    let rect = Rect(row: below - rows - 1, column: 0, rows: rows + 1, columns: state.size.columns)
    frame.fill(rect, .text)
    frame.rule(rect.line(0), "─", Style(.rule))
    frame.write(" \(state.pendingLabel) ", at: Point(row: rect.row, column: 1), Style(.focusedTitle, .bold))
    for (row, line) in lines.prefix(rows).enumerated() {
      let place = rect.line(row + 1)
      frame.write(line, at: Point(row: place.row, column: 2), columns: place.columns - 2)
    }
  }

  private var lines: [StyledText] {
    guard state.awaited == nil else { return markLines }
    return state.settings.keymap.following(state.pendingKeys, in: state.scopes).map { keys, command in
      Self.line(keys.map(\.label).joined(separator: " "), command.help)
    }
  }

  private var markLines: [StyledText] {
    var lines = state.marks.sorted { $0.key < $1.key }.map { letter, place in
      Self.line(String(letter), place.article.map(state.dossier.headline) ?? "")
    }
    if state.awaited == .toReturn { lines.append(Self.line("'", "Where the last jump began")) }
    if lines.isEmpty { lines.append(Self.line("a – z", "Any letter")) }
    return lines
  }

  private static func line(_ keys: String, _ text: String) -> StyledText {
    var line = StyledText(Columns.padded(keys, to: keyColumns), Style(.key, .bold))
    line.append(text, .text)
    return line
  }
}
