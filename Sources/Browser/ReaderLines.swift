import News
import Prose
import Screen

/// One line of the reader.
struct ReaderLine: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case blank
    /// The line under the title: day, outlet, length.
    case facts
    /// A line of a title that is not among the article's lines: its front matter says it.
    case title(String)
    /// Stands for a title where the article has none.
    case untitled
    case text(Block.Kind)
    /// A line that was taken out, and why.
    case removed(Removal.Reason)
    /// A line of what the reader has written on the text above it.
    case note(String)
  }

  let content: Content
  /// The part of the article's text it shows; empty for lines of ours, which stand at the place they are shown.
  let span: Span
  /// Columns before the text.
  let indent: Int
}

/// An article wrapped to a measure.
struct ReaderLines: Sendable {
  private(set) var lines: [ReaderLine] = []
  /// The widest a line of text may be, in columns.
  let measure: Int
  private let article: Article
  /// What is still to be placed, in order of place.
  private var notes: ArraySlice<MarginNote>

  enum Furniture: Hashable, Sendable {
    case hidden, shown
  }

  static let narrowestMeasure = 8

  init(_ article: Article, measure: Int, furniture: Furniture, notes: [MarginNote] = []) {
    self.article = article
    self.notes = notes[...]
    self.measure = max(Self.narrowestMeasure, measure)
    var removals = furniture == .shown ? article.removals[...] : []
    let head = article.blocks.prefix { $0.kind == .title || $0.kind == .subtitle }
    let start = article.blocks.first?.span.start ?? article.text.utf8.count
    appendRemovals(before: start, &removals)
    if head.first?.kind != .title { appendTitle(at: start) }
    for block in head { append(block) }
    appendOwn(.facts, at: lines.last?.span.end ?? start)
    appendNotes(until: lines.last?.span.end ?? start)
    for block in article.blocks.dropFirst(head.count) {
      appendRemovals(before: block.span.start, &removals)
      let continuesList = block.kind == .listItem && lines.last?.content == .text(.listItem)
      if !continuesList { appendOwn(.blank, at: block.span.start) }
      append(block)
    }
    appendRemovals(before: .max, &removals)
    appendNotes(until: .max)
  }

  /// The first line that shows text at or after `offset` (UTF-8); the last line beyond the end.
  func lineIndex(at offset: Int) -> Int {
    // Lines of ours stand at the offset of the text around them, so the ends never run backwards.
    min(lines.partitioningIndex { $0.span.end > offset }, max(0, lines.count - 1))
  }

  private mutating func append(_ block: Block) {
    let indent = block.kind == .blockQuote || block.kind == .listItem ? 2 : 0
    for span in Wrapping(columns: measure - indent).lines(of: block.span, in: article.text) {
      lines.append(ReaderLine(content: .text(block.kind), span: span, indent: indent))
    }
    // Those on the title stand under the facts.
    if block.kind != .title && block.kind != .subtitle { appendNotes(until: block.span.end) }
  }

  /// Appends what the reader has written on text that ends by `offset`, in the margin's indent.
  private mutating func appendNotes(until offset: Int) {
    while let note = notes.first, note.span.end <= offset {
      defer { notes = notes.dropFirst() }
      guard !note.text.isEmpty else { continue }
      let text = Text(DisplayText.printable(note.text))
      let place = lines.last?.span.end ?? note.span.end
      for (row, span) in Wrapping(columns: measure - 4).lines(of: text.span, in: text).enumerated() {
        let line = (row == 0 ? note.sign + " " : "  ") + text[span]
        lines.append(ReaderLine(content: .note(line), span: Span(place, place), indent: 2))
      }
    }
  }

  private mutating func appendTitle(at offset: Int) {
    guard let title = article.title.map({ Text($0.value) }) else { return appendOwn(.untitled, at: offset) }
    for span in Wrapping(columns: measure).lines(of: title.span, in: title) {
      appendOwn(.title(title[span]), at: offset)
    }
  }

  /// Appends a line that is not in the text.
  private mutating func appendOwn(_ content: ReaderLine.Content, at offset: Int) {
    lines.append(ReaderLine(content: content, span: Span(offset, offset), indent: 0))
  }

  private mutating func appendRemovals(before offset: Int, _ removals: inout ArraySlice<Removal>) {
    while let removal = removals.first, removal.span.start < offset {
      if let last = lines.last, !last.isRemoved { appendOwn(.blank, at: removal.span.start) }
      for span in Wrapping(columns: measure - 2).lines(of: removal.span, in: article.text) {
        lines.append(ReaderLine(content: .removed(removal.reason), span: span, indent: 2))
      }
      removals = removals.dropFirst()
    }
  }
}

extension ReaderLine {
  fileprivate var isRemoved: Bool {
    if case .removed = content { true } else { false }
  }
}
