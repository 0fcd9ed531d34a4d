import News
import Prose
import Testing

@Suite("What a text says about itself")
struct CleaningFactsTests {
  /// `title | byline | outlet | place | published` of a text of these opening lines and two paragraphs after them.
  private func facts(_ opening: String, closing: String = "") -> String {
    let page = """
      \(opening.split(separator: "\n").map { "| " + $0 }.joined(separator: "\n"))
      | The boats did not sail last winter, and the harbour master said that nobody had asked him why that was.
      | Officials are to meet again in the spring, and the timetable is to be settled by the end of June.\(closing)
      """
    let facts = Pages.cleaned(page).facts
    return [
      facts.title?.value, facts.byline?.value, facts.outlet?.value, facts.place?.value,
      facts.published?.value.iso,
    ].map { $0 ?? "-" }.joined(separator: " | ")
  }

  private static let body =
    "The two harbour towns said on Monday that they would reopen talks on the night ferry."

  @Test(
    "a dateline gives the place, the agency, and the day where it prints the year",
    arguments: [
      ("BEIJING – ", "- | - | - | BEIJING | -"),
      ("SEOUL, Jan. 5 (Reuters) - ", "- | - | Reuters | SEOUL | -"),
      ("SEOUL, Jan. 5, 2026 (Yonhap) -- ", "- | - | Yonhap | SEOUL | 2026-01-05"),
      ("ST. JOHN, Mich. (AP) — ", "- | - | AP | ST. JOHN | -"),
      ("Port Azure (AFP) – ", "- | - | AFP | Port Azure | -"),
      ("PORT AZURE: ", "- | - | - | PORT AZURE | -"),
      ("BREAKING: ", "- | - | - | - | -"),
      ("UPDATE – ", "- | - | - | - | -"),
      ("After a year — and a winter — ", "- | - | - | - | -"),
      ("", "- | - | - | - | -"),
    ])
  func dateline(opening: String, expected: String) {
    #expect(facts(opening + Self.body) == expected)
  }

  @Test(
    "the outlet is read from credits and references",
    arguments: [
      ("\n| ANN/The Korea Herald", "The Korea Herald"),
      (" REUTERS", "Reuters"),
      (" – AFP", "AFP"),
      (" (Xinhua)", "Xinhua"),
      (" The towns, Sound Online reports, citing Reuters.", "Sound Online"),
      (" It was in the paper, but nobody reports citing it.", "-"),
      (" BOATS", "-"),
    ])
  func outlet(closing: String, expected: String) {
    #expect(facts(Self.body, closing: closing) == "- | - | \(expected) | - | -")
  }

  @Test("a photographer's agency is not the outlet")
  func pictureCredit() {
    #expect(
      facts("Ferry talks resume after a year\nA ferry leaves the harbour.\nPHOTO: EPA\n" + Self.body)
        == "Ferry talks resume after a year | - | - | - | -")
  }

  @Test("title, byline and date stand above the text")
  func heading() {
    #expect(
      facts(
        "Ferry talks resume after a year\nBy Jane Roe\nUpdated: 6 January 2026\nPublished: 5 January 2026\n"
          + Self.body)
        == "Ferry talks resume after a year | Jane Roe | - | - | 2026-01-05")
  }

  @Test("each fact says where it was found")
  func evidence() {
    let text = Text(
      "BEIJING – The boats did not sail last winter, and nobody had asked the harbour master why.")
    let draft = Draft(text, lines: [Draft.Line(text.span, number: 1, followsGap: true)])
    #expect(Pages.cleaner.cleaned(draft).facts.place?.evidence == .text(Span(0, 7)))
  }

  @Test(
    "a file's name can give the date and the outlet",
    arguments: [
      ("2026-01-05-korea-herald", "The Korea Herald", "2026-01-05"),
      ("reuters_20260105_ferry-talks", "Reuters", "2026-01-05"),
      ("ferry-talks-2026_1_5", "-", "2026-01-05"),
      ("ferry-talks", "-", "-"),
      ("000_66cc7cdec42ee4ba", "-", "-"),
      ("2026-13-45", "-", "-"),
      ("the-age-of-boats", "-", "-"),
      ("", "-", "-"),
    ])
  func fileName(stem: String, outlet: String, day: String) {
    let facts = Pages.cleaner.facts(ofFileName: stem)
    #expect(facts.outlet?.value ?? "-" == outlet)
    #expect(facts.published?.value.iso ?? "-" == day)
    if let outlet = facts.outlet { #expect(outlet.evidence == .fileName) }
  }

  @Test(
    "a printed date gives its day where it can mean only one",
    arguments: [
      ("2026-01-05", "2026-01-05"), ("2026-01-05T14:03:00+09:00", "2026-01-05"),
      ("Jan. 5, 2026", "2026-01-05"),
      ("5. Januar 2026", "2026-01-05"), ("5 de enero de 2026", "2026-01-05"), ("25/12/2025", "2025-12-25"),
      ("12/25/2025", "2025-12-25"), ("03/04/2026", "-"), ("last Monday", "-"), ("2026", "-"), ("", "-"),
      ("2026-02-30", "-"),
    ])
  func printedDate(printed: String, expected: String) {
    #expect(Pages.cleaner.day(printed: printed)?.iso ?? "-" == expected)
  }
}
