import News
import Prose
import Screen

/// A mention with the words around it, so that all mentions stand below each other.
struct ConcordanceLine {
  let state: BrowserState
  let columns: Int

  func text(_ passage: Passage) -> StyledText {
    let article = state.dossier[passage.article]
    let day = article.published.map { state.dates.short($0.value) } ?? "undated"
    let outletColumns = columns < 100 ? 12 : 18
    // The name of a file tells less than the words over it.
    let source = article.outlet?.value ?? ExcerptText.line(state.dossier.headline(of: passage.article))
    var line = StyledText("  " + Columns.fitted(day, to: state.dayColumns), Style(.date))
    line.append(
      "  " + Columns.fitted(source, to: outletColumns) + "  ", .faint)
    line.append(words(passage, columns: columns - line.columns - 1))
    return line
  }

  /// The mention in the middle of its words, and nothing else.
  func words(_ passage: Passage, columns: Int) -> StyledText {
    let article = state.dossier[passage.article]
    let room = max(8, columns)
    var line = StyledText()
    let key = DisplayText.printable(article.text[passage.span])
    let before = self.before(passage.span, in: article, columns: room * 2 / 5)
    line.append(before, .text)
    line.append(key, Style(.match, .bold))
    let rest = max(0, room - Columns.width(of: before) - Columns.width(of: key))
    line.append(after(passage.span, in: article, columns: rest), .text)
    return line
  }

  /// Exactly so many columns: the end of what stands before in the paragraph.
  private func before(_ span: Span, in article: Article, columns: Int) -> String {
    let block = article.blockIndex(at: span.start).map { article.blocks[$0].span }
    let limit = max(block?.start ?? 0, span.start - columns * 4)
    var text = DisplayText.printable(article.text[Span(article.text.boundary(from: limit), span.start)])
    let isWhole = limit == block?.start && Columns.width(of: text) <= columns
    guard !isWhole else { return Columns.padded(text, to: columns, aligned: .right) }
    while Columns.width(of: text) > max(0, columns - 1), !text.isEmpty { text.removeFirst() }
    return Columns.padded("…" + text, to: columns, aligned: .right)
  }

  private func after(_ span: Span, in article: Article, columns: Int) -> String {
    let block = article.blockIndex(at: span.start).map { article.blocks[$0].span }
    let end = article.text.boundary(from: min(block?.end ?? span.end, span.end + columns * 4))
    return Columns.truncated(
      DisplayText.printable(article.text[Span(span.end, max(span.end, end))]), to: columns)
  }
}

extension Text {
  /// The first place at or after `offset` where a character begins.
  func boundary(from offset: Int) -> Int {
    var offset = offset
    while offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
