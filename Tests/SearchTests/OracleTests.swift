import Prose
import Testing

@testable import Search

/// The slow and obviously right matcher: every word of every document is compared with every word of the
/// query.
private struct Oracle {
  let document: TestDocument
  /// The words of each part, in order.
  private let parts: [(field: TestField, words: [(term: Term, span: Span)])]

  init(_ document: TestDocument) {
    self.document = document
    let bytes = Array(document.text.utf8)
    parts = document.parts.map { part in
      var scanner = WordScanner()
      var words: [(term: Term, span: Span)] = []
      scanner.begin(at: part.span.start, limit: part.span.end)
      while scanner.advance(in: bytes) { words.append((scanner.term, Span(scanner.start, scanner.end))) }
      return (part.field, words)
    }
  }

  func matches(_ node: Query.Node) -> Bool {
    switch node {
    case .words(let words):
      isInText(words) ? !spans(of: words).isEmpty : names(words).contains { !$0.isEmpty }
    case .days(_, let range): document.days.map { $0.overlaps(range) } ?? false
    case .not(let node): !matches(node)
    case .all(let nodes): nodes.allSatisfy(matches)
    case .any(let nodes): nodes.contains(where: matches)
    }
  }

  /// The spans of all hits: those that share a word, or for names a byte, are one.
  func hits(_ query: Query) -> [Span] {
    let shown = query.root?.wordsToShow ?? []
    let inText = shown.filter(isInText)
    var spans = inText.flatMap(spans)
    if inText.isEmpty {
      spans = shown.flatMap { words in
        zip(values(words), names(words)).flatMap { $1.isEmpty ? [] : $0.places }
      }
    }
    var hits: [Span] = []
    for span in spans.sorted() {
      if let last = hits.last, last.overlaps(span) {
        hits[hits.count - 1] = last.union(span)
      } else {
        hits.append(span)
      }
    }
    return hits
  }

  private func isInText(_ words: Query.Words) -> Bool {
    words.field.map { TestField.all[$0].kind != .names } ?? true
  }

  private func spans(of words: Query.Words) -> [Span] {
    parts.flatMap { part in
      runs(of: words.patterns, in: part.words.map(\.term)).map { range in
        Span(part.words[range.lowerBound].span.start, part.words[range.upperBound - 1].span.end)
      }.filter { span in
        switch words.field {
        case nil: true
        case TestField.quote.rawValue: document.quotes.contains { $0.contains(span) }
        case let field: part.field.rawValue == field
        }
      }
    }
  }

  private func values(_ words: Query.Words) -> [(name: String, places: [Span])] {
    switch words.field {
    case TestField.speaker.rawValue: document.speakers.map { ($0, document.quotes) }
    case TestField.person.rawValue: document.persons.map { ($0, document.places(of: $0)) }
    default: document.outlet.map { [($0, [])] } ?? []
    }
  }

  private func names(_ words: Query.Words) -> [[Range<Int>]] {
    values(words).map { name, _ in
      let bytes = Array(name.utf8)
      var scanner = WordScanner()
      var terms: [Term] = []
      scanner.begin(at: 0, limit: bytes.count)
      while scanner.advance(in: bytes) { terms.append(scanner.term) }
      return runs(of: words.patterns, in: terms)
    }
  }

  private func runs(of patterns: [Query.Pattern], in terms: [Term]) -> [Range<Int>] {
    terms.indices.map { $0..<$0 + patterns.count }.filter { range in
      range.upperBound <= terms.count && zip(patterns, terms[range]).allSatisfy { $0.matches($1) }
    }
  }
}

/// What the random documents and queries are made of.
extension Dice {
  private static let words = [
    "ab", "abc", "b", "U.S.", "us", "full-scale", "full", "scale", "Lee's", "É", "中国", "国", "한국은", "3.5",
  ]
  private static let names = ["Lee", "Ab Lee", "Abc b", "中国", "us"]

  mutating func words(_ range: ClosedRange<Int>) -> String {
    (0..<Int.random(in: range, using: &self)).map { _ in pick(Self.words) }.joined(separator: " ")
  }

  mutating func document() -> TestDocument {
    var lines: [String] = chance(50) ? ["# " + words(0...4)] : []
    for _ in 0..<Int.random(in: 0...3, using: &self) {
      lines.append(words(0...5) + (chance(40) ? " “" + words(0...3) + "” " + words(0...2) : ""))
    }
    var document = TestDocument(lines.joined(separator: "\n"))
    if chance(50) { document.speakers = Array(Set((0...1).map { _ in pick(Self.names) })).sorted() }
    if chance(50) { document.persons = Array(Set((0...1).map { _ in pick(Self.names) })).sorted() }
    if chance(50) { document.outlet = pick(Self.names) }
    if chance(70) {
      let first = Int.random(in: 0...40, using: &self)
      document.days = first...first + (chance(30) ? 20 : 0)
    }
    return document
  }

  mutating func query(depth: Int = 2) -> String {
    (0..<Int.random(in: 1...3, using: &self)).map { _ in part(depth: depth) }
      .joined(separator: chance(25) ? " OR " : " ")
  }

  private mutating func part(depth: Int) -> String {
    let minus = chance(15) ? "-" : ""
    if depth > 0, chance(15) { return minus + "(" + query(depth: depth - 1) + ")" }
    switch Int.random(in: 0...9, using: &self) {
    case 0...4: return minus + value()
    case 5: return minus + pick(["title:", "text:", "quote:"]) + value()
    case 6:
      return minus + pick(["speaker:", "person:", "outlet:"])
        + (chance(50) ? pick(["a*", "\"ab l*\"", "b"]) : "\"" + pick(Self.names) + "\"")
    case 7:
      return minus + "date:"
        + pick(["1970-01-10", "1970-01", "1970-02..", "..1970-01-05", "1970-01-20..1970-01-30"])
    default: return minus + "\"" + words(1...3) + "\""
    }
  }

  private mutating func value() -> String {
    chance(30) ? pick(["a*", "ab*", "u*", "full-s*", "\"b a*\"", "한*", "sc*"]) : pick(Self.words)
  }
}

@Suite("The index agrees with the slow matcher")
struct OracleTests {
  @Test("on random queries over random documents, however they are cut into segments", arguments: 0..<60)
  func agrees(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919)
    let documents = (0..<Int.random(in: 0...12, using: &dice)).map { _ in dice.document() }
    let oracles = documents.map(Oracle.init)
    let whole = Index(documents)
    let cut = Index(documents, cutAfter: (0..<12).filter { _ in dice.chance(30) })
    for _ in 0..<60 {
      let text = dice.query()
      let query = try whole.query(text, lastWord: dice.chance(30) ? .beingTyped : .complete)
      let results = whole.search(query)
      let expected = documents.indices.filter { index in query.root.map(oracles[index].matches) ?? false }
      #expect(results.matches.map(\.document).sorted() == expected, "\(text)")
      #expect(results.documentCount == expected.count, "\(text)")
      let hits = expected.map { whole.hits(of: query, in: $0, text: Text(documents[$0].text)).map(\.span) }
      #expect(hits == expected.map { oracles[$0].hits(query) }, "\(text)")
      #expect(results.hitCount == hits.reduce(0) { $0 + $1.count }, "\(text)")

      let again = cut.search(query)
      #expect(again.matches == results.matches && again.hitCount == results.hitCount, "\(text)")
      for document in expected {
        checkSnippets(
          whole, query, document, Text(documents[document].text), length: dice.pick([5, 20, 60]), text)
      }
    }
  }

  private func checkSnippets(
    _ index: Index, _ query: Query, _ document: Int, _ text: Text, length: Int, _ typed: String
  ) {
    let snippets = index.snippets(of: query, in: document, text: text, count: 3, length: length)
    for snippet in snippets {
      #expect(text[snippet.span].unicodeScalars.count <= length, "\(typed)")
      #expect(snippet.highlights.allSatisfy { snippet.span.contains($0) }, "\(typed)")
    }
    #expect(zip(snippets, snippets.dropFirst()).allSatisfy { $0.span.end <= $1.span.start }, "\(typed)")
  }
}
