import News
import Prose
import Screen
import Search
import Testing

@testable import Browser

@Suite("Searching")
struct SearchingTests {
  @Test("results show as a word is typed, the reader at the first hit")
  func typing() {
    let browsing = Browsing().pressing("/ferr")
    #expect(browsing.state.search.results?.articles.count == 2)
    #expect(browsing.state.focus == .results)
    #expect(browsing.state.reader.pointed != nil)
    #expect(browsing.screen.contains("in 2 of 3"))
  }

  @Test("Esc leaves everything as it was")
  func leaving() {
    let before = Browsing().pressing("j<Enter>j")
    let after = before.pressing("/strike<Down><Esc>")
    #expect(after.screen == before.screen)
  }

  @Test("Enter keeps the hits: n and N walk them across articles")
  func walking() {
    var browsing = Browsing().pressing("/strike<Enter>")
    #expect(!browsing.state.search.isTyping)
    var articles: Set<Article.ID> = []
    let total = browsing.state.walk?.count ?? 0
    for _ in 0..<total {
      browsing.press("n")
      if let article = browsing.state.reader.article { articles.insert(article) }
    }
    #expect(articles.count == 3)
  }

  @Test("a query that is not understood says where, and the last results stay")
  func errors() {
    let browsing = Browsing().pressing("/strike quay:x")
    #expect(browsing.state.search.error?.message.isEmpty == false)
    #expect(browsing.state.search.results?.text.hasPrefix("strike") == true)
    #expect(browsing.pressing("<Enter>").state.search.isTyping, "and Enter does not leave the prompt")
  }

  @Test("nothing found says so and leaves the search")
  func nothing() {
    let browsing = Browsing().pressing("/zeppelin<Enter>")
    #expect(browsing.state.notice?.text == "nothing found for zeppelin; / and Ctrl-r bring it back")
    #expect(browsing.state.focus == .articles)
  }

  @Test("Ctrl-r brings earlier queries back")
  func recalling() {
    let browsing = Browsing().pressing("/strike<Enter>q/ferries<Enter>q/<C-r><C-r>")
    #expect(browsing.state.search.field.text == "strike")
  }

  @Test("pasted text is typed into the prompt, and is no run of commands elsewhere")
  func pasting() {
    var browsing = Browsing().pressing("/")
    browsing.send(.pasted("port\nostrow"))
    #expect(browsing.state.search.field.text == "port ostrow")
    var list = Browsing()
    list.send(.pasted("Q"))
    #expect(list.effects.isEmpty)
  }
}

@Suite("Completing a query")
struct QueryCompletionTests {
  private func field(_ keys: String) -> String { Browsing().pressing(keys).state.search.field.text }

  @Test(
    "Tab writes out fields, names and words, and goes through them",
    arguments: [
      ("/spea<Tab>", "speaker:"), ("/speaker:<Tab>", "speaker:\"Teo Barros\""),
      ("/speaker:<Tab><Tab>", "speaker:Lindqvist"),
      ("/speaker:<Tab><Tab><S-Tab>", "speaker:\"Teo Barros\""),
      ("/speaker:<Tab><Tab><Tab>", "speaker:\"Mara Lindqvist\""),
      ("/speaker:<S-Tab>", "speaker:\"Mara Lindqvist\""),
      ("/strike fer<Tab>", "strike ferries"), ("/zzz<Tab>", "zzz"),
      ("/fer x<Left><Left><Tab>", "ferries x"), ("/“é” fer<Tab>", "“é” ferries"),
    ])
  func complete(keys: String, query: String) {
    #expect(field(keys) == query)
  }

  @Test("what was completed is searched at once, and typing goes on after it")
  func found() {
    let browsing = Browsing().pressing("/spea<Tab>mar<Tab>")
    #expect(browsing.state.search.results?.articleCount == 1)
    #expect(browsing.pressing(" ferries").state.search.field.text == "speaker:\"Mara Lindqvist\" ferries")
  }

  @Test("candidates show under the prompt, the one taken with what it finds")
  func shown() {
    #expect(Browsing().pressing("/speaker:").screen.contains("\"Teo Barros\"  Lindqvist  \"Mara Lindqvist\""))
    #expect(Browsing().pressing("/speaker:<Tab>").screen.contains("in 2 articles"))
    #expect(Browsing().pressing("/zzz<Tab>").screen.contains("nothing starts like that"))
  }

  @Test("Enter keeps what was found as the start of a word")
  func prefix() {
    let browsing = Browsing().pressing("/ferr<Enter>")
    #expect(browsing.state.search.results?.text == "ferr*")
    #expect(browsing.state.focus == .results)
  }

  @Test("what is found is divided by outlet, day and name, and a line narrows the search")
  func facets() {
    let browsing = Browsing().pressing("/strike<Enter>gf")
    #expect(browsing.screen.contains("Outlets") && browsing.screen.contains("Days"))
    let narrowed = browsing.pressing("<Enter>")
    #expect(narrowed.state.search.results?.text.hasPrefix("(strike) outlet:") == true)
    #expect(narrowed.state.search.results?.articleCount == 1)
    #expect(Browsing().pressing("gf").state.notice != nil)
  }

  @Test("articles like one lead to the other articles")
  func alike() {
    let browsing = Browsing()
    let first = browsing.state.reader.article
    let like = browsing.pressing("gr")
    #expect(like.screen.contains("Articles like"))
    #expect(like.pressing("<Enter>").state.reader.article != first)
  }

  @Test("results are ordered best first, newest first, by outlet")
  func ordering() {
    var browsing = Browsing().pressing("/strike<Enter>")
    let best = browsing.state.search.results?.articles
    browsing.press("S")
    let dossier = browsing.state.dossier
    let days = browsing.state.search.results?.articles.compactMap { dossier[$0].published?.value.number }
    #expect(days == days?.sorted(by: >) && days?.isEmpty == false)
    browsing.press("S")
    let outlets = browsing.state.search.results?.articles.map { dossier[$0].outlet?.value ?? "~" }
    #expect(outlets == outlets?.sorted())
    browsing.press("S")
    #expect(browsing.state.search.results?.articles == best)
  }

  @Test("what was probably meant is offered, and taken")
  func meant() {
    let browsing = Browsing().pressing("/stirke ")
    #expect(browsing.screen.contains("did you mean"))
    let taken = browsing.pressing("<C-y>")
    #expect(taken.state.search.field.text.hasPrefix("strike"))
    #expect(taken.state.search.results?.articleCount == 3)
  }

  @Test("a key that is waiting keeps the last results; they catch up when it was the last")
  func abandoning() {
    var browsing = Browsing().pressing("/strike")
    let shown = browsing.state.search.results?.text
    browsing.state.isKeyWaiting = { true }
    browsing.send(.pasted(" (ferr* OR /[a-z]+/)"))
    #expect(browsing.state.search.results?.text == shown && browsing.state.search.isBehind)
    browsing.state.isKeyWaiting = { false }
    browsing.press("<Down>")
    #expect(browsing.state.search.results?.text == "strike (ferr* OR /[a-z]+/)")
    #expect(!browsing.state.search.isBehind)
  }
}
