import News
import Screen
import TestSupport
import Testing

@testable import Browser

/// Whole screens, as text and as styles (one letter a cell, see `Role.letter`), for keys that lead there.
@Suite("Screens")
struct FrameTests {
  static let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 36, columns: 120), Size(rows: 60, columns: 200),
  ]

  static let views: [(name: String, keys: String)] = [
    ("start", ""), ("timeline", "2j"), ("people", "3"), ("places", "5"), ("quotes", "6j"),
    ("reader", "<Enter>]q"),
    ("furniture", "<Enter>XG"), ("search", "/ferr"), ("search-error", "/quay:x \"tow"),
    ("hits", "/port<Enter>n"),
    ("filter", "3jf"), ("filters", "3jf2f"), ("range", "2jvj"), ("go-to", "<C-p>har"),
    ("command-line", ":art"), ("no-command", ":zzz"), ("mentions", "3<Enter>j"),
    ("hit-mentions", "/strike<Enter>gm"), ("card", "3u"),
    ("tellings", "2j<Enter>"), ("notes", "s3acall her<Enter>6sgn"), ("correction", "6cs"),
    ("why-quote", "<Enter>]qW"), ("why-event", "2W"), ("write", "2w"),
    ("name", "<Enter>]e]e"),
    ("date", "<Enter>]d"), ("keys", "?"), ("keys-found", "?/quote"), ("problems", "!"),
    ("organisations", "4"), ("about", "i"), ("hidden", "U"), ("syntax", "/<F1>"), ("field", "/speaker:mar"),
    ("completion", "/speaker:<Tab><Tab>"),
    ("saved", "/strike<Enter>gs"), ("no-hits", "/zeppelin"), ("recent", "/port<Enter><Esc>:zoom<Enter>:"),
    ("zoom", "<Enter>z"), ("facets", "/ferr*<Enter>gf"), ("alike", "gr"), ("no-doubles", "gd"),
    ("margin", "<Enter>]qawho paid?<Enter>"), ("highlight", "/accord<Enter>ch"),
    ("highlights", "/accord<Enter>chred<Enter><Esc>/port<Enter>ch<Enter><Esc>2"),
    ("highlight-rules", "/accord<Enter>chred<Enter>gn"), ("named-search", "/port<Enter>gsquay<Enter>/@<Tab>"),
    ("no-filter-left", "/accord<Enter>f<Esc>5"),
  ]

  /// Dossiers that are not like most.
  static let stories: [(name: String, dossier: Dossier, keys: String)] = [
    ("nothing-there", Fixture.dossier([]), ""), ("nobody-there", Fixture.dossier([Fixture.plain]), "3"),
    ("one-article", Fixture.dossier([Fixture.secondSource]), ""),
    ("wide", Fixture.dossier([Fixture.wide, Fixture.secondSource]), ""),
    ("wide-names", Fixture.dossier([Fixture.wide, Fixture.secondSource]), "3"),
    ("wide-quotes", Fixture.dossier([Fixture.wide, Fixture.secondSource]), "6"),
    ("doubles", Fixture.dossier([Fixture.misspelt]), "gd"),
  ]

  @Test("of stories unlike most", arguments: stories.map(\.name), sizes)
  func otherStories(name: String, size: Size) throws {
    let story = try #require(Self.stories.first { $0.name == name })
    record(Browsing(size, story.dossier).pressing(story.keys), name, size, story.keys)
  }

  @Test("what is wrong with the configuration is told at once", arguments: sizes)
  func problems(size: Size) {
    var settings = Settings()
    settings.problems = [
      Problem(.warning, path: "config.toml", line: 3, "theme must be \"auto\", \"dark\" or \"light\"")
    ]
    var browsing = Browsing(size, settings: settings)
    record(browsing, "settings-refused", size, "")
    browsing.press("!")
    record(browsing, "settings-problems", size, "!")
  }

  @Test("at 80×24, 120×36 and 200×60", arguments: views.map(\.name), sizes)
  func screens(name: String, size: Size) throws {
    let keys = try #require(Self.views.first { $0.name == name }).keys
    record(Browsing(size).pressing(keys), name, size, keys)
  }

  @Test("in little room", arguments: [Size(rows: 12, columns: 40), Size(rows: 5, columns: 20)])
  func littleRoom(size: Size) {
    record(Browsing(size), "start", size, "")
    record(Browsing(size).pressing("<Enter>"), "reader", size, "<Enter>")
  }

  @Test("the keys that can follow, after a moment of waiting", arguments: sizes)
  func following(size: Size) {
    for (name, keys) in [("following", "g"), ("marks", "ma'")] {
      var browsing = Browsing(size).pressing(keys)
      browsing.send(.paused)
      record(browsing, name, size, keys)
    }
  }

  private func record(_ browsing: Browsing, _ name: String, _ size: Size, _ keys: String) {
    let frame = browsing.state.render()
    let cursor = frame.cursor.map { "\($0.row),\($0.column)" } ?? "hidden"
    golden(
      "keys: \(keys)\ncursor: \(cursor)\n\n\(frame.text)\n\(frame.styles)",
      "Frames/\(name)-\(size.columns)x\(size.rows).txt")
  }
}
