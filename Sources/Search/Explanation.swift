public import Prose

/// Why a document is found and how its score comes about: the tree of a query with what each part of it adds.
public struct Explanation: Sendable, Equatable {
  /// The part as `Query.description` writes it.
  public let query: String
  /// Whether the document matches this part.
  public let isMatch: Bool
  /// What it adds to the score.
  public let score: Double
  /// How many documents match it.
  public let documentCount: Int
  /// The weight of its occurrences in the document, in plain ones; 0 for what has no words.
  public let weight: Double
  /// What it consists of; the scores of these add up to its own.
  public let parts: [Explanation]

  /// As an indented list, a line for each part.
  public var lines: [String] { lines(indentation: 0) }

  private func lines(indentation: Int) -> [String] {
    let score = isMatch ? Self.rounded(score) : "no match"
    let occurrences = weight > 0 ? ", weight \(Self.rounded(weight))" : ""
    let line =
      "\(String(repeating: "  ", count: indentation))\(query): \(score) (in \(documentCount)\(occurrences))"
    return [line] + parts.flatMap { $0.lines(indentation: indentation + 1) }
  }

  /// With three digits.
  private static func rounded(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
  }
}

extension Index {
  /// Why `document` is found by `query`, or why not; `nil` if the query is empty or there is no such document.
  /// - Parameter text: as for `search`.
  public func explanation(
    of query: Query, in document: Int, text: @escaping (_ document: Int) -> Text? = { _ in nil }
  ) -> Explanation? {
    guard let root = query.root.map(resolved), document >= 0, document < documentCount else { return nil }
    var lookups = Lookups(self, SearchSources(text: text, isAbandoned: { false }))
    return explanation(of: root, in: UInt32(document), &lookups)
  }

  private func explanation(
    of node: Query.Node, in document: UInt32, _ lookups: inout Lookups
  ) -> Explanation {
    let documents = lookups.documents(matching: node)
    var parts: [Explanation] = []
    var score = 0.0
    var weight = 0.0
    switch node {
    case .words(let words):
      let found = lookups.found(words)
      let place = found.documents.partitioningIndex { $0 >= document }
      if place < found.documents.count, found.documents[place] == document {
        weight = Double(found.weights[place]) / Postings.weightUnit
        score = ranking.scorer(frequency: found.documents.count)
          .score(weight, Double(ranking.saturations[Int(document)]))
      }
    case .days, .regex, .not: break
    case .all(let nodes), .any(let nodes):
      for node in nodes { parts.append(explanation(of: node, in: document, &lookups)) }
      score = parts.reduce(0) { $0 + $1.score }
    }
    let place = documents.partitioningIndex { $0 >= document }
    return Explanation(
      query: node.description(fields), isMatch: place < documents.count && documents[place] == document,
      score: score, documentCount: documents.count, weight: weight, parts: parts)
  }
}
