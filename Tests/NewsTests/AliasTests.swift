import Prose
import Testing

@testable import News

/// Articles, and the entities they should give: `kind name = form ×count, …`.
struct AliasExample: CustomTestStringConvertible {
  let name: String
  let articles: [String]
  let entities: [String]

  var testDescription: String { name }

  init(_ name: String, _ articles: [String], _ entities: [String]) {
    self.name = name
    self.articles = articles
    self.entities = entities
  }
}

@Suite("Joining names")
struct AliasTests {
  static let persons = [
    AliasExample(
      "hyphens, spaces and case make no other person; a surname is its bearer",
      [
        "President Lee Jae Myung spoke. Mr Lee left.", "Lee Jae\u{2011}myung is back.",
        "Lee Jae-Myung slept, Lee said.",
      ],
      ["person Lee Jae Myung = Lee ×2, Lee Jae Myung ×1, Lee Jae-Myung ×1, Lee Jae‑myung ×1"]),
    AliasExample(
      "two bearers of a surname stay two; the surname goes to the one most mentioned in the article",
      [
        "President Lee Jae Myung spoke. Lee Jae Myung met chairman Jay Y. Lee. Lee left.",
        "Chairman Jay Y. Lee slept. Lee snored.",
      ],
      ["person Jay Y. Lee = Jay Y. Lee ×2, Lee ×1", "person Lee Jae Myung = Lee Jae Myung ×2, Lee ×1"]),
    AliasExample(
      "the family name can come first or last",
      ["Director Park Chan-ho won. Chan-ho Park sang."],
      ["person Chan-ho Park = Chan-ho Park ×1, Park Chan-ho ×1"]),
    AliasExample(
      "different given names never join",
      ["Foreign Minister Wang Yi met Commerce Minister Wang Wentao and Kim Jong Un met Kim Yong-beom."],
      [
        "person Kim Jong Un = Kim Jong Un ×1", "person Kim Yong-beom = Kim Yong-beom ×1",
        "person Wang Wentao = Wang Wentao ×1", "person Wang Yi = Wang Yi ×1",
      ]),
    AliasExample(
      "a middle name more or less",
      ["Senator Paula R. Hinds met Paula Hinds."],
      ["person Paula R. Hinds = Paula Hinds ×1, Paula R. Hinds ×1"]),
    AliasExample(
      "an initial stands for the only fitting name",
      ["Judge Marta Kovacs ruled. M. Kovacs sighed."], ["person Marta Kovacs = M. Kovacs ×1, Marta Kovacs ×1"]
    ),
    AliasExample(
      "an initial that fits two stays alone",
      ["Judge Marta Kovacs met Milan Kovacs. M. Kovacs sighed."],
      [
        "person M. Kovacs = M. Kovacs ×1", "person Marta Kovacs = Marta Kovacs ×1",
        "person Milan Kovacs = Milan Kovacs ×1",
      ]),
    AliasExample(
      "the Arabic article is dropped in short",
      ["President Bashar al-Assad spoke. Mr Assad left."],
      ["person Bashar al-Assad = Assad ×1, Bashar al-Assad ×1"]),
    AliasExample(
      "a word that stands before a full name once",
      ["Marta Kovacs spoke. Marta Kovacs slept. Marta Kovacs woke. They saw Exchequer Marta Kovacs leave."],
      ["person Marta Kovacs = Marta Kovacs ×3, Exchequer Marta Kovacs ×1"]),
    AliasExample(
      "a person is no brand", ["President Xi Jinping got a Xiaomi phone. Xi smiled."],
      ["person Xi Jinping = Xi ×1, Xi Jinping ×1", "organisation Xiaomi = Xiaomi ×1"]),
  ]

  static let others = [
    AliasExample(
      "legal forms and first words",
      ["Halden Motors Inc said so. Halden Motors rose.", "In a note, Halden Motors Group fell."],
      ["organisation Halden Motors Group = Halden Motors ×1, Halden Motors Group ×1, Halden Motors Inc ×1"]),
    AliasExample(
      "an acronym of a longer name",
      ["The Lake Water Authority met.", "The LWA slept."],
      ["organisation Lake Water Authority = LWA ×1, Lake Water Authority ×1"]),
    AliasExample(
      "an acronym in brackets",
      ["The National Bureau for Tea (TEAB) met. TEAB slept."],
      ["organisation National Bureau for Tea = TEAB ×2, National Bureau for Tea ×1"]),
    AliasExample(
      "Trade Ministry and Ministry of Trade", ["The Ministry of Trade rose. The Trade Ministry fell."],
      ["organisation Ministry of Trade = Ministry of Trade ×1, Trade Ministry ×1"]),
    AliasExample(
      "well-known aliases of places", ["The U.S. left. The United States came. The US slept."],
      ["place United States = U.S. ×1, US ×1, United States ×1"]),
    AliasExample(
      "spellings of a region", ["It rains in Northeast Asia and in North-east Asia."],
      ["place North-east Asia = North-east Asia ×1, Northeast Asia ×1"]),
    AliasExample(
      "a shared short name is the country most mentioned",
      ["South Korea and South Korea met North Korea. Korea rose."],
      ["place South Korea = South Korea ×2, Korea ×1", "place North Korea = North Korea ×1"]),
    AliasExample(
      "two names of one sea", ["They fished in the West Sea, or Yellow Sea, all day."],
      ["place Yellow Sea = West Sea ×1, Yellow Sea ×1"]),
    AliasExample(
      "neighbours stay apart", ["He left North Macedonia for South Sudan and Sudan."],
      [
        "place North Macedonia = North Macedonia ×1", "place South Sudan = South Sudan ×1",
        "place Sudan = Sudan ×1",
      ]),
  ]

  @Test("forms of names and the entities they give", arguments: persons + others)
  func joins(example: AliasExample) {
    #expect(described(merged(example.articles).entities) == example.entities)
  }

  @Test("roles are collected, the most frequent first")
  func roles() {
    let entities = merged([
      "Premier Ana Reis spoke.",
      "Premier Ana Reis slept. Ana Reis, the party leader, woke. Then Mr Reis ate.",
    ]).entities
    #expect(entities.map(\.roles) == [["Premier", "party leader"]])
  }

  @Test("a name that is broken between two lines of a paragraph is one form with the others")
  func brokenName() {
    let text = Text("President Marta Kovacs spoke. Later Marta\nKovacs slept.")
    let paragraph = NameFixture.listed(text, blocks: [text.span])
    #expect(described(joined([paragraph]).entities(of: [0])) == ["person Marta Kovacs = Marta Kovacs ×2"])
  }

  @Test("articles can be put in another order")
  func reordering() {
    let texts = ["Lima is old.", "Quito is high. Lima is low."]
    let turned = joined(texts).entities(of: [1, 0])
    #expect(described(turned) == described(merged(texts.reversed()).entities))
    #expect(turned[0].mentions.map(\.passage.article.index) == [0, 1])
  }

  private func merged(_ articles: [String]) -> (entities: [Entity], mentions: [LocalNames]) {
    let names = joined(articles)
    return (names.entities(of: Array(articles.indices)), names.mentions)
  }

  private func joined(_ articles: [String]) -> MergedNames { joined(articles.map(NameFixture.listed)) }

  private func joined(_ texts: [ListedText]) -> MergedNames {
    var memory = NameMemory()
    let printed = texts.map {
      memory.numbered(
        PrintedNames(names(in: $0, words: NameFixture.lists.names), in: $0, words: NameFixture.lists.names))
    }
    return mergedNames(printed, in: texts.map(\.text), words: NameFixture.lists.names, reusing: &memory)
  }

  private func described(_ entities: [Entity]) -> [String] {
    entities.map { entity in
      let forms = entity.aliases.map { "\($0.form) ×\($0.count)" }.joined(separator: ", ")
      return "\(entity.kind.rawValue) \(entity.name) = \(forms)"
    }
  }
}
