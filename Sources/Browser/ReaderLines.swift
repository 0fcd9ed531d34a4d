import News
import Prose

/// One line of the reader.
struct ReaderLine: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case blank
    /// The line under the title: day, outlet, length.
    case facts
    /// Stands for a title where the article has none.
    case untitled
    case text(Block.Kind)
    /// A line that was taken out, and why.
    case removed(Removal.Reason)
  }

  let content: Content
  /// The part of the article's text it shows; empty for lines of ours, which stand at the place they are shown.
  let span: Span
  /// Columns before the text.
  let indent: Int
}

/// An article wrapped to a measure.
struct ReaderLines: Sendable {
  let lines: [ReaderLine]
  /// The widest a line of text may be, in columns.
  let measure: Int

  enum Furniture: Hashable, Sendable {
    case hidden, shown
  }

  init(_ article: Article, measure: Int, furniture: Furniture) {
    self.measure = max(8, measure)
    var lines: [ReaderLine] = []
    var removals = furniture == .shown ? article.removals[...] : []
    var blocks = article.blocks[...]
    let start = blocks.first?.span.start ?? article.text.utf8.count
    while let removal = removals.first, removal.span.start < start {
      append(removal, of: article, to: &lines)
      removals = removals.dropFirst()
    }
    if let first = blocks.first, first.kind == .title {
      append(first, of: article, to: &lines)
      blocks = blocks.dropFirst()
    } else {
      lines.append(ReaderLine(content: .untitled, span: Span(start, start), indent: 0))
    }
    if let subtitle = blocks.first, subtitle.kind == .subtitle {
      append(subtitle, of: article, to: &lines)
      blocks = blocks.dropFirst()
    }
    let body = blocks.first?.span.start ?? article.text.utf8.count
    lines.append(ReaderLine(content: .facts, span: Span(body, body), indent: 0))
    for block in blocks {
      while let removal = removals.first, removal.span.start < block.span.start {
        append(removal, of: article, to: &lines)
        removals = removals.dropFirst()
      }
      separate(block.kind, at: block.span.start, &lines)
      append(block, of: article, to: &lines)
    }
    for removal in removals { append(removal, of: article, to: &lines) }
    self.lines = lines
  }

  /// The first line that shows text at or after `offset` (UTF-8); the last line beyond the end.
  func lineIndex(at offset: Int) -> Int {
    // Lines of ours stand at the offset of the text after them, so the ends never run backwards.
    let index = lines.partitioningIndex { $0.span.end > offset }
    return min(index, max(0, lines.count - 1))
  }

  private func append(_ block: Block, of article: Article, to lines: inout [ReaderLine]) {
    let indent = block.kind == .blockQuote || block.kind == .listItem ? 2 : 0
    for span in Wrapping.lines(of: article.text, in: block.span, columns: measure - indent) {
      lines.append(ReaderLine(content: .text(block.kind), span: span, indent: indent))
    }
  }

  private func append(_ removal: Removal, of article: Article, to lines: inout [ReaderLine]) {
    if let last = lines.last, case .removed = last.content {} else {
      lines.append(ReaderLine(content: .blank, span: Span(removal.span.start, removal.span.start), indent: 0))
    }
    for span in Wrapping.lines(of: article.text, in: removal.span, columns: measure - 2) {
      lines.append(ReaderLine(content: .removed(removal.reason), span: span, indent: 2))
    }
  }

  /// A blank line between blocks, except between the items of one list.
  private func separate(_ kind: Block.Kind, at offset: Int, _ lines: inout [ReaderLine]) {
    if kind == .listItem, lines.last?.content == .text(.listItem) { return }
    lines.append(ReaderLine(content: .blank, span: Span(offset, offset), indent: 0))
  }
}
