import News
import Prose
import Screen

/// Gives every byte of the lines that show its style: quotes, names that are selected, dates, hits.
struct TextPainter {
  /// A stretch of text and what it adds to the style below it.
  private struct Layer {
    let span: Span
    let paint: @Sendable (Style) -> Style
  }

  private let text: Text
  /// In the order they are painted; later ones win.
  private let layers: [Layer]

  init(_ state: BrowserState, _ id: Article.ID, showing lines: [ReaderLine]) {
    text = state.dossier[id].text
    let spans = lines.lazy.map(\.span).filter { !$0.isEmpty }
    guard let first = spans.first, let last = lines.last(where: { !$0.span.isEmpty })?.span else {
      layers = []
      return
    }
    let window = Span(first.start, max(first.end, last.end))
    var layers: [Layer] = []
    for quote in state.dossier.quotes(in: id)
    where quote.kind != .indirect && quote.passage.span.overlaps(window) {
      layers.append(Self.layer(for: quote, isPointed: quote.passage.span == state.reader.pointed))
    }
    for time in state.dossier.times[id.index] where time.span.overlaps(window) && time.days != nil {
      layers.append(Layer(span: time.span) { $0.role == .text ? $0.with(.date) : $0 })
    }
    for (rule, spans) in state.highlights.hits(in: id) {
      for span in spans where span.overlaps(window) {
        layers.append(Layer(span: span) { $0.with(rule.colour.role).adding(.underlined) })
      }
    }
    for pointed in [state.pointedMention?.span, state.pointedTime?.span].compactMap(\.self) {
      layers.append(Layer(span: pointed) { $0.with(.currentMatch) })
    }
    if let walk = state.walk {
      for span in walk.spans(in: id, state.dossier) where span.overlaps(window) {
        layers.append(Self.layer(for: walk, span, isCurrent: span == state.reader.pointed))
      }
    }
    self.layers = layers
  }

  private static func layer(for quote: Quote, isPointed: Bool) -> Layer {
    let style = Style(quote.isSpeech ? .quote : .term, isPointed ? .underlined : [])
    return Layer(span: quote.passage.span) { $0.with(style.role).adding(style.emphasis) }
  }

  private static func layer(for walk: Walk, _ span: Span, isCurrent: Bool) -> Layer {
    switch walk.source {
    case .search: Layer(span: span) { $0.with(isCurrent ? .currentMatch : .match) }
    case .mentions: Layer(span: span) { isCurrent ? $0.with(.currentMatch) : $0.adding(.underlined) }
    case .tellings: Layer(span: span) { isCurrent ? $0.adding([.underlined]) : $0 }
    }
  }

  /// Writes a line of the article in its styles.
  func write(_ span: Span, _ kind: Block.Kind, in rect: Rect, on frame: inout Frame) {
    let base = Self.base(kind)
    var styles = [Style](repeating: base, count: span.count)
    for layer in layers {
      guard let part = layer.span.intersection(span) else { continue }
      for offset in part.range { styles[offset - span.start] = layer.paint(styles[offset - span.start]) }
    }
    var column = rect.column
    var start = 0
    while start < styles.count {
      var end = start + 1
      while end < styles.count, styles[end] == styles[start] { end += 1 }
      column += frame.write(
        utf8: text.utf8[span.start + start..<span.start + end], at: Point(row: rect.row, column: column),
        columns: rect.endColumn - column, styles[start])
      start = end
    }
  }

  private static func base(_ kind: Block.Kind) -> Style {
    switch kind {
    case .title: Style(.title, .bold)
    case .subtitle: Style(.title)
    case .heading: Style(.heading, .bold)
    case .caption: Style(.faint)
    case .paragraph, .listItem, .blockQuote: .text
    }
  }
}
