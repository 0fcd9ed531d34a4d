import News
import Prose
import Screen

/// A page over everything else: all keys, from the table of commands; what went wrong while reading; what is known
/// of the article that is open.
struct OverlayPane {
  let state: BrowserState

  /// Rows for its lines.
  var height: Int { max(1, state.size.rows - 2) }

  var lines: [StyledText] {
    switch state.overlay?.topic {
    case .keys: keyLines
    case .problems: problemLines
    case .article: articleLines
    case nil: []
    }
  }

  private var title: String {
    switch state.overlay?.topic {
    case .keys: "Keys"
    case .problems: "What was not read as it should"
    case .article: "About this article"
    case nil: ""
    }
  }

  func draw(on frame: inout Frame) {
    let lines = lines
    let top = state.overlay?.top ?? 0
    frame.write(" " + title, at: Point(row: 0, column: 0), Style(.focusedTitle, .bold))
    for (row, line) in lines.dropFirst(top).prefix(height).enumerated() {
      frame.write(line, at: Point(row: row + 1, column: 0), columns: frame.size.columns)
    }
    let shown = min(lines.count, top + height)
    let share = StyledText("\(shown * 100 / max(1, lines.count))% ", .faint)
    frame.write(right: share, in: frame.bounds.line(0))
  }

  private static let keyColumns = 26

  private var keyLines: [StyledText] {
    var lines: [StyledText] = []
    for scope in Command.Scope.allCases {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines.append(StyledText("  " + scope.title, Style(.heading, .bold)))
      for command in state.settings.commands where command.scope == scope && !command.keys.isEmpty {
        let keys = command.readableKeys.joined(separator: "  ")
        var line = StyledText("  " + Columns.padded(keys, to: Self.keyColumns), Style(.key))
        line.append(command.help, .text)
        lines.append(line)
      }
    }
    return lines
  }

  private var articleLines: [StyledText] {
    guard let id = state.reader.article else { return [StyledText("  no article is open", .faint)] }
    return ArticleFacts(dossier: state.dossier, id: id, columns: state.size.columns).lines
  }

  private var problemLines: [StyledText] {
    let problems = state.settings.problems + state.dossier.problems
    guard !problems.isEmpty else { return [StyledText("  every file was read", .faint)] }
    return problems.map { problem in
      var line = StyledText(
        "  " + Columns.padded(problem.severity.rawValue, to: 9), Style(problem.severity.role))
      line.append(problem.path + (problem.line.map { ":\($0)" } ?? ""), .text)
      line.append(": " + problem.message, .faint)
      return line
    }
  }
}

extension Problem.Severity {
  var role: Role {
    switch self {
    case .note: .faint
    case .warning: .warning
    case .failure: .failure
    }
  }
}
