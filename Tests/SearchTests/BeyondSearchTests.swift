import Prose
import Testing

@testable import Search

@Suite("What else an index tells")
struct BeyondSearchTests {
  private static let documents = [
    TestDocument(
      "# Rice talks\nRice and steel were on the table.", persons: ["Ann Lee"], outlet: "Post", days: 10...10),
    TestDocument(
      "# Steel\nSteel prices fell as rice rose.", persons: ["Ann Lee", "Bo Ray"], outlet: "Wire",
      days: 10...12),
    TestDocument("# Weather\nSnow on the hills, and steel blue skies.", outlet: "Post", days: 11...11),
    TestDocument("# Football\nA late goal decided the match.", outlet: "Wire", days: 13...13),
  ]
  private static let index = Index(documents)
  private static let cut = Index(documents, cutAfter: [0, 2])

  @Test("an explanation adds up to the score")
  func explanation() throws {
    let query = try Self.index.query("title:rice (steel OR snow) -goal date:1970")
    let match = try #require(Self.index.search(query).matches.first)
    let explanation = try #require(Self.index.explanation(of: query, in: match.document))
    #expect(abs(explanation.score - match.score) < 1e-9 && explanation.isMatch)
    #expect(
      explanation.parts.map(\.query) == [
        "title:rice", "(or steel snow)", "(not goal)", "date:1970-01-01..1970-12-31",
      ])
    #expect(explanation.parts.map(\.documentCount) == [1, 3, 3, 4])
    #expect(explanation.parts[1].parts.map(\.isMatch) == [true, false])
    #expect(explanation.lines[2].hasPrefix("  (or steel snow): 0."))
    #expect(explanation.lines[4] == "    snow: no match (in 1)")
    #expect(Self.cut.explanation(of: query, in: match.document) == explanation)
    #expect(try Self.index.explanation(of: Self.index.query(""), in: 0) == nil)
    #expect(Self.index.explanation(of: query, in: 4) == nil)
  }

  @Test(
    "a word weighs what its field, its part and the passages over it say, and a phrase stays one",
    arguments: [
      ("=dam", 3.0), ("=river", 2), ("=flood", 1.5), ("=gates", 1.5), ("=closed", 1), ("=town", 3),
      ("\"closed flood gates in\"", nil), ("quote:flood", nil), ("quote:\"flood gates\"", nil),
    ] as [(String, Double?)])
  func weights(query: String, weight: Double?) throws {
    let fields = [
      Field("title", .text, weight: 3, help: ""), Field("text", .text, help: ""),
      Field("quote", .passages, weight: 1.5, help: ""),
    ]
    let text = "Dam\nThe river town.\nThey closed flood gates in town."
    var document = Document(Text(text))
    document.add(Span(0, 3), to: 0)
    document.add(Span(4, 19), to: 1, weighing: 2)
    document.add(Span(20, 52), to: 1)
    for passage in [Span(8, 13), Span(32, 43), Span(32, 37)] { document.add(passage, to: 2) }
    let index = Index(fields: fields, documents: [document])
    let explanation = try #require(index.explanation(of: try index.query(query), in: 0))
    #expect(explanation.isMatch)
    if let weight { #expect(explanation.weight == weight) }
  }

  @Test(
    "what was meant is made of the words that are there",
    arguments: [
      ("stel prices", "steel prices"), ("titel:stele", "titel:steel"),
      ("\"stell prices\" -snwo", "\"steel prices\" -snow"),
      ("person:\"bo raay\"", "person:\"bo ray\""), ("steel", nil),
      ("footbal OR NOTHING", "football OR NOTHING"),
      ("stel*", nil),
      ("stel~1", nil), ("xyzzy", nil), ("", nil), ("1234", nil), ("fotball~1 wether", "fotball~1 weather"),
    ] as [(String, String?)])
  func suggestion(typed: String, meant: String?) {
    let documents = (0..<12).flatMap { _ in Self.documents }
    let index = Index(documents)
    #expect(index.suggestion(for: typed) == meant)
    #expect(Index(documents, cutAfter: [3, 20]).suggestion(for: typed) == meant)
  }

  @Test("facets count the values of what was found")
  func facets() {
    for index in [Self.index, Self.cut] {
      let outlets = index.facets(in: TestField.outlet.rawValue, of: [1, 0, 3], limit: 9)
      #expect(outlets == [NameCount(name: "Wire", documents: 2), NameCount(name: "Post", documents: 1)])
      let persons = index.facets(in: TestField.person.rawValue, of: [0, 1, 2, 3, 99, -1], limit: 1)
      #expect(persons == [NameCount(name: "Ann Lee", documents: 2)])
      let days = index.days(in: TestField.date.rawValue, of: [3, 0, 1, 77])
      #expect(days == [DayCount(day: 10, documents: 2), DayCount(day: 13, documents: 1)])
    }
  }

  @Test("documents like one share its telling words")
  func likeness() {
    let text = Text(Self.documents[1].text)
    let alike = Self.index.documentsLike(1, text: text, limit: 9)
    #expect(alike.map(\.document) == [0, 2])
    #expect(Self.cut.documentsLike(1, text: text, limit: 9) == alike)
    #expect(Self.index.documentsLike(9, text: text, limit: 9).isEmpty)
  }
}
