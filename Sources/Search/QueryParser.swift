import Prose

/// Reads a query by recursive descent over its bytes; the grammar stands at `Query`.
struct QueryParser {
  let bytes: [UInt8]
  let fields: [Field]
  private let lastWord: Query.LastWord
  var offset = 0
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
    if offset < bytes.count {
      throw QueryError(
        .strayParenthesis, Span(offset, offset + 1),
        suggestion: "leave it out, or add “(” before what belongs together")
    }
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
      if isAtEndOfGroup {
        guard skipParenthesisAlone() else { break }
        continue
      }
      let next = peekOperator()
      if next == .or { break }
      if next == .and {
        try skipAnd(isFirst: !isThere)
      } else if let node = try negatable() {
        nodes.append(node)
      }
      isThere = true
    }
    nodes = NumberForms.widened(nodes)
    return (nodes.count > 1 ? .all(nodes) : nodes.first, isThere)
  }

  /// Goes past an `AND`, which says nothing but has to stand between two parts.
  private mutating func skipAnd(isFirst: Bool) throws(QueryError) {
    let place = Span(offset, offset + 3)
    offset = place.end
    skipBlanks()
    let next = peekOperator()
    if isFirst || isAtEndOfGroup || next == .or || next == .and, !isForgivenEnd {
      throw QueryError(.missingOperand("AND"), place, suggestion: "write “and” to search for the word")
    }
  }

  /// Goes past a `)` that closes nothing and stands alone or after other punctuation, as in `:-)`.
  private mutating func skipParenthesisAlone() -> Bool {
    guard depth == 0, offset < bytes.count, offset == 0 || !bytes.isPartOfWord(at: offset - 1) else {
      return false
    }
    offset += 1
    return true
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
      } else if let width = bytes.minusWidth(at: offset) {
        offset += width
        if isAtEndOfGroup || bytes.isBlank(at: offset) {
          // Alone it is a dash.
          skipBlanks()
          if !isNegated || isAtEndOfGroup { return nil }
        } else {
          isNegated.toggle()
        }
      } else {
        break
      }
    }
    let node = try neighbours()
    return isNegated ? node.map { .not($0) } : node
  }

  /// One part, or several words with `NEAR` between them.
  private mutating func neighbours() throws(QueryError) -> Query.Node? {
    let start = offset
    var node = try primary(field: outerField)
    while true {
      let end = offset
      skipBlanks()
      guard let near = nearOperator() else {
        offset = end
        return node
      }
      let place = Span(offset, near.end)
      offset = near.end
      skipBlanks()
      if isAtEndOfGroup {
        if isForgivenEnd { return node }
        throw QueryError(.missingOperand("NEAR"), place, suggestion: "write “near” to search for the word")
      }
      let other = try primary(field: outerField)
      guard let joined = joined(node, other, within: near.within) else {
        throw QueryError(
          .nearNeedsWords, Span(start, offset),
          suggestion: "write the words as “\"one two three\"~\(near.within)”")
      }
      node = joined
    }
  }

  /// `NEAR` or `NEAR/5` as a word of its own after something.
  private func nearOperator() -> (within: Int, end: Int)? {
    guard offset > 0,
      bytes.isBlank(at: offset - 1) || bytes[offset - 1] == UInt8(ascii: ")") || bytes[offset - 1] == 0x22,
      bytes[offset...].starts(with: "NEAR".utf8)
    else { return nil }
    var end = offset + 4
    var within = QuerySyntax.nearDistance
    if end < bytes.count, bytes[end] == UInt8(ascii: "/"), let number = bytes.number(at: end + 1) {
      within = number.value
      end = number.end
    }
    return end == bytes.count || bytes.isBlank(at: end) || bytes[end].isParenthesis
      || bytes.quoteWidth(at: end) != nil
      ? (within, end) : nil
  }

  private func joined(_ a: Query.Node?, _ b: Query.Node?, within: Int) -> Query.Node? {
    guard case .words(let first) = a, case .words(let second) = b, second.patterns.count == 1,
      first.patterns.count == 1 || first.within != nil, second.field == first.field || second.field == nil,
      first.patterns.count < QuerySyntax.maximumNearWords
    else { return nil }
    return .words(
      Query.Words(
        field: first.field, patterns: first.patterns + second.patterns, within: max(first.within ?? 0, within)
      ))
  }

  private enum Operator { case or, and, not }

  /// The operator that stands here as a word of its own.
  private func peekOperator() -> Operator? {
    for (word, found) in [("OR", Operator.or), ("AND", .and), ("NOT", .not)] {
      let end = offset + word.utf8.count
      guard end <= bytes.count, bytes[offset..<end].elementsEqual(word.utf8) else { continue }
      if end == bytes.count || bytes.isBlank(at: end) || bytes[end].isParenthesis
        || bytes.quoteWidth(at: end) != nil
      {
        return found
      }
    }
    return nil
  }

  // MARK: Values

  private mutating func primary(field: Int?) throws(QueryError) -> Query.Node? {
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "(") { return try group(field: field) }
    if let width = bytes.quoteWidth(at: offset) { return try quoted(field: field, markWidth: width) }
    if let node = try regex(field: field) { return node }
    if let (name, nameSpan) = fieldName() {
      if let number = fields.firstIndex(where: { $0.name == name }) { return try value(of: number, nameSpan) }
      if isValueStart(at: nameSpan.end + 1) { throw unknownField(name, nameSpan) }
    }
    return try bare(field: field)
  }

  mutating func group(field: Int?) throws(QueryError) -> Query.Node? {
    let open = offset
    depth += 1
    if depth > Self.maximumDepth {
      throw QueryError(
        .nestedTooDeep, Span(open, open + 1),
        suggestion: "\(Self.maximumDepth) is the most; leave out those that change nothing")
    }
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

  mutating func quoted(field: Int?, markWidth: Int) throws(QueryError) -> Query.Node? {
    let open = offset
    offset += markWidth
    let start = offset
    while offset < bytes.count, bytes.quoteWidth(at: offset) == nil { offset += 1 }
    let end = offset
    if let width = bytes.quoteWidth(at: offset) {
      offset += width
      let typed = TypedWords(bytes, in: Span(start, end))
      try check(typed, in: Span(start, end), of: field)
      return words(typed, field: field, within: slop(wordCount: typed.patterns.count))
    }
    if lastWord == .complete {
      throw QueryError(.unclosedQuote, Span(open, open + markWidth), suggestion: "add “\"” at the end")
    }
    return unfinished(TypedWords(bytes, in: Span(start, end)), field: field)
  }

  /// Goes past `~5` after a phrase.
  private mutating func slop(wordCount: Int) -> Int? {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "~") else { return nil }
    offset += 1
    guard let number = bytes.number(at: offset) else { return nil }
    offset = number.end
    return wordCount > 1 && wordCount <= QuerySyntax.maximumNearWords ? number.value : nil
  }

  /// A word as typed: everything up to white space, a parenthesis or a quotation mark.
  mutating func bare(field: Int?) throws(QueryError) -> Query.Node? {
    let start = offset
    offset = max(bareEnd(), start + 1)
    let isExact = bytes[start] == UInt8(ascii: "=")
    if let tilde = tilde(in: Span(start, offset)) {
      var typed = TypedWords(bytes, in: Span(start, tilde))
      if typed.end == tilde { typed.mayBeMisspelled(by: try edits(at: tilde)) }
      return words(typed, field: field)
    }
    var typed = TypedWords(bytes, in: Span(start, offset))
    try check(typed, in: Span(start, offset), of: field)
    if typed.end == bytes.count, lastWord == .beingTyped { return unfinished(typed, field: field) }
    if !isExact, field.map({ fields[$0].kind != .names }) ?? true { typed.mayTakeForms() }
    return words(typed, field: field)
  }

  /// Where `~` or `~1` at the end of a value starts.
  private func tilde(in span: Span) -> Int? {
    var end = span.end
    while end > span.start, bytes[end - 1] &- 0x30 < 10 { end -= 1 }
    return end > span.start + 1 && bytes[end - 1] == UInt8(ascii: "~") ? end - 1 : nil
  }

  /// How many errors `~2` at `place` allows; `~` alone allows one.
  private func edits(at place: Int) throws(QueryError) -> Int {
    guard let number = bytes.number(at: place + 1) else { return 1 }
    if number.value > QuerySyntax.maximumEdits {
      throw QueryError(
        .tooManyEdits, Span(place, number.end), suggestion: "write “~1” or “~\(QuerySyntax.maximumEdits)”")
    }
    return number.value
  }

  func bareEnd() -> Int {
    var end = offset
    while end < bytes.count, !bytes.isBlank(at: end), !bytes[end].isParenthesis,
      bytes.quoteWidth(at: end) == nil
    {
      end += 1
    }
    return end
  }

  private func words(_ typed: TypedWords, field: Int?, within: Int? = nil) -> Query.Node? {
    typed.patterns.isEmpty
      ? nil : .words(Query.Words(field: field, patterns: typed.patterns, within: within))
  }

  /// Words at the end of a query that is being typed: the last may go on, if nothing ends it.
  private func unfinished(_ typed: TypedWords, field: Int?) -> Query.Node? {
    var typed = typed
    guard typed.end == bytes.count else { return words(typed, field: field) }
    typed.mayGoOn()
    guard case .words(var words) = words(typed, field: field) else { return nil }
    words.isUnfinished = words.patterns.count > 1
    return .words(words)
  }

  /// `/pattern/` as a word of its own; a slash without another one after it is punctuation.
  mutating func regex(field: Int?) throws(QueryError) -> Query.Node? {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "/") else { return nil }
    var end = offset + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "/") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.count, end > offset + 1,
      end + 1 == bytes.count || bytes.isBlank(at: end + 1) || bytes[end + 1].isParenthesis
    else { return nil }
    let span = Span(offset, end + 1)
    let source = String(decoding: bytes[offset + 1..<end], as: UTF8.self)
    offset = end + 1
    if let field, fields[field].kind != .text {
      throw QueryError(.regexBesideText, span, suggestion: "search \(fields[field].name): for words instead")
    }
    do throws(RegexError) {
      return .regex(field: field, try TextRegex(source))
    } catch {
      throw QueryError(.badRegex(error.message), span, suggestion: error.suggestion)
    }
  }

  // MARK: Characters

  /// Whether someone is typing here: what is missing may still come.
  var isForgivenEnd: Bool { lastWord == .beingTyped && offset == bytes.count }

  var isAtEndOfGroup: Bool { offset >= bytes.count || bytes[offset] == UInt8(ascii: ")") }

  mutating func skipBlanks() {
    while offset < bytes.count, bytes.isBlank(at: offset) {
      offset += bytes[offset] < 0x80 ? 1 : decodedScalar(bytes, at: offset, limit: bytes.count).width
    }
  }
}
