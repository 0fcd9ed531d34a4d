import News
import Prose
import Screen

/// What is known about an article, where each fact comes from, and what was taken out of it and why.
struct ArticleFacts {
  let dossier: Dossier
  let id: Article.ID
  /// Columns of the screen.
  let columns: Int

  private static let labelColumns = 12

  var lines: [StyledText] {
    let article = dossier[id]
    var lines: [StyledText] = []
    var remarks = PageLines(columns: columns, labelColumns: Self.labelColumns - 2)
    remarks.add(dossier.notes.remarks(on: id))
    lines += remarks.lines.map(\.text)
    append("file", article.path, nil, to: &lines)
    append("title", article.title, to: &lines)
    append("outlet", article.outlet, to: &lines)
    append("byline", article.byline, to: &lines)
    append("place", article.place, to: &lines)
    append("published", article.published.map { Sourced($0.value.iso, $0.evidence) }, to: &lines)
    append("address", article.url, to: &lines)
    lines.append(StyledText())
    lines.append(PageLine(heading: "Taken out of the text").text)
    if article.removals.isEmpty { lines.append(StyledText("  nothing", .faint)) }
    for removal in article.removals {
      append(
        "line \(removal.line)", article.text[removal.span], "\(removal.reason.label): \(removal.rule)",
        to: &lines)
    }
    return lines
  }

  private func append(_ label: String, _ fact: Sourced<String>?, to lines: inout [StyledText]) {
    append(label, fact?.value ?? "unknown", fact.map { words(for: $0.evidence) }, to: &lines)
  }

  /// A fact and, in the next lines, where it comes from.
  private func append(_ label: String, _ value: String, _ source: String?, to lines: inout [StyledText]) {
    for (row, text) in wrapped(value).enumerated() {
      var line = StyledText("  " + Columns.padded(row == 0 ? label : "", to: Self.labelColumns), Style(.key))
      line.append(text, .text)
      lines.append(line)
    }
    for text in source.map(wrapped) ?? [] {
      lines.append(StyledText(String(repeating: " ", count: Self.labelColumns + 2) + text, .faint))
    }
  }

  private func wrapped(_ text: String) -> [String] {
    let text = Text(text)
    return Wrapping(columns: max(20, columns - Self.labelColumns - 4)).lines(of: text.span, in: text).map {
      text[$0]
    }
  }

  private func words(for evidence: Evidence) -> String {
    switch evidence {
    case .frontMatter(let key): "front matter: \(key)"
    case .text(let span): "line \(line(of: span, in: id)): “\(excerpt(Passage(id, span)))”"
    case .reader: "set by you"
    case .fileName: "the file's name"
    case .inferred(let reason, let passages):
      "inferred: " + reason
        + passages.map { passage in
          let name = passage.article == id ? "" : dossier[passage.article].name + ", "
          return "; \(name)line \(line(of: passage.span, in: passage.article)): “\(excerpt(passage))”"
        }.joined()
    }
  }

  /// The line of the file a place is in, from 1: counted in the text where it is in no block.
  private func line(of span: Span, in id: Article.ID) -> Int {
    let article = dossier[id]
    if let index = article.blockIndex(at: span.start), article.blocks[index].span.contains(span) {
      return article.blocks[index].line
    }
    if let removal = article.removals.first(where: { $0.span.contains(span) }) { return removal.line }
    return article.text.utf8[..<min(span.start, article.text.utf8.count)].reduce(1) {
      $0 + ($1 == 0x0A ? 1 : 0)
    }
  }

  private func excerpt(_ passage: Passage) -> String {
    Columns.truncated(dossier.text(passage), to: 120)
  }
}
