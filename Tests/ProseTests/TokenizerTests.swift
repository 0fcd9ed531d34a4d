import Prose
import Testing

@Suite("Tokens")
struct TokenizerTests {
  /// Tokens are shown with a bar between them.
  private func tokens(_ string: String) -> String {
    let text = tokenized(string)
    return text.tokens.map { text.string($0) }.joined(separator: "|")
  }

  @Test(
    "words, numbers and marks come apart",
    arguments: [
      ("Talks began, slowly.", "Talks|began|,|slowly|."), ("(Seoul)", "(|Seoul|)"),
      ("“Yes,” he said", "“|Yes|,|”|he|said"),
      ("US$300 billion", "US|$|300|billion"), ("up 4.5% on 1,200", "up|4.5|%|on|1,200"),
      ("at 10:30", "at|10:30"),
      ("so …", "so|…"), ("so....", "so|...."), ("x -- y", "x|--|y"), ("R&D and AT&T", "R&D|and|AT&T"),
    ])
  func marks(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "a compound is one token, with any hyphen, but not with a dash",
    arguments: [
      ("full-scale", "full-scale"), ("Jae\u{2011}myung", "Jae\u{2011}myung"),
      ("19th-century", "19th-century"),
      ("war—peace", "war|—|peace"), ("2019–2026", "2019|–|2026"), ("mid- to late", "mid|-|to|late"),
      ("-5", "-|5"),
    ])
  func compounds(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "a clitic is a token of its own",
    arguments: [
      ("Lee's", "Lee|'s"), ("Lee’s", "Lee|’s"), ("don't", "do|n't"), ("they'll", "they|'ll"),
      ("U.S.'s", "U.S.|'s"),
      ("2026’s", "2026|’s"), ("the Lees' house", "the|Lees|'|house"), ("O'Neill", "O'Neill"), ("'so", "'|so"),
    ])
  func clitics(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "an abbreviation keeps its full stop",
    arguments: [
      ("Mr. Lee", "Mr.|Lee"), ("Y. Lee", "Y.|Lee"), ("U.S. ships", "U.S.|ships"),
      ("a Ph.D. in", "a|Ph.D.|in"),
      ("at 5 p.m. on", "at|5|p.m.|on"), ("No. 5", "No.|5"), ("No.5", "No.|5"), ("approx. 40", "approx.|40"),
    ])
  func abbreviations(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "any other word leaves its full stop alone",
    arguments: [
      ("said no. Then", "said|no|.|Then"), ("so am I. Then", "so|am|I|.|Then"), ("ends here.", "ends|here|."),
      ("weeks.The", "weeks|.|The"), ("in 2026. Then", "in|2026|.|Then"), ("Mr...", "Mr|..."),
    ])
  func otherFullStops(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "a number keeps the separators of its digits only",
    arguments: [
      ("1,000,000", "1,000,000"), ("1,00,000", "1,00,000"), ("1,2,3", "1|,|2|,|3"),
      ("Jan. 5,2026", "Jan.|5|,|2026"),
      ("was .265", "was|.265"), ("3.5m", "3.5m"), ("2. Talks", "2.|Talks"), ("In 2. Talks", "In|2|.|Talks"),
    ])
  func numbers(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "an address is one token, without the punctuation after it",
    arguments: [
      ("at https://a.example/b-c?d=1.", "at|https://a.example/b-c?d=1|."),
      ("(www.a.example)", "(|www.a.example|)"),
      ("see a.example/about, then", "see|a.example/about|,|then"),
      ("News.Example reports", "News.Example|reports"),
      ("lee@mail.example wrote", "lee@mail.example|wrote"),
    ])
  func addresses(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test("scripts without spaces are cut into characters, others into words")
  func unspacedScripts() {
    #expect(tokens("中国外交部。") == "中|国|外|交|部|。")
    #expect(tokens("이재명 대통령은") == "이재명|대통령은")
    #expect(tokens("Привет, мир") == "Привет|,|мир")
  }

  @Test("traits say what can be seen of a token")
  func traits() {
    let text = tokenized("“McDonald's” paid NATO 5 full-scale café.")
    let traits = Dictionary(text.tokens.map { (text.string($0), $0.traits) }) { first, _ in first }
    #expect(traits["“"]?.isSuperset(of: [.quotationMark, .opensQuotation, .spaceBefore]) == true)
    #expect(traits["McDonald"]?.isSuperset(of: [.word, .capitalised, .innerCap]) == true)
    #expect(traits["McDonald"]?.contains(.spaceBefore) == false)
    #expect(traits["'s"] == [.word, .clitic])
    #expect(traits["NATO"]?.contains(.allCaps) == true)
    #expect(traits["5"] == [.number, .containsDigit, .spaceBefore])
    #expect(traits["full-scale"] == [.word, .containsHyphen, .spaceBefore])
    #expect(traits["café"] == [.word, .beyondASCII, .spaceBefore])
    #expect(traits["."] == [.punctuation, .sentenceEnd])
  }

  @Test(
    "treebanks count the parts of a compound",
    arguments: [
      ("full-scale", "full|-|scale"), ("state-of-the-art", "state|-|of|-|the|-|art"),
      ("anti-war", "anti-war"),
      ("Jae\u{2011}myung", "Jae|\u{2011}|myung"), ("944-3737", "944-3737"), ("1990-95", "1990|-|95"),
      ("cannot", "can|not"),
    ])
  func treebankSpans(_ string: String, _ expected: String) {
    let text = tokenized(string)
    let parts = text.tokens.flatMap { text.treebankSpans(of: $0) }.map { text.text[$0] }
    #expect(parts.joined(separator: "|") == expected)
  }

  @Test(
    "a word is the same before a space, before a comma and at the end of the text",
    arguments: [
      "a", "I", "talks", "Talks", "TALKS", "McDonald", "iPhone", "www", "full-scale", "Lee's", "U.S.",
      "résumé", "Éire",
      "3rd",
    ])
  func wordEnds(_ word: String) throws {
    let alone = try #require(tokenized(word).tokens.first)
    for rest in [" x", ", x", ",", " "] {
      let token = try #require(tokenized(word + rest).tokens.first)
      #expect((token.start, token.end) == (alone.start, alone.end), "\(word + rest)")
      #expect((token.traits, token.key) == (alone.traits, alone.key), "\(word + rest)")
    }
  }

  @Test("tokens are in order and apart, and nothing visible is between them, in any bytes")
  func anyBytes() {
    var seed: UInt64 = 11
    for _ in 0..<500 {
      let bytes = (0..<60).map { _ -> UInt8 in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let palette = Array("aB9.,-'\" “’中é\u{301}\n[]()!…:@/&".utf8) + [0xFF, 0xC3, 0xE2]
        return palette[Int(seed >> 33) % palette.count]
      }
      let text = Text(repairing: bytes)
      let cut = TokenizedText(text, blocks: [text.span], words: words)
      let between = zip(
        [0] + cut.tokens.map { Int($0.end) }, cut.tokens.map { Int($0.start) } + [text.utf8.count])
      for (end, start) in between {
        #expect(end <= start)
        let gap = text[Span(end, max(end, start))].unicodeScalars
        #expect(gap.contains { Columns.width(of: $0) > 0 && !$0.properties.isWhitespace } == false)
      }
      let covered = cut.sentences.reduce(0) { $1.tokens.lowerBound == $0 ? $1.tokens.upperBound : -1 }
      #expect(covered == cut.tokens.count)
    }
  }
}
