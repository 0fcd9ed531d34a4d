import Screen

/// Everything the browser can do, in the order of the help.
public enum Commands {
  public static let all: [Command] =
    moving + panes + reading + searching + filtering + takingOut + writing + program + typing + picking
    + answering + paging + suggesting

  private static let moving: [Command] = [
    Command("next-row", ["j", "<Down>"], .lists, help: "Select the next row") { $0.moveSelection($0.times) },
    Command("previous-row", ["k", "<Up>"], .lists, help: "Select the previous row") {
      $0.moveSelection(-$0.times)
    },
    Command("half-page-down", ["<C-d>"], .lists, help: "Select a row half a page down") {
      $0.moveSelection(max(1, $0.visible($0.focus) / 2) * $0.times)
    },
    Command("half-page-up", ["<C-u>"], .lists, help: "Select a row half a page up") {
      $0.moveSelection(-max(1, $0.visible($0.focus) / 2) * $0.times)
    },
    Command("first-row", ["gg", "<Home>", "<lt>"], .lists, help: "Select the first row") {
      $0.moveSelection(-$0.count($0.focus))
    },
    Command(
      "last-row", ["G", "<End>", "<gt>"], .lists, help: "Select the last row, or with a count that row"
    ) {
      $0.selectLastRow()
    },
    Command(
      "open", ["<Enter>", "l", "<Right>"], .lists, help: "Read it; of a name or event, show every mention",
      hint: "open"
    ) {
      $0.openSelection()
    },
    Command("line-down", ["j", "<Down>"], .reader, help: "Scroll down a line") { $0.scroll($0.times) },
    Command("line-up", ["k", "<Up>"], .reader, help: "Scroll up a line") { $0.scroll(-$0.times) },
    Command("half-down", ["<C-d>"], .reader, help: "Scroll down half a page") {
      $0.scroll($0.readerHeight / 2 * $0.times)
    },
    Command("half-up", ["<C-u>"], .reader, help: "Scroll up half a page") {
      $0.scroll(-$0.readerHeight / 2 * $0.times)
    },
    Command("top", ["gg", "<Home>", "<lt>"], .reader, help: "Go to the top of the article") {
      $0.scroll(-$0.reader.lines.count)
    },
    Command(
      "look-up", ["<Enter>"], .reader, help: "Show every mention of the name here, or telling of the date",
      hint: "look up", offered: { $0.reader.pointed != nil }
    ) {
      $0.lookUp()
    },
    Command("bottom", ["G", "<End>", "<gt>"], .reader, help: "Go to the end of the article") {
      $0.scroll($0.reader.lines.count)
    },
  ]

  private static let panes: [Command] = [
    Command("articles", ["1", "ga"], help: "Go to the articles") { $0.visit(.articles) },
    Command("timeline", ["2", "gt"], help: "Go to the timeline") { $0.visit(.timeline) },
    Command("people", ["3", "gp"], help: "Go to the people") { $0.visit(.people) },
    Command("organisations", ["4", "go"], help: "Go to the organisations") { $0.visit(.organisations) },
    Command("places", ["5", "gl"], help: "Go to the places") { $0.visit(.places) },
    Command("quotes", ["6", "gq"], help: "Go to who said what") { $0.visit(.quotes) },
    Command("next-pane", ["<Tab>"], help: "Go to the next pane", hint: "pane") { $0.cycleFocus(1) },
    Command("previous-pane", ["<S-Tab>"], help: "Go to the previous pane") { $0.cycleFocus(-1) },
    Command("zoom", ["z"], help: "Give the pane the whole screen, or back", hint: "zoom") { $0.toggleZoom() },
    Command("out", ["<Esc>", "h", "<Left>"], help: "Step out: of the reader, zoom or search") {
      $0.stepOut()
    },
  ]

  private static let reading: [Command] = [
    Command("page-down", ["<Space>", "<PgDn>", "<C-f>"], help: "Page down in the article, from any pane") {
      $0.scroll(max(1, $0.readerHeight - 2) * $0.times)
    },
    Command("page-up", ["b", "<PgUp>", "<C-b>"], help: "Page up in the article, from any pane") {
      $0.scroll(-max(1, $0.readerHeight - 2) * $0.times)
    },
    Command("next-article", ["J", "]a"], help: "Read the next article") { $0.repeated { $0.stepArticle(1) } },
    Command("previous-article", ["K", "[a"], help: "Read the previous article") {
      $0.repeated { $0.stepArticle(-1) }
    },
    Command("next-quote", ["]q", "e"], help: "Go to the next quote", hint: "next quote") {
      $0.step(.quote, 1)
    },
    Command("previous-quote", ["[q", "E"], help: "Go to the previous quote") { $0.step(.quote, -1) },
    Command("next-name", ["]e"], help: "Go to the next name") { $0.step(.name, 1) },
    Command("previous-name", ["[e"], help: "Go to the previous name") { $0.step(.name, -1) },
    Command("next-date", ["]d"], help: "Go to the next date") { $0.step(.date, 1) },
    Command("previous-date", ["[d"], help: "Go to the previous date") { $0.step(.date, -1) },
    Command("next-of-speaker", ["]s"], help: "Go to the next quote of the same speaker") {
      $0.step(.quoteOfSpeaker, 1)
    },
    Command("previous-of-speaker", ["[s"], help: "Go to the speaker's previous quote") {
      $0.step(.quoteOfSpeaker, -1)
    },
    Command("repeat-step", ["."], help: "Make the last step to a quote, name or date again") {
      $0.repeatStep()
    },
    Command("about", ["i"], help: "Show what is known of the article, and how") {
      $0.overlay = Overlay(.article)
    },
    Command("mentions", ["gm"], help: "Show every mention of the name, or hit of the search") {
      $0.openMentions()
    },
    Command("card", ["u"], help: "Show what the articles tell of the selected name") { $0.openCard() },
    Command("why", ["W"], help: "Show why a quote, name, date or event was found") { $0.openReasons() },
    Command("hidden", ["U"], help: "Show the article's hidden characters by name") { $0.openPage(.hidden) },
    Command("furniture", ["X"], help: "Show or hide lines taken out of the article") { $0.toggleFurniture() },
    Command("mark", ["m"], help: "Mark this place with the letter typed next") { $0.awaited = .toMark },
    Command("return", ["'"], help: "Return to a letter's mark; '' to where you were") {
      $0.awaited = .toReturn
    },
    Command("count", ["0", "7", "8", "9"], help: "Begin a count: 8j; before 1 to 6 with a 0: 012j") {
      $0.beginCount()
    },
    Command(
      "back", ["H", "<C-o>", "<A-Left>"], help: "Go back to where you were", hint: "back",
      offered: { $0.history.lastLeft != nil }
    ) {
      $0.repeated { $0.goBack() }
    },
    Command("forward", ["L", "<A-Right>"], help: "Go forward again") { $0.repeated { $0.goForward() } },
  ]

  private static let searching: [Command] = [
    Command(
      "search", ["/"], help: "Search all articles as you type", hint: "search", change: { $0.openSearch() }
    ).taking("query") { state, query in
      state.search(query)
      return []
    },
    Command(
      "save-search", ["gs"], help: "Save the search under a name", change: { $0.askForSearchName() }
    ).taking("name") { state, name in
      state.saveSearch(as: name)
      return []
    },
    Command(
      "next-hit", ["n"], help: "Go to the next hit, across articles", hint: "next hit",
      offered: { $0.walk != nil }
    ) {
      $0.repeated { $0.stepWalk(1) }
    },
    Command("facets", ["gf"], help: "Divide what is found by outlet, day, speaker and name") {
      $0.openFacets()
    },
    Command("alike", ["gr"], help: "Show the articles most like this one") { $0.openAlike() },
    Command("sort-results", ["S"], help: "Order what is found: best first, newest first, by outlet") {
      $0.changeSearchOrder()
    },
    Command("search-name", ["*"], help: "Search the name that is selected") { $0.searchSelectedName() },
    Command("previous-hit", ["N"], help: "Go to the previous hit") { $0.repeated { $0.stepWalk(-1) } },
  ]

  private static let filtering: [Command] = [
    Command("filter", ["f"], help: "Filter by the selected name, speaker, event, outlet", hint: "filter") {
      $0.filterBySelection()
    },
    Command("range", ["v"], .lists, help: "Select a range of the timeline, to filter by") {
      $0.toggleRange()
    },
    Command("drop-filter", ["x"], help: "Drop what was added to the filter last") { $0.dropFilterPart() },
    Command("clear-filter", ["F"], help: "Clear the filter, or bring it back") { $0.toggleFilter() },
  ]

  private static let takingOut: [Command] = [
    Command(
      "copy-quote", ["yy"], help: "Copy the quote with its speaker and source", perform: { $0.copyQuote() }),
    Command("copy-citation", ["yc"], help: "Copy a citation of the article", perform: { $0.copyCitation() }),
    Command("copy-path", ["yp"], help: "Copy the path of the article's file", perform: { $0.copyPath() }),
    Command("copy-paragraph", ["yu"], help: "Copy the paragraph", perform: { $0.copyParagraph() }),
    Command("browse", ["o"], help: "Open the article's address in $BROWSER", perform: { $0.openAddress() }),
    Command("edit", ["<C-e>"], help: "Open the file in $EDITOR, at this line", perform: { $0.editFile() }),
    Command("pager", ["P"], help: "Show the article in $PAGER", perform: { $0.pageArticle() }),
    Command(
      "pipe", ["|"], help: "Give the article's text to a command", change: { $0.askAboutArticle(.pipe) }
    ).taking("command") { $0.pipe(into: $1) },
    Command(
      "write", ["w"], help: "Write the article, or the list, to a file",
      change: { $0.askAboutArticle(.write) }
    ).taking("file") { $0.write(to: $1) },
  ]

  private static let program: [Command] = [
    Command("help", ["?", "<F1>"], help: "Show all keys", hint: "help") { $0.openPage(.keys) },
    Command("go-to", ["<C-p>"], help: "Go to anything by some letters of its name", hint: "go to") {
      $0.openPicker(.everything)
    },
    Command("command-line", [":"], help: "Give a command by its name") { $0.openPicker(.commands) },
    Command("problems", ["!"], help: "Show what was not read, and why") { $0.overlay = Overlay(.problems) },
    Command(
      "mouse", ["M"], help: "Take the mouse, or give it back to the terminal",
      perform: { $0.toggleMouse() }),
    Command("reload", ["R"], help: "Read the files again", perform: { $0.reload() }),
    Command("repaint", ["<C-l>"], help: "Paint the screen anew", effect: .repaint),
    Command("suspend", ["<C-z>"], help: "Stop for a moment; fg in the shell returns", effect: .suspend),
    Command(
      "close", ["q"], help: "Close what is open; from the lists, quit", hint: "quit", perform: { $0.close() }),
    Command("quit", ["Q", "<C-c>"], help: "Quit", effect: .quit),
  ]

  private static let typing: [Command] = [
    Command("accept-search", ["<Enter>"], .search, help: "Keep the hits and go through them", hint: "keep") {
      $0.acceptSearch()
    },
    Command("cancel-search", ["<Esc>", "<C-g>"], .search, help: "Leave; all is as before", hint: "back") {
      $0.cancelSearch()
    },
    Command("next-result", ["<Down>", "<C-n>"], .search, help: "Select the next result", hint: "next") {
      $0.moveSelection(1)
    },
    Command("previous-result", ["<Up>", "<C-p>"], .search, help: "Select the previous result") {
      $0.moveSelection(-1)
    },
    Command("complete-query", ["<Tab>"], .search, help: "Complete the word, field or name", hint: "complete")
    {
      $0.completeQuery(1)
    },
    Command("complete-query-back", ["<S-Tab>"], .search, help: "Go back to the completion before") {
      $0.completeQuery(-1)
    },
    Command("earlier-query", ["<C-r>"], .search, help: "Bring back an earlier query", hint: "earlier") {
      $0.recallQuery()
    },
    Command("take-suggestion", ["<C-y>"], .search, help: "Search what was probably meant") {
      $0.takeSuggestion()
    },
    Command("save-query", ["<C-s>"], .search, help: "Save the query under a name") { $0.askForSearchName() },
    Command("search-help", ["<F1>"], .search, help: "Show what can be typed", hint: "help") {
      $0.openPage(.syntax)
    },
    Command("repaint-search", ["<C-l>"], .search, help: "Paint the screen anew", effect: .repaint),
  ]

  private static let picking: [Command] = [
    Command(
      "pick", ["<Enter>"], .picker, help: "Go to what is selected, or do it", hint: "go",
      perform: { $0.pick() }),
    Command("complete-pick", ["<Tab>"], .picker, help: "Write out what is selected", hint: "complete") {
      $0.completePick()
    },
    Command("next-pick", ["<Down>", "<C-n>"], .picker, help: "Select the next match", hint: "next") {
      $0.movePick(1)
    },
    Command("previous-pick", ["<Up>", "<C-p>"], .picker, help: "Select the previous match") {
      $0.movePick(-1)
    },
    Command("leave-picker", ["<Esc>", "<C-g>"], .picker, help: "Leave; all is as before", hint: "back") {
      $0.picker = nil
    },
    Command("earlier-command", ["<C-r>"], .picker, help: "Bring back an earlier command line") {
      $0.recallCommand()
    },
    Command("forget-pick", ["<C-x>"], .picker, help: "Forget the search that is selected") {
      $0.forgetPick()
    },
    Command("repaint-picker", ["<C-l>"], .picker, help: "Paint the screen anew", effect: .repaint),
  ]

  private static let answering: [Command] = [
    Command("answer", ["<Enter>"], .question, help: "Do it", hint: "do it", perform: { $0.answerQuestion() }),
    Command("cancel-question", ["<Esc>", "<C-g>"], .question, help: "Leave it", hint: "back") {
      $0.cancelQuestion()
    },
    Command(
      "complete-answer", ["<Tab>"], .question, help: "Complete the name or word", hint: "complete",
      offered: { $0.hasKnownAnswers }, change: { $0.completeAnswer(1) }),
    Command("complete-answer-back", ["<S-Tab>"], .question, help: "Go back to the completion before") {
      $0.completeAnswer(-1)
    },
    Command("repaint-question", ["<C-l>"], .question, help: "Paint the screen anew", effect: .repaint),
  ]

  private static let paging: [Command] = [
    Command(
      "page-follow", ["<Enter>", "l"], .page, help: "Go to what is selected in the article", hint: "go there",
      offered: { $0.overlay?.selected != nil }
    ) {
      $0.followPage()
    },
    Command("page-line-down", ["j", "<Down>"], .page, help: "Scroll down") { $0.moveInPage($0.times) },
    Command("page-line-up", ["k", "<Up>"], .page, help: "Scroll up") { $0.moveInPage(-$0.times) },
    Command("page-forward", ["<Space>", "<PgDn>", "<C-d>", "<C-f>"], .page, help: "Page down", hint: "more") {
      $0.turnPage(1)
    },
    Command("page-backward", ["b", "<PgUp>", "<C-u>", "<C-b>"], .page, help: "Page up") {
      $0.turnPage(-1)
    },
    Command(
      "page-close", ["q", "<Esc>", "?", "<F1>", "!", "i", "u", "U", "W", "h"], .page, help: "Close",
      hint: "close"
    ) {
      $0.overlay = nil
    },
    Command("find-in-page", ["/"], .page, help: "Show only the lines with some words", hint: "find") {
      $0.ask(.find)
    },
    Command("page-first", ["gg", "<Home>", "<lt>"], .page, help: "Go to the first line") {
      $0.moveInPage(-OverlayPane(state: $0).count)
    },
    Command("page-last", ["G", "<End>", "<gt>"], .page, help: "Go to the last line") {
      $0.moveInPage(OverlayPane(state: $0).count)
    },
    Command("page-repaint", ["<C-l>"], .page, help: "Paint the screen anew", effect: .repaint),
    Command("page-quit", ["Q"], .page, help: "Quit", effect: .quit),
  ]
}

/// What single commands do beyond moving.
extension BrowserState {
  mutating func visit(_ pane: Pane) {
    if focus == .reader { history.leave(currentPlace) }
    setFocus(pane)
    follow()
    settle()
  }

  mutating func selectLastRow() {
    let row = repetition.map { $0 - 1 } ?? count(focus)
    moveSelection(row - (selectedIndex(focus) ?? 0))
  }

  mutating func toggleZoom() {
    isZoomed.toggle()
    settle()
  }

  mutating func toggleFurniture() {
    reader.toggleFurniture(dossier)
    settle()
  }

  mutating func openSelection() {
    guard selectedIndex(focus) != nil else { return }
    switch focus {
    case .people, .organisations, .places: openMentions()
    case .timeline: openTellings()
    case .articles, .quotes, .results, .reader:
      history.leave(currentPlace)
      setFocus(.reader)
    }
  }

  /// One layer out: zoom, then reader, then results.
  mutating func stepOut() {
    if rangeStart != nil {
      rangeStart = nil
    } else if isZoomed {
      isZoomed = false
      settle()
    } else if focus == .reader {
      setFocus(list == .reader ? .articles : list)
    } else if search.results != nil {
      leaveSearch()
    } else if focus != .articles {
      visit(.articles)
    }
  }

  /// Closes the reader or the results; in a plain list it quits.
  mutating func close() -> [Effect] {
    guard focus == .reader || isZoomed || search.results != nil else { return [.quit] }
    stepOut()
    return []
  }

  mutating func reload() -> [Effect] {
    loading = .reading("reading again")
    return [.reload]
  }
}
