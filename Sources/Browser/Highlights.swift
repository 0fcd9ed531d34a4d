import News
import Prose
import Screen
import Search

/// The colours that hits of a rule can be shown in: those every terminal has.
enum HighlightColour: String, Hashable, Sendable, CaseIterable {
  case yellow, green, cyan, magenta, blue, red

  var role: Role {
    switch self {
    case .yellow: .highlightYellow
    case .green: .highlightGreen
    case .cyan: .highlightCyan
    case .magenta: .highlightMagenta
    case .blue: .highlightBlue
    case .red: .highlightRed
    }
  }
}

/// The reader's highlight rules over a dossier: searches whose hits show in a colour wherever they stand, under a number
/// where there is no room for them.
struct Highlights: Sendable {
  struct Rule: Sendable {
    /// As it was typed.
    let text: String
    let colour: HighlightColour
    /// Whether the notebook names another colour, which there is not.
    let isColourUnknown: Bool
    /// What is wrong with the search; `nil` if nothing is.
    let error: QueryError?
    /// A small raised number, by which rules are told apart without their colours.
    let sign: String
    fileprivate let query: Query?
    fileprivate let articles: Set<Article.ID>
  }

  let rules: [Rule]
  /// Of the articles that were looked at: the hits of each rule.
  private var hits: [Article.ID: [[Span]]] = [:]

  init(_ notebook: Notebook = Notebook(), in dossier: Dossier) {
    var rules: [Rule] = []
    for case .highlight(let text) in notebook.subjects(.highlight) {
      let colour = notebook[.highlight(text), .colour]?.text.flatMap(HighlightColour.init)
      var results: SearchResults?
      var problem: QueryError?
      do { results = try dossier.search(text) } catch { problem = error }
      rules.append(
        Rule(
          text: text, colour: colour ?? HighlightColour.allCases[0], isColourUnknown: colour == nil,
          error: problem, sign: Self.sign(rules.count + 1), query: results?.query,
          articles: Set(results?.articles ?? [])))
    }
    self.rules = rules
  }

  /// `¹` to `⁹`, and `⁺` beyond.
  private static func sign(_ number: Int) -> String {
    let signs = ["¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return number <= signs.count ? signs[number - 1] : "⁺"
  }

  func rule(_ query: String) -> Rule? { rules.first { $0.text == query } }

  /// Finds the hits in some articles, for `hits(in:)` and `signs(on:)` to tell.
  mutating func look(at articles: [Article.ID], of dossier: Dossier) {
    guard !rules.isEmpty else { return }
    for article in articles where hits[article] == nil {
      hits[article] = rules.map { rule in
        guard let query = rule.query, rule.articles.contains(article) else { return [] }
        return dossier.hits(of: query, in: article)
      }
    }
  }

  /// The hits in an article that was looked at, by rule, in order of place.
  func hits(in article: Article.ID) -> [(rule: Rule, spans: [Span])] {
    guard let found = hits[article] else { return [] }
    return zip(rules, found).filter { !$1.isEmpty }.map { (rule: $0, spans: $1) }
  }

  /// The signs of the rules that find an article.
  func signs(on article: Article.ID, _ style: Style) -> StyledText {
    signs(of: rules.filter { $0.articles.contains(article) }, style)
  }

  /// The signs of the rules that have a hit in a passage of an article that was looked at.
  func signs(on passage: Passage, _ style: Style) -> StyledText {
    let found = hits(in: passage.article).filter { $0.spans.contains { $0.overlaps(passage.span) } }
    return signs(of: found.map(\.rule), style)
  }

  /// The rules that find an article, as a sentence's end.
  func spoken(on article: Article.ID) -> String {
    rules.filter { $0.articles.contains(article) }.map { ", found by “\($0.text)”" }.joined()
  }

  private func signs(of rules: [Rule], _ style: Style) -> StyledText {
    var signs = StyledText()
    for rule in rules { signs.append(rule.sign, style.with(rule.colour.role)) }
    if !rules.isEmpty { signs.append(" ", style) }
    return signs
  }
}

extension BrowserState {
  /// Finds the hits of the rules in everything that shows.
  mutating func lookForHighlights() {
    guard !highlights.rules.isEmpty else { return }
    var articles = reader.article.map { [$0] } ?? []
    for section in layout.sections {
      let top = cursor(section.pane).top
      let rows = top..<max(top, min(count(section.pane), top + section.visible))
      switch section.pane {
      case .quotes: articles += rows.map { dossier[visible.speech[$0]].passage.article }
      case .timeline: articles += rows.map { dossier[visible.events[$0]].label.article }
      case .articles, .people, .organisations, .places, .results, .reader: break
      }
    }
    highlights.look(at: articles, of: dossier)
  }

  /// Highlights what was searched, or the selected name, in a colour to be chosen; takes the rule back where there is one.
  mutating func toggleHighlight() -> [Effect] {
    guard let query = queryToHighlight else { return refuseHighlight() }
    guard highlights.rule(query) != nil else {
      ask(.statement(.highlight(query), .colour))
      return []
    }
    return edit(
      "no longer highlighted: \(query)", [desk.notebook.change(.highlight(query), .colour, to: nil)])
  }

  mutating func highlight(in colour: String) -> [Effect] {
    guard let query = queryToHighlight else { return refuseHighlight() }
    return state(.highlight(query), .colour, colour)
  }

  private mutating func refuseHighlight() -> [Effect] {
    notice = Notice("search first, or select a name: its hits are what is highlighted")
    return []
  }

  private var queryToHighlight: String? { search.results?.text ?? selectedEntity.map(query(for:)) }

  /// The first colour that no rule has yet.
  var unusedColour: HighlightColour {
    let used = Set(highlights.rules.map(\.colour))
    return HighlightColour.allCases.first { !used.contains($0) } ?? HighlightColour.allCases[0]
  }
}
