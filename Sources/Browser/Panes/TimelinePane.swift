import News
import Prose
import Screen

/// The list of events: when, how sure, what, and how many articles tell of it.
struct TimelinePane {
  let state: BrowserState

  private static let dateColumns = 10

  func draw(_ index: Int, in rect: Rect, style: Style, on frame: inout Frame) {
    let id = state.visible.events[index]
    let event = state.dossier[id]
    let sources = state.visible.sourceCounts[id.index]
    let count = StyledText("×\(sources)", style.with(sources > 1 ? .text : .faint))
    frame.write(
      state.dates.span(event.days), at: rect.origin, columns: Self.dateColumns,
      style.with(.date))
    let found = state.signs(state.dossier.notes.remarks(on: id), event.origin)
    let signs = found.isEmpty ? "" : found + " "
    let mark = Point(row: rect.row, column: rect.column + Self.dateColumns + 1)
    frame.write(
      marker(of: event), at: mark, columns: 1, style.with(event.status == .background ? .faint : .text))
    let room = rect.inset(left: Self.dateColumns + 3, right: count.columns + 1)
    let rules = state.highlights.signs(on: event.label, style)
    frame.write(
      wrapping: rules.runs.map(\.text).joined() + signs + state.dossier.name(of: event), in: room,
      event.status == .background ? style.with(.faint) : style)
    // Once more, each in the colour of its rule.
    frame.write(rules, at: room.origin, columns: room.columns)
    frame.write(right: count, in: rect.line(0))
  }

  /// `≠` where dated sources disagree; else `●` reported, `○` planned, `·` background.
  private func marker(of event: Event) -> String {
    if event.hasConflictingDates { return "≠" }
    switch event.status {
    case .reported: return "●"
    case .planned: return "○"
    case .background: return "·"
    }
  }
}
