import Prose
import Reading
import Search
import TestSupport
import Testing

@testable import News

@Suite("What of an article can be searched")
struct DossierSearchTests {
  @Test(
    "a figure is a number that is no date and no time of day",
    arguments: [
      ("It cost 300 won.", true), ("Prices rose 3.5 percent", true), ("A crowd of 12,000 came", true),
      ("1", true),
      ("In 2026 and 1999", false), ("On 4 January they met", false), ("On January 4, 2026", false),
      ("At 10:30 or 2026-01-04", false), ("on 1/5", false), ("Nothing here", false), ("", false),
    ])
  func figures(text: String, hasFigure: Bool) {
    #expect(Text(text).hasFigure(in: Text(text).span) == hasFigure)
  }

  @Test("a figure is found at any place")
  func figurePlaces() {
    for place in 0..<24 {
      let text = Text(
        String(repeating: "é", count: place) + String(repeating: "/:", count: place) + " 7 boats")
      #expect(text.hasFigure(in: text.span))
      #expect(!text.hasFigure(in: Span(0, text.utf8.count - 7)))
    }
  }

  @Test("an index made side by side finds the same")
  func parts() throws {
    let documents = (0..<200).map { number in
      var document = Document(Text("report \(number) of \(number % 7) rivers, rivers"))
      document.add(document.text.span, to: .text)
      document.add(name: number % 3 == 0 ? "Post" : "Wire", to: .outlet)
      return document
    }
    let whole = Index(fields: DossierField.fields, documents: documents)
    let parted = DossierField.index(of: documents.count) { documents[$0] }
    for text in ["rivers", "report 3", "\"of 5 rivers\"", "outlet:post river", "re*", "-5 outlet:wire"] {
      let query = try whole.query(text)
      #expect(whole.search(query).matches == parted.search(query).matches, "\(text)")
    }
  }

  @Test("what is found tells its paragraph and who says it, and weighs by where it stands")
  func whereabouts() throws {
    let text = """
      # Dam closed

      The dam was closed on Monday.

      "The dam is old," Ana Costa said. Nobody else spoke of the dam.
      """
    let lexicon = try Corpus.lexicon.get()
    let article = DossierReader(lexicon: lexicon).article(named: "a.txt", Text(text))
    let dossier = Analysis(lexicon: lexicon).dossier(of: [article])
    let id = try #require(dossier.articles.indices.first.map { Article.ID($0) })
    let query = try dossier.index.query("=dam")
    let hits = dossier.hits(of: query, in: id)
    #expect(hits.map { dossier.paragraph(at: $0.start, in: id) } == [nil, 1, 2, 2])
    #expect(hits.map { dossier.voices(at: [$0], in: id) } == [[], [], ["Ana Costa"], []])
    #expect(dossier.voices(at: hits, in: id) == ["Ana Costa"])
    // The headline's, the lead's, the quotation's and one more.
    #expect(dossier.index.explanation(of: query, in: 0)?.weight == 3 + 2 + 1.5 + 1)
  }
}
