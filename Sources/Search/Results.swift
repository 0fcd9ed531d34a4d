public import Prose

/// What a search found.
public struct Results: Sendable {
  /// Best first; at most as many as were asked for.
  public let matches: [Match]
  /// How many documents match in all.
  public let documentCount: Int
  /// How many hits they have in all: what `Index.hits` gives, summed; 0 if they were not to be counted.
  public let hitCount: Int
  /// Whether every document was asked: not so if the search was abandoned, or a pattern had too much to read.
  public let isComplete: Bool

  static let none = Results(matches: [], documentCount: 0, hitCount: 0, isComplete: true)

  /// What is counted over all matching documents.
  public enum Counting: Sendable {
    /// The documents alone.
    case documents
    /// Their hits too, which costs about as much again.
    case hits
  }
}

/// A document that was found.
public struct Match: Hashable, Sendable {
  /// Its number in the index.
  public let document: Int
  /// Comparable within one search only.
  public let score: Double
}

/// A place in a document that the query hits: a word, a whole phrase, or the place of a name.
public struct Hit: Hashable, Sendable {
  /// The `text` field it stands in, or the `names` field it is a place of.
  public let field: Int
  /// UTF-8 offsets into the document's text.
  public let span: Span
}

/// A stretch of a document's text, cut at the limits of words.
public struct Snippet: Hashable, Sendable {
  /// The `text` field it comes from.
  public let field: Int
  /// UTF-8 offsets into the document's text.
  public let span: Span
  /// What to highlight, in order and apart from each other; UTF-8 offsets into the document's text, within
  /// `span`.
  public let highlights: [Span]
  /// Whether its part of the text has more before it.
  public let isCutBefore: Bool
  /// As `isCutBefore`, at the end.
  public let isCutAfter: Bool
}

/// A value of a `names` field, and in how many documents it occurs.
public struct NameCount: Hashable, Sendable {
  /// The value, as it was given.
  public let name: String
  /// How many documents have it.
  public let documents: Int

  public init(name: String, documents: Int) {
    self.name = name
    self.documents = documents
  }
}
