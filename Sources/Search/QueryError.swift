public import Prose

/// What is wrong with a query, where, and what to do.
public struct QueryError: Error, Hashable, Sendable {
  /// The kinds of mistakes.
  public enum Reason: Hashable, Sendable {
    case unclosedQuote
    case unknownField(String)
    case missingValue(field: String)
    case badDate(String)
    case loneMinus
    case strayParenthesis
    case unclosedParenthesis
    case missingAlternative
  }

  /// Which kind of mistake it is.
  public let reason: Reason
  /// The mistake, in UTF-8 offsets into the query.
  public let span: Span
  /// What is wrong, in one line, lower case, without a full stop (`no field “speker:”`).
  public let message: String
  /// What to type instead, if there is a good guess (`did you mean “speaker:”?`).
  public let suggestion: String?
}
