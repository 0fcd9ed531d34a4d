import Prose
import Testing

@testable import News

@Suite("A dossier as its reader has corrected it")
struct CorrectionTests {
  private static let articles = [
    (
      "post", "2026-03-04",
      """
      Port minister Ana Costa met Rui Sousa in Calder on Tuesday.
      “The port opens in May,” Costa said.
      Share this article
      Ms Costa will visit Osby on March 9.
      """
    ),
    (
      "wire", "2026-03-05",
      """
      Anna Costa, the minister, met union leader Rui Sousa on Tuesday.
      “We wait for the promise,” Sousa said.
      """
    ),
  ].map { name, day, text in article(name, day, text) }

  private static func article(_ name: String, _ day: String, _ string: String) -> Article {
    let text = Text(string)
    var blocks: [Block] = []
    var start = 0
    for (index, line) in string.split(separator: "\n").enumerated() {
      let span = Span(start, start + line.utf8.count)
      if !line.hasPrefix("Share") { blocks.append(Block(.paragraph, span, line: index + 1)) }
      start = span.end + 1
    }
    return Article(
      name: name, path: name, text: text, blocks: blocks,
      removals: string.contains("Share")
        ? [Removal(.sharing, Span(101, 119), line: 3, rule: "asks to share")] : [],
      published: Day(iso: day).map { Sourced($0, .fileName) })
  }

  private static let base = TimelineStory.analysis.dossier(of: articles)

  private func corrected(_ statements: [(Notebook.Subject, Notebook.Field, Notebook.Value)]) -> Dossier {
    var notebook = Notebook()
    for (subject, field, value) in statements { notebook[subject, field] = value }
    return Self.base.corrected(by: notebook)
  }

  private func people(_ dossier: Dossier) -> [String] {
    dossier.entities(.person).map { id in
      let entity = dossier[id]
      return "\(entity.name) \(entity.mentions.count)×, \(dossier.quotes(by: id).count)”"
        + (entity.origin == .reader ? " *" : "")
    }
  }

  private func quote(_ words: String) throws -> Notebook.Subject {
    let index = try #require(Self.base.quotes.firstIndex { Self.base.text($0.passage).contains(words) })
    return Self.base.subject(of: Quote.ID(index))
  }

  private func event(_ words: String) throws -> Notebook.Subject {
    let index = try #require(Self.base.events.firstIndex { Self.base.text($0.label).contains(words) })
    return Self.base.subject(of: Event.ID(index))
  }

  @Test("without statements it is what was found")
  func found() {
    #expect(people(Self.base) == ["Ana Costa 3×, 1”", "Rui Sousa 3×, 1”", "Anna Costa 1×, 0”"])
    #expect(Self.base.corrected(by: Notebook()).events.count == Self.base.events.count)
  }

  @Test("names that are one person are joined, and may be called otherwise")
  func merge() {
    let ana = Notebook.Subject.entity(.person, "Ana Costa")
    let dossier = corrected([
      (ana, .merge, .list(["Anna Costa", "Nobody"])), (ana, .name, .text("Ana M. Costa")),
    ])
    #expect(people(dossier) == ["Ana M. Costa 4×, 1” *", "Rui Sousa 3×, 1”"])
    #expect(
      dossier[dossier.entities(.person)[0]].aliases.map(\.form) == ["Costa", "Ana Costa", "Anna Costa"])
    #expect(dossier.subject(of: dossier.entities(.person)[0]) == ana)
  }

  @Test("a form, or one mention, that is somebody else's goes to its owner with what is said by it")
  func split() throws {
    let ana = Notebook.Subject.entity(.person, "Ana Costa")
    #expect(
      people(corrected([(ana, .split, .list(["Costa"]))]))
        == ["Rui Sousa 3×, 1”", "Costa 2×, 1” *", "Ana Costa 1×, 0” *", "Anna Costa 1×, 0”"])
    let said = try #require(Self.base.quotes[0].attribution).speaker
    let mention = Self.base.subject(ofMention: Passage(Article.ID(0), said))
    #expect(
      people(corrected([(mention, .entity, .text("Luis Costa"))]))
        == ["Rui Sousa 3×, 1”", "Ana Costa 2×, 0”", "Anna Costa 1×, 0”", "Luis Costa 1×, 1” *"])
  }

  @Test("a name can be of another kind, or none")
  func kinds() {
    let dossier = corrected([
      (.entity(.person, "Anna Costa"), .as, .text("organisation")),
      (.entity(.person, "Rui Sousa"), .ignored, .flag(true)),
    ])
    #expect(people(dossier) == ["Ana Costa 3×, 1”"])
    #expect(dossier.entities(.organisation).map { dossier[$0].name }.contains("Anna Costa"))
    #expect(
      dossier.quotes.count == Self.base.quotes.count, "what an ignored name says is said by nobody known")
  }

  @Test("a quote is said by whom the reader names, and is of the kind the reader says")
  func quotes() throws {
    let port = try quote("port opens")
    let dossier = corrected([
      (port, .speakers, .list(["Rui Sousa", "Eva Lund"])), (port, .kind, .text("fragment")),
    ])
    let quote = dossier.quotes[0]
    #expect(quote.speakers.map { dossier[$0].name } == ["Rui Sousa", "Eva Lund"])
    #expect(quote.kind == .fragment && quote.origin == .reader)
    #expect(people(dossier).contains("Eva Lund 0×, 1” *"))
    #expect(corrected([(port, .speakers, .list([]))]).quotes[0].speakers.isEmpty)
  }

  @Test("events are named, dated, hidden and added")
  func events() throws {
    let visit = try event("Osby")
    let added = Self.base.subject(of: Passage(Article.ID(1), Self.base.quotes[1].passage.span))
    let anchor = try #require(added.anchor)
    let dossier = corrected([
      (visit, .name, .text("The visit")), (visit, .date, .text("about 2026-04")),
      (.event(anchor), .added, .flag(true)), (.event(anchor), .date, .text("before 2026-03-01")),
    ])
    #expect(dossier.events.count == Self.base.events.count + 1)
    #expect(
      dossier.events.map { "\($0.days.notation) \(dossier.name(of: $0))" }.first?.hasPrefix(
        "..2026-02-28 “We wait") == true)
    let last = try #require(dossier.events.last)
    #expect("\(last.days.notation) \(dossier.name(of: last))" == "about 2026-04-01..2026-04-30 The visit")
    #expect(corrected([(visit, .hidden, .flag(true))]).events.count == Self.base.events.count - 1)
  }

  @Test("facts and lines of an article are what the reader says before anything is found in it")
  func articles() {
    var notebook = Notebook()
    notebook[.article("wire"), .title] = .text("Promise")
    notebook[.article("wire"), .date] = .text("2026-03-07")
    notebook[.article("gone"), .title] = .text("Kept")
    let share = Removal(.sharing, Span(101, 119), line: 3, rule: "")
    #expect(Self.articles[0].text[share.span] == "Share this article")
    notebook[.line(TextAnchor(share.span, in: Self.articles[0])), .removed] = .flag(false)
    let first = TextAnchor(Self.articles[1].blocks[0].span, in: Self.articles[1])
    notebook[.line(first), .removed] = .flag(true)
    let articles = notebook.corrected(Self.articles)
    #expect(articles[1].title == Sourced("Promise", .reader))
    #expect(articles[1].published?.value.iso == "2026-03-07")
    #expect(articles[0].blocks.count == 4 && articles[0].removals.isEmpty)
    #expect(articles[1].blocks.map(\.line) == [2] && articles[1].removals.map(\.reason) == [.reader])
    #expect(Self.base.corrected(by: notebook).notes.unplaced == [.article("gone")])
  }

  @Test("what is looked up in a corrected dossier is what it holds", arguments: 0..<6)
  func lookUps(_ case: Int) throws {
    let ana = Notebook.Subject.entity(.person, "Ana Costa")
    let (port, visit) = (try quote("port opens"), try event("visit Osby"))
    let statements: [[(Notebook.Subject, Notebook.Field, Notebook.Value)]] = [
      [(ana, .starred, .flag(true)), (port, .note, .text("May?")), (visit, .tags, .list(["trip"]))],
      [(ana, .merge, .list(["Anna Costa"]))],
      [(port, .speakers, .list(["Rui Sousa"]))],
      [(port, .speakers, .list(["Eva Lund"])), (ana, .starred, .flag(true))],
      [(visit, .hidden, .flag(true))],
      [(visit, .date, .text("2026-01-02"))],
    ]
    let dossier = corrected(statements[`case`])
    let fresh = Dossier(
      articles: dossier.articles, quotes: dossier.quotes, entities: dossier.entities, times: dossier.times,
      events: dossier.events, index: dossier.index, wordCounts: dossier.wordCounts)
    #expect(dossier.speech == fresh.speech)
    for article in dossier.articles.indices.map({ Article.ID($0) }) {
      #expect(dossier.mentions(in: article) == fresh.mentions(in: article))
      #expect(dossier.events(in: article) == fresh.events(in: article))
    }
    for entity in dossier.entities.indices.map({ Entity.ID($0) }) {
      #expect(dossier.quotes(by: entity) == fresh.quotes(by: entity))
      #expect(dossier.speakerRank(of: entity) == fresh.speakerRank(of: entity))
    }
    for kind in Entity.Kind.allCases { #expect(dossier.entities(kind) == fresh.entities(kind)) }
    let inOrder = zip(dossier.events, dossier.events.dropFirst()).allSatisfy { !$1.precedes($0) }
    #expect(inOrder)
  }

  @Test("stars, tags and notes lie where their words are; what is not found is kept aside")
  func remarks() throws {
    let port = try quote("port opens")
    let lost = Notebook.Subject.quote(TextAnchor(file: "post", exact: "words that nobody has printed"))
    let dossier = corrected([
      (port, .starred, .flag(true)), (.article("post"), .tags, .list(["port"])),
      (lost, .note, .text("where?")),
    ])
    #expect(dossier.notes.remarks(on: Quote.ID(0)).isStarred)
    #expect(dossier.notes.remarks(on: Article.ID(0)).tags == ["port"])
    #expect(dossier.notes.unplaced == [lost])
    #expect(dossier.notes.notebook[lost, .note] == .text("where?"))
  }
}
