import Testing

/// A line that breaks a rule.
struct Place: CustomStringConvertible {
  let path: String
  /// From 1.
  let line: Int
  let text: String

  var description: String { "\(path):\(line): \(text.drop { $0 == " " })" }
}

/// Fails with the rule and the first places that break it.
func expectNone(
  _ places: [Place], _ rule: Comment, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard !places.isEmpty else { return }
  let shown = places.prefix(20).map(\.description).joined(separator: "\n")
  let more = places.count > 20 ? "\nand \(places.count - 20) more" : ""
  Issue.record("\(rule)\n\(shown)\(more)", sourceLocation: sourceLocation)
}
