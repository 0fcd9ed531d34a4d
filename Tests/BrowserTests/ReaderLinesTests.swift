import News
import Prose
import Testing

@testable import Browser

@Suite("The lines of the reader")
struct ReaderLinesTests {
  @Test(
    "a title that the front matter has stands above the article, wrapped; without one there is a stand-in",
    arguments: [
      ("Ferries sail again", [.title("Ferries sail again"), .facts]),
      (
        "Ferries sail again after the longest night",
        [
          .title("Ferries sail again"), .title("after the longest"), .title("night"), .facts,
        ]
      ),
      (nil, [.untitled, .facts]),
    ] as [(String?, [ReaderLine.Content])])
  func titles(title: String?, head: [ReaderLine.Content]) {
    let text = Text("The harbour is open.")
    let article = Article(
      name: "report.md", path: "report.md", text: text, blocks: [Block(.paragraph, text.span, line: 4)],
      title: title.map { Sourced($0, .frontMatter(key: "title")) })
    let lines = ReaderLines(article, measure: 20, furniture: .hidden).lines
    #expect(lines.map(\.content) == head + [.blank, .text(.paragraph)])
  }

  @Test("a note stands below the paragraph it is about, wrapped; a star takes no line")
  func notes() {
    let text = Text("The harbour is open.\nThe ferries sail.")
    let article = Article(
      name: "report.md", path: "report.md", text: text,
      blocks: [Block(.paragraph, Span(0, 20), line: 1), Block(.paragraph, Span(21, 38), line: 2)])
    let noted = Remarks([.note: .text("Since when is it open?"), .tags: .list(["port"])])
    let notes = [
      MarginNote(Span(4, 11), noted), MarginNote(Span(21, 38), Remarks([.starred: .flag(true)])),
      MarginNote(Span(21, 38), .none),
    ]
    let lines = ReaderLines(article, measure: 20, furniture: .hidden, notes: notes.compactMap(\.self)).lines
    #expect(
      lines.map(\.content) == [
        .untitled, .facts, .blank, .text(.paragraph), .note("¶ Since when is it"), .note("  open? #port"),
        .blank, .text(.paragraph),
      ])
  }
}
