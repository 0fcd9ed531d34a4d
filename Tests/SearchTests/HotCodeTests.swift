import Prose
import TestSupport
import Testing

@testable import Search

/// What a reader of words was given.
private struct ReadWords: WordSink, Equatable {
  struct Word: Equatable, CustomStringConvertible {
    let term: Term
    let span: Span
    let startsLowerCase: Bool

    var description: String { "\(term.string)@\(span.start)-\(span.end)\(startsLowerCase ? "" : "^")" }
  }

  var words: [Word] = []

  mutating func take(_ words: Swift.Span<PlainWord>) {
    for index in words.indices {
      let word = words[index]
      let term = Term(head: word.head, neck: word.neck)
      take(term, start: word.start, end: word.end, startsLowerCase: word.startsLowerCase)
    }
  }

  mutating func take(_ term: Term, start: Int, end: Int, startsLowerCase: Bool) {
    words.append(Word(term: term, span: Span(start, end), startsLowerCase: startsLowerCase))
  }
}

@Suite("Code on raw memory does what its plain twin does")
struct HotCodeTests {
  private static let pieces = [
    "a", "Lee", "leaders", "sixteen letters!", "abcdefghijklmnop", "abcdefghijklmnopq", "abcdefgh", "U.S",
    "U.S.'s",
    "'s", "’s", "'", "’", ".", ",", " ", "  ", "\n", "-", "3.5", "1,250", "1,25", "4.1.2026", "é", "É",
    "e\u{301}",
    "中国", "한국", "Z", "9", "\u{AD}", "x’", "don't", "J.K.", "\u{0}", "@", "[", "`", "{", "/", ":", "_",
  ]

  @Test(
    "words are read as the scanner reads them, wherever a text starts and ends in memory", arguments: 0..<40)
  func words(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<100 {
      let parts = (0..<3).map { _ in
        (0..<Int.random(in: 0...dice.pick([3, 12, 60]), using: &dice)).map { _ in dice.pick(Self.pieces) }
          .joined()
      }
      let bytes = Array(parts.joined().utf8)
      let start = parts[0].utf8.count
      let limit = start + parts[1].utf8.count
      var read = ReadWords()
      var reader = WordReader()
      bytes.withUnsafeBytes { reader.read($0, from: start, to: limit, into: &read) }
      #expect(read.words == scanned(bytes, start, limit), "\(parts)")
    }
  }

  private func scanned(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> [ReadWords.Word] {
    var scanner = WordScanner()
    scanner.begin(at: start, limit: limit)
    var expected = ReadWords()
    while scanner.advance(in: bytes) {
      let first = bytes[scanner.start]
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
      expected.take(scanner.term, start: scanner.start, end: scanner.end, startsLowerCase: !isCapital)
    }
    return expected.words
  }

  @Test("a table of words numbers and counts them", arguments: 0..<4)
  func table(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var table = TermTable()
    var numbers: [String: UInt32] = [:]
    var occurrences: [String: UInt32] = [:]
    var documents: [String: Set<UInt32>] = [:]
    for document in 1...30 as ClosedRange<UInt32> {
      for _ in 0..<400 {
        let length = dice.pick([1, 2, 7, 8, 9, 15, 16, 17, 40])
        let word = String(repeating: "x", count: length - 1) + String(Int.random(in: 0..<900, using: &dice))
        var term = Term()
        for byte in word.utf8 { term.append(byte) }
        let number = table.count(term, in: document, false)
        #expect(numbers[word, default: number] == number)
        numbers[word] = number
        occurrences[word, default: 0] += 1
        documents[word, default: []].insert(document)
      }
    }
    let counts = table.counts()
    #expect(table.terms.count == numbers.count && counts.count == numbers.count)
    for (word, number) in numbers {
      #expect(table.terms[Int(number)].string == word)
      #expect(counts[Int(number)].occurrences == occurrences[word])
      #expect(Int(counts[Int(number)].documents) == documents[word]?.count)
    }
  }

  @Test(
    "sorting by counting digits is sorting by comparing, and leaves like keys in order",
    arguments: [0, 1, 255, 256, 5_000])
  func sorting(count: Int) {
    var dice = Dice(state: UInt64(count))
    let ranges: [ClosedRange<UInt64>] = [0...3, 0...UInt64.max, 1 << 60...1 << 60 + 2_000]
    for range in ranges {
      var numbers = (0..<count).map {
        KeyedNumber(key: UInt64.random(in: range, using: &dice), number: UInt32($0))
      }
      let expected = numbers.map { ($0.key, $0.number) }.sorted { $0 < $1 }.map(\.1)
      var reversed = numbers
      numbers.sortByKey()
      #expect(numbers.map(\.number) == expected)
      reversed.reverse()
      reversed.sortByKey { $0 < $1 }
      #expect(reversed.map(\.number) == expected)
    }
  }

  @Test("numbers come back in order across chunks")
  func stream() {
    var stream = NumberStream()
    #expect(stream.count == 0)
    let count = 1 << 21 + 5
    for number in 0..<count { stream.append(UInt32(number)) }
    #expect(stream.count == count)
    for range in [0..<0, 3..<3, 10..<20, (1 << 21) - 2..<(1 << 21) + 2, 0..<count] {
      var next = range.lowerBound
      stream.forEachRun(in: range) { run in
        for number in run {
          if Int(number) != next { Issue.record("\(number) at \(next)") }
          next += 1
        }
      }
      #expect(next == range.upperBound)
    }
  }

  @Test("counts and weights are exact beyond what a posting's byte can hold")
  func tallies() throws {
    // 300 kinds of tallies of the word “b”, and one that occurs 700 times.
    let documents = (0..<300).map { number in
      TestDocument(
        "# " + String(repeating: "b ", count: number % 17) + "\n"
          + String(repeating: "b ", count: number == 7 ? 700 : number + 1))
    }
    let index = Index(documents)
    let found = index.segments[0].words.found([Query.Pattern(term: term("b"), kind: .exact)])
    for (number, count) in zip(found.documents, found.counts) {
      let text = number == 7 ? 700 : number + 1
      #expect(count == number % 17 + text)
      #expect(found.weights[Int(number)] == (number % 17 * 3 + text) * 16)
    }
    #expect(found.documents.count == 300)
    let places = index.segments[0].words.runs(of: [Query.Pattern(term: term("b"), kind: .exact)])
    #expect(places.documents.indices.allSatisfy { places.positions(at: $0).count == Int(found.counts[$0]) })
  }

  @Test("a document of more than 65,536 words is found by its last ones")
  func longDocument() throws {
    let text = String(repeating: "word ", count: 70_000) + "the very end"
    let index = Index([TestDocument("very"), TestDocument(text), TestDocument("the end")])
    #expect(try index.matching("\"word the very end\"") == [1])
    let end = try #require(index.hits(of: try index.query("\"very end\""), in: 1, text: Text(text)).first)
    #expect(end.span.end == text.utf8.count)
  }

  @Test("all words with a letter are summed as they are found", arguments: ["a", "z", "7", "b", "é", "ab"])
  func letters(prefix: String) throws {
    var dice = Dice(state: 11)
    let documents = (0..<2_500).map { number in
      TestDocument(
        "# zoo " + (number % 3 == 0 ? "axe" : "b") + "\n"
          + (0..<number % 5).map { _ in dice.pick(["ab", "a7", "7up", "été", "zoo"]) }.joined(separator: " ")
          + (number == 77 ? String(repeating: " ab", count: 70_000) : ""))
    }
    let index = Index(documents)
    let cut = Index(documents, cutAfter: [2_100, 2_200])
    #expect(index.segments[0].letters != nil && cut.segments[1].letters == nil)
    for text in [prefix + "*", "zoo " + prefix + "*"] {
      let query = try index.query(text)
      let general = index.search(query, limit: 30, among: { _ in true })
      for results in [index.search(query, limit: 30), cut.search(query, limit: 30)] {
        #expect(results.matches == general.matches && results.documentCount == general.documentCount)
        #expect(results.hitCount == general.hitCount)
      }
    }
  }

  @Test("two words side by side are counted as rows of them are")
  func pairs() {
    var dice = Dice(state: 5)
    for _ in 0..<40 {
      let words = ["a", "a", "a", "b", "c", "d"]
      let documents = (0..<300).map { _ in
        TestDocument(
          (0..<Int.random(in: 0...60, using: &dice)).map { _ in dice.pick(words) }.joined(separator: " "))
      }
      let postings = Index(documents).segments[0].words
      for (first, second) in [("a", "b"), ("b", "a"), ("a", "a"), ("c", "d"), ("d", "x")] {
        let patterns = [first, second].map { Query.Pattern(term: term($0), kind: .exact) }
        let runs = postings.runs(of: patterns)
        let found = postings.foundPair(patterns)
        #expect(found?.documents ?? [] == runs.documents)
        let isStarred = postings.foundPair([patterns[0], Query.Pattern(term: Term(), kind: .prefix)])
        let starred = postings.runs(of: [patterns[0], Query.Pattern(term: Term(), kind: .prefix)])
        #expect(isStarred?.documents == starred.documents)
        #expect(
          isStarred?.counts == starred.documents.indices.map { UInt32(starred.positions(at: $0).count) })
        #expect(found?.counts ?? [] == runs.documents.indices.map { UInt32(runs.positions(at: $0).count) })
      }
    }
  }

  @Test("the documents that two words share are found, be they in one of a thousand or in nearly all")
  func sharedDocuments() {
    var dice = Dice(state: 8)
    // Each word is in one of so many documents.
    let words = ["all": 1, "most": 2, "many": 7, "some": 20, "few": 1000]
    let documents = (0..<4_000).map { _ in
      TestDocument(
        words.keys.sorted().filter { Int.random(in: 0..<(words[$0] ?? 1), using: &dice) == 0 || $0 == "all" }
          .joined(separator: " "))
    }
    let postings = Index(documents).segments[0].words
    let lists = words.keys.sorted().map { word in
      postings.postings(of: postings.terms.matching(Query.Pattern(term: term(word), kind: .exact))[0])
    }
    #expect(lists.contains { postings.dense.withDocuments(of: $0) { _ in true } == true })
    #expect(lists.contains { postings.dense.withDocuments(of: $0) { _ in true } == nil })
    for first in lists {
      for second in lists {
        var found: [[Int]] = []
        _ = postings.withReader { reader in
          reader.forEachPairs(first, second) { found += $0.map { [$0.first, $0.second] } }
        }
        let expected = first.compactMap { posting in
          postings.posting(of: postings.document(at: posting), in: second).map { [posting, $0] }
        }
        #expect(found == expected)
      }
    }
  }

  private func term(_ word: String) -> Term {
    var term = Term()
    for byte in word.utf8 { term.append(byte) }
    return term
  }
}
