import News
import Screen

/// A page of text over everything else: the keys, what went wrong while reading, what is known of an article.
struct Overlay: Hashable, Sendable {
  enum Topic: Hashable, Sendable {
    case keys, problems, article
  }

  let topic: Topic
  private(set) var top = 0

  init(_ topic: Topic) { self.topic = topic }

  /// - Parameters:
  ///   - count: lines of the page.
  ///   - height: rows of the screen it takes.
  mutating func scroll(by distance: Int, count: Int, height: Int) {
    top = max(0, min(top + distance, count - height))
  }
}

extension BrowserState {
  mutating func scrollOverlay(_ distance: Int) {
    let pane = OverlayPane(state: self)
    overlay?.scroll(by: distance, count: pane.lines.count, height: pane.height)
  }
}
