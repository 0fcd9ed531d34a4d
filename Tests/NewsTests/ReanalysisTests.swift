import Prose
import Reading
import Search
import TestSupport
import Testing

@testable import News

@Suite("An analysis that takes over from the last one gives what one from scratch gives")
struct ReanalysisTests {
  @Test("after random changes to files and corrections of them", arguments: 0..<10)
  func agrees(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 5)
    var folder = Folder(articleCount: Int.random(in: 0...14, using: &dice), &dice)
    var memory = AnalysisMemory()
    for round in 0..<10 {
      let outline = Analysis.Outline(
        of: folder.articles.shuffled(using: &dice), lexicon: NameFixture.lexicon, reusing: memory)
      let (dossier, kept) = TimelineStory.analysis.dossier(of: outline)
      memory = kept
      try expectEqual(
        dossier, TimelineStory.analysis.dossier(of: folder.articles), "seed \(seed), round \(round)")
      folder.change(&dice)
    }
  }

  @Test("until the new findings are made the old ones stand in their places", arguments: 0..<6)
  func carries(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 104_729 &+ 11)
    var folder = Folder(articleCount: 9, &dice)
    var memory = AnalysisMemory()
    var last: Dossier?
    for round in 0..<6 {
      let outline = Analysis.Outline(of: folder.articles, lexicon: NameFixture.lexicon, reusing: memory)
      expectPlaced(outline.dossier)
      if let last { expectCarried(from: last, to: outline.dossier) }
      let (dossier, kept) = TimelineStory.analysis.dossier(of: outline)
      let again = Analysis.Outline(of: folder.articles, lexicon: NameFixture.lexicon, reusing: kept)
      try expectEqual(again.dossier, dossier, "seed \(seed), round \(round)")
      memory = kept
      last = dossier
      folder.change(&dice)
    }
  }

  @Test("only what has changed is worked out again")
  func reuse() throws {
    var dice = Dice(state: 1)
    var articles = Folder(articleCount: 12, &dice).articles
    let lexicon = NameFixture.lexicon
    let first = TimelineStory.analysis.dossier(of: Analysis.Outline(of: articles, lexicon: lexicon))
    articles[3] = articles[3].published(Sourced(try #require(Day(iso: "2025-02-03")), .reader))
    let outline = Analysis.Outline(of: articles, lexicon: lexicon, reusing: first.memory)
    #expect(outline.known.count { $0 == nil } == 1)
  }

  // MARK: Comparing

  private func expectEqual(_ dossier: Dossier, _ fresh: Dossier, _ comment: Comment) throws {
    #expect(dossier.articles == fresh.articles, comment)
    #expect(dossier.wordCounts == fresh.wordCounts, comment)
    #expect(dossier.times == fresh.times, comment)
    expectSame(dossier.entities, fresh.entities, comment)
    expectSame(dossier.quotes, fresh.quotes, comment)
    expectSame(dossier.events, fresh.events, comment)
    #expect(dossier.index.documentCount == fresh.index.documentCount, comment)
    for field in DossierField.allCases.map(\.rawValue) {
      #expect(
        dossier.index.names(in: field, matching: "", limit: 1000)
          == fresh.index.names(in: field, matching: "", limit: 1000), comment)
    }
    for text in [
      "port", "\"the port\" OR met", "has:quote minister", "speaker:a*", "title:talks said", "date:2026",
    ] {
      let query = try fresh.index.query(text)
      #expect(dossier.index.search(query).matches == fresh.index.search(query).matches, comment)
    }
  }

  private func expectSame<Element>(_ found: [Element], _ fresh: [Element], _ comment: Comment) {
    #expect(found.count == fresh.count, comment)
    for (found, fresh) in zip(found, fresh) {
      #expect(String(reflecting: found) == String(reflecting: fresh), comment)
    }
  }

  /// What was found in articles of the same text is found in the same words, wherever they stand now.
  private func expectCarried(from older: Dossier, to newer: Dossier) {
    for (index, article) in newer.articles.enumerated() {
      let isSame = { (other: Article) in other.name == article.name && other.text == article.text }
      guard let place = older.articles.firstIndex(where: isSame) else { continue }
      let (new, old) = (Article.ID(index), Article.ID(place))
      #expect(newer.quotes(in: new).map(\.passage.span) == older.quotes(in: old).map(\.passage.span))
      #expect(newer.mentionedSpans(in: new) == older.mentionedSpans(in: old))
      #expect(newer.toldSpans(in: new).isSubset(of: older.toldSpans(in: old)))
    }
  }

  /// Every passage lies in its article, and every number names something.
  private func expectPlaced(_ dossier: Dossier) {
    let passages =
      dossier.quotes.map(\.passage) + dossier.entities.flatMap { $0.mentions.map(\.passage) }
      + dossier.events.flatMap { [$0.label] + ($0.tellings + $0.context).map(\.passage) }
    #expect(passages.allSatisfy { $0.span.end <= dossier[$0.article].text.utf8.count })
    #expect(dossier.quotes.allSatisfy { $0.speakers.allSatisfy { $0.index < dossier.entities.count } })
    #expect(dossier.entities.allSatisfy { !$0.mentions.isEmpty })
  }
}

extension Dossier {
  /// The names of an article in order of place, each with its entity's name.
  fileprivate func mentionedSpans(in article: Article.ID) -> [String] {
    entities.flatMap { entity in
      entity.mentions.filter { $0.passage.article == article }.map { ($0.passage.span, entity.name) }
    }.sorted { $0 < $1 }.map { "\($0.0) \($0.1)" }
  }

  fileprivate func toldSpans(in article: Article.ID) -> Set<Span> {
    Set(events.flatMap(\.tellings).filter { $0.passage.article == article }.map(\.passage.span))
  }
}

/// Articles of random paragraphs that tell of the same few people and days, and what may happen to them.
private struct Folder {
  private(set) var articles: [Article] = []
  private var next = 0

  private static let paragraphs = [
    "Port minister Ana Costa met union leader Rui Sousa in Calder on Tuesday.",
    "“The port opens in May,” Costa said. She added that “the money is there”.",
    "Sousa, the union's leader, said the promise was old. \"We wait,\" he said.",
    "The Energy Transition Council (ETC) will meet in Osby on March 9, 2026.",
    "The ETC said on Monday that talks had begun; the council “expects little”.",
    "Prime Minister Lena Holt visited Calder last week, according to the Calder Herald.",
    "Holt's spokeswoman, Mara Lind, told reporters: “No talks are planned.”",
    "In January 2026 the port of Calder was closed after a storm.",
    "Anna Costa, the minister, signed the agreement with Norland Shipping Inc. on March 3.",
    "A. Costa and R. Sousa met again on Wednesday, March 4, 2026.",
    "The minister is expected to visit the Republic of Korea and the United States next month.",
    "Costa e Silva, a painter, opened a show in Lisbon yesterday.",
    "\"Calder will not pay,\" Holt said. \"Nor will Osby,\" Lind added.",
    "They said they would meet on Friday. “It is time,” both said.",
    "Norland Shipping launched a ferry between Calder and Osby on 12 February.",
    "Mr Costa and Ms Lind were late. Norland opened an office, and the ECB sent a letter.",
    "Anna Maria Costa, the painter, sailed on the Lind Sea, or North Sea, with Ben Lind.",
    "Minister Mara Lind left. Lind was followed by Holt. Osby was empty on Sunday, Brask said.",
    "The European Central Bank (ECB) and the Ministry of Trade wrote to the Trade Ministry of Osby.",
    "Odo Brask of the Calder Air Force flew to the Osby Peninsula. The Peninsula was calm.",
  ]

  init(articleCount: Int, _ dice: inout Dice) {
    for _ in 0..<articleCount { add(&dice) }
  }

  private mutating func add(_ dice: inout Dice) {
    next += 1
    let day = dice.chance(25) ? nil : Self.day(&dice)
    articles.append(Self.article("\(dice.pick(["a", "m", "z"]))\(next)", Self.text(&dice), day))
  }

  private static func day(_ dice: inout Dice) -> Sourced<Day>? {
    Day(iso: "2026-03-0\(Int.random(in: 1...9, using: &dice))").map { Sourced($0, .fileName) }
  }

  private static func text(_ dice: inout Dice) -> [String] {
    ["Talks in \(dice.pick(["Calder", "Osby", "Lisbon"]))"]
      + (0..<Int.random(in: 1...5, using: &dice)).map { _ in dice.pick(paragraphs) }
  }

  private static func article(_ name: String, _ lines: [String], _ day: Sourced<Day>?) -> Article {
    var blocks: [Block] = []
    var start = 0
    for (index, line) in lines.enumerated() {
      let span = Span(start, start + line.utf8.count)
      blocks.append(Block(index == 0 ? .title : .paragraph, span, line: index + 1))
      start = span.end + 1
    }
    return Article(
      name: name, path: name, text: Text(lines.joined(separator: "\n")), blocks: blocks, published: day)
  }

  /// A few files come, go, or say something else; the reader dates one or takes a line out.
  mutating func change(_ dice: inout Dice) {
    for _ in 0..<Int.random(in: 0...3, using: &dice) {
      guard !articles.isEmpty, !dice.chance(25) else {
        add(&dice)
        continue
      }
      let index = Int.random(in: 0..<articles.count, using: &dice)
      let old = articles[index]
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: articles.remove(at: index)
      case 1: articles[index] = Self.article(old.name, Self.text(&dice), old.published)
      case 2:
        let lines = old.text.string.split(separator: "\n").map(String.init)
        articles[index] = Self.article(old.name, lines + [dice.pick(Self.paragraphs)], old.published)
      case 3:
        articles[index] = Self.article(
          old.name, old.text.string.split(separator: "\n").map(String.init),
          dice.chance(50) ? nil : Self.day(&dice))
      default:
        let lines = Notebook.Subject.line(TextAnchor(dice.pick(old.blocks).span, in: old))
        var notebook = Notebook()
        notebook[lines, .removed] = .flag(true)
        notebook[.article(old.name), .outlet] = .text(dice.pick(["Herald", "Post"]))
        articles[index] = notebook.corrected([old])[0]
      }
    }
  }
}
