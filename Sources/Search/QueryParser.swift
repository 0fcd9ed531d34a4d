import Prose

/// Reads a query by recursive descent over its bytes; the grammar stands at `Query`.
struct QueryParser {
  private let bytes: [UInt8]
  private let fields: [Field]
  private let lastWord: Query.LastWord
  private var offset = 0
  /// The field that words without one are read for, inside `field:( … )`.
  private var outerField: Int?
  private var depth = 0

  /// More parentheses inside each other than anyone types; keeps the recursion bounded.
  private static let maximumDepth = 40

  init(_ text: String, fields: [Field], lastWord: Query.LastWord) {
    bytes = Array(text.utf8)
    self.fields = fields
    self.lastWord = lastWord
  }

  /// The whole query; `nil` if it asks for nothing.
  mutating func query() throws(QueryError) -> Query.Node? {
    let node = try alternatives()
    if offset < bytes.count { throw QueryError(.strayParenthesis, Span(offset, offset + 1)) }
    return node
  }

  // MARK: Operators

  private mutating func alternatives() throws(QueryError) -> Query.Node? {
    var nodes: [Query.Node] = []
    var lastOperator: Span?
    while true {
      let (node, isThere) = try conjunction()
      if let node { nodes.append(node) }
      let nextOperator = peekOperator() == .or ? Span(offset, offset + 2) : nil
      if !isThere, let span = lastOperator ?? nextOperator, !isForgivenEnd {
        throw QueryError(.missingOperand("OR"), span, suggestion: "write “or” to search for the word")
      }
      guard let nextOperator else { break }
      lastOperator = nextOperator
      offset = nextOperator.end
    }
    return nodes.count > 1 ? .any(nodes) : nodes.first
  }

  /// - Returns: `isThere` tells whether anything stood there, if only punctuation.
  private mutating func conjunction() throws(QueryError) -> (node: Query.Node?, isThere: Bool) {
    var nodes: [Query.Node] = []
    var isThere = false
    while true {
      skipBlanks()
      guard offset < bytes.count, bytes[offset] != UInt8(ascii: ")") else { break }
      let next = peekOperator()
      if next == .or { break }
      isThere = true
      if next == .and {
        offset += 3
      } else if let node = try negatable() {
        nodes.append(node)
      }
    }
    return (nodes.count > 1 ? .all(nodes) : nodes.first, isThere)
  }

  private mutating func negatable() throws(QueryError) -> Query.Node? {
    var isNegated = false
    while true {
      let start = offset
      if peekOperator() == .not {
        offset += 3
        skipBlanks()
        isNegated.toggle()
        if isAtEndOfGroup {
          if isForgivenEnd { return nil }
          throw QueryError(
            .missingOperand("NOT"), Span(start, start + 3), suggestion: "write “not” to search for the word")
        }
      } else if let width = minusWidth() {
        offset += width
        isNegated.toggle()
        if isAtEndOfGroup || isBlank(at: offset) {
          if isForgivenEnd { return nil }
          throw QueryError(
            .loneMinus, Span(start, offset), suggestion: "join it to the word that must not occur: “-word”")
        }
      } else {
        break
      }
    }
    let node = try primary(field: outerField)
    return isNegated ? node.map { .not($0) } : node
  }

  private enum Operator { case or, and, not }

  /// The operator that stands here as a word of its own.
  private func peekOperator() -> Operator? {
    for (word, found) in [("OR", Operator.or), ("AND", .and), ("NOT", .not)] {
      let end = offset + word.utf8.count
      guard end <= bytes.count, bytes[offset..<end].elementsEqual(word.utf8) else { continue }
      if end == bytes.count || isBlank(at: end) || isParenthesis(bytes[end]) || quoteWidth(at: end) != nil {
        return found
      }
    }
    return nil
  }

  /// A single `-` (or U+2212) that does not start a dash of several.
  private func minusWidth() -> Int? {
    guard offset < bytes.count else { return nil }
    if bytes[offset...].starts(with: [0xE2, 0x88, 0x92]) { return 3 }
    guard bytes[offset] == UInt8(ascii: "-") else { return nil }
    return offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "-") ? nil : 1
  }

  // MARK: Values

  private mutating func primary(field: Int?) throws(QueryError) -> Query.Node? {
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "(") { return try group(field: field) }
    if let width = quoteWidth(at: offset) { return try quoted(field: field, markWidth: width) }
    if let (name, nameSpan) = fieldName() {
      if let number = fields.firstIndex(where: { $0.name == name }) { return try value(of: number, nameSpan) }
      if isValueStart(at: nameSpan.end + 1) { throw unknownField(name, nameSpan) }
    }
    return bare(field: field)
  }

  private mutating func group(field: Int?) throws(QueryError) -> Query.Node? {
    let open = offset
    depth += 1
    if depth > Self.maximumDepth { throw QueryError(.nestedTooDeep, Span(open, open + 1)) }
    let outside = outerField
    outerField = field
    offset += 1
    let node = try alternatives()
    outerField = outside
    depth -= 1
    if offset < bytes.count {
      offset += 1
    } else if lastWord == .complete {
      throw QueryError(.unclosedParenthesis, Span(open, open + 1), suggestion: "add “)” at the end")
    }
    return node
  }

  private mutating func quoted(field: Int?, markWidth: Int) throws(QueryError) -> Query.Node? {
    let open = offset
    offset += markWidth
    let start = offset
    while offset < bytes.count, quoteWidth(at: offset) == nil { offset += 1 }
    let end = offset
    if let width = quoteWidth(at: offset) {
      offset += width
      return words(Span(start, end), field: field, isOpen: false)
    }
    if lastWord == .complete {
      throw QueryError(.unclosedQuote, Span(open, open + markWidth), suggestion: "add “\"” at the end")
    }
    return words(Span(start, end), field: field, isOpen: true)
  }

  /// A word as typed: everything up to white space, a parenthesis or a quotation mark.
  private mutating func bare(field: Int?) -> Query.Node? {
    let start = offset
    offset = max(bareEnd(), start + 1)
    return words(Span(start, offset), field: field, isOpen: offset == bytes.count)
  }

  private func bareEnd() -> Int {
    var end = offset
    while end < bytes.count, !isBlank(at: end), !isParenthesis(bytes[end]), quoteWidth(at: end) == nil {
      end += 1
    }
    return end
  }

  /// - Parameter isOpen: whether the query ends with it, so that the last word may go on.
  private func words(_ span: Span, field: Int?, isOpen: Bool) -> Query.Node? {
    var (terms, end) = terms(of: bytes, in: span)
    guard let last = terms.popLast() else { return nil }
    let hasStar = end < span.end && bytes[end] == UInt8(ascii: "*")
    let isTyped = isOpen && lastWord == .beingTyped && end == bytes.count
    let patterns = terms.map { Query.Pattern(term: $0, kind: .exact) }
    return .words(
      Query.Words(
        field: field,
        patterns: patterns + [Query.Pattern(term: last, kind: hasStar || isTyped ? .prefix : .exact)]))
  }

  // MARK: Fields

  /// ASCII letters and a colon: the letters in lower case, and where they stand.
  private func fieldName() -> (name: String, span: Span)? {
    var end = offset
    while end < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
    guard end > offset, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
    return (String(decoding: bytes[offset..<end], as: UTF8.self).lowercased(), Span(offset, end))
  }

  /// Whether what stands at `place` looks like a value, so that the word with the colon before it was meant
  /// as a field; `NOTE: this`, `http://…` and `:-)` are not.
  private func isValueStart(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    return bytes[place] >= 0x80 || (bytes[place] | 0x20) &- 0x61 < 26 || bytes[place] &- 0x30 < 10
      || bytes[place] == UInt8(ascii: "\"")
  }

  private mutating func value(of field: Int, _ name: Span) throws(QueryError) -> Query.Node? {
    offset = name.end + 1
    skipBlanks()
    if isAtEndOfGroup {
      if isForgivenEnd { return nil }
      throw missingValue(of: field, name)
    }
    if fields[field].kind == .days { return try days(of: field, name) }
    if bytes[offset] == UInt8(ascii: "(") { return try group(field: field) }
    if let width = quoteWidth(at: offset) { return try quoted(field: field, markWidth: width) }
    return bare(field: field)
  }

  private mutating func days(of field: Int, _ nameSpan: Span) throws(QueryError) -> Query.Node? {
    let mark = quoteWidth(at: offset) ?? 0
    offset += mark
    let start = offset
    if mark > 0 {
      while offset < bytes.count, quoteWidth(at: offset) == nil { offset += 1 }
    } else {
      offset = max(bareEnd(), start + 1)
    }
    let span = Span(start, offset)
    if mark > 0, let width = quoteWidth(at: offset) { offset += width }
    if span.isEmpty, !isForgivenEnd { throw missingValue(of: field, nameSpan) }
    let typed = String(decoding: bytes[span.range], as: UTF8.self)
    let folded = Folding.folded(typed).filter { $0 != " " }
    if let range = CivilDate.range(folded) { return .days(field: field, range) }
    if isForgivenEnd, CivilDate.isBeginning(folded) { return nil }
    let name = fields[field].name
    let examples = ["2026-01-04", "2026-01", "jan-2026", "2026-01-04..2026-01-06"].map { "\(name):\($0)" }
    throw QueryError(.badDate(typed), span, suggestion: "write " + examples.joined(separator: ", "))
  }

  private func missingValue(of field: Int, _ name: Span) -> QueryError {
    QueryError(
      .missingValue(field: fields[field].name), Span(name.start, name.end + 1),
      suggestion: "\(fields[field].name): finds \(fields[field].help)")
  }

  private func unknownField(_ name: String, _ span: Span) -> QueryError {
    let suggestion =
      nearest(to: name, among: fields.map(\.name)).map { "did you mean “\($0):”?" }
      ?? "the fields are " + fields.map { $0.name + ":" }.joined(separator: " ")
    return QueryError(.unknownField(name), Span(span.start, span.end + 1), suggestion: suggestion)
  }

  // MARK: Characters

  /// Whether someone is typing here: what is missing may still come.
  private var isForgivenEnd: Bool { lastWord == .beingTyped && offset == bytes.count }

  private var isAtEndOfGroup: Bool { offset >= bytes.count || bytes[offset] == UInt8(ascii: ")") }

  private func isParenthesis(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") }

  private mutating func skipBlanks() {
    while offset < bytes.count, isBlank(at: offset) {
      offset += bytes[offset] < 0x80 ? 1 : decodedScalar(bytes, at: offset, limit: bytes.count).width
    }
  }

  /// White space of ASCII, NO-BREAK SPACE, IDEOGRAPHIC SPACE.
  private func isBlank(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    if bytes[place] < 0x80 { return bytes[place] <= 0x20 }
    let scalar = decodedScalar(bytes, at: place, limit: bytes.count).value
    return scalar == 0xA0 || scalar == 0x3000
  }

  /// The width of the double quotation mark at `place`, straight or curly.
  private func quoteWidth(at place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    if bytes[place] == UInt8(ascii: "\"") { return 1 }
    guard bytes[place] >= 0xE2 else { return nil }
    let (scalar, width) = decodedScalar(bytes, at: place, limit: bytes.count)
    return (0x201C...0x201F).contains(scalar) || scalar == 0xFF02 ? width : nil
  }
}

/// The words of `bytes` in `span`, and where the last one ends.
private func terms(of bytes: [UInt8], in span: Span) -> (terms: [Term], end: Int) {
  var scanner = WordScanner()
  scanner.begin(at: span.start, limit: span.end)
  var terms: [Term] = []
  while scanner.advance(in: bytes) { terms.append(scanner.term) }
  return (terms, scanner.end)
}

extension Query {
  /// The words of `text`, the last of which may go on.
  static func patterns(ofPrefix text: String) -> [Pattern] {
    let bytes = Array(text.utf8)
    let terms = terms(of: bytes, in: Span(0, bytes.count)).terms
    return terms.enumerated().map { Pattern(term: $1, kind: $0 == terms.count - 1 ? .prefix : .exact) }
  }
}
