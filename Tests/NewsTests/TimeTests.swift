import Prose
import TestSupport
import Testing

@testable import News

@Suite("Expressions of time")
struct TimeTests {
  private let corpus: TimeCorpus

  init() throws { corpus = try TimeCorpus() }

  @Test("every sentence of the corpus is read as it is marked")
  func sentences() {
    for line in corpus.lines {
      let found = times(in: line.text, published: line.published, words: corpus.words)
      let annotated = AnnotatedText(
        line.text.text.text.string, found.map { AnnotatedText.Annotation($0.span.range, label(of: $0)) })
      #expect(annotated.description == line.annotated)
    }
  }

  @Test("every rule reads something in the corpus")
  func coverage() {
    var used: Set<String> = []
    for line in corpus.lines {
      used.formUnion(times(in: line.text, published: line.published, words: corpus.words).map(\.rule))
    }
    let unused = TimeRules.all.map(\.name).filter { !used.contains($0) }
    #expect(unused == [])
  }

  @Test("rules have names of their own")
  func names() {
    let names = TimeRules.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(
    "any text is read, whatever it holds",
    arguments: [
      "", "-", "1-", "in -1990-", "99999999999 years ago", "Jan 99", "0 weeks ago", "the 0th century",
    ])
  func oddities(_ text: String) {
    let read = NameFixture.listed(text)
    for published in [nil, Day(iso: "2026-01-05")] {
      for time in times(in: read, published: published, words: corpus.words) {
        #expect(time.span.end <= text.utf8.count)
      }
    }
  }

  /// The value, and the days where they are not the day, month or year it names.
  private func label(of time: TimeMention) -> String {
    let value = time.kind == .set ? "every " + time.value : time.value
    guard let days = time.days, time.kind == .date, days.dayOnly == nil, !isWhole(days) else { return value }
    return "\(value) \(days.first?.iso ?? "")..\(days.last?.iso ?? "")"
  }

  private func isWhole(_ days: TimeSpan) -> Bool {
    guard let first = days.first else { return false }
    return days == TimeSpan.year(first.year) || days == TimeSpan.month(first.month, of: first.year)
  }
}

@Suite("Days and periods")
struct CalendarTests {
  @Test(
    "ISO weeks",
    arguments: [
      ("2026-01-01", 2026, 1), ("2027-01-03", 2026, 53), ("2025-12-29", 2026, 1), ("2024-12-29", 2024, 52),
    ])
  func weeks(_ iso: String, _ year: Int, _ week: Int) throws {
    let found = try #require(Day(iso: iso)).isoWeek
    #expect(found.year == year && found.week == week)
  }

  @Test(
    "months are added to the end of a month",
    arguments: [("2026-01-31", 1, "2026-02-28"), ("2026-01-31", -2, "2025-11-30")])
  func months(_ iso: String, _ count: Int, _ expected: String) throws {
    #expect(try #require(Day(iso: iso)).adding(months: count).iso == expected)
  }

  @Test(
    "thirds of a month",
    arguments: [(1, "2025-10-01..2025-10-10"), (2, "2025-10-11..2025-10-20"), (3, "2025-10-21..2025-10-31")])
  func thirds(_ part: Int, _ expected: String) throws {
    let third = try #require(TimeSpan.month(10, of: 2025)).third(part)
    #expect("\(third.first?.iso ?? "")..\(third.last?.iso ?? "")" == expected)
  }

  @Test("a winter ends in the next year, with its leap day")
  func winter() throws {
    #expect(try #require(TimeSpan.season(4, of: 2027)).last?.iso == "2028-02-29")
  }
}

/// The sentences of `Corpora/times.txt`.
private struct TimeCorpus {
  struct Line {
    let annotated: String
    let text: ListedText
    let published: Day?
  }

  let words = NameFixture.lists.times
  let lines: [Line]

  init() throws {
    let corpus = try #require(Repository.text(of: "Tests/NewsTests/Corpora/times.txt"))
    var published: Day?
    var lines: [Line] = []
    for line in corpus.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("@") {
        published = Day(iso: line.dropFirst(2))
        continue
      }
      let text = NameFixture.listed(AnnotatedText(parsing: String(line)).text)
      lines.append(Line(annotated: String(line), text: text, published: published))
    }
    self.lines = lines
  }
}
