import Prose
import TestSupport
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
    case .regex(let field, let regex):
      document.parts.contains { part in
        (field.map { $0 == part.field.rawValue } ?? true)
          && !regex.matches(in: Array(document.text.utf8), from: part.span.start, to: part.span.end).isEmpty
      }
    case .days(_, let range): document.days.map { $0.overlaps(range) } ?? false
    case .not(let node): !matches(node)
    case .all(let nodes): nodes.allSatisfy(matches)
    case .any(let nodes): nodes.contains(where: matches)
    }
  }

  /// The spans of all hits: those that share a word, or for names a byte, are one.
  func hits(_ root: Query.Node) -> [Span] {
    let shown = root.wordsToShow
    let inText = shown.filter(isInText)
    let regexes = root.regexesToShow
    var spans = inText.flatMap(spans) + regexes.flatMap { matches($0.regex, in: $0.field) }
    if inText.isEmpty, regexes.isEmpty {
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

  private func matches(_ regex: TextRegex, in field: Int?) -> [Span] {
    document.parts.filter { part in field.map { $0 == part.field.rawValue } ?? true }.flatMap { part in
      regex.matches(in: Array(document.text.utf8), from: part.span.start, to: part.span.end).map {
        Span($0.lowerBound, $0.upperBound)
      }
    }
  }

  private func isInText(_ words: Query.Words) -> Bool {
    words.field.map { TestField.all[$0].kind != .names } ?? true
  }

  private func spans(of words: Query.Words) -> [Span] {
    if let within = words.within { return nearSpans(of: words, width: words.patterns.count + within) }
    return parts.flatMap { part in
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

  /// Every word of every stretch of `width` words, or fewer, that holds all the patterns at different places.
  private func nearSpans(of words: Query.Words, width: Int) -> [Span] {
    var spans: Set<Span> = []
    for part in parts {
      for start in part.words.indices {
        for end in start + 1...min(start + width, part.words.count) {
          let stretch = part.words[start..<end]
          let span = Span(part.words[start].span.start, part.words[end - 1].span.end)
          let isInside =
            switch words.field {
            case nil: true
            case TestField.quote.rawValue: document.quotes.contains { $0.contains(span) }
            case let field: part.field.rawValue == field
            }
          guard isInside, canPlace(words.patterns, Array(stretch.map(\.term))) else { continue }
          for word in stretch where words.patterns.contains(where: { $0.matches(word.term) }) {
            spans.insert(word.span)
          }
        }
      }
    }
    return spans.sorted()
  }

  /// Tries every way to give each pattern a word of its own.
  private func canPlace(_ patterns: [Query.Pattern], _ terms: [Term]) -> Bool {
    guard let first = patterns.first else { return true }
    return terms.indices.contains { index in
      guard first.matches(terms[index]) else { return false }
      var rest = terms
      rest.remove(at: index)
      return canPlace(Array(patterns.dropFirst()), rest)
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
      if let within = words.within {
        let width = words.patterns.count + within
        return terms.indices.compactMap { start in
          let end = min(start + width, terms.count)
          return canPlace(words.patterns, Array(terms[start..<end])) ? start..<end : nil
        }
      }
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
    "ab", "abc", "abd", "bac", "abs", "Abs", "leader", "leaders", "Leaders", "300", "billion", "300bn", "b",
    "U.S.", "us", "full-scale", "full", "scale", "Lee's", "É", "中国", "国", "한국은", "3.5",
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
    switch Int.random(in: 0...11, using: &self) {
    case 10:
      return minus + pick(["", "quote:", "title:"]) + pick(["ab", "a*", "full", "=leaders"]) + " NEAR/2 "
        + pick(["abc", "leaders", "le*r", "国", "scale"])
    case 11:
      return minus + pick(["", "title:"])
        + pick(["/ab+c/", "/full.s/", "/^le|国$/", "/[0-9]{3} ?b/", "/U\\.S/"])
    case 0...4: return minus + value()
    case 5: return minus + pick(["title:", "text:", "quote:"]) + value()
    case 6:
      return minus + pick(["speaker:", "person:", "outlet:"])
        + (chance(50) ? pick(["a*", "\"ab l*\"", "b"]) : "\"" + pick(Self.names) + "\"")
    case 7:
      return minus + "date:"
        + pick(["1970-01-10", "1970-01", "1970-02..", "..1970-01-05", "1970-01-20..1970-01-30"])
    default: return minus + "\"" + words(1...3) + "\"" + (chance(40) ? pick(["~0", "~1", "~3"]) : "")
    }
  }

  private mutating func value() -> String {
    chance(30)
      ? pick([
        "a*", "ab*", "u*", "full-s*", "\"b a*\"", "한*", "sc*", "a*c", "*b*", "le*s", "abc~1", "abd~2",
        "ledaer~1", "bac~",
        "=leaders", "=leader", "\"a* abc~1\"", "\"*c b\"",
      ]) : pick(Self.words)
  }
}

@Suite("The index agrees with the slow matcher")
struct OracleTests {
  @Test("on random queries over random documents, however they are cut into segments", arguments: 0..<170)
  func agrees(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919)
    let documents = (0..<Int.random(in: 0...12, using: &dice)).map { _ in dice.document() }
    let oracles = documents.map(Oracle.init)
    let whole = Index(documents)
    let cut = Index(documents, cutAfter: (0..<12).filter { _ in dice.chance(30) })
    for _ in 0..<60 {
      let typed = dice.query()
      let query = try whole.query(typed, lastWord: dice.chance(30) ? .beingTyped : .complete)
      let root = query.root.map(whole.resolved)
      let text = { Text(documents[$0].text) }
      let results = whole.search(query, text: text)
      let expected = documents.indices.filter { index in root.map(oracles[index].matches) ?? false }
      #expect(results.matches.map(\.document).sorted() == expected, "\(typed)")
      #expect(results.documentCount == expected.count, "\(typed)")
      let hits = expected.map { whole.hits(of: query, in: $0, text: Text(documents[$0].text)).map(\.span) }
      #expect(hits == expected.map { number in root.map { oracles[number].hits($0) } ?? [] }, "\(typed)")
      #expect(results.hitCount == hits.reduce(0) { $0 + $1.count }, "\(typed)")

      let again = cut.search(query, text: text)
      #expect(again.matches == results.matches && again.hitCount == results.hitCount, "\(typed)")
      let quick = cut.search(query, limit: 3, counting: .documents, text: text)
      #expect(quick.matches == Array(results.matches.prefix(3)), "\(typed)")
      #expect(quick.documentCount == results.documentCount, "\(typed)")
      // Asking about each document takes the general way.
      let general = cut.search(query, among: { _ in true }, text: text)
      #expect(general.matches == results.matches && general.hitCount == results.hitCount, "\(typed)")
      for document in expected {
        checkSnippets(
          whole, query, document, Text(documents[document].text), length: dice.pick([5, 20, 60]), typed)
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
