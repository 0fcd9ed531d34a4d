import Foundation
import News
import Screen
import Testing

@testable import Browser

@Suite("The mouse")
struct PointingTests {
  @Test("it is the terminal's until it is asked for, and M gives it back")
  func toggle() {
    var browsing = Browsing()
    #expect(!browsing.state.isMouseTaken)
    browsing.press("M")
    #expect(browsing.effects == [.takeMouse])
    #expect(browsing.screen.contains("M gives the mouse back"))
    browsing.press("M")
    #expect(browsing.effects == [.takeMouse, .releaseMouse])
  }

  @Test("the wheel scrolls what lies under it, and selects nothing")
  func wheel() {
    var browsing = Browsing(Size(rows: 16, columns: 120)).pressing("3")
    browsing.state.setFocus(.articles)
    let reader = browsing.state.layout.readerText
    browsing.wheel(.wheelDown, at: reader.origin)
    #expect(browsing.state.reader.top > 0)
    #expect(browsing.state.focus == .articles)
    browsing.wheel(.wheelUp, at: reader.origin)
    #expect(browsing.state.reader.top == 0)
  }

  @Test("the wheel moves a list under its selection, which stays")
  func wheelOverList() throws {
    var browsing = Browsing(Size(rows: 17, columns: 120))
    let articles = try #require(browsing.state.layout.section(.articles))
    browsing.wheel(.wheelDown, at: articles.body.origin)
    #expect(browsing.state.cursor(.articles).top > 0)
    #expect(browsing.state.selectedIndex(.articles) == 0)
    browsing.press("j")
    #expect(browsing.state.selectedIndex(.articles) == 1)
  }

  @Test("a click selects and shows; a click on what is selected opens it")
  func rows() {
    var browsing = Browsing()
    browsing.click("Coast Radio")
    #expect(browsing.state.selectedIndex(.articles) == 1)
    #expect(browsing.state.focus == .articles)
    #expect(browsing.screen.contains("told listeners"))
    browsing.click("Harbour Gazette")
    #expect(browsing.state.selectedIndex(.articles) == 0)
    browsing.click("Harbour Gazette")
    #expect(browsing.state.focus == .reader)
  }

  @Test(
    "a click on a tab or a title goes to its pane",
    arguments: [(80, "4 Orgs", Pane.organisations), (120, "places", .places), (120, "TIMELINE", .timeline)])
  func panes(columns: Int, words: String, pane: Pane) {
    var browsing = Browsing(Size(rows: 36, columns: columns))
    browsing.click(words)
    #expect(browsing.state.focus == pane)
  }

  @Test("a click on a name, a date or a quote in the article goes there, and Enter looks it up")
  func text() {
    var browsing = Browsing(Size(rows: 36, columns: 120))
    browsing.click("Lindqvist, who")
    #expect(browsing.state.pointedMention.map { browsing.state.dossier[$0.entity].name } == "Mara Lindqvist")
    #expect(browsing.state.focus == .reader)
    #expect(browsing.pressing("<Enter>").screen.contains("Mentions of Mara Lindqvist"))
    browsing.click("Tuesday")
    #expect(browsing.state.pointedTime?.value == "2026-03-03")
    browsing.click("got everything")
    #expect(browsing.state.pointedQuote != nil)
    #expect(browsing.pressing("<Enter>").screen.contains("Mara Lindqvist"))
  }

  @Test("Enter says what to do where there is nothing to look up")
  func nothingToLookUp() {
    #expect(Browsing().pressing("<Enter><Enter>").screen.contains("go to a quote, a name or a date first"))
  }

  @Test("a click follows a line of a page, and picks a match")
  func pages() {
    var browsing = Browsing().pressing("3<Enter>")
    browsing.click("was a deckhand")
    #expect(browsing.state.overlay == nil)
    #expect(browsing.state.focus == .reader)
    browsing.press("<C-p>barr")
    browsing.click("Teo Barros")
    #expect(browsing.state.picker == nil)
    #expect(browsing.state.focus == .people)
  }

  @Test("a click on a chip drops it, wherever the filter stands", arguments: [60, 80, 120, 200])
  func chips(columns: Int) {
    var browsing = Browsing(Size(rows: 30, columns: columns)).pressing("3f5f1")
    let labels = browsing.state.filter.parts.map { "[" + browsing.state.filterLabel(of: $0) + "]" }
    browsing.click(labels[0])
    #expect(browsing.state.filter.parts.count == 1)
    // Where chips share a line with what just happened, any key brings them back.
    browsing.press("1")
    browsing.click(labels[1])
    #expect(browsing.state.filter.isEmpty)
  }

  @Test("a click on a key of the last line gives its command, also in a prompt")
  func hints() {
    var browsing = Browsing()
    browsing.click("/ search")
    #expect(browsing.state.search.isTyping)
    browsing.click("Esc back")
    #expect(!browsing.state.search.isTyping)
    browsing.click("? help")
    #expect(browsing.state.overlay != nil)
    browsing.click("q close")
    #expect(browsing.state.overlay == nil)
    browsing.press("|")
    browsing.click("Esc back")
    #expect(browsing.state.question == nil)
  }

  @Test("a click on a result keeps the search")
  func results() {
    var browsing = Browsing().pressing("/ferr")
    browsing.click("Coast Radio")
    #expect(!browsing.state.search.isTyping)
    #expect(browsing.state.focus == .results)
  }

  @Test("nothing happens beyond the screen, on rules, and with other buttons")
  func elsewhere() {
    for point in [Point(row: 9_998, column: 9_998), Point(row: 23, column: 0), Point(row: 10, column: 79)] {
      var browsing = Browsing()
      let before = browsing.screen
      for action in [MouseEvent.Action.wheelDown, .press(button: 3), .release(button: 1), .drag(button: 1)] {
        browsing.send(.mouse(MouseEvent(action, at: point)))
      }
      #expect(browsing.screen == before)
    }
  }
}

extension Browsing {
  fileprivate mutating func wheel(_ action: MouseEvent.Action, at point: Point) {
    send(.mouse(MouseEvent(action, at: point)))
  }

  /// Clicks on the first place of the screen where these words stand.
  fileprivate mutating func click(_ words: String) {
    let frame = state.render()
    for row in 0..<frame.size.rows {
      let cells = frame.row(row).map { Unicode.Scalar($0.base).map { String($0) } ?? "" }
      let line = cells.joined()
      guard let range = line.range(of: words) else { continue }
      let column = line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound)
      return send(.mouse(MouseEvent(.press(button: 1), at: Point(row: row, column: column))))
    }
    Issue.record("“\(words)” is not on the screen:\n\(frame.text)")
  }
}
