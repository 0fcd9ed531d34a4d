import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("The plain screen")
struct PlainTests {
  private func plain(_ keys: String, _ size: Size = Size(rows: 24, columns: 80)) -> Browsing {
    var settings = Settings()
    settings.presentation = .plain
    var browsing = Browsing(size)
    browsing.state = BrowserState(name: "harbour", size: size, settings: settings)
    browsing.send(.loaded(Fixture.harbour, .complete))
    return browsing.pressing(keys)
  }

  private func lastLine(_ browsing: Browsing) -> String {
    String(browsing.screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last ?? "")
  }

  @Test(
    "no sign or rule of ours is on it", arguments: ["", "2", "3", "6", "<Enter>]q", "?", "/ferry", "|wc"])
  func signs(keys: String) {
    let text = plain(keys).screen
    #expect(!text.unicodeScalars.contains { "▌▎─│┬●○≠×▲·".unicodeScalars.contains($0) }, "\(text)")
  }

  @Test("the cursor is on the selected row, whose sentence ends the screen")
  func selection() throws {
    let browsing = plain("j")
    let cursor = try #require(browsing.state.render().cursor)
    let row = browsing.screen.split(separator: "\n", omittingEmptySubsequences: false)[cursor.row]
    #expect(row == "01 Mar, Coast Radio: No ferries on Sunday as strike enters third week, 1 quote")
    #expect(lastLine(browsing).hasPrefix("2 of 3: 01 Mar, Coast Radio: No ferries"))
  }

  @Test(
    "every list has sentences",
    arguments: [
      ("2", "02 Mar, planned: Talks are to open on Monday, 1 article"),
      ("3", "Mara Lindqvist, 3 mentions, 2 quotes, 2 articles"),
      ("6", "Mara Lindqvist: “Nobody got everything"),
    ])
  func sentences(keys: String, sentence: String) {
    #expect(plain(keys).screen.contains(sentence), "\(plain(keys).screen)")
  }

  @Test("what happens is said in the last line")
  func announcements() {
    #expect(lastLine(plain("K")).hasPrefix("this is the first article"))
    #expect(lastLine(plain("<Enter>")).hasPrefix("line 1 of "))
    #expect(lastLine(plain("<Enter>]q")).hasPrefix("quote by Mara Lindqvist"))
    #expect(lastLine(plain("/ferry")).hasPrefix("search, "))
    #expect(lastLine(plain("|wc")).hasPrefix("pipe to: wc"))
    #expect(lastLine(plain("3ck")).hasPrefix("kind, person, organisation, place: "))
  }

  @Test("any size has room for it")
  func sizes() {
    for rows in 1...6 {
      for columns in [1, 2, 10, 200] {
        let browsing = plain("j<Enter>]q?q2G/x<Esc>", Size(rows: rows, columns: columns))
        #expect(browsing.state.render().size == Size(rows: rows, columns: columns))
      }
    }
  }
}
