import News
import Prose
import Screen

/// The characters of an article that a screen does not show: where each stands, by its name among its neighbours.
struct HiddenPage {
  let state: BrowserState
  let id: Article.ID

  /// Bytes of text shown on either side.
  private static let context = 40

  var lines: [PageLine] {
    let article = state.dossier[id]
    var page = PageLines(columns: state.size.columns)
    for block in article.blocks {
      for hidden in Self.hidden(in: block.span, of: article.text) {
        let start = article.text.boundary(from: max(block.span.start, hidden.start - Self.context))
        let end = article.text.boundary(from: min(block.span.end, hidden.end + Self.context))
        let around = DisplayText.revealed(article.text[Span(start, end)])
        page.add("line \(block.line)", around, target: .passage(Passage(id, hidden)))
      }
    }
    if page.lines.isEmpty { page.add("", "every character of this article shows", .faint) }
    return page.lines
  }

  private static func hidden(in span: Span, of text: Text) -> [Span] {
    guard text.utf8[span.range].contains(where: { $0 >= 0x80 || $0 == 0x0D }) else { return [] }
    var walk = CellWalk()
    var offset = span.start
    var found: [Span] = []
    for scalar in text[span].unicodeScalars {
      let end = offset + UTF8.width(scalar)
      if walk.take(scalar) == .dropped, scalar != "\n" { found.append(Span(offset, end)) }
      offset = end
    }
    return found
  }
}
