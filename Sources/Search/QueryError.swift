public import Prose

/// What is wrong with a query, where, and what to do.
public struct QueryError: Error, Hashable, Sendable {
  /// The kinds of mistakes.
  public enum Reason: Hashable, Sendable {
    case unclosedQuote
    case unknownField(String)
    case missingValue(field: String)
    /// A value that a field with few values has not.
    case unknownValue(String, field: String)
    case badDate(String)
    /// A range of days that ends before it begins.
    case backwardDates(String)
    case strayParenthesis
    case unclosedParenthesis
    case nestedTooDeep
    case tooLong
    case nearNeedsWords
    case tooManyEdits
    case badRegex(String)
    case regexBesideText
    /// `OR`, `AND`, `NOT` or `NEAR` without what belongs to it.
    case missingOperand(String)
  }

  /// Which kind of mistake it is.
  public let reason: Reason
  /// The mistake, in UTF-8 offsets into the query.
  public let span: Span
  /// What to type instead (`did you mean “speaker:”?`).
  public let suggestion: String

  init(_ reason: Reason, _ span: Span, suggestion: String) {
    self.reason = reason
    self.span = span
    self.suggestion = suggestion
  }

  /// What is wrong, in one line, lower case, without a full stop (`no field “speker:”`).
  public var message: String {
    switch reason {
    case .unclosedQuote: "this quotation mark is not closed"
    case .unknownField(let name): "no field “\(name):”"
    case .missingValue(let field): "nothing to look for after “\(field):”"
    case .unknownValue(let value, let field): "no “\(value)” among what “\(field):” finds"
    case .badDate(let text): "“\(text)” is no date"
    case .backwardDates(let text): "“\(text)” ends before it begins"
    case .strayParenthesis: "nothing is open that this “)” could close"
    case .unclosedParenthesis: "this “(” is not closed"
    case .nestedTooDeep: "too many “(” inside each other"
    case .tooLong: "the query is longer than \(Query.maximumLength) bytes"
    case .nearNeedsWords: "“NEAR” stands between single words of one field"
    case .tooManyEdits: "a word may have at most \(QuerySyntax.maximumEdits) spelling errors"
    case .badRegex(let problem): "this pattern \(problem)"
    case .regexBesideText: "a pattern searches the text, not names or dates"
    case .missingOperand(let word): "“\(word)” needs something to look for beside it"
    }
  }
}
