import News
import Prose
import Screen
import Search

/// What the articles of a result have in common; a line leads to the search narrowed to it.
struct FacetsPage {
  let state: BrowserState

  var lines: [PageLine] {
    guard let facets = state.search.facets, let results = state.search.results else {
      return [PageLine(StyledText("  search first, to see what is found where", .faint))]
    }
    var page = PageLines(columns: state.size.columns)
    for kind in SearchFacets.Kind.allCases where !facets[kind].isEmpty {
      page.addHeading(Self.title(kind))
      let columns = facets[kind].reduce(4) { max($0, "\($1.documents)".count) }
      for value in facets[kind] {
        let narrower = "(\(results.text)) " + SearchFacets.query(kind, value.name)
        let day = kind == .day ? Day(iso: value.name).map(state.dates.long) : nil
        let count = Columns.padded("\(value.documents)", to: columns, aligned: .right)
        page.add(count, day ?? value.name, target: .query(narrower))
      }
    }
    return page.lines
  }

  private static func title(_ kind: SearchFacets.Kind) -> String {
    switch kind {
    case .outlet: "Outlets"
    case .day: "Days"
    case .speaker: "Quoted"
    case .person: "People"
    case .organisation: "Organisations"
    case .place: "Places"
    }
  }

  /// `Post 5 · Wire 3 · Ana Costa 4`: outlets and speakers, as much as fits.
  static func summary(_ facets: SearchFacets, columns: Int) -> StyledText {
    var line = StyledText()
    for kind in [SearchFacets.Kind.outlet, .speaker] {
      for value in facets[kind].prefix(3) {
        let item = (line.runs.isEmpty ? "" : " · ") + "\(value.name) \(value.documents)"
        guard line.columns + Columns.width(of: item) <= columns else { return line }
        line.append(item, .faint)
      }
    }
    return line
  }
}

extension SearchOrder {
  /// As a title tells it.
  var label: String {
    switch self {
    case .relevance: "best first"
    case .date: "newest first"
    case .outlet: "by outlet"
    }
  }
}

/// The articles most like one.
struct AlikePage {
  let state: BrowserState
  let id: Article.ID

  private static let most = 30

  var lines: [PageLine] {
    let dossier = state.dossier
    var page = PageLines(columns: state.size.columns)
    for match in dossier.articlesLike(id, limit: Self.most) {
      let other = Article.ID(match.document)
      let start = dossier[other].blocks.first?.span.start ?? 0
      page.add(
        dossier[other].published.map { state.dates.short($0.value) } ?? "undated",
        dossier.headline(of: other),
        target: .passage(Passage(other, Span(start, start))))
      page.add("", dossier[other].outlet?.value ?? dossier[other].name, .faint)
    }
    return page.lines.isEmpty ? [PageLine(StyledText("  no other article is like it", .faint))] : page.lines
  }
}

extension BrowserState {
  /// What the articles that were found have in common.
  mutating func openFacets() {
    guard search.results != nil else {
      notice = Notice("search first: / finds articles, then gf divides them")
      return
    }
    openPage(.facets)
  }

  /// The articles most like the one that is read.
  mutating func openAlike() {
    guard let article = reader.article else {
      notice = Notice("open an article first")
      return
    }
    openPage(.alike(article))
  }

  /// Orders what is found by relevance, by date, by outlet, and by relevance again.
  mutating func changeSearchOrder() {
    let orders = SearchOrder.allCases
    let index = orders.firstIndex(of: search.order) ?? 0
    search.order = orders[(index + 1) % orders.count]
    notice = Notice("results: " + search.order.label)
    guard let results = search.results else { return }
    repeatSearch(results.text)
    select(0, in: .results)
    follow()
    settle()
  }

  /// Searches what was probably meant.
  mutating func takeSuggestion() {
    guard let meant = search.results?.suggestion else {
      notice = Notice("there is nothing to suggest")
      return
    }
    search.field = TextField(meant)
    searchAsTyped()
  }
}
