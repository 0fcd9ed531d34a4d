import News
import Prose
import Testing

@testable import Reading

@Suite("Hard-wrapped text")
struct HardWrapTests {
  private func paragraphs(_ source: String) -> [String] {
    let text = Text(source)
    let draft = PlainText.draft(text, lines: text.physicalLines, frontMatter: 0..<0, title: nil)
    return draft.lines.map { "\($0.number): \(draft.text[$0.span])" }
  }

  @Test("lines of one width are joined to paragraphs, which blank lines and indents part")
  func wrapped() {
    let wire = """
      The two harbour towns said on Monday that they would reopen the
      talks on the night ferry between them, a year after the engine
      failed and the boats were laid up for good in the old harbour.

      Nobody had asked the harbour master why, and he said so when he
      was asked by a reporter on the quay in the rain.
          Officials are to meet again in the spring, and the timetable
      is to be settled by the end of June, the mayor said.
      """
    #expect(
      paragraphs(wire).map { $0.replacing("\n", with: "/") } == [
        "1: The two harbour towns said on Monday that they would reopen the/talks on the night ferry between them, a year after the engine/failed and the boats were laid up for good in the old harbour.",
        "5: Nobody had asked the harbour master why, and he said so when he/was asked by a reporter on the quay in the rain.",
        "7: Officials are to meet again in the spring, and the timetable/is to be settled by the end of June, the mayor said.",
      ])
  }

  @Test("a text with a paragraph to a line keeps its lines")
  func unwrapped() {
    let scraped = """
      Ferry talks resume after a year
      The two harbour towns said on Monday that they would reopen the talks on the night ferry between them, a year after the engine failed.
      Nobody had asked the harbour master why, and he said so when he was asked by a reporter on the quay in the rain last week.
      He laughed.
      Officials are to meet again in the spring, and the timetable is to be settled by the end of June, the mayor said at a briefing.
      """
    #expect(paragraphs(scraped).count == 5)
  }

  @Test("short lines of any length, as in menus and lists, are kept apart")
  func list() {
    let list =
      "World\nFerry talks resume after a year of silence\nSport\nCat found on roof of town hall\nWeather\nArts\n"
    #expect(paragraphs(String(repeating: list, count: 4)).count == 24)
  }

  @Test("items of a list start lines of their own")
  func items() {
    let text = """
      The two harbour towns said on Monday that they would reopen the
      talks on the night ferry between them, a year after the engine
      failed and the boats were laid up for good in the old harbour's
      - northern basin, which is the deeper one of the two that there
      are, and in the
      """
    #expect(paragraphs(text).count == 2)
  }

  @Test("line ends of every kind part lines, and numbers count them")
  func lineEnds() {
    #expect(paragraphs("one\r\ntwo\rthree\n\n\r\nfour") == ["1: one", "2: two", "3: three", "6: four"])
    #expect(Text("a\r\n").physicalLines == [Span(0, 1)])
    #expect(Text("\r\r").physicalLines == [Span(0, 0), Span(1, 1)])
  }
}
