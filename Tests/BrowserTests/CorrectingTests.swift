import News
import Prose
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("What the reader corrects and notes")
struct CorrectingTests {
  /// The statements after keys, a line each.
  private func statements(_ browsing: Browsing) -> [String] {
    let notebook = browsing.state.desk.notebook
    return notebook.subjects.flatMap { subject in
      notebook[subject].sorted { $0.key.rawValue < $1.key.rawValue }.map { field, value in
        let about =
          switch subject {
          case .article(let name): name
          case .entity(_, let name): name
          default: subject.anchor?.exact ?? ""
          }
        let words = value.text ?? value.list?.joined(separator: ", ") ?? "\(value.flag == true)"
        return "\(subject.section.rawValue) \(about) · \(field.rawValue): \(words)"
      }
    }
  }

  @Test(
    "is stated by a key or two, and asked to be kept",
    arguments: [
      ("s", "article"), ("3s", "entity Mara Lindqvist · starred: true"),
      ("3cn<C-u>Mara L.<Enter>", "entity Mara Lindqvist · name: Mara L."),
      ("3cmTeo Barros<Enter>", "entity Mara Lindqvist · merge: Teo Barros"),
      ("3ck<C-u>place<Enter>", "entity Mara Lindqvist · as: place"),
      ("3cx", "entity Mara Lindqvist · ignored: true"),
      ("3cfLindqvist<Enter>", "entity Mara Lindqvist · split: Lindqvist"),
      ("3acall her<Enter>", "entity Mara Lindqvist · note: call her"),
      ("3tunion, key<Enter>", "entity Mara Lindqvist · tags: union, key"),
      ("6cs<C-u>Teo Barros<Enter>", "· speakers: Teo Barros"), ("6cs<C-u><Enter>", "· speakers: "),
      ("6ck<C-u>term<Enter>", "· kind: term"), ("2cn<C-u>The strike<Enter>", "· name: The strike"),
      ("2cd<C-u>about 2026-02<Enter>", "· date: about 2026-02"), ("2cx", "· hidden: true"),
      ("2ck<C-u>planned<Enter>", "· status: planned"),
      ("cn<C-u>Ferries<Enter>", "· title: Ferries"), ("cd<C-u>2026-03-05<Enter>", "· date: 2026-03-05"),
      ("coPost<Enter>", "Post"), ("cl<C-u>pt<Enter>", "· language: pt"),
      ("<Enter>aodd<Enter>", "passage"), ("<Enter>cx", "line"),
      ("<Enter>]ecwIda Lund<Enter>", "· entity: Ida Lund"),
      ("<Enter>ca2026-03<Enter>", "· added: true"),
    ])
  func stating(keys: String, statement: String) {
    let browsing = Browsing().pressing(keys)
    let found = statements(browsing)
    #expect(found.contains { $0.contains(statement) }, "\(found)")
    let saves = browsing.effects.filter { if case .save = $0 { true } else { false } }
    #expect(saves.count == 1)
    let undone = browsing.pressing("cu")
    #expect(statements(undone).isEmpty)
    #expect(statements(undone.pressing("cr")) == found)
  }

  @Test("shows at once in every pane, and goes when it is undone")
  func everywhere() {
    let browsing = Browsing(Size(rows: 36, columns: 120)).pressing("3cn<C-u>Mara L.<Enter>s")
    #expect(browsing.screen.contains("Mara L. ★✎"))
    #expect(browsing.pressing("6").screen.contains("Mara L. · Harbour Gazette"))
    #expect(browsing.pressing("/person:\"Mara L\"<Enter>").state.search.results?.articleCount ?? 0 > 0)
    #expect(
      browsing.pressing("/is:starred<Enter>").state.search.results?.articleCount == nil,
      "a person is no article")
    #expect(!browsing.pressing("cucu").screen.contains("Mara L. "))
    let noted = Browsing().pressing("aodd<Enter>")
    #expect(noted.pressing("/note:odd<Enter>").state.search.results?.articleCount == 1)
  }

  @Test("leaves everything in its place")
  func places() {
    let before = Browsing(Size(rows: 36, columns: 120)).pressing("<Enter>]q]q")
    let after = before.pressing("s")
    #expect(after.state.pointedQuote == before.state.pointedQuote)
    #expect(after.state.reader.top == before.state.reader.top)
    #expect(after.state.focus == .reader)
    let events = Browsing().pressing("2jj")
    #expect(events.pressing("s").state.selectedIndex(.timeline) == 2)
  }

  @Test(
    "is asked again where it cannot be",
    arguments: [
      ("cd<C-u>soon<Enter>", "“soon” is no day"), ("2cd<C-u>soon<Enter>", "“soon” is no date"),
      ("3ck<C-u>ship<Enter>", "write one of person, organisation, place"),
      ("3cmTeo Baros<Enter>", "nobody here is called “Teo Baros”; there is “Teo Barros”"),
      ("<Enter>ca<Enter>", "an event needs a date"),
    ])
  func complaints(keys: String, complaint: String) {
    let browsing = Browsing(Size(rows: 24, columns: 120)).pressing(keys)
    #expect(browsing.screen.contains(complaint))
    #expect(browsing.state.question != nil && statements(browsing).isEmpty)
  }

  @Test(
    "is completed by Tab: the name that begins like that, or the word, and on Tab the next",
    arguments: [
      ("3cmte<Tab>", "Teo Barros"), ("3cmlin<Tab>", ""), ("3cmTeo Barros, jo<Tab>", "Teo Barros, jo"),
      ("3cmTeo Barros, sea<Tab>", "Teo Barros, Seafarers' Union"), ("3cfL<Tab>", "Lindqvist"),
      ("6cs<C-u>bar<Tab>", "Teo Barros"), ("6cs<C-u><Tab><Tab><S-Tab>", "Mara Lindqvist"),
      ("3ck<C-u>pl<Tab>", "place"), ("3ck<C-u><Tab><Tab>", "organisation"), ("6ck<C-u>ind<Tab>", "indirect"),
      ("2ck<C-u>b<Tab>", "background"), ("co<C-u>har<Tab>", "Harbour Gazette"),
      ("3tunion<Enter>jtun<Tab>", "union"), ("3anote<Tab>", "note"),
    ])
  func completing(keys: String, line: String) throws {
    let browsing = Browsing().pressing(keys)
    let question = try #require(browsing.state.question)
    #expect(question.field.text == line || line.isEmpty && question.completions == nil)
    if let taken = question.completions { #expect(browsing.screen.contains(taken.candidates[0])) }
  }

  @Test(
    "a note is on every page about what it is on",
    arguments: [
      "3aodd<Enter>u", "3aodd<Enter><Enter><Enter>W", "6aodd<Enter>W", "2aodd<Enter>W", "2aodd<Enter><Enter>",
      "1aodd<Enter>i",
    ])
  func pages(keys: String) {
    let browsing = Browsing().pressing(keys)
    #expect(browsing.state.overlay != nil)
    #expect(browsing.screen.contains("note") && browsing.screen.contains("odd"))
  }

  @Test(
    "random edits undone one after another leave what was, and done again what came of them",
    arguments: 0..<12)
  func random(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 613 &+ 1)
    let keys = [
      "3s", "3jtone, two<Enter>", "3aodd<Enter>", "3cn<C-u>Mara L.<Enter>", "3cmTeo Barros<Enter>", "3cx",
      "4cx",
      "3ck<C-u>place<Enter>", "3cfLindqvist<Enter>", "6cs<C-u>Teo Barros<Enter>", "6ck<C-u>term<Enter>", "6s",
      "2cn<C-u>The strike<Enter>", "2cd<C-u>about 2026-02<Enter>", "2cx", "2jcx", "1cn<C-u>Ferries<Enter>",
      "1jcd<C-u>2026-03-05<Enter>", "1coPost<Enter>", "1<Enter>aodd<Enter>", "1<Enter>cx",
      "1<Enter>]ecwIda Lund<Enter>",
      "1<Enter>ca2026-03<Enter>", "cu", "cr",
    ]
    var browsing = Browsing(Size(rows: 24, columns: 120))
    let before = statements(browsing)
    for _ in 0..<12 { browsing.press("<Esc>" + dice.pick(keys)) }
    let after = statements(browsing)
    let shown = Listing(browsing.state.dossier)
    let edits = browsing.state.desk.done.count
    for _ in 0..<edits { browsing.press("cu") }
    #expect(statements(browsing) == before)
    #expect(Listing(browsing.state.dossier) == Listing(Fixture.harbour))
    for _ in 0..<edits { browsing.press("cr") }
    #expect(statements(browsing) == after)
    #expect(Listing(browsing.state.dossier) == shown)
  }

  /// What a dossier shows, in words.
  private struct Listing: Equatable {
    let lines: [String]

    init(_ dossier: Dossier) {
      lines =
        dossier.entities.map { "\($0.kind) \($0.name) \($0.mentions.count)" }
        + dossier.quotes.map {
          "\(dossier.text($0.passage)) \($0.kind) \($0.speakers.map { dossier[$0].name })"
        }
        + dossier.events.map { "\(dossier.name(of: $0)) \($0.days.notation) \($0.status)" }
    }
  }

  @Test("a session that was filtered by an event comes back to it")
  func session() throws {
    let filtered = Browsing().pressing("2jf")
    let session = try #require(filtered.state.session)
    var state = BrowserState(name: "harbour", size: Size(rows: 24, columns: 80), session: session)
    _ = state.update(.loaded(Fixture.harbour, .complete))
    #expect(!state.filter.isEmpty && state.filter == filtered.state.filter)
  }

  @Test("is refused where the file is not understood, and waits where it cannot be written")
  func files() {
    var broken = Browsing(Size(rows: 24, columns: 120))
    broken.send(
      .notebook(Notebook(), refusal: Problem(.failure, path: "n.toml", line: 3, "column 1: no TOML")))
    broken.press("s")
    #expect(broken.screen.contains("nothing can be written: n.toml:3: column 1: no TOML"))
    #expect(broken.effects.isEmpty)
    var full = Browsing(Size(rows: 24, columns: 120)).pressing("s")
    full.send(.saved(nil, Problem(.failure, path: "n.toml", "no space left on device")))
    #expect(full.screen.contains("not written yet, and tried again with the next change: no space left"))
    #expect(full.state.desk.isUnsaved)
  }

  @Test("by another hand shows as well")
  func others() {
    var browsing = Browsing().pressing("3")
    var notebook = Notebook()
    notebook[.entity(.person, "Mara Lindqvist"), .name] = .text("M. L.")
    browsing.send(.notebook(notebook, refusal: nil))
    #expect(browsing.screen.contains("M. L. ✎"))
  }

  @Test("suggests names that may be one; + and - settle it")
  func suggestions() {
    let browsing = Browsing(Size(rows: 24, columns: 100), Fixture.dossier([Fixture.misspelt]))
    let page = browsing.pressing("gd")
    #expect(page.screen.contains("Mara Lindqvist") && page.screen.contains("one letter differs"))
    #expect(statements(page.pressing("+")) == ["entity Mara Lindqvist · merge: Mara Lindquist"])
    let refused = page.pressing("-")
    #expect(statements(refused) == ["entity Mara Lindqvist · distinct: Mara Lindquist"])
    #expect(refused.screen.contains("no two names are alike enough"))
    #expect(page.pressing("+qgd").screen.contains("no two names are alike enough"))
  }
}
