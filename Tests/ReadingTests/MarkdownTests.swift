import News
import Prose
import Testing

@testable import Reading

@Suite("Markdown")
struct MarkdownTests {
  /// The lines of the draft: number, kind, text; then the removals.
  private func draft(_ source: String) -> [String] {
    let text = Text(source)
    let draft = Markdown.draft(text, lines: text.physicalLines, frontMatter: 0..<0, title: nil)
    return draft.lines.map { "\($0.number) \($0.kind?.rawValue ?? "-"): \(draft.text[$0.span])" }
      + draft.removals.map { "\($0.line) removed: \(draft.text[$0.span])" }
  }

  private func inline(_ source: String) -> String {
    let inline = MarkdownInline(Array(source.utf8)[...], references: [Array("ref".utf8)])
    return String(decoding: inline.output, as: UTF8.self)
      + inline.captions.map { " {\(String(decoding: $0, as: UTF8.self))}" }.joined()
  }

  @Test("blocks keep their kind and the line of the file they start at")
  func blocks() {
    #expect(
      draft(
        """
        # Ferry talks #

        The towns met
        on Monday.
        ## Next
        Second heading
        ---
        - first item
          goes on
        - second item

        2. third item

        > A quotation
        > of two lines.
        >
        > Another.

        ***

        Last.
        """) == [
          "1 title: Ferry talks", "3 -: The towns met on Monday.", "5 heading: Next",
          "6 heading: Second heading",
          "8 listItem: first item goes on", "10 listItem: second item", "12 listItem: third item",
          "14 blockQuote: A quotation of two lines.", "17 blockQuote: Another.", "21 -: Last.",
        ])
  }

  @Test("a heading after the text has begun is no title")
  func lateHeading() { #expect(draft("Text.\n\n# Heading") == ["1 -: Text.", "3 heading: Heading"]) }

  @Test("code stays as text, with its lines")
  func code() {
    #expect(draft("```swift\nlet a = *b*\n\n# c\n```\nText.") == ["2 -: let a = *b*\n\n# c", "6 -: Text."])
    #expect(draft("~~~\nnever closed") == ["2 -: never closed"])
  }

  @Test("comments are taken out, images become captions, definitions go")
  func comments() {
    #expect(
      draft("<!-- one\ntwo -->\nText <!-- three --> here.\n\n![A boat](b.png)\n\n[ref]: https://a.example/\n")
        == [
          "3 -: Text  here.", "5 caption: A boat", "1 removed: <!-- one\ntwo -->",
          "3 removed: <!-- three -->",
        ])
    #expect(draft("<!-- never closed\nText.") == ["1 removed: <!-- never closed\nText."])
  }

  @Test("rows of a table are lines, a year at the start of a line is no item")
  func tablesAndYears() {
    #expect(draft("| a | b |\n|---|---|\n| 1 | 2 |") == ["1 -: a | b", "3 -: 1 | 2"])
    #expect(
      draft("It ended in\n1986. What followed was calm.") == [
        "1 -: It ended in 1986. What followed was calm."
      ])
  }

  @Test(
    "markup inside a block goes, the words stay",
    arguments: [
      ("*one* **two** ***three*** _four_ __five__ ~~six~~", "one two three four five six"),
      ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
      ("**bold *and* more**", "bold and more"),
      ("*never closed", "*never closed"),
      ("[link](https://a.example/b_(c)) text", "link text"),
      ("[link *with* markup](x \"title\")", "link with markup"),
      ("[one][ref] [ref] [two]", "one ref [two]"),
      ("a note[^1] here", "a note here"),
      ("![A *boat*](b.png) sails", " sails {A *boat*}"),
      ("[![boat](b.png)](x)", " {boat}"),
      ("`code *stays*` here", "code *stays* here"),
      ("<https://a.example/> <b>bold</b> a < b", "https://a.example/ bold a < b"),
      ("line<br/>break", "line break"),
      ("\\*stars\\* \\[x\\]", "*stars* [x]"),
      ("Q&amp;A &ldquo;yes&rdquo; &#8211; &#x2014; &unknown; &", "Q&A “yes” – — &unknown; &"),
      ("", ""),
      ("]]((", "]](("),
    ])
  func inline(source: String, expected: String) { #expect(inline(source) == expected) }

  @Test("nonsense of any length is read in one go")
  func hostile() {
    for piece in [
      "[", "![", "*a ", "`", "[a](", "<", "&", "_a*b", "[x][", "](", "<!--", "**", "> ", "- ", "[^",
    ] {
      let source = String(repeating: piece, count: (1 << 16) / piece.utf8.count)
      #expect(draft(source).count <= 2)
    }
  }
}
