import Testing

/// A line that breaks a rule.
struct Place: CustomStringConvertible {
  let path: String
  /// From 1.
  let line: Int
  let text: String

  var description: String { "\(path):\(line): \(text.drop { $0 == " " })" }
}

/// Fails with every place that breaks a rule, and with the rule.
func expectNone(
  _ places: [Place], _ rule: Comment, sourceLocation: SourceLocation = #_sourceLocation
) {
  let list = places.map(\.description).joined(separator: "\n")
  #expect(places.isEmpty, "\(rule)\n\(list)", sourceLocation: sourceLocation)
}
