import Prose
import Testing

@testable import News

@Suite("Words are found again in texts that have changed")
struct AnchorTests {
  private static let page = """
    The mayor said “the bridge stays shut” on Monday. Nobody came.

    Later she said “the bridge stays shut” again, and left.
    """

  private func article(_ name: String, _ text: String) -> Article {
    let text = Text(text)
    return Article(name: name, path: name, text: text, blocks: [Block(.paragraph, text.span, line: 1)])
  }

  /// The anchor of the `number`th time that `words` stand in the page.
  private func anchor(_ words: String, _ number: Int = 1) throws -> TextAnchor {
    let article = article("page", Self.page)
    var places: [Int] = []
    for offset in article.text.utf8.indices
    where article.text.utf8[offset...].starts(with: words.utf8) { places.append(offset) }
    try #require(places.count >= number)
    return TextAnchor(Span(places[number - 1], places[number - 1] + words.utf8.count), in: article)
  }

  private func found(_ anchor: TextAnchor, in texts: [(name: String, text: String)]) -> String? {
    let articles = texts.map { article($0.name, $0.text) }
    var finder = AnchorFinder(articles)
    return finder.passage(of: anchor).map { passage in
      let text = articles[passage.article.index].text
      return "\(articles[passage.article.index].name): \(text[passage.span])"
    }
  }

  @Test("an anchor keeps the words and what stands around them, in blanks of one width")
  func anchors() throws {
    let anchor = try anchor("Nobody came.\n\nLater")
    #expect(anchor.exact == "Nobody came. Later")
    #expect(anchor.prefix == "bridge stays shut” on Monday. ")
    #expect(anchor.suffix == " she said “the bridge stays sh")
  }

  @Test(
    "in the same text, in one with other blanks and marks, and after text that came or went",
    arguments: [
      page, page.replacing("\n", with: " "), page.replacing(" ", with: "\u{A0} "),
      page.replacing("“", with: "\"").replacing("”", with: "\""), "Share this page\n\n" + page + "\n\nMore",
      page.replacing("Nobody came. ", with: ""), page.replacing("stays", with: "st\u{AD}ays"),
    ])
  func scraped(text: String) throws {
    let second = try anchor("the bridge stays shut", 2)
    let place = try #require(found(second, in: [("page", text)]))
    #expect(place.replacing("\u{A0}", with: "").replacing("\u{AD}", with: "").contains("bridge"))
    let article = article("page", text)
    var finder = AnchorFinder([article])
    let passage = finder.passage(of: second)
    let span = try #require(passage).span
    #expect(
      article.text[Span(span.end, article.text.utf8.count)].dropFirst().hasPrefix(" again")
        || article.text[Span(span.end, article.text.utf8.count)].contains("again")
          && !article.text[Span(span.end, article.text.utf8.count)].contains("stays")
    )
  }

  @Test("words that were mended are found by what stands around them")
  func mended() throws {
    let text = Self.page.replacing(
      "Later she said “the bridge stays shut”", with: "Later she said “the bridge is shut”")
    let anchor = try anchor("“the bridge stays shut” again", 1)
    #expect(found(anchor, in: [("page", text)]) == "page: “the bridge is shut” again")
  }

  @Test("in another file where theirs is gone, unless it could be either of two")
  func renamed() throws {
    let anchor = try anchor("“the bridge stays shut” again", 1)
    #expect(found(anchor, in: [("new", Self.page)]) == "new: “the bridge stays shut” again")
    #expect(found(anchor, in: [("new", Self.page), ("newer", Self.page)]) == nil)
    #expect(found(try self.anchor("shut"), in: [("new", Self.page)]) == nil)
    #expect(found(anchor, in: [("page", "Nothing of it.")]) == nil)
    #expect(found(TextAnchor(file: "page", exact: ""), in: [("page", Self.page)]) == nil)
  }
}
