import Prose

/// Reads what stands before a colon, and the values that may follow it.
extension QueryParser {
  /// ASCII letters and a colon: the letters in lower case, and where they stand.
  func fieldName() -> (name: String, span: Span)? {
    var end = offset
    while end < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
    guard end > offset, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
    return (String(decoding: bytes[offset..<end], as: UTF8.self).lowercased(), Span(offset, end))
  }

  /// Whether what stands at `place` looks like a value, so that the word with the colon before it was meant
  /// as a field; `NOTE: this`, `http://…` and `:-)` are not.
  func isValueStart(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    return bytes[place] >= 0x80 || (bytes[place] | 0x20) &- 0x61 < 26 || bytes[place] &- 0x30 < 10
      || bytes[place] == UInt8(ascii: "\"")
  }

  mutating func value(of field: Int, _ name: Span) throws(QueryError) -> Query.Node? {
    offset = name.end + 1
    skipBlanks()
    if isAtEndOfGroup {
      if isForgivenEnd { return nil }
      throw missingValue(of: field, name)
    }
    if fields[field].kind == .days { return try days(of: field, name) }
    if bytes[offset] == UInt8(ascii: "(") { return try group(field: field) }
    if let width = bytes.quoteWidth(at: offset) { return try quoted(field: field, markWidth: width) }
    if let node = try regex(field: field) { return node }
    return try bare(field: field)
  }

  private mutating func days(of field: Int, _ nameSpan: Span) throws(QueryError) -> Query.Node? {
    let mark = bytes.quoteWidth(at: offset) ?? 0
    offset += mark
    let start = offset
    if mark > 0 {
      while offset < bytes.count, bytes.quoteWidth(at: offset) == nil { offset += 1 }
    } else {
      offset = max(bareEnd(), start + 1)
    }
    let span = Span(start, offset)
    if mark > 0, let width = bytes.quoteWidth(at: offset) { offset += width }
    if span.isEmpty, !isForgivenEnd { throw missingValue(of: field, nameSpan) }
    let typed = String(decoding: bytes[span.range], as: UTF8.self)
    let folded = Folding.folded(typed).filter { $0 != " " }
    if let range = TypedDays.range(folded) { return .days(field: field, range) }
    if isForgivenEnd, TypedDays.isBeginning(folded) { return nil }
    let name = fields[field].name
    if let turned = TypedDays.turned(folded) {
      throw QueryError(.backwardDates(typed), span, suggestion: "write \(name):\(turned)")
    }
    let examples = ["2026-01-04", "2026-01", "jan-2026", "2026-01-04..2026-01-06"].map { "\(name):\($0)" }
    throw QueryError(.badDate(typed), span, suggestion: "write " + examples.joined(separator: ", "))
  }

  /// That what is typed for a field with few values is one of them, or can become one.
  func check(_ typed: TypedWords, in span: Span, of field: Int?) throws(QueryError) {
    guard let field = field.map({ fields[$0] }), !field.values.isEmpty, var pattern = typed.patterns.last
    else {
      return
    }
    if isForgivenEnd { pattern.kind = .prefix }
    let isKnown = field.values.contains { pattern.matches(Term($0.utf8)) }
    if isKnown, typed.patterns.count == 1 { return }
    let value = String(decoding: bytes[span.range], as: UTF8.self)
    let meant = nearest(to: value.lowercased(), among: field.values).map { [$0] } ?? field.values
    throw QueryError(
      .unknownValue(value, field: field.name), span,
      suggestion: "write " + meant.map { "\(field.name):\($0)" }.joined(separator: " or "))
  }

  private func missingValue(of field: Int, _ name: Span) -> QueryError {
    QueryError(
      .missingValue(field: fields[field].name), Span(name.start, name.end + 1),
      suggestion: "\(fields[field].name): finds \(fields[field].help)")
  }

  func unknownField(_ name: String, _ span: Span) -> QueryError {
    let suggestion =
      nearest(to: name, among: fields.map(\.name)).map { "did you mean “\($0):”?" }
      ?? "the fields are " + fields.map { $0.name + ":" }.joined(separator: " ")
    return QueryError(.unknownField(name), Span(span.start, span.end + 1), suggestion: suggestion)
  }
}
