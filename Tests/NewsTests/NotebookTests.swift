import Testing

@testable import News

@Suite("The reader's notebook")
struct NotebookTests {
  private static let subject = Notebook.Subject.article("a.txt")

  private func notebook(_ field: Notebook.Field, _ value: Notebook.Value?) -> Notebook {
    var notebook = Notebook()
    notebook[Self.subject, field] = value
    return notebook
  }

  @Test("a change and its reverse leave nothing")
  func undo() {
    var notebook = Notebook()
    let change = notebook.change(Self.subject, .title, to: .text("Bridge shut"))
    notebook.apply(change)
    #expect(notebook[Self.subject, .title] == .text("Bridge shut"))
    notebook.apply(change.reversed)
    #expect(notebook.isEmpty)
    #expect(notebook.change(Self.subject, .note, to: .text("")).new == nil, "no words are no note")
  }

  @Test(
    "a change of what somebody else has changed since keeps both where it can",
    arguments: [
      // What was there, what is there now, what the change wants, what comes of it.
      (.tags, nil, .list(["a"]), .list(["b"]), .list(["a", "b"])),
      (.tags, .list(["a", "b"]), .list(["a", "b", "c"]), .list(["b"]), .list(["b", "c"])),
      (.tags, .list(["a"]), .list(["a"]), nil, nil),
      (.note, nil, .text("theirs"), .text("mine"), .text("theirs\nmine")),
      (.note, .text("old"), .text("old, longer"), .text("longer"), .text("old, longer")),
      (.note, .text("old"), .text("theirs"), nil, nil),
      (.title, nil, .text("theirs"), .text("mine"), .text("mine")),
      (.starred, .flag(true), nil, nil, nil),
    ] as [(Notebook.Field, Notebook.Value?, Notebook.Value?, Notebook.Value?, Notebook.Value?)])
  func merging(
    field: Notebook.Field, old: Notebook.Value?, current: Notebook.Value?, new: Notebook.Value?,
    expected: Notebook.Value?
  ) {
    var notebook = notebook(field, current)
    notebook.apply(Notebook.Change(Self.subject, field, from: old, to: new))
    #expect(notebook[Self.subject, field] == expected)
  }

  @Test(
    "dates as people write them",
    arguments: [
      ("2026-01-05", "2026-01-05"), ("2026-01", "2026-01-01..2026-01-31"), ("2026", "2026-01-01..2026-12-31"),
      ("2026-01-04..2026-01-06", "2026-01-04..2026-01-06"), ("2025-12..2026-01", "2025-12-01..2026-01-31"),
      ("before 2026-01-05", "..2026-01-04"), ("until 2026-01", "..2026-01-31"),
      ("after 2019", "2020-01-01.."),
      ("since 2019-05", "2019-05-01.."), ("About 2026-01-05", "about 2026-01-05"), ("2026..", "2026-01-01.."),
      ("circa before 2000", "about ..1999-12-31"), ("2026-02-30", nil), ("2026-01-06..2026-01-04", nil),
      ("soon", nil), ("", nil), ("about", nil), ("..", nil), ("26-01-05", nil),
    ] as [(String, String?)])
  func dates(text: String, notation: String?) {
    let span = TimeSpan(notation: text)
    #expect(span?.notation == notation)
    if let span, let notation { #expect(TimeSpan(notation: notation)?.notation == span.notation) }
  }
}
