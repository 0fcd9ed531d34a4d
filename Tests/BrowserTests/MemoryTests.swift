import News
import Screen
import Testing

@testable import Browser

@Suite("What is remembered")
struct MemoryTests {
  @Test("a search that was kept is remembered, and so is a command that was given")
  func entries() {
    let browsing = Browsing().pressing("/ferr<Enter>:zoom<Enter>")
    #expect(browsing.effects == [.keep(.query("ferr*")), .keep(.command("zoom"))])
    #expect(browsing.state.memory.queries == ["ferr*"])
    #expect(browsing.state.isZoomed)
  }

  @Test("a search that was left is not")
  func left() {
    #expect(Browsing().pressing("/ferr<Esc>").effects.isEmpty)
  }

  @Test("each entry is there once, the last one last, and old ones go")
  func order() {
    var memory = Memory()
    for query in ["a", "b", "a"] { memory.take(.query(query)) }
    #expect(memory.queries == ["b", "a"])
    for number in 0..<300 { memory.take(.query("\(number)")) }
    #expect(memory.queries.count == Memory.limit)
    #expect(memory.queries.last == "299")
    memory.take(.forgottenQuery("299"))
    #expect(memory.queries.last == "298")
  }

  @Test("earlier queries come back with Ctrl-r, from earlier sessions too")
  func earlierQueries() {
    var memory = Memory()
    memory.take(.query("strike"))
    memory.take(.query("ferries"))
    let browsing = Browsing(memory: memory).pressing("/<C-r>")
    #expect(browsing.state.search.field.text == "ferries")
    #expect(browsing.pressing("<C-r>").state.search.field.text == "strike")
    #expect(browsing.screen.contains("hits in"))
  }

  @Test("earlier command lines come back with Ctrl-r, and commands given last are listed first")
  func earlierCommands() {
    var memory = Memory()
    memory.take(.command("search strike"))
    memory.take(.command("zoom"))
    let browsing = Browsing(memory: memory).pressing(":")
    #expect(browsing.state.picker?.selected == .command("zoom"))
    #expect(browsing.pressing("<C-r>").state.picker?.field.text == "zoom")
    let searching = browsing.pressing("<C-r><C-r><Enter>")
    #expect(searching.state.search.results?.text == "strike")
  }

  @Test("a search is saved under a name, found by it, and forgotten")
  func saved() {
    var browsing = Browsing().pressing("/strike talks<C-s>the dispute<Enter>")
    #expect(browsing.effects == [.keep(.search(name: "the dispute", query: "strike talks"))])
    #expect(browsing.state.search.isTyping)
    browsing.press("<Esc><C-p>dispute")
    #expect(browsing.screen.contains("saved    the dispute"))
    #expect(browsing.pressing("<Enter>").state.search.results?.text == "strike talks")
    browsing.press("<C-x>")
    #expect(browsing.effects.last == .keep(.forgottenSearch("the dispute")))
    #expect(!browsing.screen.contains("saved    the dispute"))
  }

  @Test("gs names the search whose results show, and says what to do where there is none")
  func savedLater() {
    #expect(Browsing().pressing("gs").screen.contains("search first, with /"))
    let browsing = Browsing().pressing("/strike<Enter>gsdispute<Enter>")
    #expect(browsing.state.memory.searches.map(\.query) == ["strike"])
  }

  @Test(
    "a command takes what stands after its name",
    arguments: [
      ("search strike", "/"), ("write out.txt", "write"), ("pipe wc -l", "pipe"),
      ("save-search s", "search first"),
      ("zoom in", "zoom takes nothing after it"),
    ])
  func arguments(line: String, result: String) {
    let browsing = Browsing().pressing(":" + line + "<Enter>")
    switch line.split(separator: " ")[0] {
    case "search": #expect(browsing.state.search.results?.text == "strike")
    case "write":
      guard case .errand(.write(_, let path))? = browsing.effects.last else {
        Issue.record("no file"); return
      }
      #expect(path == "out.txt")
    case "pipe":
      guard case .errand(.pipe(_, let command))? = browsing.effects.last else {
        Issue.record("no pipe"); return
      }
      #expect(command == "wc -l")
    default: #expect(browsing.screen.contains(result), "\(browsing.screen)")
    }
  }
}

@Suite("The help")
struct HelpTests {
  @Test("it begins with the keys of the pane one is in")
  func order() {
    #expect(Browsing().pressing("?").row(2).contains("In a list"))
    #expect(Browsing().pressing("<Enter>?").row(2).contains("In the reader"))
  }

  @Test(
    "it is searched by words and by keys as one types",
    arguments: [
      ("wheel speaker", "no line has that"), ("speaker's", "[s"), ("CTRL-P", "Go to anything"),
      ("near", "NEAR/5"),
    ])
  func find(words: String, shown: String) {
    let browsing = Browsing().pressing("?/" + words)
    #expect(browsing.screen.contains(shown), "\(browsing.screen)")
    #expect(!browsing.screen.contains("Select the next row"))
    #expect(browsing.pressing("<Enter>").screen.contains(shown))
    #expect(browsing.pressing("<Esc>").screen.contains("Select the next row"))
  }

  @Test("mentions are searched by the words around them")
  func mentions() {
    let browsing = Browsing().pressing("3<Enter>/deckhand<Enter>")
    #expect(browsing.screen.contains("1/1"))
    #expect(browsing.pressing("<Enter>").screen.contains("deckhand"))
  }

  @Test("F1 in the search prompt shows what can be typed, and closing it goes on with the search")
  func syntax() {
    let browsing = Browsing().pressing("/fer<F1>")
    #expect(browsing.screen.contains("words that start so"))
    let back = browsing.pressing("qry")
    #expect(back.state.search.field.text == "ferry")
  }

  @Test("its key is offered at every size", arguments: [80, 100, 120, 200])
  func hint(columns: Int) {
    for keys in ["", "2", "3", "6", "<Enter>]q", "/port<Enter>n"] {
      let browsing = Browsing(Size(rows: 24, columns: columns)).pressing(keys)
      #expect(browsing.screen.contains("? help"), "\(keys)")
    }
  }
}

extension Browsing {
  fileprivate func row(_ row: Int) -> Substring {
    screen.split(separator: "\n", omittingEmptySubsequences: false)[row]
  }
}
