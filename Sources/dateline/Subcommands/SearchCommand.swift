import ArgumentParser
import News
import Prose
import Screen
import Search

/// `dateline search`: the articles that a query finds.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search all articles, best first.",
    discussion: """
      A query is words (all of them must occur), "phrases", prefix*, -not and field:value, with the fields
      \(DossierField.fields.map(\.name).joined(separator: ", ")); --syntax lists all there is.
      Put -- before a query that starts with a hyphen.
      """)

  @Argument(help: "What to look for.")
  var query: String?

  @OptionGroup var arguments: ReportArguments

  @Option(help: "How many articles at most.")
  var limit = 100

  @Option(help: "How articles are ordered.")
  var sort = SearchOrder.relevance

  @Flag(help: "Show how the score of each article comes about.")
  var explain = false

  @Flag(help: "Count outlets, days, speakers and names over all articles that are found.")
  var facets = false

  @Flag(help: "Find articles like one; the query is its name or number.")
  var like = false

  @Flag(help: "List what a query can be made of, and search nothing.")
  var syntax = false

  func validate() throws {
    if query == nil, !syntax {
      throw ValidationError("there is no query; --syntax lists what one is made of")
    }
  }

  func run() throws {
    if syntax { return print(SyntaxReport.text, terminator: "") }
    let query = query ?? ""
    try arguments.print { dossier in
      like ? try alike(query, in: dossier) : try found(query, in: dossier)
    }
  }

  private func alike(_ name: String, in dossier: Dossier) throws -> [SearchOutput] {
    let article = try dossier.article(named: name)
    let matches = dossier.articlesLike(article, limit: max(0, limit))
    let query = try dossier.index.query("")
    return outputs(query, dossier.ordered(matches, by: sort), of: matches, in: dossier)
  }

  private func found(_ text: String, in dossier: Dossier) throws -> [SearchOutput] {
    let query = try parsed(text, in: dossier.index)
    let results = dossier.index.search(query, text: { dossier.articles[$0].text })
    arguments.note(counted(results.hitCount, "hit") + " in " + counted(results.documentCount, "article"))
    if let better = dossier.suggestion(for: text, found: results.documentCount) { suggest(better) }
    let shown = dossier.ordered(results.matches, by: sort).prefix(max(0, limit))
    return outputs(query, Array(shown), of: results.matches, in: dossier)
  }

  /// The articles, then the facets of all that were found.
  private func outputs(_ query: Query, _ shown: [Match], of all: [Match], in dossier: Dossier)
    -> [SearchOutput]
  {
    var outputs = shown.map { match in
      SearchOutput.article(
        SearchReport(
          dossier: dossier, query: query, match: match,
          explanation: explain
            ? dossier.index.explanation(of: query, in: match.document, text: { dossier.articles[$0].text })
            : nil))
    }
    if facets, !all.isEmpty {
      let facets = dossier.facets(of: all.map { Article.ID($0.document) }, limit: Self.facetLimit)
      outputs.append(.facets(facets))
    }
    return outputs
  }

  private static let facetLimit = 10

  /// Only where little was found is there something to suggest.
  private func suggest(_ query: String) {
    if arguments.json {
      print(JSON.record("suggestion", ["query": .string(query)]).line)
    } else {
      arguments.note("did you mean: " + DisplayText.printable(query))
    }
  }

  private func parsed(_ query: String, in index: Index) throws -> Query {
    do {
      return try index.query(query)
    } catch {
      throw UsageError(message(error, query))
    }
  }

  /// What is wrong, and a line that points to it.
  private func message(_ error: QueryError, _ query: String) -> String {
    let text = Text(query)
    let indent = Columns.width(of: Span(0, min(error.span.start, text.utf8.count)), in: text)
    let marks = max(1, Columns.width(of: error.span, in: text))
    return """
      \(error.message); \(error.suggestion)
        \(query)
        \(String(repeating: " ", count: indent) + String(repeating: "^", count: marks))
      """
  }
}

/// What a search prints.
private enum SearchOutput: Report {
  case article(SearchReport)
  case facets(SearchFacets)

  var text: String {
    switch self {
    case .article(let report): report.text
    case .facets(let facets): Self.reports(facets).map(\.text).joined()
    }
  }

  var records: [JSON] {
    switch self {
    case .article(let report): report.records
    case .facets(let facets): Self.reports(facets).flatMap(\.records)
    }
  }

  private static func reports(_ facets: SearchFacets) -> [FacetReport] {
    SearchFacets.Kind.allCases.map { FacetReport(facets: facets, kind: $0) }
  }
}
