/// What is kept from session to session: earlier queries and command lines, and searches with a name.
public struct Memory: Hashable, Sendable {
  /// Something to be kept, or forgotten.
  public enum Entry: Hashable, Sendable {
    case query(String)
    /// As it was typed after the colon.
    case command(String)
    case search(name: String, query: String)
    case forgottenQuery(String)
    /// A saved search, by its name.
    case forgottenSearch(String)
  }

  /// A query with a name.
  public struct SavedSearch: Hashable, Sendable {
    public let name: String
    public let query: String

    public init(name: String, query: String) {
      self.name = name
      self.query = query
    }
  }

  /// Oldest first, each once.
  public private(set) var queries: [String] = []
  /// Oldest first, each once.
  public private(set) var commands: [String] = []
  /// In order of their names, each name once.
  public private(set) var searches: [SavedSearch] = []

  /// The most queries, and command lines, that are kept; older ones are forgotten.
  public static let limit = 200

  public init() {}

  /// Adds an entry as the last of its kind, once, or takes out what is to be forgotten.
  public mutating func take(_ entry: Entry) {
    switch entry {
    case .query(let query): Self.append(query, to: &queries)
    case .command(let line): Self.append(line, to: &commands)
    case .search(let name, let query):
      searches.removeAll { $0.name == name }
      searches.append(SavedSearch(name: name, query: query))
      searches.sort { $0.name < $1.name }
    case .forgottenQuery(let query): queries.removeAll { $0 == query }
    case .forgottenSearch(let name): searches.removeAll { $0.name == name }
    }
  }

  private static func append(_ line: String, to lines: inout [String]) {
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > limit { lines.removeFirst(lines.count - limit) }
  }
}

extension BrowserState {
  /// The searches with a name, those of the configuration first; of a name that both have, the one saved in the browser.
  var savedSearches: [Memory.SavedSearch] {
    let saved = Set(memory.searches.map(\.name))
    return settings.searches.filter { !saved.contains($0.name) } + memory.searches
  }

  /// The query that `@name` stands for, and any other as it is.
  func expanded(_ query: String) -> String {
    guard query.hasPrefix("@") else { return query }
    return savedSearches.first { $0.name == query.dropFirst() }?.query ?? query
  }

  /// Keeps something, now and for later sessions.
  mutating func keep(_ entry: Memory.Entry) {
    memory.take(entry)
    unkept.append(.keep(entry))
  }
}
