import News
import Prose
import Screen

/// A line that the reader is asked to type.
struct Question: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    /// The command to pipe the article into.
    case pipe
    /// The file to write the view to.
    case write
    /// The words that lines of the page are to have; they are looked for as they are typed.
    case find
    /// The name to save a query under.
    case name(query: String)
    /// What the reader states about something.
    case statement(Notebook.Subject, Notebook.Field)
  }

  let purpose: Purpose
  var field: TextField
  /// What Tab goes through, once it was pressed.
  var completions: AnswerCompletions?

  /// What stands before the line.
  var label: String {
    switch purpose {
    case .pipe: "pipe to"
    case .write: "write to"
    case .find: "find"
    case .name: "save this search as"
    case .statement(let subject, let field): StatementText(subject: subject, field: field).label
    }
  }

  /// What can be typed, where that is not plain.
  var help: String? {
    guard case .statement(let subject, let field) = purpose else { return nil }
    return StatementText(subject: subject, field: field).help
  }
}

extension BrowserState {
  mutating func ask(_ purpose: Question.Purpose) {
    question = Question(purpose: purpose, field: TextField(suggestion(for: purpose)))
  }

  private func suggestion(for purpose: Question.Purpose) -> String {
    switch purpose {
    case .pipe: return ""
    case .write: return fileStem + ".txt"
    case .find: return overlay?.wanted ?? ""
    case .name(let query): return memory.searches.first { $0.query == query }?.name ?? ""
    case .statement(let subject, let field):
      return suggestion(for: StatementText(subject: subject, field: field))
    }
  }

  private var fileStem: String {
    guard focus == .reader else { return focus.rawValue }
    let name = reader.article.flatMap { dossier[$0].name.split(separator: "/").last }
    return name?.split(separator: ".").first.map(String.init) ?? "article"
  }

  /// A key for the line that is being typed.
  mutating func type(_ key: Key) {
    guard question?.field.edit(key) == true else { return }
    question?.completions = nil
    if question?.purpose == .find { find(question?.field.text ?? "") }
  }

  mutating func answerQuestion() -> [Effect] {
    guard let asked = question else { return [] }
    question = nil
    let answer = asked.field.text
    if case .statement(let subject, let field) = asked.purpose { return state(subject, field, answer) }
    guard !answer.allSatisfy(\.isWhitespace) else { return [] }
    switch asked.purpose {
    case .pipe: return pipe(into: answer)
    case .write: return write(to: answer)
    case .find: break
    case .name(let query): save(query, as: answer)
    case .statement: break
    }
    return []
  }

  mutating func cancelQuestion() {
    if question?.purpose == .find { find("") }
    question = nil
  }

  // MARK: Saved searches

  /// Asks for a name for the query in the prompt, or for the one whose results show.
  mutating func askForSearchName() {
    let query = search.isTyping ? search.field.text : search.results?.text ?? ""
    guard !query.allSatisfy(\.isWhitespace) else {
      notice = Notice("search first, with /; then the search can be saved")
      return
    }
    ask(.name(query: query))
  }

  mutating func saveSearch(as name: String) {
    askForSearchName()
    question?.field = TextField(name)
    _ = answerQuestion()
  }

  private mutating func save(_ query: String, as name: String) {
    keep(.search(name: name, query: query))
    notice = Notice("saved as “\(name)”: / @\(name) and Ctrl-p find it")
  }
}
