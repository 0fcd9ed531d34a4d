import News
import TestSupport
import Testing

@testable import Reading

@Suite("A notebook's text")
struct NotebookDocumentTests {
  private static let kept = """
    # Mine.
    version = 1
    editor = "me"   # nobody else

    # About the post.
    [[article]]
    file = "post.txt"
    title = 'The "post"' # as printed
    colour-of-paper = "grey"
    tags = [
      "port",  # the harbour
      "strike",
    ]

    [article.extra]
    x = 1

    [[quote]]
    file = "post.txt"
    exact = \"\"\"
    “We [[will]]
    go,” \"\"\"
    speakers = ["Ana Costa"]
    starred = true

    [[reminder]]
    text = "call"
    # The end.

    """

  private func document(_ source: String) throws -> NotebookDocument {
    try NotebookDocument(reading: source, path: "notes.toml")
  }

  private static let post = Notebook.Subject.article("post.txt")

  @Test("says what it states, and keeps the rest with a word about it")
  func reading() throws {
    let document = try document(Self.kept)
    let quote = Notebook.Subject.quote(TextAnchor(file: "post.txt", exact: "“We [[will]]\ngo,” "))
    #expect(document.notebook.subjects == [Self.post, quote])
    #expect(
      document.notebook[Self.post] == [.title: .text("The \"post\""), .tags: .list(["port", "strike"])])
    #expect(document.notebook[quote] == [.speakers: .list(["Ana Costa"]), .starred: .flag(true)])
    #expect(document.source == Self.kept)
    #expect(
      document.problems.map { "\($0.line ?? 0): \($0.message)" } == [
        "9: 'colour-of-paper' means nothing in [[article]]",
        "15: 'extra' means nothing in [[article]]",
        "26: there are no entries [[reminder]] here; there are [[article]], [[line]], [[entity]], [[mention]], "
          + "[[quote]], [[event]], [[passage]], [[highlight]]",
      ])
  }

  @Test("a change rewrites its own lines only")
  func changing() throws {
    var document = try document(Self.kept)
    document.apply(document.notebook.change(Self.post, .title, to: .text("Post\u{1B}[1m \"x\" \\")))
    document.apply(document.notebook.change(Self.post, .tags, to: nil))
    document.apply(document.notebook.change(Self.post, .note, to: .text("one\ntwo")))
    let expected = Self.kept
      .replacing("title = 'The \"post\"' # as printed\n", with: "title = \"Post\\u001B[1m \\\"x\\\" \\\\\"\n")
      .replacing(
        "tags = [\n  \"port\",  # the harbour\n  \"strike\",\n]\n", with: "note = \"\"\"\none\ntwo\"\"\"\n")
    #expect(lines(document.source).sorted() == lines(expected).sorted())
    #expect(try self.document(document.source).notebook == document.notebook)
    #expect(document.source.contains("[article.extra]\nx = 1\n\n[[quote]]"))
  }

  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("a new file is as people would write it, in an order that stays")
  func writing() throws {
    var document = NotebookDocument()
    let anchor = TextAnchor(file: "post.txt", exact: "“We go”", prefix: "She said ", suffix: ".")
    document.apply(Notebook.Change(.quote(anchor), .speakers, from: nil, to: .list(["Ana Costa"])))
    document.apply(Notebook.Change(.article("wire.txt"), .starred, from: nil, to: .flag(true)))
    document.apply(Notebook.Change(.article("post.txt"), .note, from: nil, to: .text("true?")))
    document.apply(Notebook.Change(.article("post.txt"), .title, from: nil, to: .text("We go")))
    document.apply(Notebook.Change(.entity(.person, "Ana Costa"), .merge, from: nil, to: .list(["Costa"])))
    #expect(
      document.source == NotebookDocument.preamble + """

        [[article]]
        file = "post.txt"
        title = "We go"
        note = "true?"

        [[article]]
        file = "wire.txt"
        starred = true

        [[entity]]
        kind = "person"
        entity = "Ana Costa"
        merge = ["Costa"]

        [[quote]]
        file = "post.txt"
        exact = "“We go”"
        prefix = "She said "
        suffix = "."
        speakers = ["Ana Costa"]

        """)
  }

  @Test(
    "what is no TOML is named with its place",
    arguments: [
      ("version = 1\n[[article]]\nfile = \"a\ntitle = 2\n", 3), ("[[[\n", 1), ("[[article]\n", 1),
      ("a = 1\na = 2\n", 2), ("version = 2\n", 1), ("\u{0}", 1),
    ])
  func broken(source: String, line: Int) throws {
    let failure = #expect(throws: NotebookDocument.Failure.self) { try document(source) }
    #expect(failure?.line == line, "\(failure.debugDescription)")
  }

  @Test(
    "values that cannot be are named and stay",
    arguments: [
      ("[[article]]\nfile = \"a\"\ndate = \"soon\"\n", "3: date: “soon” is no day, as in 2026-01-05"),
      ("[[article]]\nfile = \"a\"\ndate = 2026-01-05\n", nil),
      ("[[article]]\nfile = \"a\"\ntags = \"x\"\n", "3: tags must be a list of texts, as in [\"a\", \"b\"]"),
      ("[[article]]\ntitle = \"a\"\n", "1: [[article]] does not say what it is about: it needs file"),
      (
        "[[entity]]\nkind = \"ship\"\nentity = \"A\"\n",
        "1: [[entity]] does not say what it is about: it needs kind, entity"
      ),
      (
        "[[quote]]\nfile = \"a\"\nexact = \"b\"\nkind = \"joke\"\n",
        "4: kind: must be one of direct, fragment, nested, term, title, indirect"
      ),
      ("[[event]]\nfile = \"a\"\nexact = \"b\"\ndate = \"about 2026\"\n", nil),
    ] as [(String, String?)])
  func complaints(source: String, complaint: String?) throws {
    let document = try document(source)
    #expect(document.problems.map { "\($0.line ?? 0): \($0.message)" } == (complaint.map { [$0] } ?? []))
    #expect(document.source == source)
  }

  @Test("whatever is changed, the text says the same as the notebook, and what people wrote in it stays")
  func random() throws {
    var dice = Dice(state: 7)
    for _ in 0..<60 {
      var document = try document(dice.chance(50) ? Self.kept : "")
      let comments = lines(document.source).filter {
        $0.contains("#") && !$0.contains("=") && !$0.contains("port")
      }
      let start = document.notebook
      var changes: [Notebook.Change] = []
      for _ in 0..<dice.pick([1, 5, 40]) {
        let change = Self.change(of: document.notebook, &dice)
        document.apply(change)
        changes.append(change)
        let read = try self.document(document.source)
        #expect(read.notebook == document.notebook, "\(document.source)")
        #expect(read.source == document.source)
      }
      for comment in comments { #expect(document.source.contains(comment)) }
      for change in changes.reversed() { document.apply(change.reversed) }
      #expect(document.notebook == start)
      #expect(try self.document(document.source).notebook == start)
    }
  }

  private static let words = [
    "a", "Ana Costa", "“q”", "x = \"[[y]]\"", "# no", "\\", "two\nlines", "\u{7F}\u{202E}", "'''", "\"\"\"",
    "é", "\t",
  ]

  private static func change(of notebook: Notebook, _ dice: inout Dice) -> Notebook.Change {
    let anchor = TextAnchor(file: dice.pick(words), exact: dice.pick(words), prefix: dice.pick(words + [""]))
    let subject = dice.pick(
      notebook.subjects + [
        .article(dice.pick(words)), .entity(dice.pick(Entity.Kind.allCases), dice.pick(words)),
        .quote(anchor),
        .event(anchor), .passage(anchor), .highlight(dice.pick(words)), post,
      ])
    let fields = Notebook.Field.allCases.filter {
      $0.sections.contains(subject.section) && ![.date, .as, .kind, .status].contains($0)
    }
    let field = dice.pick(fields)
    if dice.chance(25) { return notebook.change(subject, field, to: nil) }
    switch field.type {
    case .text: return notebook.change(subject, field, to: .text(dice.pick(words)))
    case .flag: return notebook.change(subject, field, to: .flag(dice.chance(50)))
    case .list:
      let list = Set((0..<dice.pick([1, 3, 9])).map { _ in dice.pick(words) }).sorted()
      return notebook.change(subject, field, to: .list(list))
    }
  }
}
