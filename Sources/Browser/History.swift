import News
import Prose

/// Where the reader has been, to go back and forward.
struct History: Sendable {
  struct Place: Hashable, Sendable {
    let focus: Pane
    let list: Pane
    let selected: Int
    let article: Article.ID?
    /// The offset (UTF-8) of the text at the top of the reader.
    let offset: Int
    let pointed: Span?
    let filter: Filter
    /// The search whose results show.
    let query: String?
  }

  private var past: [Place] = []
  private var future: [Place] = []

  /// Where the last jump began.
  var lastLeft: Place? { past.last }

  private static let limit = 500

  /// Remembers a place before a jump away from it.
  mutating func leave(_ place: Place) {
    if past.last != place { past.append(place) }
    if past.count > Self.limit { past.removeFirst() }
    future = []
  }

  mutating func back(from place: Place) -> Place? {
    guard let previous = past.popLast() else { return nil }
    future.append(place)
    return previous
  }

  mutating func forward(from place: Place) -> Place? {
    guard let next = future.popLast() else { return nil }
    past.append(place)
    return next
  }

  /// The same in a newer dossier, without the places whose articles are gone.
  func carried(from older: Dossier, to newer: Dossier) -> History {
    guard !past.isEmpty || !future.isEmpty else { return self }
    var history = self
    history.past = past.compactMap { $0.carried(from: older, to: newer) }
    history.future = future.compactMap { $0.carried(from: older, to: newer) }
    return history
  }
}
