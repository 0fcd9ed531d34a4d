import News
import Prose
import Screen
import Testing

@testable import Browser

/// What a command does, as its first key shows it: what is true after the key and was not before it, or what is asked
/// of the outside.
struct Deed: Sendable {
  let command: String
  /// The keys that lead to where the command does something.
  let before: String
  /// Keys after the command's own.
  let then: String
  let dossier: Dossier
  let isTrue: @Sendable (Browsing) -> Bool

  init(
    _ command: String, after before: String = "", then: String = "", of dossier: Dossier = Fixture.harbour,
    isTrue: @escaping @Sendable (Browsing) -> Bool
  ) {
    self.command = command
    self.before = before
    self.then = then
    self.dossier = dossier
    self.isTrue = isTrue
  }
}

@Suite("Every command of the table does what it says")
struct DeedTests {
  private static let all = lists + reader + panes + searching + writing + program + prompts + pages

  @Test("there is a deed for each of them, and none for others")
  func complete() {
    let commands = Set(Commands.all.map(\.name))
    let deeds = Set(Self.all.map(\.command))
    #expect(commands.subtracting(deeds).sorted() == [], "commands without a test of what they do")
    #expect(deeds.subtracting(commands).sorted() == [], "deeds of no command")
  }

  @Test("a key makes true what was not", arguments: all.map { "\($0.command) after \($0.before)" })
  func deed(name: String) throws {
    let deed = try #require(Self.all.first { "\($0.command) after \($0.before)" == name })
    let command = try #require(Commands.all.first { $0.name == deed.command })
    // So small that there is something to scroll.
    let before = Browsing(Size(rows: 16, columns: 80), deed.dossier).pressing(deed.before)
    #expect(!deed.isTrue(before), "it was so already")
    #expect(deed.isTrue(before.pressing(try #require(command.keys.first)).pressing(deed.then)))
  }

  // MARK: Moving

  private static let lists = [
    Deed("next-row") { $0.row == 1 },
    Deed("previous-row", after: "G") { $0.row == 1 },
    Deed("half-page-down") { $0.row ?? 0 > 0 },
    Deed("half-page-up", after: "G") { $0.row ?? 2 < 2 },
    Deed("first-row", after: "G") { $0.row == 0 },
    Deed("last-row") { $0.row == 2 },
    Deed("open") { $0.state.focus == .reader },
    Deed("range", after: "2") { $0.state.rangeStart == 0 },
    Deed("count", then: "2j") { $0.row == 2 },
  ]

  private static let reader = [
    Deed("line-down", after: "<Enter>") { $0.state.reader.top == 1 },
    Deed("line-up", after: "<Enter>jj") { $0.state.reader.top == 1 },
    Deed("half-down", after: "<Enter>") { $0.state.reader.top == $0.state.readerHeight / 2 },
    Deed("half-up", after: "<Enter>G") { !$0.isAtEnd },
    Deed("top", after: "<Enter>G") { $0.state.reader.top == 0 },
    Deed("bottom", after: "<Enter>") { $0.isAtEnd },
    Deed("page-down") { $0.state.reader.top > 1 },
    Deed("page-up", after: "<Space>") { $0.state.reader.top == 0 },
    Deed("look-up", after: "<Enter>]e") { $0.isShowing("Mentions of Port Ostrow") },
    Deed("next-article") { $0.state.reader.article?.index == 1 },
    Deed("previous-article", after: "J") { $0.state.reader.article?.index == 0 },
    Deed("next-quote") { $0.state.pointedQuote?.index == 0 },
    Deed("previous-quote", after: "]q]q") { $0.state.pointedQuote?.index == 0 },
    Deed("next-name") { $0.pointedText == "Port Ostrow" },
    Deed("previous-name", after: "]e]e") { $0.pointedText == "Port Ostrow" },
    Deed("next-date") { $0.pointedText == "Tuesday" },
    Deed("previous-date", after: "]d]d") { $0.pointedText == "Tuesday" },
    Deed("next-of-speaker", after: "]q") { $0.state.pointedQuote?.index == 1 },
    Deed("previous-of-speaker", after: "]q]s") { $0.state.pointedQuote?.index == 0 },
    Deed("repeat-step", after: "]q") { $0.state.pointedQuote?.index == 1 },
    Deed("furniture") { $0.state.reader.showsFurniture },
    Deed("mark", then: "a") { $0.state.marks["a"] != nil },
    Deed("return", after: "ma2", then: "a") { $0.state.focus == .articles },
    Deed("back", after: "<Enter>") { $0.state.focus == .articles },
    Deed("forward", after: "<Enter>H") { $0.state.focus == .reader },
  ]

  private static let panes = [
    Deed("articles", after: "2") { $0.state.focus == .articles },
    Deed("timeline") { $0.state.focus == .timeline },
    Deed("people") { $0.state.focus == .people },
    Deed("organisations") { $0.state.focus == .organisations },
    Deed("places") { $0.state.focus == .places },
    Deed("quotes") { $0.state.focus == .quotes },
    Deed("next-pane") { $0.state.focus == .timeline },
    Deed("previous-pane") { $0.state.focus == .reader },
    Deed("zoom") { $0.state.layout.readerText.isEmpty },
    Deed("out", after: "<Enter>") { $0.state.focus == .articles },
    Deed("about") { $0.isShowing("About this article") },
    Deed("mentions", after: "3") { $0.isShowing("Mentions of Mara Lindqvist") },
    Deed("card", after: "3") { $0.isShowing("Named with, by paragraph") },
    Deed("why", after: "6") { $0.isShowing("Why?") },
    Deed("hidden") { $0.isShowing("Hidden characters") },
  ]

  // MARK: Searching and filtering

  private static let searching = [
    Deed("search", then: "quay") { $0.state.search.results?.articleCount == 1 },
    Deed("save-search", after: "/quay<Enter>", then: "q<Enter>") {
      $0.state.memory.searches == [Memory.SavedSearch(name: "q", query: "quay")]
    },
    Deed("next-hit", after: "/port<Enter>") { $0.state.walk?.position == Walk.Stop(article: 1, hit: 0) },
    Deed("previous-hit", after: "/port<Enter>n") {
      $0.state.walk?.position == Walk.Stop(article: 0, hit: 0)
    },
    Deed("facets", after: "/ferr*<Enter>") { $0.isShowing("What is found for ferr*") },
    Deed("alike") { $0.isShowing("Articles like Ferry strike ends") },
    Deed("sort-results", after: "/ferr*<Enter>") { $0.state.search.order != .relevance },
    Deed("search-name", after: "3") { $0.state.search.results?.text == "person:\"Mara Lindqvist\"" },
    Deed("filter", after: "3") { $0.state.filter.parts.count == 1 && $0.state.visible.articles.count < 3 },
    Deed("drop-filter", after: "3f") { $0.state.filter.isEmpty && $0.state.visible.articles.count == 3 },
    Deed("clear-filter", after: "3f2f") { $0.state.filter.isEmpty },
  ]

  // MARK: What leaves the browser

  private static let addressed = Dossier(
    articles: [
      Article(
        name: "a.txt", path: "a.txt", text: Text("Text."), blocks: [],
        url: Sourced("https://radio.example/a", .fileName))
    ], index: Fixture.harbour.index)

  private static let writing = [
    Deed("copy-quote", after: "6") { $0.copied == "the quote" },
    Deed("copy-citation") { $0.copied == "the citation" },
    Deed("copy-path") { $0.copied == "the path" },
    Deed("copy-paragraph") { $0.copied == "the paragraph" },
    Deed("browse", of: addressed) { $0.errand == .browse("https://radio.example/a") },
    Deed("edit") { if case .edit(let path, _) = $0.errand { path.hasSuffix("gazette.txt") } else { false } },
    Deed("pager") { if case .page(let text) = $0.errand { text.contains("sail again") } else { false } },
    Deed("pipe", then: "wc<Enter>") {
      if case .pipe(_, into: "wc") = $0.errand { true } else { false }
    },
    Deed("write", then: "<Enter>") {
      if case .write(_, to: "articles.txt") = $0.errand { true } else { false }
    },
    Deed("star") { $0.stated == ["starred"] },
    Deed("note", then: "who?<Enter>") { $0.stated == ["note"] },
    Deed("tag", then: "strike<Enter>") { $0.stated == ["tags"] },
    Deed("highlight", after: "3", then: "<Enter>") { $0.screen.contains("¹") && $0.stated == ["colour"] },
    Deed("highlight", after: "3ch<Enter>") { !$0.screen.contains("¹") },
    Deed("set-name", after: "3", then: " II<Enter>") { $0.screen.contains("Mara Lindqvist II") },
    Deed("set-date", then: "<C-u>2026-03-04<Enter>") { $0.stated == ["date"] },
    Deed("set-kind", after: "6", then: "<C-u>title<Enter>") { $0.stated == ["kind"] },
    Deed("set-speaker", after: "6", then: "<C-u>Teo Barros<Enter>") { $0.stated == ["speakers"] },
    Deed("merge", after: "3", then: "Teo Barros<Enter>") { $0.state.count(.people) == 1 },
    Deed("split", after: "3", then: "Lindqvist<Enter>") { $0.stated == ["split"] },
    Deed("set-owner", after: "<Enter>]e", then: "Northline<Enter>") { $0.stated == ["entity"] },
    Deed("set-outlet", then: "x<Enter>") { $0.stated == ["outlet"] },
    Deed("set-language", then: "de<Enter>") { $0.stated == ["language"] },
    Deed("add-event", after: "<Enter>", then: "2026-03-04<Enter>") { $0.state.count(.timeline) == 5 },
    Deed("take-out", after: "3") { $0.state.count(.people) == 1 },
    Deed("undo", after: "s") { $0.state.desk.notebook.isEmpty },
    Deed("redo", after: "scu") { $0.stated == ["starred"] },
    Deed("notes") { $0.isShowing("Your corrections and notes") },
    Deed("doubles") { $0.isShowing("Names that may be one") },
    Deed("same-name", after: "gd", of: Fixture.dossier([Fixture.misspelt])) { $0.stated == ["merge"] },
    Deed("other-name", after: "gd", of: Fixture.dossier([Fixture.misspelt])) { $0.stated == ["distinct"] },
  ]

  private static let program = [
    Deed("help") { $0.isShowing("Keys") },
    Deed("go-to") { $0.state.picker?.content == .everything },
    Deed("command-line") { $0.state.picker?.content == .commands },
    Deed("problems") { $0.isShowing("no permission to read it") },
    Deed("mouse") { $0.effects == [.takeMouse] },
    Deed("reload") { $0.effects == [.reload] },
    Deed("repaint") { $0.effects == [.repaint] },
    Deed("suspend") { $0.effects == [.suspend] },
    Deed("close") { $0.effects == [.quit] },
    Deed("close", after: "<Enter>") { $0.state.focus == .articles },
    Deed("quit", after: "<Enter>") { $0.effects == [.quit] },
  ]

  // MARK: Prompts and pages

  private static let prompts = [
    Deed("accept-search", after: "/port") { !$0.state.search.isTyping && $0.state.search.results != nil },
    Deed("cancel-search", after: "/port") { !$0.state.search.isTyping && $0.state.search.results == nil },
    Deed("next-result", after: "/port") { $0.row == 1 },
    Deed("previous-result", after: "/port<Down>") { $0.row == 0 },
    Deed("complete-query", after: "/speaker:m") {
      $0.state.search.field.text == "speaker:\"Mara Lindqvist\""
    },
    Deed("complete-query-back", after: "/speaker:<Tab><Tab>") { $0.state.search.completion == 0 },
    Deed("earlier-query", after: "/port<Enter><Esc>/") { $0.state.search.field.text == "port" },
    Deed("take-suggestion", after: "/strke") { $0.state.search.field.text == "strike" },
    Deed("save-query", after: "/port", then: "p<Enter>") { !$0.state.memory.searches.isEmpty },
    Deed("search-help", after: "/") { $0.isShowing("What can be typed") },
    Deed("repaint-search", after: "/") { $0.effects == [.repaint] },
    Deed("pick", after: "<C-p>barros") { $0.state.picker == nil && $0.state.focus == .people },
    Deed("complete-pick", after: ":zoo") { $0.state.picker?.field.text == "zoom" },
    Deed("next-pick", after: ":") { $0.state.picker?.cursor.selected == 1 },
    Deed("previous-pick", after: ":<Down>") { $0.state.picker?.cursor.selected == 0 },
    Deed("leave-picker", after: ":") { $0.state.picker == nil },
    Deed("earlier-command", after: ":zoom<Enter>:") { $0.state.picker?.field.text == "zoom" },
    Deed("forget-pick", after: "/quay<Enter><Esc><C-p>quay") { $0.state.memory.queries.isEmpty },
    Deed("repaint-picker", after: ":") { $0.effects == [.repaint] },
    Deed("answer", after: "|wc") { $0.errand != nil },
    Deed("cancel-question", after: "|wc") { $0.state.question == nil && $0.errand == nil },
    Deed("complete-answer", after: "3cmteo") { $0.state.question?.field.text == "Teo Barros" },
    Deed("complete-answer-back", after: "3ck<C-u><Tab><Tab>") { $0.state.question?.field.text == "person" },
    Deed("repaint-question", after: "|") { $0.effects == [.repaint] },
  ]

  private static let pages = [
    Deed("page-line-down", after: "?") { $0.state.overlay?.top == 1 },
    Deed("page-line-up", after: "?j") { $0.state.overlay?.top == 0 },
    Deed("page-forward", after: "?") { $0.state.overlay?.top ?? 0 > 1 },
    Deed("page-backward", after: "?<Space>") { $0.state.overlay?.top == 0 },
    Deed("page-close", after: "?") { $0.state.overlay == nil },
    Deed("page-follow", after: "3<Enter>") { $0.state.overlay == nil && $0.state.focus == .reader },
    Deed("find-in-page", after: "?", then: "zoom") { $0.state.overlay?.wanted == "zoom" },
    Deed("page-first", after: "?G") { $0.state.overlay?.top == 0 },
    Deed("page-last", after: "?") { $0.state.overlay?.top ?? 0 > 40 },
    Deed("page-repaint", after: "?") { $0.effects == [.repaint] },
    Deed("page-quit", after: "?") { $0.effects == [.quit] },
  ]
}

extension Browsing {
  fileprivate var row: Int? { state.selectedIndex(state.focus) }

  fileprivate var isAtEnd: Bool {
    state.reader.top > 0 && state.reader.top == state.reader.lines.count - state.readerHeight
  }

  /// The words the reader was led to.
  fileprivate var pointedText: String? {
    guard let article = state.reader.article, let span = state.reader.pointed else { return nil }
    return state.dossier[article].text[span]
  }

  fileprivate func isShowing(_ words: String) -> Bool { state.overlay != nil && screen.contains(words) }

  fileprivate var errand: Errand? {
    effects.compactMap { if case .errand(let errand) = $0 { errand } else { nil } }.last
  }

  fileprivate var copied: String? { if case .copy(_, let name) = errand { name } else { nil } }

  /// The fields that the notebook states anything about.
  fileprivate var stated: [String] {
    state.desk.notebook.subjects.flatMap { state.desk.notebook[$0].keys.map(\.rawValue) }.sorted()
  }
}
