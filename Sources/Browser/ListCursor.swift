/// Which item of a list is selected, and which stands at the top of its window.
struct ListCursor: Hashable, Sendable {
  var selected = 0
  private(set) var top = 0

  /// Selects the item `distance` further down, or the nearest there is.
  mutating func move(by distance: Int, count: Int) {
    selected = max(0, min(count - 1, selected + distance))
  }

  /// Moves the window, whatever is selected; the next move of the selection brings that back into view.
  mutating func scroll(by distance: Int, count: Int, visible: Int) {
    top = max(0, min(top + distance, count - max(1, visible)))
  }

  /// Scrolls as little as it takes to have the selected item among the `visible` ones.
  mutating func reveal(count: Int, visible: Int) {
    selected = max(0, min(count - 1, selected))
    if selected < top { top = selected }
    if selected >= top + visible { top = selected - visible + 1 }
    top = max(0, min(top, count - max(1, visible)))
  }
}
