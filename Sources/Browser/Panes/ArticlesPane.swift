import News
import Prose
import Screen

/// The list of articles: day, outlet, quotes, reading time, title.
struct ArticlesPane {
  private let state: BrowserState
  private let dates: DateText
  private let dayColumns: Int

  init(state: BrowserState) {
    self.state = state
    dates = state.dates
    dayColumns = state.dayColumns
  }

  /// Words a minute, for reading times: Brysbaert 2019 gives 238 for silent reading of English non-fiction.
  static let readingSpeed = 238

  func draw(_ index: Int, in rect: Rect, style: Style, on frame: inout Frame) {
    let id = state.visible.articles[index]
    let article = state.dossier[id]
    let day = article.published.map { dates.short($0.value) } ?? "undated"
    let outlet = state.outlet(of: article)
    let quotes = state.visible.quoteCounts[id.index]
    let counts = StyledText.counts(quotes: quotes, minutes: minutes(id), style: style)
    frame.write(day, at: rect.origin, columns: dayColumns, style.with(.date))
    if rect.rows > 1 {
      let first = rect.line(0).inset(left: dayColumns + 2, right: counts.columns + 1)
      frame.write(clipping: outlet, in: first, style.with(.faint))
      frame.write(right: counts, in: rect.line(0))
      drawTitle(of: id, in: rect.line(1).inset(left: 1, right: 1), style, on: &frame)
    } else {
      let outletColumns = state.outletColumns
      frame.write(
        clipping: outlet,
        in: rect.inset(left: dayColumns + 2, right: rect.columns - dayColumns - 2 - outletColumns),
        style.with(.faint))
      drawTitle(
        of: id,
        in: rect.inset(
          left: dayColumns + 2 + (outletColumns > 0 ? outletColumns + 2 : 0), right: counts.columns + 1),
        style,
        on: &frame)
      frame.write(right: counts, in: rect)
    }
  }

  /// The title, or the first words where there is none, after the signs of what the reader has made of it.
  private func drawTitle(of id: Article.ID, in rect: Rect, _ style: Style, on frame: inout Frame) {
    let signs = state.signs(on: id, style)
    let used = frame.write(signs, at: rect.origin, columns: rect.columns)
    frame.write(clipping: state.dossier.headline(of: id), in: rect.inset(left: used), style)
  }

  private func minutes(_ id: Article.ID) -> Int {
    max(1, (state.dossier.wordCounts[id.index] + Self.readingSpeed / 2) / Self.readingSpeed)
  }
}

extension StyledText {
  /// ` 8”  4m`: so many quotes, so many minutes to read.
  fileprivate static func counts(quotes: Int, minutes: Int, style: Style) -> StyledText {
    StyledText(
      Columns.padded(quotes == 0 ? "·" : "\(quotes)”", to: 4, aligned: .right)
        + Columns.padded("\(minutes)m", to: 4, aligned: .right),
      style.with(.faint))
  }
}

extension Dossier {
  /// An article's title, or its first words where it has none.
  func headline(of id: Article.ID) -> String {
    let article = self[id]
    if let title = article.title { return title.value }
    guard let block = article.blocks.first else { return article.name }
    return article.text[Span(block.span.start, min(block.span.end, block.span.start + 240))]
  }
}

extension BrowserState {
  /// Who published an article; a dash where others say it and this one does not.
  func outlet(of article: Article) -> String { article.outlet?.value ?? (outletColumns > 0 ? "—" : "") }

  /// The year most articles are from; days of other years say theirs.
  var storyYear: Int? { dossier.articles.lazy.compactMap(\.published).last?.value.year }

  var dates: DateText { DateText(order: settings.dates, year: storyYear) }

  /// Columns for a day in lists: six, or nine where a year has to be told.
  var dayColumns: Int {
    let first = dossier.articles.first?.published?.value.year
    let hasUndated = dossier.articles.last.map { $0.published == nil } ?? false
    let columns = dates.columns
    return first == storyYear ? max(columns.same, hasUndated ? 7 : 0) : columns.other
  }
}
