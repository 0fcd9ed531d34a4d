import Prose
import Testing

@testable import Search

@Suite("Hits and snippets")
struct HitTests {
  /// The text with its hits in `[ ]`.
  private func marked(_ document: TestDocument, _ query: String, lastWord: Query.LastWord = .complete) throws
    -> String
  {
    let index = Index([document])
    let query = try index.query(query, lastWord: lastWord)
    let hits = index.hits(of: query, in: 0, text: Text(document.text))
    #expect(hits.count == index.search(query).hitCount || index.search(query).documentCount == 0)
    return mark(Text(document.text), Text(document.text).span, hits.map(\.span))
  }

  private func mark(_ text: Text, _ span: Span, _ highlights: [Span]) -> String {
    var result = ""
    var offset = span.start
    for highlight in highlights {
      result += text[Span(offset, highlight.start)] + "[" + text[highlight] + "]"
      offset = highlight.end
    }
    return result + text[Span(offset, span.end)]
  }

  @Test(
    "every hit of a query is shown",
    arguments: [
      ("lee", "# [Lee] goes\n[Lee]’s “way, [Lee]” is a full-scale way."),
      ("way", "# Lee goes\nLee’s “[way], Lee” is a full-scale [way]."),
      ("\"full scale\" way", "# Lee goes\nLee’s “[way], Lee” is a [full-scale] [way]."),
      ("\"full scale\" scale", "# Lee goes\nLee’s “way, Lee” is a [full-scale] way."),
      ("\"full scale\" \"scale way\"", "# Lee goes\nLee’s “way, Lee” is a [full-scale way]."),
      ("\"scale w*\" wa*", "# Lee goes\nLee’s “[way], Lee” is a full-[scale way]."),
      ("title:lee", "# [Lee] goes\nLee’s “way, Lee” is a full-scale way."),
      ("quote:lee", "# Lee goes\nLee’s “way, [Lee]” is a full-scale way."),
      ("quote:lee lee", "# [Lee] goes\n[Lee]’s “way, [Lee]” is a full-scale way."),
      ("speaker:xi", "# Lee goes\nLee’s [“way, Lee”] is a full-scale way."),
      ("speaker:xi goes", "# Lee [goes]\nLee’s “way, Lee” is a full-scale way."),
      ("person:lee", "# [Lee] goes\n[Lee]’s “way, [Lee]” is a full-scale way."),
      ("person:lee speaker:xi", "# [Lee] goes\n[Lee]’s [“way, Lee”] is a full-scale way."),
      ("goes -scaling", "# Lee [goes]\nLee’s “way, Lee” is a full-scale way."),
      ("wa* way", "# Lee goes\nLee’s “[way], Lee” is a full-scale [way]."),
    ])
  func hits(query: String, expected: String) throws {
    let text = expected.filter { $0 != "[" && $0 != "]" }
    let document = TestDocument(text, speakers: ["Xi Jinping"], persons: ["Lee"])
    #expect(try marked(document, query) == expected)
  }

  @Test("hits in scripts without spaces are exact")
  func unspaced() throws {
    #expect(try marked(TestDocument("中国と韓国、中の国"), "中国") == "[中国]と韓国、中の国")
    #expect(try marked(TestDocument("한국은 대한민국"), "한국") == "[한국]은 대한민국")
    #expect(try marked(TestDocument("국 국 국"), "\"국 국\"") == "[국 국 국]")
  }

  @Test("a hit says which field it is in")
  func fields() throws {
    let index = Index([TestDocument("# a b\na", persons: ["b"])])
    let text = Text("# a b\na")
    #expect(index.hits(of: try index.query("a"), in: 0, text: text).map(\.field) == [0, 1])
    #expect(
      index.hits(of: try index.query("person:b"), in: 0, text: text).map(\.field) == [
        TestField.person.rawValue
      ])
  }

  // MARK: Snippets

  private func snippets(_ text: String, _ query: String, count: Int = 1, length: Int) throws -> [String] {
    let index = Index([TestDocument(text, speakers: ["Xi"])])
    let whole = Text(text)
    return index.snippets(of: try index.query(query), in: 0, text: whole, count: count, length: length).map {
      snippet in
      #expect(whole[snippet.span].unicodeScalars.count <= length)
      let shown = mark(whole, snippet.span, snippet.highlights)
      return (snippet.isCutBefore ? "…" : "") + shown + (snippet.isCutAfter ? "…" : "")
    }
  }

  private let story = """
    # Talks on trade
    The first day was about rice, and little else was said about it by anyone in the room.
    On the second day the two sides spoke of trade, of tariffs, and again of trade in rice and steel.
    """

  @Test(
    "the best window is shown, cut between words",
    arguments: [
      ("steel", 30, "…of trade in rice and [steel]."),
      ("trade", 40, "…[trade], of tariffs, and again of [trade]…"),
      ("trade", 60, "…of [trade], of tariffs, and again of [trade] in rice and steel."),
      ("trade tariffs", 40, "…[trade], of [tariffs], and again of [trade]…"),
      ("first", 30, "The [first] day was about rice,…"),
      (
        "first", 500,
        "The [first] day was about rice, and little else was said about it by anyone in the room."
      ),
      ("talks", 30, "[Talks] on trade"),
      ("\"second day the two sides spoke of trade\"", 20, "…[second day the two]…"),
      ("date:..2000 OR room", 24, "…by anyone in the [room]."),
      ("-zebra", 24, "The first day was about…"),
    ])
  func bestWindow(query: String, length: Int, expected: String) throws {
    let shown = try snippets(story, query, length: length)
    #expect(shown == [expected])
  }

  @Test("several windows come in order of place, apart from each other")
  func severalWindows() throws {
    let shown = try snippets(story, "rice OR talks", count: 3, length: 30)
    #expect(
      shown == [
        "[Talks] on trade", "…about [rice], and little else…", "…of trade in [rice] and steel.",
      ])
  }

  @Test("what a speaker said is shown where only the speaker is asked for")
  func speaker() throws {
    let shown = try snippets("He said: “We will talk” and left.", "speaker:xi", length: 24)
    #expect(
      shown == [
        "…[“We will talk”] and…"
      ])
  }

  @Test("text without spaces is cut between characters")
  func unspacedSnippet() throws {
    let shown = try snippets("中国と韓国の首脳が北京で会談した。", "北京", length: 8)
    #expect(
      shown == ["…脳が[北京]で会談し…"])
  }

  @Test("a word longer than the window is cut, but never a character")
  func longWord() throws {
    let text = String(repeating: "é", count: 50)
    let shown = try snippets(text + " b", text, length: 10)
    #expect(
      shown == ["[" + String(repeating: "é", count: 10) + "]…"])
  }
}
