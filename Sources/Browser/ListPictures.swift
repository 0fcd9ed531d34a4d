import Screen

/// The lists as they were drawn last: most keys change one of them, and the others need not be drawn again.
public struct ListPictures: Sendable {
  private struct Picture: Sendable {
    let look: Look
    let cells: [Cell]
    let cursor: Point?
  }

  /// All that a list's picture depends on.
  private struct Look: Hashable {
    let section: Layout.Section
    let size: Size
    let revision: Int
    let cursor: ListCursor
    let isFocused: Bool
    let names: Pane
    let range: ClosedRange<Int>?
    let loading: BrowserState.Loading

    init(_ section: Layout.Section, of state: BrowserState) {
      self.section = section
      size = state.size
      revision = state.revision
      cursor = state.cursor(section.pane)
      isFocused = state.focus == section.pane
      names = state.names
      range = section.pane == .timeline ? state.range : nil
      loading = state.loading
    }
  }

  private var pictures: [Pane: Picture] = [:]

  public init() {}

  /// Draws a list with its title, or puts its last picture there where it would be the same.
  mutating func draw(_ section: Layout.Section, of state: BrowserState, on frame: inout Frame) {
    let rect = section.title.isEmpty ? section.body : section.title.joined(below: section.body)
    let look = Look(section, of: state)
    if let picture = pictures[section.pane], picture.look == look {
      frame.put(picture.cells, in: rect)
      frame.cursor = picture.cursor ?? frame.cursor
      return
    }
    let before = frame.cursor
    frame.cursor = nil
    SectionTitle(state: state, section: section).draw(on: &frame)
    state.drawList(section, on: &frame)
    // What is found changes while it is typed, and is drawn anew with every key.
    pictures[section.pane] =
      section.pane == .results ? nil : Picture(look: look, cells: frame.cells(in: rect), cursor: frame.cursor)
    frame.cursor = frame.cursor ?? before
  }
}

extension Rect {
  /// A rectangle with the one right below it.
  fileprivate func joined(below other: Rect) -> Rect {
    Rect(row: row, column: column, rows: rows + other.rows, columns: columns)
  }
}
