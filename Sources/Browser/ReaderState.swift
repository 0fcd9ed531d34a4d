import News
import Prose

/// What the reader shows, and where it stands.
struct ReaderState: Sendable {
  private(set) var article: Article.ID?
  private(set) var wrapped: ReaderLines?
  private(set) var furniture = ReaderLines.Furniture.hidden
  /// The line at the top of the window.
  private(set) var top = 0
  /// The passage the reader was led to last: a quote, a hit, a telling.
  private(set) var pointed: Span?
  /// Per article, the offset of the text at the top when it was left.
  private var places: [Article.ID: Int] = [:]

  var lines: [ReaderLine] { wrapped?.lines ?? [] }

  /// The offset (UTF-8) of the first text in the window.
  var topOffset: Int {
    lines.dropFirst(top).first { !$0.span.isEmpty }?.span.start ?? 0
  }

  /// Shows an article where it was left, or from its top.
  mutating func open(_ id: Article.ID, of dossier: Dossier, measure: Int) {
    guard id != article else { return }
    if let article, top > 0 { places[article] = topOffset }
    article = id
    pointed = nil
    wrapped = nil
    wrap(dossier, measure: measure)
    top = places[id].map { wrapped?.lineIndex(at: $0) ?? 0 } ?? 0
  }

  /// Wraps again if the measure changed; the text at the top stays.
  mutating func wrap(_ dossier: Dossier, measure: Int) {
    guard let article, wrapped?.measure != max(ReaderLines.narrowestMeasure, measure) else { return }
    let offset = top == 0 ? nil : topOffset
    wrapped = ReaderLines(
      dossier[article], measure: measure, furniture: furniture, notes: dossier.marginNotes(on: article))
    top = offset.map { wrapped?.lineIndex(at: $0) ?? 0 } ?? 0
  }

  /// Shows or hides the lines that were taken out of the article.
  mutating func toggleFurniture(_ dossier: Dossier) {
    furniture = furniture == .hidden ? .shown : .hidden
    let measure = wrapped?.measure ?? 0
    let offset = topOffset
    wrapped = nil
    wrap(dossier, measure: measure)
    top = wrapped?.lineIndex(at: offset) ?? 0
  }

  var showsFurniture: Bool { furniture == .shown }

  /// Forgets an article that may have changed, so that it is wrapped anew.
  mutating func reset() {
    self = ReaderState()
  }

  /// - Parameter height: rows of the window.
  mutating func scroll(by distance: Int, height: Int) {
    top = max(0, min(top + distance, lines.count - height))
  }

  /// Points at a span and brings it into the window: left alone where it shows, else a third from the top.
  mutating func point(at span: Span?, height: Int) {
    pointed = span
    guard let span, let wrapped else { return }
    let first = wrapped.lineIndex(at: span.start)
    let last = wrapped.lineIndex(at: max(span.start, span.end - 1))
    let isVisible = first >= top && last < top + height
    if !isVisible { top = max(0, min(first - height / 3, lines.count - height)) }
  }

  /// Puts the text at `offset` at the top.
  mutating func show(offset: Int, height: Int) {
    // With the first text of the article its title shows, which may be a line of ours.
    let isFirst = offset <= (lines.first { !$0.span.isEmpty }?.span.start ?? 0)
    top = isFirst ? 0 : max(0, min(wrapped?.lineIndex(at: offset) ?? 0, lines.count - height))
  }
}
