import News
import Screen
import Testing

@testable import Browser

@Suite("Settings")
struct SettingsTests {
  private func browsing(_ size: Size = Size(rows: 36, columns: 120), _ change: (inout Settings) -> Void)
    -> Browsing
  {
    var settings = Settings()
    change(&settings)
    var browsing = Browsing(size)
    browsing.state = BrowserState(name: "harbour", size: size, settings: settings)
    browsing.send(.loaded(Fixture.harbour, .complete))
    return browsing
  }

  @Test("other keys work, show in help and hints, and the old ones no longer do")
  func keys() {
    let browsing = browsing { _ = $0.bind([KeyBinding(command: "zoom", keys: ["Z"])]) }
    #expect(browsing.pressing("Z").state.isZoomed)
    #expect(!browsing.pressing("z").state.isZoomed)
    #expect(browsing.screen.contains("Z zoom"))
    #expect(browsing.pressing("?").screen.contains("  Z  "))
  }

  @Test(
    "a layout is had where there is room for it",
    arguments: [
      (LayoutChoice.single, 120, Layout.Form.single), (.stacked, 200, .stacked), (.rail, 200, .rail),
      (.columns, 140, .columns), (.columns, 100, .stacked), (.auto, 120, .rail),
    ])
  func layouts(choice: LayoutChoice, columns: Int, form: Layout.Form) {
    let browsing = browsing(Size(rows: 36, columns: columns)) { $0.layout = choice }
    #expect(browsing.state.layout.form == form)
  }

  @Test("no line of the article is wider than the measure", arguments: [40, 60, 72, 100, 120])
  func measure(columns: Int) {
    let browsing = browsing(Size(rows: 60, columns: 200)) { $0.measure = columns }.pressing("<Enter>")
    #expect(browsing.state.reader.wrapped?.measure == columns)
    #expect(browsing.state.layout.readerText.columns == columns)
  }

  @Test(
    "days are written as chosen, in lists, the timeline and above the article",
    arguments: [
      (DateText.Order.dayMonth, "02 Mar ", "Mon 2 Mar 2026"), (.monthDay, "Mar 02 ", "Mon Mar 2 2026"),
      (.iso, "2026-03-02 ", "Mon 2026-03-02"),
    ])
  func dates(order: DateText.Order, short: String, long: String) {
    let screen = browsing { $0.dates = order }.screen
    #expect(screen.contains("▌" + short))
    #expect(screen.contains(long))
  }

  @Test("a problem of the configuration is told at once, and stands with the others")
  func problems() {
    let browsing = browsing {
      $0.problems = [Problem(.warning, path: "config.toml", line: 3, "there is no setting 'colour'")]
    }
    #expect(browsing.screen.contains("config.toml:3: there is no setting 'colour'"))
    #expect(browsing.pressing("!").screen.contains("config.toml:3: there is no setting 'colour'"))
  }
}
