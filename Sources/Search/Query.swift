import Prose

/// A query that was understood.
///
/// The grammar, loosest first; `QuerySyntax` lists what it means, for help:
///
///     query       = alternative { "OR" alternative }
///     alternative = part { ["AND"] part }                   all of them
///     part        = { "-" | "NOT" } near
///     near        = primary { "NEAR" [ "/" number ] primary }
///     primary     = "(" query ")" | [field ":"] value
///     value       = "(" query ")" | '"' words '"' [ "~" number ] | "/" regex "/" | word | day range
///     word        = [ "=" ] letters and "*" [ "~" [ number ] ]
///     day range   = day | [day] ".." [day]
///     day         = 2026-01-04 | 2026-01 | 2026 | jan-2026 | 4-jan-2026
///
/// What is typed without a space in between is one phrase: `full-scale`, `and/or`, `한국`. `OR`, `AND`, `NOT` and
/// `NEAR` are operators in capitals only. Punctuation that means nothing here is skipped.
public struct Query: Sendable, CustomStringConvertible {
  /// Whether the last word of a query may go on.
  public enum LastWord: Sendable {
    /// It stands as typed.
    case complete
    /// Someone is typing: the last word also finds the words it begins, and an end that can still become
    /// right (an open quotation mark, a field without a value, a `-`) is no error.
    case beingTyped
  }

  /// In bytes; far more than anyone types, so that what is pasted by mistake costs nothing.
  static let maximumLength = 4096

  let root: Node?
  private let fields: [Field]

  /// - Throws: where `text` is malformed, with the place and what to type instead. Punctuation alone never
  ///   is.
  public init(_ text: String, fields: [Field], lastWord: LastWord = .complete) throws(QueryError) {
    if text.utf8.count > Self.maximumLength {
      throw QueryError(
        .tooLong, Span(Self.maximumLength, text.utf8.count), suggestion: "a few words of it find the same")
    }
    var parser = QueryParser(text, fields: fields, lastWord: lastWord)
    root = try parser.query()
    self.fields = fields
  }

  /// Whether it asks for nothing, as white space does; it finds nothing then.
  public var isEmpty: Bool { root == nil }

  /// The tree: `(and korea strat* (not title:"full scale"))`.
  public var description: String { root?.description(fields) ?? "" }

  indirect enum Node: Equatable, Sendable {
    case words(Words)
    case days(field: Int, ClosedRange<Int>)
    case regex(field: Int?, TextRegex)
    case not(Node)
    case all([Node])
    case any([Node])
  }

  /// One word, or several in a row or near each other.
  struct Words: Equatable, Sendable {
    /// `nil` looks into all `text` fields.
    var field: Int?
    /// Never empty.
    var patterns: [Pattern]
    /// How many other words may stand between them, in any order; `nil` if they stand in a row.
    var within: Int?
    /// Whether the last word is not typed to its end.
    var isUnfinished = false

    /// How many words in a row one hit is.
    var hitLength: Int { within == nil ? patterns.count : 1 }
  }

  struct Pattern: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      case exact
      case prefix
      /// The word or one of its other forms.
      case forms([Term])
      /// `term` holds `*` for any letters.
      case wildcard
      /// Words with at most so many spelling errors.
      case fuzzy(Int)
    }

    let term: Term
    var kind: Kind

    func matches(_ word: Term) -> Bool {
      switch kind {
      case .exact: term == word
      case .prefix: term.isPrefix(of: word)
      case .forms(let others): term == word || others.contains(word)
      case .wildcard: Glob.matches(term.bytes, word.bytes)
      case .fuzzy(let edits): isSpelledLike(term, word, edits: edits)
      }
    }

    fileprivate var description: String {
      switch kind {
      case .exact, .wildcard: term.string
      case .prefix: term.string + "*"
      case .forms: term.string
      case .fuzzy(let edits): "\(term.string)~\(edits)"
      }
    }
  }
}

extension Query.Node {
  /// What a document is shown for: the words that are not negated.
  var wordsToShow: [Query.Words] {
    switch self {
    case .words(let words): [words]
    case .days, .regex, .not: []
    case .all(let nodes), .any(let nodes): nodes.flatMap(\.wordsToShow)
    }
  }

  /// As `wordsToShow`.
  var regexesToShow: [(field: Int?, regex: TextRegex)] {
    switch self {
    case .regex(let field, let regex): [(field, regex)]
    case .words, .days, .not: []
    case .all(let nodes), .any(let nodes): nodes.flatMap(\.regexesToShow)
    }
  }

  func description(_ fields: [Field]) -> String {
    switch self {
    case .words(let words):
      let spelled = words.patterns.map(\.description).joined(separator: " ")
      return (words.field.map { fields[$0].name + ":" } ?? "")
        + (words.patterns.count > 1 ? "\"\(spelled)\"" : spelled) + (words.within.map { "~\($0)" } ?? "")
    case .days(let field, let range): return "\(fields[field].name):\(TypedDays.description(range))"
    case .regex(let field, let regex):
      return (field.map { fields[$0].name + ":" } ?? "") + "/\(regex.source)/"
    case .not(let node): return "(not \(node.description(fields)))"
    case .all(let nodes): return "(and \(nodes.map { $0.description(fields) }.joined(separator: " ")))"
    case .any(let nodes): return "(or \(nodes.map { $0.description(fields) }.joined(separator: " ")))"
    }
  }
}
