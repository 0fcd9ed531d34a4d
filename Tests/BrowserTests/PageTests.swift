import News
import Prose
import Screen
import Testing

@testable import Browser

@Suite("Pages")
struct PageTests {
  @Test("Enter on a name shows its mentions below each other, the words around them aligned")
  func concordance() {
    let browsing = Browsing().pressing("3<Enter>")
    #expect(browsing.screen.contains("Mentions of Mara Lindqvist"))
    #expect(browsing.screen.contains("1/3"))
    let frame = browsing.state.render()
    let columns = (0..<frame.size.rows).compactMap { row in
      (0..<frame.size.columns).first { frame[row, $0].style.role == .match }
    }
    #expect(columns.count == 3)
    #expect(Set(columns).count == 1)
  }

  @Test("j and k select a mention, Enter goes there, and n goes on from it")
  func following() {
    let browsing = Browsing().pressing("3<Enter>j<Enter>")
    #expect(browsing.state.overlay == nil)
    #expect(browsing.state.focus == .reader)
    #expect(browsing.state.walk?.position == Walk.Stop(article: 0, hit: 1))
    #expect(browsing.pressing("n").state.reader.article == Article.ID(2))
    #expect(browsing.pressing("H").state.focus == .people)
  }

  @Test("a page opened from the reader begins at the mention that is nearest")
  func nearest() {
    #expect(Browsing().pressing("<Enter>]e]e]e]egm").state.overlay?.selected == 1)
  }

  @Test("gm shows the hits of a search; without name and search it says what to do")
  func hits() {
    let browsing = Browsing().pressing("/strike<Enter>gm")
    #expect(browsing.screen.contains("Mentions of strike"))
    #expect(browsing.screen.contains("1/4"))
    #expect(
      Browsing().pressing("gm").state.notice?.text == "select a name or search first, to see every mention")
  }

  @Test("mentions and tellings follow the filter")
  func filtering() {
    #expect(Browsing().pressing("1f3<Enter>").screen.contains("1/2"))
  }

  @Test("the card of a name tells names, company, days and quotes; Enter reads a quote")
  func card() {
    let browsing = Browsing().pressing("3u")
    for text in ["Lindqvist 2× · Mara Lindqvist 1×", "3× in 2 articles", "Seafarers' Union", "2 quotes"] {
      #expect(browsing.screen.contains(text))
    }
    #expect(browsing.pressing("<Enter>").state.pointedQuote != nil)
    #expect(Browsing().pressing("u").state.notice?.text == "select a name first, or go to one with ]e")
  }

  @Test("Enter on an event shows how every source tells it")
  func tellings() {
    let browsing = Browsing().pressing("2j<Enter>")
    #expect(browsing.screen.contains("Coast Radio"))
    #expect(browsing.pressing("<Enter>").state.reader.article == Article.ID(1))
  }

  @Test(
    "W tells the rule and the words behind a finding",
    arguments: [
      ("<Enter>]qW", "by the words", "test"), ("<Enter>]eW", "place Port Ostrow", "listed place"),
      ("<Enter>]dW", "03 Mar", "test"), ("2W", "What tells of it", "test"), ("6W", "Who says it", "test"),
    ])
  func reasons(keys: String, words: String, rule: String) {
    let screen = Browsing().pressing(keys).screen
    #expect(screen.contains(words))
    let lines = screen.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("rule \(rule)"))
  }

  @Test("a page about findings closes when a newer dossier comes, one about the program stays")
  func reloading() {
    for (keys, stays) in [("3<Enter>", false), ("3u", false), ("2<Enter>", false), ("?", true)] {
      var browsing = Browsing().pressing(keys)
      browsing.send(.loaded(Fixture.dossier([Fixture.secondSource]), .complete))
      #expect((browsing.state.overlay != nil) == stays)
    }
  }

  @Test("hidden characters show by their names, where they stand")
  func hidden() {
    let source = "name: a.txt\nThe min\u{AD}ister \u{202E}denies\u{202C} it – “all of it”."
    let browsing = Browsing(Size(rows: 24, columns: 80), Fixture.dossier([source])).pressing("U")
    #expect(browsing.screen.contains("The min<U+00AD>ister <U+202E>denies<U+202C> it – “all of it”."))
    #expect(browsing.screen.contains("1/3"))
    #expect(Browsing().pressing("U").screen.contains("every character of this article shows"))
  }

  @Test("a page without lines that lead anywhere scrolls")
  func scrolling() {
    #expect(Browsing().pressing("?jj").state.overlay?.top == 2)
    #expect(Browsing().pressing("?Ggg").state.overlay?.top == 0)
    #expect(Browsing().pressing("?<Space>").state.overlay?.top == 20)
  }
}
