import News
import Search

/// What the articles of a result have in common, for one way to divide them.
struct FacetReport: Report {
  let facets: SearchFacets
  let kind: SearchFacets.Kind

  static var isParagraph: Bool { false }

  /// `outlet   3 Harbour Post · 2 City Wire`.
  var text: String {
    let values = facets[kind].map { "\($0.documents) \($0.name)" }
    guard !values.isEmpty else { return "" }
    let name = kind.field.name
    return printable([
      name + String(repeating: " ", count: 9 - name.utf8.count) + values.joined(separator: " · ")
    ])
  }

  var records: [JSON] {
    facets[kind].map { value in
      .record(
        "facet",
        [
          "field": .string(kind.field.name), "value": .string(value.name),
          "articles": .integer(value.documents),
          "query": .string(SearchFacets.query(kind, value.name)),
        ])
    }
  }
}
