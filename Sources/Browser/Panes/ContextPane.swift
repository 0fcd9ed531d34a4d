import News
import Prose
import Screen

/// The stops of a walk around the one the reader stands on, each among its words: of the page of all mentions what there
/// is room for, always in sight.
struct ContextPane {
  let state: BrowserState
  let rect: Rect

  /// The passages, row by row below the title.
  var stops: [Passage] {
    guard let walk = state.walk, let article = state.reader.article, rect.rows > 2 else { return [] }
    return walk.stops(rect.rows - 2, in: article, state.dossier)
  }

  func draw(on frame: inout Frame) {
    guard let walk = state.walk, !rect.isEmpty else { return }
    let (kind, name) = title(of: walk)
    var title = StyledText(" " + kind, Style(.paneTitle, .bold))
    title.append("  " + name, .faint)
    frame.write(clipping: title, in: rect.line(1).inset(right: 1))
    for (row, passage) in stops.enumerated() {
      draw(passage, in: rect.line(row + 2), on: &frame)
    }
  }

  private func title(of walk: Walk) -> (kind: String, name: String) {
    switch walk.source {
    case .search(let results): ("HITS", results.text)
    case .mentions(let entity): ("MENTIONS", state.dossier[entity].name)
    case .tellings(let event): ("TELLINGS", state.dossier.name(of: event))
    }
  }

  private func draw(_ passage: Passage, in line: Rect, on frame: inout Frame) {
    let isHere = passage.article == state.reader.article && passage.span == state.reader.pointed
    if isHere { frame.write("▌", at: line.origin, columns: 1, Style(.paneTitle)) }
    let day = state.dossier[passage.article].published.map { state.dates.short($0.value) } ?? "undated"
    let style = Style(.date, isHere ? .bold : [])
    let room = line.inset(left: state.dayColumns + 3)
    frame.write(day, at: Point(row: line.row, column: line.column + 1), columns: state.dayColumns, style)
    let words = ConcordanceLine(state: state, columns: room.columns).words(passage, columns: room.columns - 1)
    frame.write(words, at: room.origin, columns: room.columns)
  }
}
