import News
import Prose
import Screen
import Testing

@testable import Browser

@Suite("Steps, counts and marks")
struct SteppingTests {
  /// The text the reader was led to.
  private func pointed(_ browsing: Browsing) -> String? {
    guard let article = browsing.state.reader.article, let span = browsing.state.reader.pointed else {
      return nil
    }
    return browsing.state.dossier.text(Passage(article, span))
  }

  @Test(
    "] and [ step through findings, on from article to article; . does it again",
    arguments: [
      ("]e", "Port Ostrow"), ("]e]e", "Mara Lindqvist"), ("]e..", "Seafarers' Union"),
      ("]e..[e", "Mara Lindqvist"),
      ("]d", "Tuesday"), ("]d]d", "Monday"), ("]d]d]d", "2011"), ("]d]d]d[d", "Monday"),
      (
        "]q]s",
        "“The roster is fair now, and that is what the crews asked for from the first day of this dispute.”"
      ),
      ("]q]q]q.", "“We will sit down tomorrow,”"),
      ("]q]q]q]s[s", "“more than we wished, less than a silent harbour”"),
      ("06]e", "Northline"), ("07]e", "Port Ostrow"), ("8.", nil), ("]e08.", "Lindqvist"),
    ])
  func steps(keys: String, text: String?) {
    #expect(pointed(Browsing().pressing("<Enter>" + keys)) == text)
  }

  @Test(
    "at the end they say so",
    arguments: [
      ("]d099]d", "this is the last date"), ("[e", "this is the first name"),
      ("]q]s]s", "this is the last quote of this speaker"), ("]s", nil),
      (".", "nothing to repeat: ]q ]e ]d ]s go to a quote, a name, a date, this speaker"),
    ])
  func ends(keys: String, notice: String?) {
    #expect(Browsing().pressing("<Enter>" + keys).state.notice?.text == notice)
  }

  @Test("the name the reader was led to is selected in its list, and told about below")
  func names() {
    let browsing = Browsing().pressing("<Enter>]e]e]e]e]e")
    #expect(browsing.state.selectedIndex(.people) == 1)
    #expect(browsing.screen.contains("Teo Barros · 2× in 2 articles · 2 quotes"))
  }

  @Test(
    "a count goes before a key",
    arguments: [
      ("02j", 2), ("09j", 2), ("7G", 2), ("02G", 1), ("Ggg", 0), ("G02k", 0), ("02<Esc>j", 1), ("02Jk", 1),
      ("01j", 1),
      ("00j", 1), ("99999999999j", 2),
    ])
  func counts(keys: String, row: Int) {
    #expect(Browsing().pressing(keys).state.selectedIndex(.articles) == row)
  }

  @Test("a count shows while it is typed, and 1 to 6 go to panes without one")
  func countShows() {
    #expect(Browsing().pressing("012").screen.contains("12 …"))
    #expect(Browsing().pressing("3").state.focus == .people)
    #expect(Browsing().pressing("03").state.focus == .articles)
  }

  @Test("m and a letter mark a place, ' and the letter return, '' goes to and fro")
  func marks() {
    let browsing = Browsing().pressing("jma3k")
    let returned = browsing.pressing("'a")
    #expect(returned.state.focus == .articles)
    #expect(returned.state.reader.article == Article.ID(1))
    #expect(returned.pressing("''").state.focus == .people)
    #expect(returned.pressing("''''").state.focus == .articles)
    #expect(browsing.pressing("'b").state.notice?.text == "there is no mark b; mb sets it")
    #expect(browsing.pressing("m3").state.notice?.text == "a mark is a letter")
    #expect(browsing.pressing("m<Esc>").state.notice == nil)
    #expect(Browsing().pressing("''").state.notice?.text.contains("no jump") == true)
  }

  @Test("a newer dossier keeps the marks in articles it still has")
  func carrying() {
    var browsing = Browsing().pressing("majmbgg")
    browsing.send(.loaded(Fixture.dossier([Fixture.secondSource]), .complete))
    #expect(browsing.state.marks.keys.sorted() == ["b"])
    #expect(browsing.pressing("'b").state.reader.article == Article.ID(0))
  }

  @Test("* searches the name that is selected, or that the reader was led to")
  func searchingNames() {
    #expect(Browsing().pressing("3j*").state.search.results?.text == "person:\"Teo Barros\"")
    #expect(Browsing().pressing("<Enter>]q*").state.walk?.count == 3)
    #expect(Browsing().pressing("<Enter>]e*").state.search.results?.text == "place:\"Port Ostrow\"")
    #expect(Browsing().pressing("6*").state.search.results?.text == "person:\"Mara Lindqvist\"")
    #expect(Browsing().pressing("*").state.notice?.text == "select a name first, or go to one with ]e")
  }

  @Test("what can follow shows only after a moment, and goes with the next key")
  func following() {
    var browsing = Browsing().pressing("g")
    #expect(browsing.state.isKeyPending)
    #expect(!browsing.screen.contains("Go to the timeline"))
    browsing.send(.paused)
    #expect(browsing.screen.contains("Go to the timeline"))
    #expect(!browsing.pressing("t").screen.contains("Go to the timeline"))
    #expect(browsing.pressing("<Esc>").state.notice == nil)
    var idle = Browsing()
    idle.send(.paused)
    #expect(!idle.state.showsFollowing)
  }
}
