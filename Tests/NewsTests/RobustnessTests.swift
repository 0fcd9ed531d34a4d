import News
import Prose
import Reading
import TestSupport
import Testing

@Suite("Any text is analysed")
struct RobustnessTests {
  private static let pieces = [
    "\"", "“", "”", "''", "``", "‘", "’", "«", "»", "„", "「", "」", "(", ")", "--", " – ", "…", "...", "\n",
    "\n\n", "\r\n",
    "\t", " ", ",", ".", ":", "U.S.", "Mr. ", " said ", " told ", "Lee Jae Myung", "Seoul-Beijing", "al-",
    "-", "‑", "Inc.",
    " of the ", " and ", "A", "ÀÉ", "한국", "中国", "🇰🇷", "e\u{301}", "\u{0}", "\u{FEFF}", "\u{202E}", "Monday",
    " last ", "2026",
    "-01-05", "Jan. 5", "32/13/9999", "99999999999999999999", " years ago", "since ", "- ", "# ", "> ",
    "---\n", "http://",
    "@", "©", "|", "By ", "Updated ", "AP", "’s", "\u{2028}",
  ]

  @Test("random pieces and characters", arguments: 0..<12)
  func pieces(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    try check((0..<6).map { _ in Self.text(&dice) })
  }

  @Test("random bytes", arguments: 0..<4)
  func bytes(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &+ 1000)
    try check(
      (0..<6).map { _ in
        let bytes = (0..<Int.random(in: 0...900, using: &dice)).map { _ in
          UInt8.random(in: 0...255, using: &dice)
        }
        return String(decoding: bytes, as: UTF8.self)
      })
  }

  @Test("the sample's articles, cut and mixed", arguments: 0..<8)
  func cuts(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &+ 2000)
    let samples = Repository.files(below: "data/sample").compactMap(Repository.text)
    #expect(!samples.isEmpty)
    try check(
      (0..<4).map { _ in
        (0..<4).map { _ in
          let bytes = Array(dice.pick(samples).utf8)
          let start = Int.random(in: 0..<bytes.count, using: &dice)
          let end = min(bytes.count, start + Int.random(in: 0...1500, using: &dice))
          return String(decoding: bytes[start..<end], as: UTF8.self)
        }.joined(separator: dice.pick(Self.pieces))
      })
  }

  private static func text(_ dice: inout Dice) -> String {
    (0..<Int.random(in: 0...120, using: &dice)).map { _ in dice.pick(pieces) }.joined()
  }

  /// Nothing traps, and every finding lies inside its article.
  private func check(_ texts: [String]) throws {
    let lexicon = try Corpus.lexicon.get()
    let reader = DossierReader(lexicon: lexicon)
    let articles = texts.enumerated().map { reader.article(named: "\($0)", Text($1)) }
    let model = try ModelReader.names(at: Repository.path("data/model/names.model"))
    let dossier = Analysis(lexicon: lexicon, names: model).dossier(of: articles)
    let passages =
      dossier.quotes.map(\.passage) + dossier.entities.flatMap { $0.mentions.map(\.passage) }
      + dossier.events.flatMap { $0.tellings.map(\.passage) }
    for passage in passages {
      let text = dossier.articles[passage.article.index].text
      #expect(passage.span.start <= passage.span.end && passage.span.end <= text.utf8.count)
    }
  }
}

/// A small generator with a fixed start (splitmix64), so that every run tests the same.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }
}
