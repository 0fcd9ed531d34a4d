public import Search

/// The articles on one story and everything found in them: an immutable value that the browser and the
/// subcommands share.
public struct Dossier: Sendable {
  /// In order of publication, then by name; `Article.ID` is the index.
  public let articles: [Article]
  /// In order of article and place.
  public let quotes: [Quote]
  /// By kind, then most mentioned first, then by name.
  public let entities: [Entity]
  /// Per article, in order of place.
  public let times: [[TimeMention]]
  /// In order of last day, then first day; undated last.
  public let events: [Event]
  public let problems: [Problem]
  public let index: Index

  public init(
    articles: [Article], quotes: [Quote], entities: [Entity], times: [[TimeMention]], events: [Event],
    problems: [Problem], index: Index
  ) {
    self.articles = articles
    self.quotes = quotes
    self.entities = entities
    self.times = times
    self.events = events
    self.problems = problems
    self.index = index
  }
}
