import Prose
import TestSupport
import Testing

@testable import Search

/// What a query becomes, and which articles it finds.
private struct Construct: CustomTestStringConvertible {
  let query: String
  let tree: String
  let found: [Int]

  init(_ query: String, _ tree: String, _ found: [Int]) {
    self.query = query
    self.tree = tree
    self.found = found
  }

  var testDescription: String { query }
}

@Suite("The constructs of the query language")
struct SyntaxTests {
  private static let documents = [
    TestDocument("# Leaders sign policies\nThe leader spoke of one policy on rice and of trade in steel."),
    TestDocument("# Park meets Wells\nMr Park was well. He sold US$300bn of goods, and 3.5 million cars."),
    TestDocument(
      "# Markets\nA loss of 300 billion won, or 300,000,000,000. Trade in rice fell; cars: 3,500,000."),
    TestDocument(
      "# Muhammad speaks\nMohamed and Muhamed parked 12 boxes. “Rice is trade,” a box said.",
      speakers: ["Box"]),
  ]
  private static let index = Index(documents)

  @Test(
    "a construct, its tree and what it finds",
    arguments: [
      // Forms: plural and singular, but never of names.
      Construct("leader", "leader", [0]), Construct("leaders", "leaders", [0]),
      Construct("policy", "policy", [0]), Construct("=policies", "policies", [0]),
      Construct("boxes", "boxes", [3]),
      Construct("box", "box", [3]), Construct("=box", "box", [3]),
      Construct("\"box said\"", "\"box said\"", [3]),
      Construct("\"boxes said\"", "\"boxes said\"", []), Construct("wells", "wells", [1]),
      Construct("well", "well", [1]), Construct("parks", "parks", []),
      Construct("speaker:boxes", "speaker:boxes", []),
      Construct("Box", "box", [3]), Construct("Markets", "markets", [2]), Construct("Market", "market", []),
      // Wildcards.
      Construct("m*ham*d", "m*ham*d", [3]), Construct("mu*", "mu*", [3]), Construct("*icy", "*icy", [0]),
      Construct("*ea*", "*ea*", [0, 3]), Construct("title:m*ts", "title:m*ts", [1, 2]),
      Construct("m**d", "m*d", [3]),
      Construct("\"m*med and\"", "\"m*med and\"", [3]), Construct("*", "", []),
      // Spelling.
      Construct("leadr~", "leadr~1", [0]), Construct("leadr~1", "leadr~1", [0]),
      Construct("laeder~1", "laeder~1", [0]), Construct("laedre~1", "laedre~1", []),
      Construct("laedre~2", "laedre~2", [0]), Construct("muhamad~2", "muhamad~2", [3]),
      Construct("title:marekts~1", "title:marekts~1", [2]), Construct("~1", "1", []),
      Construct("a~b", "\"a b\"", []),
      // Near each other.
      Construct("\"rice trade\"~2", "\"rice trade\"~2", [0, 2, 3]),
      Construct("\"rice trade\"~1", "\"rice trade\"~1", [2, 3]),
      Construct("\"rice trade\"~0", "\"rice trade\"~0", []),
      Construct("rice NEAR/1 trade", "\"rice trade\"~1", [2, 3]),
      Construct("rice NEAR trade", "\"rice trade\"~10", [0, 2, 3]),
      Construct("one NEAR/4 pol*", "\"one pol*\"~4", [0]),
      Construct("title:leaders NEAR/1 policies", "title:\"leaders policies\"~1", [0]),
      Construct("text:leaders NEAR/9 policies", "text:\"leaders policies\"~9", []),
      Construct("one NEAR/2 of NEAR/2 rice", "\"one of rice\"~2", [0]), Construct("near", "near", []),
      Construct("-(rice NEAR/1 trade)", "(not \"rice trade\"~1)", [0, 1]),
      // Regular expressions.
      Construct("/poli(cy|cies)/", "/poli(cy|cies)/", [0]),
      Construct("/[0-9]{3} billion/", "/[0-9]{3} billion/", [2]),
      Construct("/^mr park/", "/^mr park/", [1]), Construct("/^Mr park/", "/^Mr park/", []),
      Construct("title:/s$/", "title:/s$/", [0, 1, 2, 3]),
      Construct("cars -/US\\$/", "(and cars (not /US\\$/))", [2]),
      Construct("and/or", "\"and or\"", []), Construct("/a", "a", [1, 2, 3].filter { $0 != 1 }),
    ])
  private func construct(construct: Construct) throws {
    let query = try Self.index.query(construct.query)
    #expect(query.description == construct.tree)
    let text = { Text(Self.documents[$0].text) }
    #expect(Self.index.search(query, text: text).matches.map(\.document).sorted() == construct.found)
  }

  @Test(
    "a large number is found however it is written",
    arguments: [
      ("300bn", [1, 2]), ("US$300bn", [1, 2]), ("300 billion", [1, 2]), ("300b", [1, 2]),
      ("300000000000", [1, 2]), ("300,000,000,000", [1, 2]), ("US$300,000,000,000", [1, 2]),
      ("0.3tn", [1, 2]),
      ("300,000 million", [1, 2]), ("3,500,000", [1, 2]), ("=300bn", [1]), ("=300000000000", [2]),
      ("\"300bn\"", [1]), ("300 bn", [1, 2]), ("300001000000", []), ("300 m", []),
      ("3.5 million", [1, 2]), ("3.5m", [1, 2]), ("35 million", []), ("\"300 billion\"", [2]),
      ("300 cars", [2]),
    ])
  func numbers(query: String, found: [Int]) throws {
    #expect(try Self.index.matching(query) == found)
  }

  @Test(
    "a mistake is shown where it is",
    arguments: [
      ("rice NEAR", "     ^^^^", "“NEAR” needs something to look for beside it"),
      ("\"a b\" NEAR/3 c", "^^^^^^^^^^^^^^", "“NEAR” stands between single words of one field"),
      ("leader~7", "      ^^", "a word may have at most 2 spelling errors"),
      ("x /a(b/", "  ^^^^^", "this pattern has a “(” that is not closed"),
      ("/a{1000}/", "^^^^^^^^^", "this pattern repeats more than 100 times, or less than nothing"),
      ("/*a/", "^^^^", "this pattern has nothing for “*” to repeat"),
      ("speaker:/a/", "        ^^^", "a pattern searches the text, not names or dates"),
    ])
  func mistakes(text: String, carets: String, message: String) {
    let error = #expect(throws: QueryError.self) { try Query(text, fields: TestField.all) }
    guard let error else { return }
    #expect(
      String(repeating: " ", count: error.span.start) + String(repeating: "^", count: error.span.count)
        == carets)
    #expect(error.message == message)
  }

  @Test("every example of the syntax is a query", arguments: QuerySyntax.all.map(\.example))
  func examples(example: String) throws {
    #expect(try !Query(example, fields: TestField.all).isEmpty)
  }

  @Test("a search that is abandoned ends and says so")
  func abandoned() throws {
    let results = Self.index.search(try Self.index.query("rice OR trade"), isAbandoned: { true })
    #expect(!results.isComplete && results.documentCount == 0)
    #expect(Self.index.search(try Self.index.query("rice OR trade")).isComplete)
  }
}

@Suite("Regular expressions")
struct TextRegexTests {
  @Test(
    "the longest matches are found, leftmost first",
    arguments: [
      ("a+", "caab a", ["aa", "a"]), ("a|ab|abc", "abcd", ["abc"]), ("(ab)*c", "ababc c", ["ababc", "c"]),
      ("a?b", "aab b", ["ab", "b"]), ("[^a-c ]+", "abcd efc", ["d", "ef"]),
      ("\\d{2,3}", "1 12 1234", ["12", "123"]),
      ("\\bin\\b", "in pin in.", ["in", "in"]), ("^a|b$", "a ab", ["a", "b"]), ("x*", "aaa", []),
      (".", "é中", ["é", "中"]),
      ("é", "É é", ["é"]), ("[äö]\\w", "äh ö.", ["äh"]), ("a.c", "abc a\nc", ["abc"]), ("\\.", "a.b", ["."]),
      ("(?:a|b){2}", "aba", ["ab"]), ("[]a]", "]a", ["]", "a"]), ("a{,2}", "a{,2}", ["a{,2}"]),
      ("[a\\d-]+", "a-1", ["a-1"]),
      ("(a*)*b", "aaab", ["aaab"]), ("\\S+\\s", "ab cd", ["ab "]), ("Ab", "ab Ab", ["Ab"]),
      ("ab", "AB", ["AB"]),
      ("\\W", "a-b", ["-"]), ("\\Bb", "ab b", ["b"]),
    ])
  func matches(pattern: String, text: String, expected: [String]) throws {
    let bytes = Array(text.utf8)
    let found = try TextRegex(pattern).matches(in: bytes, from: 0, to: bytes.count)
    #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
  }

  @Test("nothing that is typed traps or takes long", arguments: 0..<20)
  func anyPattern(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let pieces = [
      "a", "b", "(", ")", "[", "]", "^", "$", "|", "*", "+", "?", "{", "2", ",", "}", "\\", "d", "-", ".",
      "é",
    ]
    let text = Array("aab2é-".utf8)
    for _ in 0..<200 {
      let pattern = (0..<Int.random(in: 0...9, using: &dice)).map { _ in dice.pick(pieces) }.joined()
      for range in (try? TextRegex(pattern))?.matches(in: text, from: 0, to: text.count) ?? [] {
        #expect(!range.isEmpty && range.upperBound <= text.count)
      }
    }
    #expect(throws: RegexError.self) { try TextRegex("((((a{100}){100}){100}){100})") }
  }
}
