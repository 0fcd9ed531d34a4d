import News
import Prose
import Screen

/// The prompt for a name and what matches it, over everything else.
struct PickerPane {
  let state: BrowserState
  let picker: PickerState

  private static let kindColumns = 9

  /// Rows for matches.
  static func height(_ size: Size) -> Int { max(1, size.rows - 3) }

  func draw(on frame: inout Frame) {
    drawPrompt(on: &frame)
    frame.rule(frame.bounds.line(1), "─", Style(.rule))
    let top = picker.cursor.top
    let shown = picker.matches.dropFirst(top).prefix(Self.height(state.size))
    for (row, match) in shown.enumerated() {
      let rect = frame.bounds.line(row + 2)
      guard row + 2 < state.size.rows - 1 else { break }
      let style = Style(.text, top + row == picker.cursor.selected ? .selected : [])
      frame.fill(rect, style)
      if style != .text { frame.write("▌", at: rect.origin, style.with(.focusedTitle)) }
      draw(picker.catalogue.targets[match], in: rect.inset(left: 2, right: 1), style, on: &frame)
    }
    if shown.isEmpty {
      let nearest = picker.nearest.map { "; the nearest is “\(state.label(of: $0))”" } ?? ""
      frame.write(clipping: "  nothing is called that\(nearest)", in: frame.bounds.line(2), .faint)
    }
  }

  private func drawPrompt(on frame: inout Frame) {
    let label = picker.content == .everything ? " go to " : " : "
    let count = picker.matches.count
    let place = StyledText(
      count == Catalogue.limit ? "first \(count) " : "\(count) of \(picker.catalogue.targets.count) ", .faint)
    let line = frame.bounds.line(0)
    frame.write(right: place, in: line)
    let room = line.inset(right: place.columns + 2)
    PromptLine(label: label, field: picker.field).draw(in: room, on: &frame)
  }

  private func draw(_ target: Catalogue.Target, in rect: Rect, _ style: Style, on frame: inout Frame) {
    if picker.content == .commands, case .command(let name) = target {
      return draw(command: name, in: rect, style, on: &frame)
    }
    let detail = StyledText(detail(of: target), style.with(.faint))
    let kind =
      picker.content == .commands ? "" : Columns.padded(Self.kind(of: target, state), to: Self.kindColumns)
    let used = frame.write(kind, at: rect.origin, columns: rect.columns, style.with(.faint))
    // What tells apart things of one name stays; what only explains gives way to the name.
    let isNeeded = if case .command = target { false } else { detail.columns <= 24 }
    let room = rect.inset(left: used)
    let label = Columns.truncated(
      DisplayText.printable(state.label(of: target)),
      to: max(1, room.columns - (isNeeded && detail.columns > 0 ? detail.columns + 2 : 0)))
    let written = frame.write(highlighted(label, style), at: room.origin, columns: room.columns)
    let aside = room.inset(left: written + 2)
    if detail.columns <= aside.columns { frame.write(right: detail, in: aside) }
  }

  /// A match in one line of words: what it is, its name, what is known of it.
  func text(of target: Catalogue.Target) -> String {
    let parts = [
      Self.kind(of: target, state), DisplayText.printable(state.label(of: target)), detail(of: target),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static let commandColumns = 20

  /// A command as the command line lists it: name, what it does, its first key.
  private func draw(command name: String, in rect: Rect, _ style: Style, on frame: inout Frame) {
    guard let command = state.settings.commands.first(where: { $0.name == name }) else { return }
    let key = StyledText(command.readableKeys.first ?? "", style.with(.key))
    let used = frame.write(highlighted(name, style), at: rect.origin, columns: Self.commandColumns)
    if let argument = command.argument {
      frame.write(
        " \(argument.name)", at: Point(row: rect.row, column: rect.column + used),
        columns: Self.commandColumns - used, style.with(.faint))
    }
    frame.write(
      clipping: command.help, in: rect.inset(left: Self.commandColumns + 1, right: key.columns + 1),
      style.with(.faint))
    frame.write(right: key, in: rect)
  }

  /// The label with the letters that were typed.
  private func highlighted(_ label: String, _ style: Style) -> StyledText {
    var folded: [UInt8] = []
    var ends: [Int] = []
    for scalar in label.unicodeScalars {
      Folding.appendFolded(scalar, to: &folded)
      ends.append(folded.count)
    }
    let places = Set(picker.pattern.match(folded[...])?.places ?? [])
    var line = StyledText()
    var start = 0
    for (scalar, end) in zip(label.unicodeScalars, ends) {
      let isMatch = (start..<end).contains(where: places.contains)
      line.append(String(scalar), isMatch ? style.with(.match) : style)
      start = end
    }
    return line
  }

  private static func kind(of target: Catalogue.Target, _ state: BrowserState) -> String {
    switch target {
    case .article: "article"
    case .entity(let id):
      switch state.dossier[id].kind {
      case .person: "person"
      case .organisation: "org"
      case .place: "place"
      }
    case .event: "event"
    case .query: "search"
    case .saved: "saved"
    case .command: "command"
    case .quote: "quote"
    }
  }

  private func detail(of target: Catalogue.Target) -> String {
    switch target {
    case .article(let id):
      let article = state.dossier[id]
      let day = article.published.map { state.dates.short($0.value) }
      return [article.outlet?.value, day].compactMap(\.self).joined(separator: " · ")
    case .entity(let id): return "\(state.visible.entityCounts[id.index].mentions)×"
    case .event(let id): return state.dates.span(state.dossier[id].days)
    case .query: return ""
    case .saved(let search): return search.query
    case .command(let name): return state.settings.commands.first { $0.name == name }?.help ?? ""
    case .quote(let id): return state.dossier[id].speakers.first.map { state.dossier[$0].name } ?? ""
    }
  }
}
