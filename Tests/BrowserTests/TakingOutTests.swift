import News
import Prose
import Screen
import Search
import Testing

@testable import Browser

@Suite("Taking out")
struct TakingOutTests {
  /// What keys lead to on the outside.
  private func errand(_ keys: String, _ browsing: Browsing = Browsing()) -> Errand? {
    guard case .errand(let errand) = browsing.pressing(keys).effects.last else { return nil }
    return errand
  }

  @Test("yy copies the quote with its speaker, outlet and date")
  func quote() {
    let copied = """
      “Nobody got everything, and everybody got home,”
      — Mara Lindqvist, “Ferry strike ends after night of talks”, Harbour Gazette, 2 March 2026
      """
    #expect(errand("]qyy") == .copy(copied, name: "the quote"))
  }

  @Test("yy without a quote says how to get to one")
  func noQuote() {
    let browsing = Browsing().pressing("<Enter>yy")
    #expect(browsing.effects.isEmpty)
    #expect(browsing.state.notice?.text.contains("]q") == true)
  }

  @Test(
    "the rest of what y copies",
    arguments: [
      ("yc", "“Ferry strike ends after night of talks”, Harbour Gazette, 2 March 2026", "the citation"),
      ("yp", "2026-03-02-gazette.txt", "the path"),
      (
        "]q]q]qyu",
        "Owners call the accord “the Ostrow model”. Teo Barros of Northline said it would cost “more than we "
          + "wished, less than a silent harbour”.",
        "the paragraph"
      ),
    ])
  func copies(keys: String, text: String, name: String) {
    #expect(errand(keys) == .copy(text, name: name))
  }

  @Test("an article without an address cannot be opened on the web, and that is said")
  func noAddress() {
    let browsing = Browsing().pressing("o")
    #expect(browsing.effects.isEmpty)
    #expect(browsing.state.notice?.text.contains("no address") == true)
  }

  @Test("the editor opens the file at the line that is read")
  func editor() {
    #expect(errand("<Enter>]q<C-e>") == .edit("2026-03-02-gazette.txt", line: 5))
  }

  @Test("the pager gets the article, unwrapped, without the page around it")
  func pager() throws {
    guard case .page(let text) = errand("P") else { throw Unexpected() }
    let lines = text.split(separator: "\n")
    #expect(lines.first == "Ferry strike ends after night of talks")
    #expect(lines.dropFirst().first == "Harbour Gazette · 2026-03-02")
    #expect(!text.contains("newsletter"))
    #expect(lines.contains { $0.utf8.count > 150 })
  }

  @Test("| asks for a command and pipes the article into it")
  func pipe() throws {
    let asked = Browsing().pressing("|wc -w")
    #expect(asked.screen.contains("pipe to: wc -w"))
    #expect(asked.state.render().cursor?.column == 15)
    guard case .pipe(let text, let command) = errand("<Enter>", asked) else { throw Unexpected() }
    #expect(command == "wc -w")
    #expect(text.hasPrefix("Ferry strike"))
  }

  @Test("Esc leaves the question, and so does an empty answer")
  func cancelled() {
    #expect(errand("|wc<Esc>") == nil)
    #expect(errand("|<Enter>") == nil)
    #expect(Browsing().pressing("|wc<Esc>j").state.reader.article == Article.ID(1))
  }

  @Test("what is pasted into a question is text")
  func pasted() {
    var browsing = Browsing().pressing("|")
    browsing.send(.pasted("wc\n-w"))
    #expect(browsing.state.question?.field.text == "wc -w")
  }

  @Test("W writes the article from the reader, and every row from a list")
  func write() throws {
    guard case .write(let article, let path) = errand("<Enter>W<Enter>") else { throw Unexpected() }
    #expect(path == "2026-03-02-gazette.txt")
    #expect(article.hasPrefix("Ferry strike ends"))
    let small = Browsing(Size(rows: 12, columns: 60))
    guard case .write(let list, let listPath) = errand("W<Enter>", small) else { throw Unexpected() }
    #expect(listPath == "articles.txt")
    #expect(list.split(separator: "\n").count == 3)
    #expect(list.contains("No ferries on Sunday as strike enters third week"))
    #expect(!list.contains("▌"))
  }

  @Test("how it went is told in the status line")
  func reports() {
    var browsing = Browsing()
    browsing.send(.ended(.done("copied the quote")))
    #expect(browsing.screen.contains("copied the quote"))
    browsing.send(.ended(.failed("cannot run \u{1B}]0;x")))
    #expect(browsing.screen.contains("cannot run ^[]0;x"))
  }

  private struct Unexpected: Error {}
}

@Suite("Citations")
struct CitationTests {
  private static func dossier(url: String?) -> Dossier {
    let article = Article(
      name: "a.txt", path: "a.txt", text: Text("Text."), blocks: [],
      title: Sourced("Is it *over*?", .fileName),
      outlet: Sourced("Coast\u{1B}Radio", .fileName), byline: Sourced("Ada Holm", .fileName),
      published: Day(iso: "2026-03-01").map { Sourced($0, .fileName) },
      url: url.map { Sourced($0, .fileName) })
    return Dossier(articles: [article], index: Index())
  }

  @Test(
    "each style names all that is known, and nothing of it acts on a terminal",
    arguments: [
      (CitationStyle.plain, "“Is it *over*?”, Coast^[Radio, 1 March 2026, https://radio.example/a"),
      (.markdown, #"[Is it \*over\*?](<https://radio.example/a>), *Coast^[Radio*, 1 March 2026"#),
      (.chicago, "Ada Holm. “Is it *over*?” Coast^[Radio, March 1, 2026. https://radio.example/a."),
    ])
  func styles(style: CitationStyle, text: String) {
    let dossier = Self.dossier(url: "https://radio.example/a")
    #expect(Citation(Article.ID(0), of: dossier, style).text.replacing("\\[", with: "[") == text)
  }

  @Test(
    "only a plain address of the web is one",
    arguments: ["javascript:alert(1)", "-rf", "https://x y", "https://x\u{1B}y", "file:///etc/passwd"])
  func addresses(address: String) {
    #expect(Self.dossier(url: address).articles[0].webAddress == nil)
  }
}
