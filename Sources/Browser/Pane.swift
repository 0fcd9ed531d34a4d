/// The panes of the browser. A closed set: the compiler lists what a new one needs.
public enum Pane: String, Hashable, Sendable, CaseIterable {
  case articles, timeline, people, organisations, places, quotes, results, reader

  /// The lists in the order of their number keys; the results of a search have none.
  static let lists: [Pane] = [.articles, .timeline, .people, .organisations, .places, .quotes]

  /// As a tab or a heading shows it.
  var title: String {
    switch self {
    case .articles: "Articles"
    case .timeline: "Timeline"
    case .people: "People"
    case .organisations: "Orgs"
    case .places: "Places"
    case .quotes: "Quotes"
    case .results: "Search"
    case .reader: "Reader"
    }
  }

  var isList: Bool { self != .reader }
}
