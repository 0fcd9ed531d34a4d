import News
import Prose
import Screen

/// The article as a column of marks: where its hits and quotes are, and which part of it shows.
struct ScrollBar {
  let state: BrowserState
  /// One column.
  let rect: Rect

  func draw(on frame: inout Frame) {
    let count = state.reader.lines.count
    guard let id = state.reader.article, count > rect.rows, rect.rows >= 4 else { return }
    let window = row(ofLine: state.reader.top)...row(ofLine: min(count, state.reader.top + rect.rows) - 1)
    for row in window { draw("▕", Style(.faint), at: row, on: &frame) }
    for quote in state.dossier.quotes(in: id) where quote.isSpeech && quote.kind != .nested {
      guard let row = row(at: quote.passage.span.start) else { continue }
      let rank = quote.speakers.first.flatMap { state.dossier.speakerRank(of: $0) }
      draw("─", rank.map { Style(.speaker($0)) } ?? .faint, at: row, on: &frame)
    }
    for (rule, spans) in state.highlights.hits(in: id) {
      for span in spans {
        guard let row = row(at: span.start) else { continue }
        draw("━", Style(rule.colour.role), at: row, on: &frame)
      }
    }
    for hit in state.walk?.spans(in: id, state.dossier) ?? [] {
      guard let row = row(at: hit.start) else { continue }
      draw("━", Style(hit == state.reader.pointed ? .currentMatch : .match), at: row, on: &frame)
    }
  }

  private func row(at offset: Int) -> Int? {
    state.reader.wrapped.map { row(ofLine: $0.lineIndex(at: offset)) }
  }

  private func row(ofLine line: Int) -> Int { line * rect.rows / max(1, state.reader.lines.count) }

  private func draw(_ sign: String, _ style: Style, at row: Int, on frame: inout Frame) {
    guard row < rect.rows else { return }
    frame.write(sign, at: Point(row: rect.row + row, column: rect.column), columns: 1, style)
  }
}
