import Prose
import Reading
import TestSupport
import Testing

@testable import News

/// Pages as they are written in tests: each line says what should become of it, then a bar, then the line itself.
/// Kept lines give their kind, lines taken out a minus and the reason.
private func check(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let cleaned = Pages.cleaned(page)
  #expect(cleaned.labelled == page, sourceLocation: sourceLocation)
}

enum Pages {
  /// Read once for all tests; empty if it cannot be read, so that every test fails.
  static let lexicon = (try? LexiconReader.lexicon(at: Repository.path("data/lexicon"))) ?? Lexicon()
  static let cleaner = Cleaner(lexicon: lexicon)

  struct Cleaned {
    let labelled: String
    let facts: CleanedText.Facts
  }

  static func cleaned(_ page: String) -> Cleaned {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let printed = lines.map { line in line.firstIndex(of: "|").map { String(line[$0...].dropFirst(2)) } ?? ""
    }
    let text = Text(printed.joined(separator: "\n"))
    var draftLines: [Draft.Line] = []
    var followsGap = true
    for (index, span) in text.lines.enumerated() {
      let trimmed = text.trimmed(span)
      if !trimmed.isEmpty {
        draftLines.append(Draft.Line(trimmed, number: index + 1, followsGap: followsGap))
      }
      followsGap = trimmed.isEmpty
    }
    let cleaned = cleaner.cleaned(Draft(text, lines: draftLines))
    var labels: [Int: String] = [:]
    for block in cleaned.blocks { labels[block.line] = block.kind.rawValue }
    for removal in cleaned.removals { labels[removal.line] = "-" + removal.reason.rawValue }
    let labelled = printed.enumerated().map { index, line in
      labels[index + 1].map { "\($0) | \(line)" } ?? line
    }
    return Cleaned(labelled: labelled.joined(separator: "\n"), facts: cleaned.facts)
  }
}

@Suite("Cleaning: whole pages")
struct CleaningTests {
  @Test("a clean text keeps every line")
  func cleanText() {
    check(
      """
      title | Ferry talks resume after a year of silence
      subtitle | Both harbour towns say they want the night boats back
      paragraph | The two harbour towns said on Monday that they would reopen talks on the night ferry between them.
      paragraph | “We want the boats back before the summer,” the mayor of the northern town said at a briefing.
      heading | What comes next
      paragraph | Officials are to meet again in the spring, and the timetable is to be settled by the end of June.
      paragraph | The ferry has not sailed since its engine failed
      """)
  }

  @Test("a text of paragraphs alone has no title")
  func noTitle() {
    check(
      """
      paragraph | The two harbour towns said on Monday that they would reopen talks on the night ferry between them. It was the first word from either side in a year.

      paragraph | Officials are to meet again in the spring, and the timetable is to be settled by the end of June.
      """)
  }

  @Test("what stands around an article on its page is taken out")
  func scrapedPage() {
    check(
      """
      -navigation | Skip to main content
      -navigation | Home
      -navigation | World
      -navigation | Sport
      -subscription | Subscribe to our newsletter
      title | Ferry talks resume after a year of silence
      -byline | By Jane Roe
      -dateLine | Published: 5 January 2026 14:03 GMT
      -sharing | Share on Facebook
      caption | A ferry leaves the northern harbour at dawn.
      -credit | Photo: John Doe
      paragraph | The two harbour towns said on Monday that they would reopen talks on the night ferry between them.
      -related | Read more: Engine failure stops the night ferry
      paragraph | “We want the boats back before the summer,” the mayor of the northern town said at a briefing.
      heading | Business
      paragraph | Traders on both sides of the sound have lost money since the boats stopped, the chamber said.
      -advertisement | Advertisement
      paragraph | Officials are to meet again in the spring, and the timetable is to be settled by the end of June.
      -related | Most read
      -navigation | Cat found on roof of town hall
      -navigation | Technology
      -comments | Leave a comment
      -cookieNotice | This site uses cookies to offer you a better experience.
      -legal | © 2026 The Sound Gazette. All rights reserved.
      """)
  }

  @Test("a headline with a full stop is one where the page goes on with furniture before the text")
  func headlineWithStop() {
    check(
      """
      title | Ferry talks resume after a year of silence: mayor's office.

      -navigation | Sound Daily
      -byline | By -
      -related | Read more:

      paragraph | The two harbour towns said on Monday that they would reopen talks on the night ferry between them.

      paragraph | Officials are to meet again in the spring, and the timetable is to be settled by the end of June.

      -sharing | Share this article
      """)
  }

  @Test("a picture's line stays, its credit goes")
  func captions() {
    check(
      """
      title | Ferry talks resume after a year of silence
      caption | The mayor (L) shakes hands with the harbour master (R) on the quay.
      paragraph | The two harbour towns said on Monday that they would reopen talks on the night ferry between them.
      caption | A ferry leaves the northern harbour at dawn. PHOTO: AFP
      paragraph | “We want the boats back before the summer,” the mayor of the northern town said at a briefing.
      caption | Travellers wait on the quay in the rain
      -credit | PHOTO: REUTERS
      paragraph | Officials are to meet again in the spring, and the timetable is to be settled by the end of June.
      """)
  }

  @Test("a date on a line of its own stays where there is no page around it")
  func bareDate() {
    check(
      """
      title | Ferry talks resume after a year of silence
      paragraph | January 5, 2026
      paragraph | The two harbour towns said on Monday that they would reopen talks on the night ferry between them.
      paragraph | Officials are to meet again in the spring, and the timetable is to be settled by the end of June.
      """)
  }

  @Test("a short line that a page prints twice is taken out the second time")
  func repeated() {
    check(
      """
      title | Ferry talks resume after a year of silence
      -sharing | Share
      -subscription | Subscribe now
      paragraph | The two harbour towns said on Monday that they would reopen talks on the night ferry between them.
      paragraph | Night boats, day boats
      paragraph | Officials are to meet again in the spring, and the timetable is to be settled by the end of June,
      -repeatedLine | Night boats, day boats
      paragraph | Traders on both sides of the sound have lost money since the boats stopped, the chamber said.
      """.replacing("paragraph | Night", with: "heading | Night"))
  }

  @Test("cleaning what has been cleaned changes nothing")
  func idempotent() {
    let page = """
      title | Ferry talks resume after a year of silence
      paragraph | The two harbour towns said on Monday that they would reopen talks on the night ferry between them.
      """
    #expect(Pages.cleaned(page).labelled == page)
  }
}

@Suite("Cleaning: single lines")
struct LineVerdictTests {
  /// What a line is by its own words.
  private func verdict(_ line: String) -> String {
    let words = CleaningWords(Pages.lexicon)
    let text = Text(line)
    let span = text.trimmed(text.span)
    var reader = LineReader(text, words)
    let line = reader.line(span)
    switch reader.verdict(line, span) {
    case .text: return "text"
    case .furniture(let reason, _): return reason.rawValue
    case .sectionName: return "section"
    case .date(let date): return "date \(date.status) \(date.day?.iso ?? "-")"
    case .byline(let names, let day):
      return "byline \(names.map { text[$0] } ?? "-")" + (day.map { " " + $0.iso } ?? "")
    case .credit: return "credit"
    case .caption: return "caption"
    case .url: return "url"
    }
  }

  @Test(
    "furniture is known by its words",
    arguments: [
      ("Sign up now: Get the harbour news first", "subscription"),
      ("Follow topic:", "subscription"),
      ("This website uses cookies. Accept", "cookieNotice"),
      ("WATCH |", "related"),
      ("Read more: The ferry that never was", "related"),
      ("DON'T MISS", "related"),
      ("Don’t miss", "related"),
      ("#buttons=(Fine, Go on!) #days=(30)", "widget"),
      ("block3/Harbour News", "widget"),
      ("video/Video", "widget"),
      ("Image 3 of 5", "widget"),
      ("© 2026 The Sound Gazette", "legal"),
      ("Your email address will not be published.", "comments"),
      ("Leave a Reply Cancel reply", "comments"),
      ("@soundgazette", "sharing"),
      ("Technology", "section"),
      ("https://news.example/ferry", "url"),
    ])
  func furniture(line: String, expected: String) { #expect(verdict(line) == expected) }

  @Test(
    "text that starts or reads like furniture stays text",
    arguments: [
      "More than two hundred people waited on the quay for the last boat.",
      "Share prices fell on Monday.",
      "Cookies were handed out on the quay while the travellers waited for the last boat of the evening.",
      "“Sign up now,” the mayor told the crowd on the quay.",
      "Yes.",
      "I agree.",
      "Read the small print, the harbour master told the travellers, and most of them did so at once.",
      "Video of the crossing showed the ferry listing badly, and the harbour master said he had seen it.",
      "By Monday the boats were back.",
      "By the time the boat came in, the rain had stopped.",
      "Photos of the quay were shared widely.",
      "Date palms line the quay of the southern town.",
      "Source code of the timetable program was published, and the towns were thanked for it.",
      "Rep. Ada Lum (R) and Sen. Bo Reed (D) crossed the sound together on the same boat.",
    ])
  func text(line: String) { #expect(verdict(line) == "text") }

  @Test(
    "a byline gives its names, and the date beside them",
    arguments: [
      ("By Jane Roe", "byline Jane Roe"),
      ("BY JANE ROE AND JOHN DOE", "byline JANE ROE AND JOHN DOE"),
      ("By Jane Roe, Staff Writer", "byline Jane Roe, Staff Writer"),
      ("Written by Jane Roe on November 14, 2025", "byline Jane Roe 2025-11-14"),
      ("By -", "byline -"),
      ("By", "byline -"),
      ("By January", "text"),
      ("By far the best", "text"),
    ])
  func byline(line: String, expected: String) { #expect(verdict(line) == expected) }

  @Test(
    "a line that says when the article appeared gives the day",
    arguments: [
      (" date 2026-01-05 + ↺ − 16 px", "date published 2026-01-05"),
      ("Published: 5 January 2026 14:03", "date published 2026-01-05"),
      ("PUBLISHED: 10:48, Mon, Jan 5, 2026 | UPDATED: 11:05, Mon, Jan 5, 2026", "date published 2026-01-05"),
      ("Updated 6 Jan. 2026", "date updated 2026-01-06"),
      ("Last modified on 2026/01/06", "date updated 2026-01-06"),
      ("January 5, 2026 at 9:45 am", "date bare 2026-01-05"),
      ("11:26 pm EST, Monday, January 5, 2026", "date bare 2026-01-05"),
      ("Posted on 5th January 2026", "date published 2026-01-05"),
      ("2026年1月5日", "date bare 2026-01-05"),
      ("입력 2026-01-05 14:03", "date published 2026-01-05"),
      ("5 janvier 2026", "date bare 2026-01-05"),
      ("05.01.2026, 14:03 Uhr", "date bare 2026-01-05"),
      ("3 hours ago", "date bare -"),
      // Day and month cannot be told apart.
      ("03/04/2026", "widget"),
      ("On January 5, 2026 the boats came back", "text"),
      ("The January 5, 2026 timetable", "text"),
      ("February 30, 2026", "text"),
    ])
  func dateLine(line: String, expected: String) { #expect(verdict(line) == expected) }

  @Test(
    "a credit names who made the text or the picture, and nothing else",
    arguments: [
      ("PHOTO: EPA", "credit"),
      ("Photo by Jane Roe", "credit"),
      ("(Image: GETTY )", "credit"),
      ("ANN/The Korea Herald", "credit"),
      ("REUTERS", "credit"),
      ("Jane Roe, AP", "credit"),
      ("Jane Roe/Getty Images", "credit"),
      ("(Reporting by Jane Roe; Editing by John Doe)", "credit"),
      ("Jane Roe in Northport contributed to this report.", "credit"),
      ("Reuters was told of the talks by the mayor.", "text"),
      ("The photo: a boat in the rain", "text"),
    ])
  func credit(line: String, expected: String) { #expect(verdict(line) == expected) }

  @Test(
    "a caption says that it describes a picture",
    arguments: [
      ("The mayor (L) shakes hands with the harbour master (R) on the quay.", "caption"),
      ("A ferry leaves the harbour at dawn. PHOTO: AFP", "caption"),
      ("A ferry leaves the harbour at dawn. (AP Photo/Jane Roe)", "caption"),
      ("Protesters on the quay last night (Image: GETTY)", "caption"),
      ("FILE - A ferry leaves the northern harbour in 2019.", "caption"),
      ("In this photo taken on Monday, a ferry leaves the harbour.", "caption"),
      ("The mayor showed a photo by a local artist to the crowd.", "text"),
      ("In this town nobody had seen a boat for a year.", "text"),
    ])
  func caption(line: String, expected: String) { #expect(verdict(line) == expected) }
}
