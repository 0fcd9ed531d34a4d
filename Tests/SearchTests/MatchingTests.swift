import Prose
import Testing

@testable import Search

@Suite("Documents are found")
struct MatchingTests {
  private static let documents = [
    TestDocument(
      "# Leaders meet in Beijing\nMr Lee's visit restored full-scale ties.\n“Peace is the only way,” he said.",
      speakers: ["Lee Jae Myung"], persons: ["Lee"], outlet: "The Morning Post", days: 100...100),
    TestDocument(
      "# U.S. reaction to the visit\nOfficials spoke of a full scale review.\n“The way is long,” said an aide.",
      speakers: ["an aide"], outlet: "Evening Wire", days: 102...102),
    TestDocument(
      "A café in Élysée street, 300 billion won.\nThe US side was silent.\nLee Jae‑myung left.",
      persons: ["Lee Jae‑myung"], outlet: "Evening Post", days: 101...103),
    TestDocument("한국은 중국과 만났다.\n中国と韓国の首脳会談。\nประเทศไทย", persons: ["习近平"]),
  ]
  private static let index = Index(documents)

  @Test(
    "a query finds",
    arguments: [
      ("lee", [0, 2]), ("LEE", [0, 2]), ("lee's", [0, 2]), ("lee visit", [0]), ("nobody", []), ("", []),
      ("us", [1, 2]), ("u.s.", [1, 2]), ("U.S", [1, 2]),
      ("full-scale", [0, 1]), ("\"full scale\"", [0, 1]), ("full‑scale review", [1]), ("\"scale full\"", []),
      ("jae-myung", [2]), ("jae‐myung", [2]), ("\"jae myung\"", [2]),
      ("cafe elysee", [2]), ("CAFÉ", [2]), ("cafe\u{301}", [2]), ("ｃａｆｅ", [2]),
      ("re*", [0, 1]), ("\"full sc*\"", [0, 1]), ("\"full sa*\"", []), ("x*", []),
      ("visit -lee", [1]), ("-lee", [1, 3]), ("-(lee OR us)", [3]), ("lee -\"full scale\"", [2]),
      ("beijing OR street", [0, 2]), ("(beijing OR street) won", [2]), ("beijing OR street won", [0, 2]),
      ("title:visit", [1]), ("text:visit", [0]), ("visit", [0, 1]), ("title:\"the visit\"", [1]),
      ("title:re*", [1]),
      ("quote:way", [0, 1]), ("quote:\"only way\"", [0]), ("quote:said", []), ("quote:aide", []),
      ("speaker:lee", [0]), ("speaker:\"jae myung\"", [0]), ("speaker:lee quote:peace", [0]),
      ("speaker:aide lee", []),
      ("person:lee", [0, 2]), ("person:\"lee jae\"", [2]), ("-person:lee", [1, 3]), ("person:le*", [0, 2]),
      ("outlet:post", [0, 2]), ("outlet:\"evening post\"", [2]), ("outlet:wire OR outlet:morning", [0, 1]),
      ("\"way said\"", []), ("\"beijing mr\"", []), ("\"way he said\"", [0]),
      ("date:1970-04-11", [0]), ("date:1970-04-12..1970-04-13", [1, 2]), ("date:1970-04-14..", [2]),
      ("date:1970", [0, 1, 2]),
      ("date:..1970-04-12", [0, 2]), ("-date:1970", [3]), ("visit date:1970-04-13", [1]),
      ("300 billion,", [2]), ("What?", []), ("한국", [3]), ("국", [3]), ("국한", []), ("中国", [3]), ("首脳", [3]),
      ("会談", [3]), ("国中", []), ("ไทย", [3]), ("person:习近平", [3]), ("person:近平", [3]),
    ])
  func finds(query: String, documents: [Int]) throws {
    #expect(try Self.index.matching(query) == documents)
  }

  @Test(
    "while typing it finds",
    arguments: [
      ("le", [0, 2]), ("lee ja", [2]), ("\"full s", [0, 1]), ("full-s", [0, 1]), ("title:v", [1]),
      ("person:le", [0, 2]),
      ("person:", []), ("lee -vi", [2]), ("date:1970-", []), ("한", [3]),
    ])
  func findsWhileTyping(query: String, documents: [Int]) throws {
    #expect(try Self.index.matching(query, lastWord: .beingTyped) == documents)
  }

  @Test("words of a text field that stand nowhere in the text are found, but are no hits")
  func wordsBesideText() throws {
    var document = Document(Text("The body."))
    document.add(Span(0, 9), to: TestField.text.rawValue)
    document.add(name: "A headline of its own", to: TestField.title.rawValue)
    let index = Index(fields: TestField.all, documents: [document])
    for text in ["headline", "title:headline", "body headline", "\"its own\""] {
      #expect(try index.matching(text) == [0])
    }
    #expect(try index.matching("text:headline") == [])
    #expect(try index.search(index.query("headline body")).hitCount == 1)
  }

  @Test("nothing a caller says of a document traps")
  func oddDocuments() throws {
    var document = Document(Text("één twee drie"))
    document.add(Span(0, 10), to: 1)
    document.add(Span(5, 400), to: 1)
    document.add(Span(300, 400), to: 1)
    document.add(Span(1, 2), to: 2)
    document.add(Span(0, 400), to: 99)
    document.add(name: "", at: [Span(0, 4000)], to: 3)
    document.add(name: "x", at: [Span(2, 2), Span(90, 91)], to: 3)
    document.add(days: Int.min...Int.max, to: 6)
    document.add(Span(0, 3), to: 6)
    let index = Index(fields: TestField.all, documents: [document, Document(Text(""))])
    #expect(try index.matching("een twee drie date:2026 speaker:x") == [0])
    for text in ["speaker:x", "drie", "date:2026", "quote:een"] {
      let query = try index.query(text)
      for document in [-1, 0, 1, 2] {
        _ = index.hits(of: query, in: document, text: Text("é"))
        _ = index.snippets(of: query, in: document, text: Text("é"))
        _ = index.snippets(of: query, in: document, text: Text("één twee drie"), length: 1)
      }
    }
  }

  @Test("an index without documents or fields finds nothing")
  func empty() throws {
    #expect(try Index().matching("a -b") == [])
    #expect(try Index(fields: TestField.all, segments: []).matching("-title:x* date:2026") == [])
  }

  @Test("the values of a field are offered for completion, most documents first")
  func completion() {
    let index = Self.index
    #expect(
      index.names(in: TestField.outlet.rawValue, matching: "po", limit: 9).map(\.name) == [
        "Evening Post", "The Morning Post",
      ])
    #expect(
      index.names(in: TestField.outlet.rawValue, matching: "", limit: 2).map(\.name) == [
        "Evening Post", "Evening Wire",
      ])
    #expect(
      index.names(in: TestField.person.rawValue, matching: "lee j", limit: 9) == [
        NameCount(name: "Lee Jae‑myung", documents: 1)
      ])
  }
}

@Suite("Results are ranked")
struct RankingTests {
  private func ranked(_ query: String, _ texts: [String]) throws -> [Int] {
    let index = Index(texts.map { TestDocument($0) })
    return index.search(try index.query(query)).matches.map(\.document)
  }

  @Test("a headline counts more than the text")
  func headline() throws {
    #expect(try ranked("accord", ["a b c\nd accord", "# accord a\nb c d"]) == [1, 0])
  }

  @Test("more occurrences, a shorter text and rarer words come first")
  func frequency() throws {
    #expect(try ranked("peace", ["peace x x x", "peace peace x x"]) == [1, 0])
    #expect(try ranked("peace", ["peace x x x x x x x", "peace x"]) == [1, 0])
    #expect(try ranked("common OR rare", ["common x", "rare x", "common y", "common z"]) == [1, 0, 2, 3])
  }

  @Test("equals stay in order")
  func ties() throws {
    #expect(try ranked("a", ["a b", "a c", "a d", "b"]) == [0, 1, 2])
    #expect(try ranked("-b", ["a b", "a c", "a d", "b"]) == [1, 2])
  }

  @Test("a limit keeps the best and counts all", arguments: [0, 1, 3, 400, 700, Int.max])
  func limit(_ limit: Int) throws {
    let index = Index((0..<600).map { TestDocument(String(repeating: "a ", count: $0 % 7) + "a b") })
    let query = try index.query("a")
    let all = index.search(query)
    let some = index.search(query, limit: limit)
    #expect(some.matches == Array(all.matches.prefix(limit)))
    #expect(some.documentCount == 600 && some.hitCount == all.hitCount)
  }

  @Test("a single word scores as BM25 says")
  func formula() throws {
    let index = Index(["a a b", "b", "c c c c"].map { TestDocument($0) })
    let score = try #require(index.search(try index.query("a")).matches.first?.score)
    let rarity = naturalLogarithm(1 + (3 - 1 + 0.5) / (1 + 0.5))
    let expected = rarity * 2 * 2.2 / (2 + 1.2 * (1 - 0.75 + 0.75 * 3 / (8.0 / 3)))
    #expect(abs(score - expected) < 1e-6)
  }

  @Test(
    "logarithms are right",
    arguments: [(1.0, 0.0), (2.718281828459045, 1), (10, 2.302585092994046), (0.5, -0.6931471805599453)])
  func logarithm(value: Double, expected: Double) {
    #expect(abs(naturalLogarithm(value) - expected) < 1e-12)
  }
}
