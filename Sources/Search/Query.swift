/// A query that was understood.
public struct Query: Sendable {
  /// Whether the last word of a query may go on.
  public enum LastWord: Sendable {
    /// It stands as typed.
    case complete
    /// Someone is typing: the last word also finds the words it begins, and an end that can still become right
    /// (an open quotation mark, a field without a value, a `-`) is no error.
    case beingTyped
  }

  /// - Throws: where `text` is malformed, with the place and what to type instead. Punctuation alone never is.
  public init(_ text: String, fields: [Field], lastWord: LastWord = .complete) throws(QueryError) {
  }

  /// Whether it asks for nothing, as white space does; it finds nothing then.
  public var isEmpty: Bool { true }
}
