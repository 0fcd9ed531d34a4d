import Prose
import Reading
import TestSupport
import Testing

@testable import News

@Suite("Quotations and their speakers")
struct QuoteTests {
  @Test("are found as the corpus writes them", arguments: Corpus.entries(of: "quotes"))
  func corpus(entry: Corpus.Entry) {
    check(entry.text, is: entry.expected) { $0.kind != .indirect }
  }

  @Test("and what is reported in other words, apart from them", arguments: Corpus.entries(of: "reports"))
  func reports(entry: Corpus.Entry) {
    check(entry.text, is: entry.expected) { $0.kind == .indirect }
  }

  @Test(
    "marks of other languages pair by their own shapes",
    arguments: [
      ("« Le pont reste ouvert », a dit le maire de la ville.", "« Le pont reste ouvert »"),
      ("„Die Brücke bleibt offen“, sagte die Bürgermeisterin.", "„Die Brücke bleibt offen“"),
      ("»Die Brücke bleibt offen«, sagte die Bürgermeisterin.", "»Die Brücke bleibt offen«"),
      ("市長は「橋は開いたままだ」と述べた。", "「橋は開いたままだ」"),
      ("The mayor said ``the bridge stays open'' twice.", "``the bridge stays open''"),
    ])
  func shapes(text: String, quotation: String) {
    let found = quotes(in: text)
    #expect(found.filter { $0.kind != .indirect }.map { Text(text)[$0.passage.span] } == [quotation])
  }

  @Test(
    "a straight mark faces where its neighbours let it",
    arguments: [
      ("He said \"no\" twice", "oc"), ("(\"no\")", "oc"), ("the bridge—\"open\"—again", "oc"),
      ("a mast of 6'2\" and more", ""), ("in '98 and 'em", ""), ("size=\"4\"", ""), ("It\"s", "?"),
    ])
  func facing(text: String, marks: String) {
    let words = NameFixture.lists.quotes
    let read = ReadText(NameFixture.listed(Text(text), blocks: [Text(text).span]), words: words)
    let found = quoteMarks(in: read, read.tokens.indices, words: words).filter { $0.style == .double }
    #expect(found.map { $0.facing == .opens ? "o" : $0.facing == .closes ? "c" : "?" }.joined() == marks)
  }

  @Test(
    "a speaker is resolved by name, pronoun and role",
    arguments: [
      (
        """
        Mayor Ana Ruiz met Tom Reed, a spokesman, on Monday. “The dam holds,” Ruiz said. She added: “It is old.” \
        “Call me later,” the spokesman said. Ruiz and Reed called it “a start”. “We go on,” they said. \
        “I told him, ‘Go home,’ twice,” Ruiz said.
        """, [[0], [0], [1], [0, 1], [0, 1], [0], [0]]
      ),
      // A sentence that opens with a pronoun tells more of the same person, whoever else it names.
      (
        """
        Ana Ruiz came home late. Her boat was closed on Monday, after Tom Reed ordered it. “I was afraid,” she said.
        """, [[0]]
      ),
      // A role that opens a sentence is its subject, ahead of the names in it.
      ("Ana Ruiz and Tom Reed met. The spokesman had tea with Ana Ruiz. “It was cold,” he said.", [[1]]),
      ("Tom Reed left. His promise of “cheap tea” was never kept.", [[1]]),
    ])
  func resolution(text: String, expected: [[Int]]) {
    let bytes = Text(text)
    let mentions = Self.mentions(of: [("Ana Ruiz", 0), ("Tom Reed", 1), ("Ruiz", 0), ("Reed", 1)], in: text)
    let entities = [
      Entity(kind: .person, name: "Ana Ruiz", aliases: [], mentions: [], roles: ["mayor"]),
      Entity(kind: .person, name: "Tom Reed", aliases: [], mentions: [], roles: ["spokesman"]),
    ]
    let words = NameFixture.lists.quotes
    let listed = NameFixture.listed(bytes, blocks: [bytes.span])
    let article = Article(name: "", path: "", text: bytes, blocks: [Block(.paragraph, bytes.span, line: 1)])
    let found = News.quotes(in: article, Article.ID(0), listed, names: [], words: words)
    let said = speakers(
      of: found, in: listed.text, mentions: mentions, cast: SpeakerCast(entities, words: words), words: words)
    #expect(said.map { $0.map(\.index) } == expected)
  }

  /// Every place of `names` in `text`, of two at one place the one listed first; in order.
  private static func mentions(of names: [(String, Int)], in text: String) -> [(
    span: Span, entity: Entity.ID
  )] {
    var mentions: [(span: Span, entity: Entity.ID)] = []
    for (name, entity) in names {
      var end = 0
      while let found = text.utf8.firstSpan(of: name, from: end) {
        if !mentions.contains(where: { $0.span.contains(found) }) {
          mentions.append((found, Entity.ID(entity)))
        }
        end = found.end
      }
    }
    return mentions.sorted { $0.span.start < $1.span.start }
  }

  /// The one caller of the feature: finds the quotations of `text` and holds them against `expected`.
  private func check(_ text: String, is expected: String, where isMeant: (Quote) -> Bool) {
    let paragraphs = text.replacing(" ¶ ", with: "\n")
    let found = quotes(in: paragraphs).filter(isMeant)
    let bytes = Text(paragraphs)
    let annotations = found.map { quote in
      let speaker = quote.attribution.map { bytes[$0.speaker] } ?? "—"
      let cue = quote.attribution?.cue.map { bytes[$0] } ?? "—"
      return AnnotatedText.Annotation(quote.passage.span.range, "\(quote.kind.rawValue)|\(speaker)|\(cue)")
    }
    let annotated = AnnotatedText(paragraphs, annotations).description
    #expect(annotated.replacing("\n", with: " ¶ ") == expected)
  }

  private func quotes(in text: String) -> [Quote] {
    let bytes = Text(text)
    let blocks = bytes.lines.enumerated().map { Block(.paragraph, bytes.trimmed($1), line: $0 + 1) }
    let listed = NameFixture.listed(bytes, blocks: blocks.map(\.span))
    let article = Article(name: "", path: "", text: bytes, blocks: blocks)
    return News.quotes(
      in: article, Article.ID(0), listed, names: [], words: NameFixture.lists.quotes)
  }
}

extension String.UTF8View {
  fileprivate func firstSpan(of word: String, from start: Int) -> Span? {
    let bytes = Array(self)
    let wanted = Array(word.utf8)
    return bytes.indices.dropFirst(start).first { bytes[$0...].starts(with: wanted) }.map {
      Span($0, $0 + wanted.count)
    }
  }
}
