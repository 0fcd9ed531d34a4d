public import Prose

/// A value with where it came from, so that a reader can check it.
public struct Sourced<Value: Sendable>: Sendable {
  public let value: Value
  public let evidence: Evidence

  public init(_ value: Value, _ evidence: Evidence) {
    self.value = value
    self.evidence = evidence
  }
}

extension Sourced: Equatable where Value: Equatable {}

extension Sourced {
  /// The value with its passages readdressed, where articles change their places in the dossier.
  /// - Parameter places: by old index, the new one.
  func moved(to places: [Int]) -> Sourced {
    guard case .inferred(let reason, let passages) = evidence else { return self }
    let moved = passages.map { Passage(Article.ID(places[$0.article.index]), $0.span) }
    return Sourced(value, .inferred(reason: reason, passages: moved))
  }
}

/// Where a value about an article came from. Ordered by trust: what the reader sets outranks what
/// front matter states, which outranks what the text
/// shows, which outranks the file name, which outranks inference.
public enum Evidence: Hashable, Sendable {
  /// The reader has set it.
  case reader
  /// A key of the front matter, as printed there.
  case frontMatter(key: String)
  /// A place in the article's text.
  case text(Span)
  case fileName
  /// Nothing states it: the reasoning, and the passages it rests on (of this or another article).
  case inferred(reason: String, passages: [Passage])
}
