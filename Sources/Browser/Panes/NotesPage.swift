import News
import Prose
import Screen
import Search

/// Everything the reader has starred, tagged, noted and corrected, and what of it is nowhere in the articles now.
struct NotesPage {
  let state: BrowserState

  var lines: [PageLine] {
    var page = PageLines(columns: state.size.columns)
    let notes = state.dossier.notes
    let unplaced = Set(notes.unplaced)
    if let refusal = state.desk.refusal {
      page.addHeading("Nothing can be written")
      page.add("", refusal, Style(.warning))
    }
    let subjects = state.desk.notebook.subjects
    if subjects.isEmpty {
      page.add("", "nothing yet: s stars, t tags, a notes, c corrects what is selected", .faint)
    }
    for section in Notebook.Section.allCases {
      let placed = subjects.filter { $0.section == section && !unplaced.contains($0) }
      if !placed.isEmpty { page.addHeading(section.title) }
      for subject in placed { add(subject, target: target(of: subject), to: &page) }
    }
    if !notes.unplaced.isEmpty {
      page.addHeading("Kept, but not found in the articles as they are now")
      for subject in notes.unplaced { add(subject, target: nil, to: &page) }
    }
    return page.lines
  }

  private func add(_ subject: Notebook.Subject, target: Passage?, to page: inout PageLines) {
    if case .highlight(let query) = subject { return addRule(query, to: &page) }
    let stated = state.desk.notebook[subject]
    let star = stated[.starred]?.flag == true ? "★" : ""
    let file = subject.anchor.map { " · \($0.file)" } ?? ""
    page.add(star, subject.title + file, target: target.map { .passage($0) })
    for field in Notebook.Field.allCases where field != .starred {
      guard let value = stated[field] else { continue }
      page.add("  \(field.rawValue)", value.words, field == .note ? .text : .faint)
    }
  }

  /// A highlight rule; its line leads to the search.
  private func addRule(_ query: String, to page: inout PageLines) {
    guard let rule = state.highlights.rule(query) else { return }
    page.add(rule.sign, query, Style(rule.colour.role), target: .query(query))
    page.add("  colour", rule.colour.rawValue, .faint)
    if rule.isColourUnknown {
      let colours = HighlightColour.allCases.map(\.rawValue).joined(separator: ", ")
      page.add("", "the notebook names another colour; there are \(colours)", Style(.warning))
    }
    if let error = rule.error { page.add("", "finds nothing: \(error.message)", Style(.warning)) }
  }

  private func target(of subject: Notebook.Subject) -> Passage? {
    let notes = state.dossier.notes
    switch subject.section {
    case .article:
      return notes.article(of: subject).flatMap { id in
        state.dossier[id].blocks.first.map { Passage(id, $0.span) }
      }
    case .entity: return notes.entity(of: subject).flatMap { state.dossier[$0].mentions.first?.passage }
    case .quote: return notes.quote(of: subject).map { state.dossier[$0].passage }
    case .event: return notes.event(of: subject).map { state.dossier[$0].label }
    case .line, .mention, .passage: return notes.passages.first { $0.subject == subject }?.passage
    case .highlight: return nil
    }
  }
}

extension Notebook.Section {
  /// As a part of the page is headed.
  fileprivate var title: String {
    switch self {
    case .article: "Articles"
    case .line: "Lines taken out or brought back"
    case .entity: "People, organisations and places"
    case .mention: "Names given to others"
    case .quote: "Quotes"
    case .event: "Events"
    case .passage: "Passages"
    case .highlight: "Highlighted searches"
    }
  }
}

extension Notebook.Value {
  /// As a page shows it.
  fileprivate var words: String {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let list): list.isEmpty ? "nobody" : list.joined(separator: ", ")
    }
  }
}

extension PageLines {
  /// What the reader has said of what the page is about.
  mutating func add(_ remarks: Remarks) {
    if remarks.isStarred { add("★", "starred") }
    if !remarks.tags.isEmpty { add("tags", remarks.tags.joined(separator: ", ")) }
    if let note = remarks.note { add("note", note, Style(.notice)) }
    if !remarks.corrections.isEmpty {
      add("✎", "set by you: " + remarks.corrections.map(\.rawValue).joined(separator: ", "), .faint)
    }
  }
}

extension BrowserState {
  /// What stands before an article's title: what the reader has said of it, and the rules that find it.
  func signs(on article: Article.ID, _ style: Style) -> StyledText {
    let found = signs(dossier.notes.remarks(on: article))
    var line = StyledText(found.isEmpty ? "" : found + " ", style)
    line.append(highlights.signs(on: article, style))
    return line
  }

  /// What the reader has said of something, in signs: `★` starred, `¶` noted or tagged, `✎` corrected.
  func signs(_ remarks: Remarks, _ origin: Origin = .found) -> String {
    let isCorrected = origin == .reader || !remarks.corrections.isEmpty
    return (remarks.isStarred ? "★" : "") + (remarks.note != nil || !remarks.tags.isEmpty ? "¶" : "")
      + (isCorrected ? "✎" : "")
  }
}
