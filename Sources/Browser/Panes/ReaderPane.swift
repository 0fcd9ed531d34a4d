import News
import Prose
import Screen

/// The article: its text at a readable measure, quotes the loudest thing on the page, who speaks in the gutter.
struct ReaderPane {
  let state: BrowserState
  let layout: Layout

  func draw(on frame: inout Frame) {
    guard let id = state.reader.article, !layout.reader.isEmpty else { return drawEmpty(on: &frame) }
    let area = layout.readerText
    let lines = state.reader.lines
    let end = min(lines.count, state.reader.top + area.rows)
    guard state.reader.top < end else { return }
    let shown = Array(lines[state.reader.top..<end])
    let painter = TextPainter(state, id, showing: shown)
    let article = state.dossier[id]
    for (row, line) in shown.enumerated() {
      drawLine(line, of: article, id, in: area.line(row), painter, on: &frame)
    }
    drawGutter(shown, of: id, area, on: &frame)
    drawMarks(shown, of: id, area, on: &frame)
    drawPlace(on: &frame)
    // Not beside the rule, where it would look like a second one.
    let edge = layout.reader.endColumn - (layout.form == .columns ? 2 : 1)
    ScrollBar(state: state, rect: Rect(row: area.row, column: edge, rows: area.rows, columns: 1)).draw(
      on: &frame)
  }

  private func drawEmpty(on frame: inout Frame) {
    guard !layout.reader.isEmpty else { return }
    let text: String
    switch state.loading {
    case .reading(let what): text = what + "…"
    case .failed(let reason): text = reason
    case .finding: text = ""
    case .done where state.articleCount > 0: text = ""
    case .done:
      text =
        "There are no articles in “\(state.name)”. Text and Markdown files that are put there show at once."
    }
    let area = layout.readerText
    frame.write(wrapping: text, in: area.dropping(top: area.rows / 3), .faint)
  }

  private func drawLine(
    _ line: ReaderLine, of article: Article, _ id: Article.ID, in rect: Rect, _ painter: TextPainter,
    on frame: inout Frame
  ) {
    let room = rect.inset(left: line.indent)
    switch line.content {
    case .blank: break
    case .title(let title): frame.write(clipping: title, in: room, Style(.title, .bold))
    case .untitled: frame.write(clipping: "(no title)", in: room, .faint)
    case .facts: frame.write(clipping: facts(of: id, columns: room.columns), in: room, .faint)
    case .removed(let reason):
      let used = frame.write(clipping: article.text[line.span], in: room, Style(.faint, .dim))
      frame.write(
        clipping: "  − " + reason.label, in: room.inset(left: used), Style(.warning, .dim))
    case .note(let words): frame.write(clipping: words, in: room, Style(.note))
    case .text(let kind):
      if kind == .listItem { drawBullet(line, of: article, rect, on: &frame) }
      if kind == .blockQuote { frame.write("│", at: rect.origin, .faint) }
      painter.write(line.span, kind, in: room, on: &frame)
    }
  }

  /// A bullet before the first line of an item.
  private func drawBullet(_ line: ReaderLine, of article: Article, _ rect: Rect, on frame: inout Frame) {
    if let block = article.blockIndex(at: line.span.start),
      article.blocks[block].span.start == line.span.start
    {
      frame.write("•", at: rect.origin, .faint)
    }
  }

  /// Day, outlet, author, place, length: as many as fit.
  private func facts(of id: Article.ID, columns: Int) -> String {
    let article = state.dossier[id]
    var facts: [String] = []
    if let published = article.published {
      let mark = if case .inferred = published.evidence { " (inferred)" } else { "" }
      facts.append(state.dates.long(published.value) + mark)
    } else {
      facts.append("undated")
    }
    if let outlet = article.outlet { facts.append(outlet.value) }
    if let byline = article.byline { facts.append(byline.value) }
    if let place = article.place { facts.append(place.value) }
    facts.append("\(state.dossier.wordCounts[id.index]) words")
    let quotes = state.dossier.quotes(in: id).reduce(0) { $0 + ($1.isSpeech ? 1 : 0) }
    if quotes > 0 { facts.append(quotes == 1 ? "1 quote" : "\(quotes) quotes") }
    if !article.removals.isEmpty {
      facts.append(
        article.removals.count == 1 ? "1 line taken out" : "\(article.removals.count) lines taken out")
    }
    while facts.count > 1, Columns.width(of: facts.joined(separator: " · ")) > columns { facts.removeLast() }
    return facts.joined(separator: " · ")
  }

  // MARK: The gutter

  /// A letter where a speaker begins and a bar along what is said; a thin bar along what is reported in other words.
  private func drawGutter(_ lines: [ReaderLine], of id: Article.ID, _ area: Rect, on frame: inout Frame) {
    let spoken = state.dossier.quotes(in: id).filter {
      ($0.isSpeech && $0.kind != .nested) || $0.kind == .indirect
    }
    for (row, line) in lines.enumerated() {
      guard case .text = line.content else { continue }
      let here = spoken.filter { $0.passage.span.overlaps(line.span) }
      guard let quote = here.first(where: \.isSpeech) ?? here.first else { continue }
      let rank = quote.speakers.first.flatMap { state.dossier.speakerRank(of: $0) }
      let style = rank.map { Style(.speaker($0)) } ?? .faint
      let place = Point(row: area.row + row, column: area.column - 3)
      let bar = Point(row: place.row, column: place.column + 1)
      guard quote.isSpeech else {
        frame.write("▏", at: bar, columns: 1, style)
        continue
      }
      let isFirst = quote.passage.span.start >= line.span.start || row == 0
      let letter = isFirst ? rank.map(BrowserState.letter) ?? "?" : " "
      frame.write(letter, at: place, columns: 1, style.adding(.bold))
      frame.write("▎", at: bar, columns: 1, style)
    }
  }

  /// What the reader has marked: a sign where a passage with a note begins and a broken line along the rest of it; the
  /// numbers of highlight rules beside their hits.
  private func drawMarks(_ lines: [ReaderLine], of id: Article.ID, _ area: Rect, on frame: inout Frame) {
    let notes = state.dossier.marginNotes(on: id).filter { !$0.span.isEmpty }
    let hits = state.highlights.hits(in: id)
    guard !notes.isEmpty || !hits.isEmpty else { return }
    for (row, line) in lines.enumerated() {
      guard case .text = line.content else { continue }
      let place = Point(row: area.row + row, column: area.column - Layout.gutter)
      if let note = notes.first(where: { $0.span.overlaps(line.span) }) {
        let isFirst = line.span.range.contains(note.span.start) || row == 0
        frame.write(isFirst ? note.sign : "┆", at: place, columns: 1, Style(.note))
      } else if let hit = hits.first(where: { $0.spans.contains { $0.overlaps(line.span) } }) {
        frame.write(hit.rule.sign, at: place, columns: 1, Style(hit.rule.colour.role))
      }
    }
  }

  /// The share of the article that has been read past, at the right of the title's row or on the rule.
  private func drawPlace(on frame: inout Frame) {
    let height = layout.readerText.rows
    let count = state.reader.lines.count
    guard count > height else { return }
    let share = min(100, (state.reader.top + height) * 100 / count)
    let rect = layout.readerTitle.isEmpty ? Rect(row: 0, column: 0, rows: 0, columns: 0) : layout.readerTitle
    frame.write(right: StyledText(" \(share)% ", .faint), in: rect.inset(right: 1))
  }
}

extension Removal.Reason {
  /// In words a reader knows.
  var label: String {
    switch self {
    case .reader: "taken out by you"
    case .navigation: "navigation"
    case .promotion: "promotion"
    case .sharing: "sharing"
    case .cookieNotice: "cookie notice"
    case .advertisement: "advertisement"
    case .credit: "credit"
    case .byline: "byline"
    case .dateLine: "date line"
    case .repeatedLine: "repeated line"
    case .widget: "page widget"
    case .related: "related links"
    case .subscription: "subscription"
    case .comments: "comments"
    case .legal: "legal notice"
    case .markup: "markup"
    }
  }
}
