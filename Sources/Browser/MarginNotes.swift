import News
import Prose

/// What the reader has said of a passage of an article: a sign beside its lines, and the words below its paragraph.
struct MarginNote: Hashable, Sendable {
  let span: Span
  /// `¶` noted or tagged, `★` starred.
  let sign: String
  /// The note and the tags; empty for a star alone.
  let text: String

  /// - Returns: `nil` where nothing is said.
  init?(_ span: Span, _ remarks: Remarks) {
    guard remarks.isMarked else { return nil }
    self.span = span
    sign = remarks.note != nil || !remarks.tags.isEmpty ? "¶" : "★"
    text = remarks.words
  }
}

extension Remarks {
  /// The note and the tags in a line: `Who promised? #accord`.
  var words: String {
    ([note].compactMap(\.self) + tags.map { "#" + $0 }).joined(separator: " ")
  }

  /// All of it as a sentence's end, without signs: `, starred, tagged accord, noted: Who promised?`.
  var spoken: String {
    var parts: [String] = []
    if isStarred { parts.append("starred") }
    if !tags.isEmpty { parts.append("tagged " + tags.joined(separator: " and ")) }
    if let note { parts.append("noted: " + note) }
    if !corrections.isEmpty { parts.append("corrected by you") }
    return parts.map { ", " + $0 }.joined()
  }
}

extension Dossier {
  /// What the reader has said of an article and of passages, quotes and events in it, in order of where they end. A star
  /// on the article itself is told by the lists.
  func marginNotes(on id: Article.ID) -> [MarginNote] {
    guard !notes.notebook.isEmpty else { return [] }
    let title = self[id].blocks.first?.span.start ?? 0
    let own = notes.remarks(on: id)
    var found = own.words.isEmpty ? [] : [MarginNote(Span(title, title), own)]
    found += notes.remarks(in: id).map { MarginNote($0.passage.span, $0.remarks) }
    let quotes = quotes(in: id)
    found += quotes.indices.map { MarginNote(self.quotes[$0].passage.span, notes.remarks(on: Quote.ID($0))) }
    for event in events(in: id) where self[event].label.article == id {
      found.append(MarginNote(self[event].label.span, notes.remarks(on: event)))
    }
    return found.compactMap(\.self).sorted { ($0.span.end, $0.span.start) < ($1.span.end, $1.span.start) }
  }
}
