import Testing

@testable import Prose

@Suite("Folding")
struct FoldingTests {
  @Test(
    "spellings of one word fold to the same",
    arguments: [
      ("Lee", "lee"),
      ("Élysée", "elysee"),
      ("E\u{301}lyse\u{301}e", "elysee"),
      ("Größe", "grosse"),
      ("GRÖẞE", "grosse"),
      ("Łódź", "lodz"),
      ("Øresund", "oresund"),
      ("İstanbul", "istanbul"),
      ("ısı", "isi"),
      ("œuvre", "oeuvre"),
      ("oﬃce", "office"),
      ("ＡＰＥＣ２０２５", "apec2025"),
      ("Jae‑myung", "jae-myung"),
      ("Jae‐myung", "jae-myung"),
      ("co\u{AD}operate", "cooperate"),
      ("O’Brien", "o'brien"),
      ("“yes”", "\"yes\""),
      ("Μακεδονία", "μακεδονια"),
      ("ΟΔΟΣ", "οδοσ"),
      ("Ёлка", "елка"),
      ("ՀԱՅ", "հայ"),
      ("مُحَمَّد", "محمد"),
      ("שָׁלוֹם", "שלום"),
      ("٢٠٢٦", "2026"),
      ("ｶﾞｽ", "カ\u{3099}ス"),
      ("a\u{200D}b\u{FEFF}", "ab"),
      ("a\u{A0}b\u{3000}c", "a b c"),
      ("10²", "102"),
    ])
  func folded(text: String, expected: String) {
    #expect(Folding.folded(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(
    "composed and decomposed text fold to the same", arguments: ["한국어", "がぎぐ", "Việt Nam", "Йод", "Ǻ", "ệ"])
  func normalForms(text: String) {
    let composed = Folding.folded(text)
    let decomposed = Folding.folded(String(String.UnicodeScalarView(canonicallyDecomposed(text))))
    #expect(composed.utf8.elementsEqual(decomposed.utf8))
  }

  @Test(
    "what means something else stays apart",
    arguments: [("か", "が"), ("ไม", "ไม่"), ("–", "-"), ("…", "..."), ("™", "tm")])
  func apart(a: String, b: String) {
    #expect(Folding.folded(a) != Folding.folded(b))
  }

  @Test("folding twice changes nothing, for any character")
  func idempotent() {
    for value in 0..<UInt32(0x30000) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = Folding.folded(String(scalar))
      #expect(Folding.folded(once).utf8.elementsEqual(once.utf8), "U+\(String(value, radix: 16))")
    }
  }

  @Test("a key is that of the folded word", arguments: ["Lee", "É", "oﬃce", "한국", "Jae‑myung", "ß", ""])
  func keys(word: String) {
    #expect(WordKey(word) == WordKey(Folding.folded(word)))
  }

  @Test(
    "characters are told apart for the search of words",
    arguments: [
      ("é", Folding.WordClass.word), ("я", .word), ("٣", .word), ("\u{301}", .mark), ("\u{AD}", .mark),
      ("中", .unspaced),
      ("한", .unspaced), ("ก", .unspaced), ("่", .mark), ("\u{20000}", .unspaced), ("’", .separator),
      ("‑", .separator),
      ("。", .separator), ("😀", .separator), ("\u{3000}", .separator),
    ])
  func classes(text: String, expected: Folding.WordClass) throws {
    var bytes: [UInt8] = []
    let scalar = try #require(text.unicodeScalars.first)
    #expect(Folding.appendFolded(scalar.value, to: &bytes) == expected)
  }
}

/// The standard library keeps normal forms to itself; a set of cases is enough here.
private func canonicallyDecomposed(_ text: String) -> [Unicode.Scalar] {
  let pieces: [Unicode.Scalar: String] = [
    "한": "\u{1112}\u{1161}\u{11AB}", "국": "\u{1100}\u{116E}\u{11A8}", "어": "\u{110B}\u{1165}",
    "が": "か\u{3099}", "ぎ": "き\u{3099}", "ぐ": "く\u{3099}", "ệ": "e\u{323}\u{302}", "Й": "И\u{306}",
    "Ǻ": "A\u{30A}\u{301}",
  ]
  return text.unicodeScalars.flatMap { Array((pieces[$0] ?? String($0)).unicodeScalars) }
}
