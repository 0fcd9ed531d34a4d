import Prose
import Testing

@testable import Search

@Suite("Words are cut for searching")
struct WordScannerTests {
  @Test(
    "a text becomes words",
    arguments: [
      ("Peace is the foundation.", "peace is the foundation"),
      ("full-scale Lee Jae‑myung", "full scale lee jae myung"),
      ("Lee's LEE’S the boys' O'Brien don't", "lee lee the boys o brien don t"),
      ("“Lee’s” said", "lee said"),
      ("'s 's", "s s"),
      ("U.S. and u.s, the U.S.'s U.S.-led", "us and us the us us led"),
      ("a.m. J.K. Rowling J.Lee e.g.", "am jk rowling j lee eg"),
      ("B. A new plan", "b a new plan"),
      ("1,250.5 and 1,25 and 3.5, 12,345,678", "1250.5 and 1 25 and 3.5 12345678"),
      ("4.1.2026 v2.5", "4 1 2026 v2.5"),
      ("2026-01-04 10:30", "2026 01 04 10 30"),
      ("US$300bn F-16 G20", "us 300bn f 16 g20"),
      ("café Café naïve Straße", "cafe cafe naive strasse"),
      ("co\u{AD}operate zero\u{200B}width", "cooperate zero width"),
      ("中国 APEC峰会", "中 国 apec 峰 会"),
      ("ไทย ไม่", "ไ ท ย ไ ม่"),
      ("Россия Ёлка", "россия елка"),
      ("\u{301}x", "x"),
      ("...", ""),
      ("a_b a@b.example #tag", "a b a b example tag"),
    ])
  func words(text: String, expected: String) {
    #expect(scan(text).map(\.word).joined(separator: " ") == expected)
  }

  @Test("a Hangul syllable is a word, composed or not")
  func hangul() {
    #expect(
      scan("한국어").map(\.word)
        == scan("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}\u{110B}\u{1165}").map(\.word))
    #expect(scan("한국어").count == 3)
  }

  @Test("a word knows where it stands", arguments: ["The U.S. agreed, café owners’ 中国 said", "x", "", "é"])
  func places(text: String) {
    let whole = Text(text)
    for (word, span) in scan(text) {
      #expect(scan(whole[span]).map(\.word) == [word])
    }
  }

  @Test("a run of letters without end is cut")
  func longWord() {
    let words = scan(String(repeating: "x", count: 100_000) + " y").map(\.word)
    #expect(words.map(\.utf8.count) == [Term.maximumCount, 1])
  }

  @Test("terms are ordered as their bytes are, and know their prefixes")
  func terms() {
    let words = [
      "a", "ab", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopqrs", "b",
      "é",
    ]
    let terms = words.map(term)
    for (i, a) in words.enumerated() {
      for (j, b) in words.enumerated() {
        #expect((terms[i] < terms[j]) == a.utf8.lexicographicallyPrecedes(b.utf8))
        #expect(terms[i].isPrefix(of: terms[j]) == b.utf8.starts(with: a.utf8))
      }
      #expect(terms[i].string == a)
      var sorted = Terms(capacity: terms.count)
      for term in terms { sorted.append(term, isName: false) }
      #expect(sorted.matching(terms[i]) == i..<i + 1)
      #expect(sorted.starting(with: terms[i]).count == words.count { $0.utf8.starts(with: a.utf8) })
    }
  }

  private func term(_ word: String) -> Term {
    var term = Term()
    for byte in word.utf8 { term.append(byte) }
    return term
  }

  private func scan(_ text: String) -> [(word: String, span: Span)] {
    let bytes = Array(text.utf8)
    var scanner = WordScanner()
    var words: [(word: String, span: Span)] = []
    scanner.begin(at: 0, limit: bytes.count)
    while scanner.advance(in: bytes) { words.append((scanner.term.string, Span(scanner.start, scanner.end))) }
    return words
  }
}
