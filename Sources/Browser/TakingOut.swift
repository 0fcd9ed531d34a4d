import News
import Prose
import Screen

/// What leaves the browser: for the clipboard, other programs and files.
extension BrowserState {
  // MARK: Copying

  /// The quotation the reader points at, with who said it and where.
  mutating func copyQuote() -> [Effect] {
    guard let article = reader.article, let span = reader.pointed,
      let quote = dossier.quotes(in: article).first(where: { $0.passage.span == span })
    else { return decline("no quote is selected; ]q goes to the next one") }
    let citation = Citation(article, of: dossier, settings.citation)
    let words = ExcerptText.line(dossier.text(quote.passage))
    return [.errand(.copy(citation.text(quoting: words, by: speaker(of: quote)), name: "the quote"))]
  }

  /// Everyone who says it, by full name, else as the article prints it.
  private func speaker(of quote: Quote) -> String? {
    if !quote.speakers.isEmpty {
      return quote.speakers.map { ExcerptText.line(dossier[$0].name) }.joined(separator: " and ")
    }
    return quote.attribution.map { ExcerptText.line(dossier[quote.passage.article].text[$0.speaker]) }
  }

  mutating func copyCitation() -> [Effect] {
    withArticle { state, id in
      [.errand(.copy(Citation(id, of: state.dossier, state.settings.citation).text, name: "the citation"))]
    }
  }

  mutating func copyPath() -> [Effect] {
    withArticle { state, id in [.errand(.copy(ExcerptText.line(state.dossier[id].path), name: "the path"))] }
  }

  /// The paragraph the reader points at, or the first one that shows.
  mutating func copyParagraph() -> [Effect] {
    withArticle { state, id in
      guard let block = state.blockRead(in: id) else { return [] }
      return [.errand(.copy(ExcerptText.line(state.dossier[id].text[block.span]), name: "the paragraph"))]
    }
  }

  func blockRead(in id: Article.ID) -> Block? {
    let article = dossier[id]
    return article.blockIndex(at: place?.span.start ?? 0).map { article.blocks[$0] } ?? article.blocks.first
  }

  // MARK: Other programs

  mutating func openAddress() -> [Effect] {
    guard let id = reader.article, let address = dossier[id].webAddress else {
      return decline("the article states no address on the web; i shows what is known of it")
    }
    return [.errand(.browse(address))]
  }

  mutating func editFile() -> [Effect] {
    withArticle { state, id in
      [.errand(.edit(state.dossier[id].path, line: state.blockRead(in: id)?.line ?? 1))]
    }
  }

  mutating func pageArticle() -> [Effect] {
    withArticle { state, id in [.errand(.page(ExcerptText.article(id, of: state.dossier)))] }
  }

  // MARK: Asking first

  /// Asks something about the article that is open.
  mutating func askAboutArticle(_ purpose: Question.Purpose) {
    guard reader.article != nil else {
      notice = Notice("no article is open")
      return
    }
    ask(purpose)
  }

  mutating func pipe(into command: String) -> [Effect] {
    withArticle { state, id in [.errand(.pipe(ExcerptText.article(id, of: state.dossier), into: command))] }
  }

  mutating func write(to path: String) -> [Effect] {
    withArticle { state, _ in [.errand(.write(state.viewText, to: path))] }
  }

  /// What the focused pane shows, whole: the article, or all rows of the list.
  var viewText: String {
    if focus == .reader, let id = reader.article { return ExcerptText.article(id, of: dossier) }
    return listText
  }

  /// Columns of a list that is written: rows that would be cut on most screens are whole in it.
  private static let writtenColumns = 200

  private var listText: String {
    var whole = self
    whole.isZoomed = true
    whole.overlay = nil
    let rows = count(focus) * Layout.rowHeight(focus, columns: Self.writtenColumns)
    // A line above, and two below.
    whole.size = Size(rows: rows + 3, columns: Self.writtenColumns)
    whole.cursors[focus] = ListCursor()
    whole.setFocus(focus)
    let lines = whole.render().text.split(separator: "\n", omittingEmptySubsequences: false)
    // The first column marks the selected row.
    return lines.dropFirst().prefix(rows).map { $0.dropFirst() + "\n" }.joined()
  }

  // MARK: What becomes of it

  mutating func take(_ outcome: Outcome) {
    switch outcome {
    case .done(let text): notice = Notice(ExcerptText.line(text))
    case .failed(let text): notice = Notice(ExcerptText.line(text), .warning)
    }
  }

  private mutating func decline(_ reason: String) -> [Effect] {
    notice = Notice(reason)
    return []
  }

  private mutating func withArticle(_ effects: (BrowserState, Article.ID) -> [Effect]) -> [Effect] {
    guard let id = reader.article else { return decline("no article is open") }
    return effects(self, id)
  }
}
