import News
import Prose
import Screen
import Testing

@testable import Browser

@Suite("Going to anything")
struct PickingTests {
  private func labels(_ browsing: Browsing) -> [String] {
    guard let picker = browsing.state.picker else { return [] }
    return picker.matches.map { browsing.state.label(of: picker.catalogue.targets[$0]) }
  }

  @Test(
    "letters in order match; those at the start of words and together come first",
    arguments: [
      ("teo", "Teo Barros"), ("tb", "Teo Barros"), ("northline", "Northline"),
      ("strike ends", "Ferry strike ends"),
      ("MARA LIND", "Mara Lindqvist"), ("nfos", "No ferries on Sunday"), ("nextqu", "next-quote"),
      ("roster", "“The roster is fair"), ("zebra", nil),
    ])
  func matching(typed: String, first: String?) {
    let best = labels(Browsing().pressing("<C-p>" + typed.replacing(" ", with: "<Space>"))).first
    if let first { #expect(best?.hasPrefix(first) == true) } else { #expect(best == nil) }
  }

  @Test(
    "case and accents make no difference, and order does",
    arguments: [
      ("ostrow", "Östrów", true), ("worst", "Ostrow", false), ("", "anything", true), ("é", "cafe", true),
    ])
  func folding(typed: String, label: String, matches: Bool) {
    let folded = Array(Folding.folded(label).utf8)
    #expect((FuzzyPattern(typed).match(folded[...]) != nil) == matches)
  }

  @Test("words together beat letters apart")
  func order() {
    func score(_ typed: String, _ label: String) -> Int {
      FuzzyPattern(typed).match(Array(label.utf8)[...])?.score ?? -1
    }
    #expect(score("port", "port ostrow") > score("port", "people of the north rota"))
    #expect(score("po", "port ostrow") > score("po", "deposit"))
    #expect(score("po", "the port") > score("po", "deposit"))
  }

  @Test("Enter goes to an article, a name, an event, a quote")
  func going() {
    #expect(Browsing().pressing("<C-p>noferries<Enter>").state.reader.article == Article.ID(1))
    let name = Browsing().pressing("<C-p>teo<Enter>")
    #expect(name.state.focus == .people)
    #expect(name.state.selectedIndex(.people) == 1)
    #expect(name.pressing("H").state.focus == .articles)
    let event = Browsing().pressing("<C-p>talksareto<Enter>")
    #expect(event.state.focus == .timeline)
    #expect(event.state.selectedIndex(.timeline) == 3)
    #expect(Browsing().pressing("<C-p>wewillsit<Enter>").state.pointedQuote != nil)
  }

  @Test("past searches are run again, commands are carried out")
  func acting() {
    #expect(
      Browsing().pressing("/tomorrow<Enter>q<C-p>tomorrow<Enter>").state.search.results?.text == "tomorrow")
    #expect(Browsing().pressing(":quit<Enter>").effects.last == .quit)
    #expect(Browsing().pressing(":quotes<Enter>").state.focus == .quotes)
    #expect(Browsing().pressing(":timel<Tab>").state.picker?.field.text == "timeline")
  }

  @Test("a name that nothing has says which is nearest, and leaves the prompt open")
  func unknown() {
    let browsing = Browsing().pressing(":quitx<Enter>")
    #expect(browsing.state.notice?.text == "nothing is called “quitx”; the nearest is “quit”")
    #expect(browsing.state.picker != nil)
    #expect(browsing.screen.contains("the nearest is “quit”"))
  }

  @Test("Esc leaves all as it was, arrows select, and the filter holds")
  func leaving() {
    let before = Browsing().pressing("j")
    #expect(before.pressing("<C-p>ter<Down><Esc>").screen == before.screen)
    #expect(Browsing().pressing("<C-p><Down><Down>").state.picker?.cursor.selected == 2)
    #expect(!labels(Browsing().pressing("1f<C-p>teo")).contains { $0.contains("No ferries") })
  }
}
