import News
import Prose
import Screen

/// What is typed in answer to a question about a statement, and what it says.
struct StatementText {
  let subject: Notebook.Subject
  let field: Notebook.Field

  /// What stands before the line.
  var label: String {
    switch field {
    case .title: "title"
    case .outlet: "outlet"
    case .language: "language"
    case .date where subject.section == .article: "published on"
    case .date: "when"
    case .added: "an event of when"
    case .name: "name"
    case .as, .kind: "kind"
    case .status: "status"
    case .speakers: "said by"
    case .merge: "the same as"
    case .split: "forms that are somebody else's"
    case .entity: "this is the name of"
    case .tags: "tags for \(subject.brief)"
    case .note: "note on \(subject.brief)"
    case .colour: "highlight in"
    case .distinct: "not the same as"
    case .removed, .ignored, .hidden, .starred: ""
    }
  }

  /// What can be typed, where that is not plain.
  var help: String? {
    switch field {
    case .language: "as in en or ko"
    case .date where subject.section == .article: "as in 2026-01-05"
    case .date, .added: "as in 2026-01-05, 2026-01, before 2026, about 2026-01"
    case .as: Self.words(Entity.Kind.allCases)
    case .kind: Self.words(Quote.Kind.allCases)
    case .status: Self.words(Event.Status.allCases)
    case .speakers: "several with commas; nothing for nobody"
    case .merge, .split, .distinct, .tags: "several with commas"
    case .colour: "\(Self.words(HighlightColour.allCases)); Enter takes the next"
    default: nil
    }
  }

  private static func words(_ cases: [some RawRepresentable<String>]) -> String {
    cases.map(\.rawValue).joined(separator: ", ")
  }

  /// What the line says; `nil` takes the statement back.
  func value(of line: String) -> Notebook.Value? {
    let text = Self.trimmed(line[...])
    switch field.type {
    case .text: return text.isEmpty ? nil : .text(text)
    case .flag: return text.isEmpty ? nil : .flag(true)
    case .list:
      let members = text.split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty }
      // Nobody says it: that is a statement as well.
      return members.isEmpty && field != .speakers ? nil : .list(members)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// What is wrong with a line; `nil` if nothing is.
  func complaint(about line: String) -> String? {
    let text = Self.trimmed(line[...])
    guard !text.isEmpty else {
      return field == .added ? "an event needs a date, even one like “about 2026”" : nil
    }
    switch field {
    case .date where subject.section == .article:
      return Day(iso: text) == nil ? "“\(text)” is no day; write it as in 2026-01-05" : nil
    case .date, .added:
      return TimeSpan(notation: text) == nil
        ? "“\(text)” is no date; write it as in 2026-01-05 or about 2026-01" : nil
    case .as:
      return Entity.Kind(rawValue: text) == nil ? "write one of \(Self.words(Entity.Kind.allCases))" : nil
    case .kind:
      return Quote.Kind(rawValue: text) == nil ? "write one of \(Self.words(Quote.Kind.allCases))" : nil
    case .status:
      return Event.Status(rawValue: text) == nil ? "write one of \(Self.words(Event.Status.allCases))" : nil
    case .colour:
      return HighlightColour(rawValue: text) == nil
        ? "write one of \(Self.words(HighlightColour.allCases))" : nil
    default: return nil
    }
  }

  /// What was done by stating a line, as in “undone: …”.
  func deed(_ line: String) -> String {
    guard field == .colour, case .highlight(let query) = subject else { return "\(field.rawValue) set" }
    return "highlighted in \(Self.trimmed(line[...])): \(query)"
  }
}

extension Notebook.Subject {
  /// In a few words, for a prompt.
  fileprivate var brief: String {
    switch self {
    case .article(let name): Columns.truncated(name, to: 24)
    case .entity(_, let name): name
    case .highlight(let query): query
    case .line(let anchor), .mention(let anchor), .quote(let anchor), .event(let anchor),
      .passage(let anchor):
      "“" + Columns.truncated(ExcerptText.line(anchor.exact), to: 24) + "”"
    }
  }
}

extension BrowserState {
  /// The line that a question about a statement begins with: what is stated, or what was found.
  func suggestion(for statement: StatementText) -> String {
    let (subject, field) = (statement.subject, statement.field)
    if let stated = desk.notebook[subject, field] {
      return stated.text ?? stated.list?.joined(separator: ", ") ?? ""
    }
    switch (field, editTarget) {
    case (.title, _): return reader.article.flatMap { dossier[$0].title?.value } ?? ""
    case (.outlet, _): return reader.article.flatMap { dossier[$0].outlet?.value } ?? ""
    case (.date, .event(let id)?): return dossier[id].days.notation
    case (.date, _): return reader.article.flatMap { dossier[$0].published?.value.iso } ?? ""
    case (.name, .entity(let id)?): return dossier[id].name
    case (.name, .event(let id)?): return ExcerptText.line(dossier.name(of: id))
    case (.as, .entity(let id)?): return dossier[id].kind.rawValue
    case (.kind, .quote(let id)?): return dossier[id].kind.rawValue
    case (.status, .event(let id)?): return dossier[id].status.rawValue
    case (.speakers, .quote(let id)?):
      return dossier[id].speakers.map { dossier[$0].name }.joined(separator: ", ")
    default: return ""
    }
  }

  /// States what was typed, unless something is wrong with it: then the question stays.
  mutating func state(_ subject: Notebook.Subject, _ field: Notebook.Field, _ line: String) -> [Effect] {
    let statement = StatementText(subject: subject, field: field)
    let line = field == .colour && line.allSatisfy(\.isWhitespace) ? unusedColour.rawValue : line
    if let complaint = statement.complaint(about: line) ?? unknownName(in: line, field) {
      question = Question(purpose: .statement(subject, field), field: TextField(line))
      notice = Notice(complaint, .warning)
      return []
    }
    if field == .added {
      let date = StatementText(subject: subject, field: .date).value(of: line)
      return edit(
        "event added",
        [
          desk.notebook.change(subject, .added, to: .flag(true)),
          desk.notebook.change(subject, .date, to: date),
        ])
    }
    return edit(
      statement.deed(line), [desk.notebook.change(subject, field, to: statement.value(of: line))])
  }

  /// Names to be joined have to be there; the nearest is offered.
  private func unknownName(in line: String, _ field: Notebook.Field) -> String? {
    guard field == .merge,
      let names = StatementText(subject: .highlight(""), field: field).value(of: line)?.list
    else { return nil }
    let known = Set(desk.found.entities.flatMap { [$0.name] + $0.aliases.map(\.form) })
    guard let unknown = names.first(where: { !known.contains($0) }) else { return nil }
    var picker = PickerState(.everything, Catalogue(self, .everything))
    picker.field = TextField(unknown)
    picker.match()
    let near = (picker.matches.first.map { picker.catalogue.targets[$0] } ?? picker.nearest).map(label)
    return "nobody here is called “\(unknown)”" + (near.map { "; there is “\($0)”" } ?? "")
  }
}
