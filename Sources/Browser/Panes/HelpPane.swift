import Prose
import Screen

/// All keys, from the table of commands.
struct HelpPane {
  let state: BrowserState

  /// The help as lines, for a screen of so many columns.
  static func lines(columns: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for scope in Command.Scope.allCases {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines.append(StyledText("  " + scope.title, Style(.heading, .bold)))
      for command in Commands.all where command.scope == scope {
        var line = StyledText("  " + Columns.padded(keys(of: command), to: 24), Style(.key))
        line.append(command.help, .text)
        lines.append(line)
      }
    }
    return lines
  }

  private static func keys(of command: Command) -> String {
    command.keys.map(readable).joined(separator: "  ")
  }

  /// Keys as a reader knows them: `Ctrl-d` for `<C-d>`.
  static func readable(_ notation: String) -> String {
    notation.replacing("<C-", with: "Ctrl-").replacing("<A-", with: "Alt-").replacing("<S-", with: "Shift-")
      .replacing("<lt>", with: "less").replacing("<gt>", with: "more").replacing("<", with: "")
      .replacing(">", with: "").replacing("less", with: "<").replacing("more", with: ">")
  }

  func draw(on frame: inout Frame) {
    let area = frame.bounds.dropping(bottom: 1)
    frame.fill(frame.bounds, .text)
    frame.write(" Keys", at: area.origin, Style(.focusedTitle, .bold))
    let lines = Self.lines(columns: area.columns)
    let body = area.dropping(top: 1)
    for (row, line) in lines.dropFirst(state.help?.top ?? 0).prefix(body.rows).enumerated() {
      frame.write(line, at: body.line(row).origin, columns: body.columns)
    }
    let shown = min(lines.count, (state.help?.top ?? 0) + body.rows)
    frame.write(right: StyledText("\(shown * 100 / max(1, lines.count))% ", .faint), in: area.line(0))
  }
}
