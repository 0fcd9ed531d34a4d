import News
import Prose
import Reading
import Search
import TestSupport
import Testing

@Suite("Articles in other languages")
struct LanguageTests {
  struct Story: Sendable, CustomTestStringConvertible {
    let code: String
    let text: String
    let quotations: [String]
    let names: [String]

    var testDescription: String { code }
  }

  @Test("quotations by their own marks, and no name but listed ones", arguments: stories)
  func harmless(story: Story) throws {
    let lexicon = try Corpus.lexicon.get()
    let article = DossierReader(lexicon: lexicon).article(named: story.code, Text(story.text))
    #expect(article.language?.value.code == story.code)
    let dossier = Analysis(lexicon: lexicon).dossier(of: [article])
    #expect(dossier.quotes.map { dossier.text($0.passage) } == story.quotations)
    #expect(dossier.quotes.allSatisfy { $0.attribution == nil })
    #expect(dossier.entities.map(\.name) == story.names)
    #expect(try dossier.index.search(dossier.index.query("lang:\(story.code)")).matches.count == 1)
    #expect(try dossier.index.search(dossier.index.query("lang:en")).matches.isEmpty)
  }

  @Test("English is told from other languages in Latin letters")
  func english() throws {
    let reader = DossierReader(lexicon: try Corpus.lexicon.get())
    let article = reader.article(
      named: "en", Text("The mayor of the town said on Monday that the bridge was to be closed for a year."))
    #expect(article.language?.value == .english)
  }

  private static let stories = [
    Story(
      code: "de",
      text: """
        Die Brücke über den Fluss bleibt nach Angaben der Stadt bis zum Frühjahr gesperrt. „Die Sicherheit der \
        Menschen geht vor“, sagte die Bürgermeisterin am Montag in Berlin. Der Rat sprach von einer \
        »schwierigen, aber richtigen Entscheidung« und will im Mai erneut beraten.
        """,
      quotations: ["„Die Sicherheit der Menschen geht vor“", "»schwierigen, aber richtigen Entscheidung«"],
      names: ["Berlin"]),
    Story(
      code: "fr",
      text: """
        Le pont sur la rivière restera fermé jusqu’au printemps, selon la mairie. « La sécurité des habitants \
        passe avant tout », a déclaré la maire lundi à Paris. Les commerçants demandent une aide de la région.
        """,
      quotations: ["« La sécurité des habitants passe avant tout »"], names: ["Paris"]),
    Story(
      code: "es",
      text: """
        El puente sobre el río seguirá cerrado hasta la primavera, según el ayuntamiento. «La seguridad de los \
        vecinos es lo primero», dijo la alcaldesa el lunes en Madrid. Los comerciantes hablan de una “decisión \
        injusta y sin diálogo” y piden ayuda.
        """,
      quotations: ["«La seguridad de los vecinos es lo primero»", "“decisión injusta y sin diálogo”"],
      names: ["Madrid"]),
    Story(
      code: "zh",
      text: "市政府周一表示，河上的大桥将关闭到明年春天。市长说：“市民的安全比什么都重要，我们必须等待。”商家要求赔偿。",
      quotations: ["“市民的安全比什么都重要，我们必须等待。”"], names: []),
    Story(
      code: "ja",
      text: "市は月曜日、川の橋を来年の春まで閉鎖すると発表した。市長は「市民の安全が何よりも大切だ」と述べた。",
      quotations: ["「市民の安全が何よりも大切だ」"], names: []),
    Story(
      code: "ko",
      text: """
        시는 월요일 강을 건너는 다리를 내년 봄까지 폐쇄한다고 밝혔다. 시장은 “시민의 안전이 무엇보다 중요하다”고 \
        말했다. 상인들은 보상을 요구했다.
        """,
      quotations: ["“시민의 안전이 무엇보다 중요하다”"], names: []),
  ]
}
