import Prose
import Search
import TestSupport
import Testing

@testable import News

@Suite("What was noted is found again after a page was scraped anew")
struct RescrapeTests {
  @Test("at its own words, wherever those have gone; and what is found nowhere is listed", arguments: 0..<60)
  func placed(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7907 &+ 2)
    let before = Page(&dice)
    let article = before.article
    var notebook = Notebook()
    var noted: [(subject: Notebook.Subject, sentence: Int)] = []
    for _ in 0..<8 {
      let place = dice.pick(Array(before.sentences.indices))
      let subject = Notebook.Subject.passage(TextAnchor(before.span(of: place), in: article))
      notebook[subject, .note] = .text("on \(place)")
      noted.append((subject, before.sentences[place]))
    }
    var page = before
    for _ in 0..<4 {
      page.scrape(&dice)
      let dossier = Dossier(articles: [page.article], index: Index(of: page.article)).corrected(by: notebook)
      let notes = dossier.notes
      for (subject, sentence) in noted {
        let placed = notes.passages.filter { $0.subject == subject }
        #expect(placed.count + notes.unplaced.count { $0 == subject } == 1, "placed or listed, and once")
        let isThere = page.sentences.contains(sentence)
        #expect(!isThere || placed.count == 1, "found where its words are")
        if isThere, let passage = placed.first?.passage {
          #expect(Page.words(dossier.text(passage)) == Page.words(Page.pool[sentence]))
        }
      }
      #expect(dossier.notes.notebook == notebook)
    }
  }
}

/// A page of sentences, each at most once, and how they are printed.
private struct Page {
  /// By number in `pool`.
  private(set) var sentences: [Int]
  private var furniture: [Int: String] = [:]
  private var blank = " "
  private var hasCurlyMarks = true

  static let pool: [String] = {
    let people = ["Ana Costa", "Rui Sousa", "Lena Holt", "Mara Lind", "Olav Berg", "the minister"]
    let deeds = ["opens the port", "waits for ships", "signed nothing", "left for Osby", "spoke of money"]
    return people.flatMap { who in
      deeds.map { "“It’s so,” said \(who), who \($0) – as everybody in Calder knew." }
    }
  }()

  init(_ dice: inout Dice) {
    sentences = Array(Array(Self.pool.indices).shuffled(using: &dice).prefix(12))
  }

  /// Paragraphs come and go and change places; marks, blanks, hyphens and the furniture between them are others.
  mutating func scrape(_ dice: inout Dice) {
    if dice.chance(40) { sentences.removeAll { _ in dice.chance(15) } }
    if dice.chance(40) {
      let new = dice.pick(Array(Self.pool.indices))
      if !sentences.contains(new) {
        sentences.insert(new, at: Int.random(in: 0...sentences.count, using: &dice))
      }
    }
    if dice.chance(20) { sentences.shuffle(using: &dice) }
    if dice.chance(50) { hasCurlyMarks.toggle() }
    if dice.chance(50) { blank = dice.pick([" ", "\u{A0}", "  ", "\n", " \u{200B}"]) }
    furniture = [:]
    for _ in 0..<3 where dice.chance(50) {
      furniture[Int.random(in: 0...12, using: &dice)] = dice.pick([
        "Share this article", "ADVERTISEMENT", "#buttons=(Ok, Go it!)",
        "Read more: Ana Costa waits for ships",
      ])
    }
  }

  private func printed(_ sentence: Int) -> String {
    var text = Self.pool[sentence].split(separator: " ").joined(separator: blank)
    guard !hasCurlyMarks else { return text }
    for (mark, plain) in ["“": "\"", "”": "\"", "’": "'", "–": "-"] {
      text = text.replacing(mark, with: plain)
    }
    return text
  }

  private var paragraphs: [String] {
    sentences.enumerated().flatMap { place, sentence in
      (furniture[place].map { [$0] } ?? []) + [printed(sentence)]
    }
  }

  var article: Article {
    let text = Text(paragraphs.joined(separator: "\n\n"))
    return Article(name: "page", path: "page", text: text, blocks: [Block(.paragraph, text.span, line: 1)])
  }

  /// Of a page without furniture.
  func span(of place: Int) -> Span {
    let start = sentences[..<place].reduce(0) { $0 + printed($1).utf8.count + 2 }
    return Span(start, start + printed(sentences[place]).utf8.count)
  }

  /// Without blanks, and with straight marks.
  static func words(_ text: String) -> String {
    let plain: [Unicode.Scalar: Unicode.Scalar] = ["“": "\"", "”": "\"", "’": "'", "–": "-"]
    var words = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace && scalar != "\u{200B}" {
      words.append(plain[scalar] ?? scalar)
    }
    return String(words)
  }
}

extension Index {
  fileprivate init(of article: Article) {
    self = DossierField.index(of: 1) { _ in Document(article) }
  }
}
