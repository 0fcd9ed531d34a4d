import Prose
import Testing

@testable import Search

/// A query with `|` where the cursor is, and what may stand there: `what it replaces -> candidate, …`.
private struct Case: CustomTestStringConvertible {
  let query: String
  let offered: String

  init(_ query: String, _ offered: String) {
    self.query = query
    self.offered = offered
  }

  var testDescription: String { query }
}

@Suite("What may stand at the cursor")
struct CompletionTests {
  private static let documents = [
    TestDocument(
      "# Rice talks\nRice and steel, steeply taxed.", persons: ["Ann Lee"], outlet: "Post", days: 10...10),
    TestDocument(
      "# Steel\nSteel prices fell.", persons: ["Ann Lee", "Bo Ray"], outlet: "Wire", days: 40...40),
    TestDocument(
      "# Snow\nSteel blue skies said Ann.", persons: ["Leena"], outlet: "The Wire", days: 400...400),
  ]
  private static let index = Index(documents)

  @Test(
    "the beginning before the cursor, and what completes it",
    arguments: [
      Case("|", "-> title:, text:, quote:, speaker:"), Case("t|", "t -> title:, text:, talks, taxed"),
      Case("rice (t|", "t -> title:, text:, talks, taxed"), Case("-TI|", "TI -> title:"),
      Case("st|", "st -> steel, steeply"), Case("rice St|eel", "St -> steel, steeply"),
      Case("xyz|", "xyz ->"), Case("N|", "N -> NOT, NEAR"), Case("a O|", "O -> OR, outlet:"),
      Case("title:s|", "s -> steel, said, skies, snow"), Case("title: s|", "s -> steel, said, skies, snow"),
      Case("title:rice s|", "s -> speaker:, steel, said, skies"),
      Case("\"blue s|", "s -> steel, said, skies, snow"),
      Case("title:\"blue s|", "s -> steel, said, skies, snow"), Case("\"a b\" sp|", "sp -> speaker:"),
      Case("person:|", "-> \"Ann Lee\", \"Bo Ray\", Leena"), Case("person:le|", "le -> \"Ann Lee\", Leena"),
      Case("person:\"ann l|", "\"ann l -> \"Ann Lee\""),
      Case("PERSON:(bo OR le|", "le -> \"Ann Lee\", Leena"),
      Case("(person:bo) sn|", "sn -> snow"), Case("-outlet:w|", "w -> \"The Wire\", Wire"),
      Case("outlet:\"Wire\" pe|", "pe -> person:"), Case("speaker:x|", "x ->"),
      Case("date:|", "-> 1970, 1971"), Case("date:1970|", "1970 -> 1970-01, 1970-02"),
      Case("date:1970-01|", "1970-01 -> 1970-01-11"), Case("date:f|", "f -> feb-1970, feb-1971"),
      Case("date:1970-01..1971|", "1970-01..1971 -> 1970-01..1971-02"), Case("date:x|", "x ->"),
      Case("스|", "스 ->"), Case("/[|", "/[ ->"),
    ])
  private func completions(_ test: Case) throws {
    let cursor = try #require(test.query.utf8.firstIndex(of: UInt8(ascii: "|")))
    let query = test.query.replacing("|", with: "")
    for index in [Self.index, Index(Self.documents, cutAfter: [0, 1])] {
      let found = index.completions(
        of: query, at: test.query.utf8.distance(from: test.query.startIndex, to: cursor), limit: 4)
      let replaced = String(decoding: Array(query.utf8)[found.span.range], as: UTF8.self)
      let offered = found.candidates.map(\.text).joined(separator: ", ")
      #expect([replaced, "->", offered].filter { !$0.isEmpty }.joined(separator: " ") == test.offered)
    }
  }

  @Test("each candidate says what it finds")
  func help() {
    func help(_ query: String) -> String? {
      Self.index.completions(of: query, at: query.utf8.count).candidates.first?.help
    }
    #expect(help("pers") == "who is named")
    #expect(help("person:ann") == "in 2 articles")
    #expect(help("steel") == "in 3 articles")
    #expect(help("NOT") == "articles without it")
  }

  @Test("no cursor leads astray", arguments: [-1, 0, 1, 2, 3, 99])
  func anyCursor(_ cursor: Int) {
    for query in ["é\"é", "\u{301C}(", "a:b", "--", "“"] {
      let found = Self.index.completions(of: query, at: cursor)
      #expect(found.span.start >= 0 && found.span.end <= query.utf8.count)
    }
  }
}
