import Prose
import TestSupport
import Testing

@testable import News

@Suite("The timeline")
struct TimelineTests {
  @Test("the stories of the corpus", arguments: TimelineStory.all)
  func stories(_ story: TimelineStory) {
    let dossier = story.analysis.dossier(of: story.articles)
    #expect(TimelineText(dossier).lines == story.expected)
  }

  @Test("a label is a part of a sentence that tells of its event", arguments: TimelineStory.all)
  func labels(_ story: TimelineStory) {
    for event in story.analysis.dossier(of: story.articles).events {
      #expect(
        event.tellings.contains {
          $0.passage.article == event.label.article && $0.passage.span.contains(event.label.span)
        })
      #expect(event.label.span.count <= 100)
    }
  }

  @Test("the order of the articles makes no difference", arguments: TimelineStory.all)
  func order(_ story: TimelineStory) {
    let dossier = story.analysis.dossier(of: story.articles.reversed())
    #expect(TimelineText(dossier).lines == story.expected)
  }

  @Test(
    "dates conflict where they have no day in common",
    arguments: [
      ("late October", "November", true), ("October 3", "October 4", true), ("October 3", "October", false),
      ("2025", "November", false),
    ])
  func conflicts(_ first: String, _ second: String, _ expected: Bool) throws {
    let published = try #require(Day(iso: "2026-01-05"))
    let found = [first, second].flatMap {
      News.times(
        in: NameFixture.listed("They met in \($0)."), published: published,
        words: NameFixture.lists.times)
    }
    let passage = Passage(Article.ID(0), Span(0, 4))
    let event = Event(
      label: passage, days: TimeSpan(published), status: .reported,
      tellings: found.map { Telling(passage: passage, time: $0, rule: "dated") }, rule: "two tellings")
    #expect(found.count == 2)
    #expect(event.hasConflictingDates == expected)
  }

  @Test("a story told many times over stays one story")
  func copies() throws {
    let story = try #require(TimelineStory.all.first)
    let many = (0..<20).flatMap { copy in
      story.articles.map {
        Article(
          name: "\(copy)-\($0.name)", path: "", text: $0.text, blocks: $0.blocks, published: $0.published)
      }
    }
    #expect(story.analysis.dossier(of: many).events.count < 20)
  }

  @Test(
    "an article without a day borrows it from one that names somebody it names, and from no other",
    arguments: [("Ana Costa", true), ("Rui Sousa", false)])
  func borrowedDay(name: String, isBorrowed: Bool) {
    func article(_ file: String, _ name: String, _ day: Day?) -> Article {
      let text = Text("\(name) opened the harbour wall on Monday after ten years of work by divers.")
      return Article(
        name: file, path: "", text: text, blocks: [Block(.paragraph, Span(0, text.utf8.count), line: 1)],
        published: day.map { Sourced($0, .fileName) })
    }
    let dossier = TimelineStory.analysis.dossier(of: [
      article("post", "Ana Costa", Day(iso: "2026-03-02")), article("wire", name, nil),
    ])
    #expect(dossier.articles.allSatisfy { $0.published?.value == Day(iso: "2026-03-02") } == isBorrowed)
  }
}

/// A dossier's timeline as the corpus writes it.
private struct TimelineText {
  let lines: [String]

  init(_ dossier: Dossier) {
    let inferred = dossier.articles.compactMap { article -> String? in
      guard let published = article.published, case .inferred(let reason, _) = published.evidence else {
        return nil
      }
      return "\(article.name): \(published.value.iso), because \(reason)"
    }
    lines =
      inferred
      + dossier.events.map { event in
        let tellers = Set(event.tellings.map { dossier.articles[$0.passage.article.index].name }).sorted()
        let label = dossier.articles[event.label.article.index].text[event.label.span]
        return "\(Self.days(event.days)) \(event.status): \(label) (\(tellers.joined(separator: ", ")))"
      }
  }

  private static func days(_ days: TimeSpan) -> String {
    days.isoPeriod ?? "\(days.first?.iso ?? "")..\(days.last?.iso ?? "")"
  }
}

/// A story of `Corpora/timeline.txt`.
struct TimelineStory: CustomTestStringConvertible {
  let testDescription: String
  let articles: [Article]
  let expected: [String]

  static let analysis = Analysis(lexicon: NameFixture.lexicon)
  var analysis: Analysis { Self.analysis }

  static let all: [TimelineStory] = {
    let corpus = Repository.text(of: "Tests/NewsTests/Corpora/timeline.txt") ?? ""
    return corpus.split(separator: "=== ").dropFirst().map { TimelineStory(String($0)) }
  }()

  private init(_ story: String) {
    var name: String?
    var published: Day?
    var text: [Substring] = []
    var articles: [Article] = []
    var expected: [String]?
    func close() {
      if let name { articles.append(Self.article(name, published, text.joined(separator: "\n"))) }
      text = []
    }
    let lines = story.split(separator: "\n")
    for line in lines.dropFirst() {
      if line.hasPrefix("--- ") {
        close()
        let fields = line.dropFirst(4).split(separator: " ")
        name = fields.first.map(String.init)
        published = fields.count > 1 ? Day(iso: fields[1]) : nil
      } else if line.hasPrefix("~~~") {
        close()
        expected = []
      } else if expected != nil {
        expected?.append(String(line))
      } else {
        text.append(line)
      }
    }
    testDescription = lines.first.map(String.init) ?? ""
    self.articles = articles
    self.expected = expected ?? []
  }

  private static func article(_ name: String, _ published: Day?, _ string: String) -> Article {
    let text = Text(string)
    let blocks = text.lines.enumerated().map { Block(.paragraph, $0.element, line: $0.offset + 1) }
    return Article(
      name: name, path: "", text: text, blocks: blocks,
      published: published.map { Sourced($0, .frontMatter(key: "date")) })
  }
}
