import News
import Screen
import Testing

@testable import Browser

@Suite("Browsing")
struct BrowsingTests {
  @Test("the reader follows the selected article")
  func following() {
    let browsing = Browsing().pressing("j")
    #expect(browsing.state.reader.article == Article.ID(1))
    #expect(browsing.screen.contains("No ferries on Sunday"))
  }

  @Test("Enter gives the reader the keyboard, Esc takes it back")
  func opening() {
    #expect(Browsing().pressing("<Enter>").state.focus == .reader)
    #expect(Browsing().pressing("<Enter><Esc>").state.focus == .articles)
  }

  @Test("Tab goes through all panes and back to the first")
  func cycling() {
    #expect(Browsing().pressing("<Tab>").state.focus == .timeline)
    #expect(Browsing().pressing("<Tab><Tab><Tab><Tab><Tab><Tab><Tab>").state.focus == .articles)
    #expect(Browsing().pressing("<S-Tab>").state.focus == .reader)
  }

  @Test("a selected name leads the reader to its mentions, n and N through all of them, across articles")
  func mentions() {
    var browsing = Browsing()
    browsing.press("3")  // Mara Lindqvist: twice in the first article, once in the last
    #expect(browsing.state.walk?.label == "Mara Lindqvist")
    let places = (0..<3).map { _ in
      defer { browsing.press("n") }
      return browsing.state.reader.article
    }
    #expect(places == [Article.ID(0), Article.ID(0), Article.ID(2)])
    #expect(browsing.state.reader.article == Article.ID(0), "and round again")
    #expect(browsing.pressing("N").state.reader.article == Article.ID(2))
  }

  @Test("]q goes from quote to quote, on to the next article, and stops at the last")
  func quotes() {
    var browsing = Browsing().pressing("<Enter>")
    var spoken: [String] = []
    for _ in 0..<5 {
      browsing.press("]q")
      if let quote = browsing.state.quote {
        spoken.append(browsing.state.dossier.text(browsing.state.dossier[quote].passage))
      }
    }
    #expect(
      spoken.map { $0.prefix(8) }.map(String.init) == [
        "“Nobody ", "“The ros", "“more th", "“We will", "“We will",
      ])
    #expect(browsing.state.notice?.text == "this is the last quote")
  }

  @Test("an event leads to its telling")
  func events() {
    let browsing = Browsing().pressing("2G")
    let telling = browsing.state.dossier.events.last?.tellings.first?.passage
    #expect(browsing.state.reader.article == telling?.article)
    #expect(browsing.state.reader.pointed == telling?.span)
  }

  @Test("J and K change the article without leaving the reader")
  func articles() {
    let browsing = Browsing().pressing("<Enter>J")
    #expect(browsing.state.focus == .reader)
    #expect(browsing.state.reader.article == Article.ID(1))
    #expect(browsing.pressing("KK").state.notice?.text == "this is the first article")
  }

  @Test("H goes back to where a jump began, L forward again")
  func history() {
    let browsing = Browsing().pressing("<Enter>]q]q]q]q")
    #expect(browsing.state.reader.article == Article.ID(1))
    #expect(browsing.pressing("H").state.reader.article == Article.ID(0))
    #expect(browsing.pressing("HL").state.reader.article == Article.ID(1))
  }

  @Test("an unfinished run of keys shows; one that means nothing says so")
  func pending() {
    #expect(Browsing().pressing("g").screen.contains("g …"))
    #expect(Browsing().pressing("gx").state.notice?.text.contains("gx") == true)
  }

  @Test("q closes the reader before it quits; Q quits from anywhere")
  func quitting() {
    #expect(Browsing().pressing("<Enter>q").effects.isEmpty)
    #expect(Browsing().pressing("<Enter>qq").effects == [.quit])
    #expect(Browsing().pressing("<Enter>Q").effects == [.quit])
  }

  @Test("a newer dossier leaves article, place and focus as they were, by name")
  func reloading() {
    var browsing = Browsing(Size(rows: 16, columns: 72)).pressing("j<Enter>")
    let name = browsing.state.reader.article.map { browsing.state.dossier[$0].name }
    browsing.send(
      .loaded(
        Fixture.dossier(["name: 0-new.txt\nA new first article.", Fixture.secondSource]), .complete))
    #expect(browsing.state.reader.article.map { browsing.state.dossier[$0].name } == name)
    #expect(browsing.state.focus == .reader)
  }

  @Test(
    "any keys at any size leave a whole screen with the cursor on it, also where lists are taken from the last one"
  )
  func fuzz() {
    var generator = Xorshift(state: 0x2545_F491_4F6C_DD1D)
    let keys = Commands.all.flatMap(\.keys) + ["a", "1", "\"", ":", "-", "<BS>", "(", "é"]
    for _ in 0..<60 {
      var browsing = Browsing(generator.size)
      var lists = ListPictures()
      for _ in 0..<60 {
        browsing.press(keys[Int.random(in: 0..<keys.count, using: &generator)])
        if Int.random(in: 0..<12, using: &generator) == 0 { browsing.send(.resized(generator.size)) }
        if Int.random(in: 0..<12, using: &generator) == 0 { browsing.send(.paused) }
        let frame = browsing.state.render()
        #expect(frame.size == browsing.state.size)
        #expect(browsing.state.render(keeping: &lists) == frame)
        if let cursor = frame.cursor, !frame.cells.isEmpty { #expect(frame.bounds.contains(cursor)) }
      }
    }
  }

  @Test("a newer dossier is told of and shows as soon as it is read, and again with its findings")
  func newer() {
    var browsing = Browsing(Size(rows: 24, columns: 120), Fixture.dossier([Fixture.secondSource]))
    browsing.send(.loaded(Fixture.harbour, .searchable))
    #expect(browsing.state.dossier.articles.count == 1)
    browsing.send(.loaded(Fixture.harbour, .carried))
    #expect(browsing.screen.contains("2 new: 2026-03-02-gazette.txt, notes.txt …"))
    #expect(browsing.state.dossier.articles.count == 3)
    browsing.send(.loaded(Fixture.harbour, .complete))
    #expect(browsing.state.dossier.articles.count == 3)
    #expect(browsing.screen.contains("2 new: 2026-03-02-gazette.txt, notes.txt\n"))
    browsing.send(.loadFailed("harbour: no such file or directory"))
    #expect(browsing.screen.contains("what was read stays") && browsing.state.dossier.articles.count == 3)
    browsing.send(.loaded(Fixture.harbour, .complete))
    #expect(browsing.screen.contains("the files are back"))
  }
}

/// Marsaglia's xorshift64: the same numbers in every run.
private struct Xorshift: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  var size: Size {
    mutating get {
      Size(rows: Int.random(in: 0...50, using: &self), columns: Int.random(in: 0...190, using: &self))
    }
  }
}
