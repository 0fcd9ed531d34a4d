import News
import Prose
import Screen
import Search

/// The search prompt over the lower rows of the screen: what was found, the query, what can be typed, and the keys.
struct SearchPrompt {
  let state: BrowserState
  let layout: Layout

  func draw(on frame: inout Frame) {
    // Where there is no room for lines of its own, the prompt takes the title's.
    guard !layout.status.isEmpty else {
      frame.fill(layout.header, .text)
      _ = drawPrompt(in: layout.header, on: &frame)
      return
    }
    let rows = state.size.rows < 20 ? 1 : 2
    let top = layout.hints.row - rows - 2
    let area = Rect(row: top, column: 0, rows: rows + 3, columns: state.size.columns)
    frame.fill(area, .text)
    drawRule(area.line(0), on: &frame)
    let shift = drawPrompt(in: area.line(1), on: &frame)
    if let error = state.search.error {
      draw(error, in: area.line(2), shift: shift, on: &frame)
    } else {
      for (row, line) in help.prefix(rows).enumerated() {
        frame.write(line, at: area.line(row + 2).origin, columns: area.columns - 1)
      }
    }
    StatusLine(state: state, layout: layout).drawHints(on: &frame)
  }

  private static let label = " / "

  /// - Returns: the columns by which the text is shifted to the left.
  private func drawPrompt(in rect: Rect, on frame: inout Frame) -> Int {
    let columns = layout.status.isEmpty ? found.columns + 2 : 1
    if layout.status.isEmpty { frame.write(right: found, in: rect.inset(right: 1)) }
    return PromptLine(label: Self.label, field: state.search.field)
      .draw(in: rect.inset(right: columns), on: &frame)
  }

  /// `─ search all ──── 3 hits in 2 of 5 ─`.
  private func drawRule(_ rect: Rect, on frame: inout Frame) {
    frame.rule(rect, "─", Style(.rule))
    let scope = state.filter.isEmpty ? " search all " : " search what the filter leaves "
    frame.write(scope, at: Point(row: rect.row, column: 1), Style(.focusedTitle, .bold))
    var found = found
    guard found.columns > 0 else { return }
    found = StyledText(" ", .text).appending(found).appending(StyledText(" ", .text))
    frame.write(right: found, in: rect.inset(right: 1))
  }

  private var found: StyledText {
    guard let results = state.search.results else { return StyledText() }
    let hits = "\(results.hitCount.grouped) \(results.hitCount == 1 ? "hit" : "hits")"
    return StyledText(
      "\(hits) in \(results.articleCount.grouped) of \(state.visible.articles.count.grouped)",
      Style(results.articleCount == 0 ? .warning : .status))
  }

  // MARK: What can be typed

  /// What may stand at the cursor, or what was meant; then what the field that is being typed holds, or else the fields.
  private var help: [StyledText] {
    let fields = Self.line(DossierField.fields.map { $0.name + ":" }, columns: layout.hints.columns)
    if let notice = state.notice { return [StyledText(" " + notice.text, Style(notice.role)), fields] }
    if let meant = state.search.results?.suggestion, state.search.completion == nil {
      var line = StyledText(" did you mean  ", .faint)
      line.append(meant, Style(.key, .bold))
      line.append("  Ctrl-y takes it", .faint)
      return [line, fields]
    }
    guard !state.search.field.text.isEmpty, !candidates.isEmpty else {
      return [Self.line(QuerySyntax.all.map(\.form), columns: layout.hints.columns), fields]
    }
    return [candidateLine, about ?? fields]
  }

  private var candidates: [Completion] { state.search.completions?.candidates ?? [] }

  /// As many candidates as fit; the one that was taken stands out.
  private var candidateLine: StyledText {
    var line = StyledText(" ", .text)
    for (index, candidate) in candidates.enumerated() {
      let isTaken = index == state.search.completion
      guard line.columns + Columns.width(of: candidate.text) + 3 < layout.hints.columns || isTaken else {
        break
      }
      line.append(candidate.text, isTaken ? Style(.key, .selected) : Style(.key))
      line.append("  ", .faint)
    }
    return line
  }

  /// What the candidate that was taken finds, or what the field holds that is being typed.
  private var about: StyledText? {
    if let taken = state.search.completion {
      let candidate = candidates[taken]
      return StyledText(" \(candidate.text)  \(candidate.help)", .faint)
    }
    return fieldAtCursor.map { StyledText(" \($0.name):  \($0.help)", .faint) }
  }

  /// The field whose value stands before the cursor.
  private var fieldAtCursor: Field? {
    let typed = state.search.field.textBeforeCursor
    guard let colon = typed.lastIndex(of: ":") else { return nil }
    let value = typed[colon...].dropFirst()
    let marks = value.count { $0 == "\"" }
    guard marks == 1 || marks == 0 && !value.contains(" ") else { return nil }
    let name = typed[..<colon].split { " (-".contains($0) }.last ?? ""
    return DossierField.fields.first { $0.name == name }
  }

  /// As many of the items as fit whole.
  private static func line(_ items: [String], columns: Int) -> StyledText {
    var line = StyledText()
    for item in items where line.columns + Columns.width(of: item) + 2 < columns {
      line.append((line.runs.isEmpty ? " " : "  ") + item, .faint)
    }
    return line
  }

  /// What is wrong with the query, under the place where it is wrong.
  private func draw(_ error: QueryError, in rect: Rect, shift: Int, on frame: inout Frame) {
    let text = error.message + " — " + error.suggestion
    let before = String(decoding: Array(state.search.field.text.utf8).prefix(error.span.start), as: UTF8.self)
    let column = Self.label.utf8.count + Columns.width(of: before) - shift
    let fits = column >= 0 && column + 2 + Columns.width(of: text) < rect.columns
    frame.write(clipping: fits ? "▲ " + text : text, in: rect.inset(left: fits ? column : 1), Style(.failure))
  }
}

extension StyledText {
  fileprivate func appending(_ other: StyledText) -> StyledText {
    var whole = self
    whole.append(other)
    return whole
  }
}
