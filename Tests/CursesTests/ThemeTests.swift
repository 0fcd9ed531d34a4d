import Glibc
import Screen
import Testing

@testable import Curses

@Suite("Roles become colours")
struct ThemeTests {
  private static let depths: [ColourDepth] = [.none, .eight, .sixteen, .many]

  @Test("colours are within what the terminal has", arguments: zip(depths, [0, 8, 16, 256]))
  func range(depth: ColourDepth, count: Int32) {
    for role in Role.allCases {
      let look = Theme.auto.look(of: Style(role), at: depth)
      for colour in [look.foreground, look.background].compactMap(\.self) {
        #expect((0..<count).contains(colour))
      }
    }
  }

  @Test("the background stays the terminal's own, except under hits")
  func background() {
    for role in Role.allCases where role != .match && role != .currentMatch {
      #expect(Theme.auto.look(of: Style(role), at: .many).background == nil)
    }
  }

  @Test("the speakers have a hue each")
  func speakers() {
    let looks = (0..<8).map { Theme.auto.look(of: Style(Role.speaker($0)), at: .many).foreground }
    #expect(Set(looks).count == 8)
  }

  @Test("quotes, hits and what is selected differ from running text", arguments: depths)
  func distinct(depth: ColourDepth) {
    let styles = [
      Style(.text), Style(.quote), Style(.match), Style(.currentMatch), Style(.faint),
      Style(.text, .selected),
    ]
    let looks = styles.map { Theme.auto.look(of: $0, at: depth) }
    #expect(Set(looks).count == styles.count)
  }

  @Test("a hit that is selected differs from one that is not", arguments: depths)
  func selectedHits(depth: ColourDepth) {
    for role in [Role.match, .currentMatch] {
      #expect(
        Theme.auto.look(of: Style(role), at: depth) != Theme.auto.look(of: Style(role, .selected), at: depth))
    }
  }

  @Test(
    "colours out of 256 are legible on the backgrounds they are for",
    arguments: [
      (Theme.auto, [0.0, 1.0], 3.2), (.dark, [0], 4.5), (.light, [1], 4.5), (.highContrast, [0, 1], 7),
    ])
  func contrast(theme: Theme, backgrounds: [Double], least: Double) {
    for role in Role.allCases {
      let look = theme.look(of: Style(role), at: .many)
      guard let foreground = look.foreground else { continue }
      for background in look.background.map({ [luminance($0)] }) ?? backgrounds {
        let (low, high) = (min(background, luminance(foreground)), max(background, luminance(foreground)))
        #expect((high + 0.05) / (low + 0.05) >= least, "\(role)")
      }
    }
  }

  @Test(
    "quotes, hits and what is selected differ from running text in every theme", arguments: Theme.allCases)
  func themes(theme: Theme) {
    for depth in Self.depths {
      let styles = [
        Style(.text), Style(.quote), Style(.match), Style(.currentMatch),
        Style(.text, .selected),
      ]
      #expect(Set(styles.map { theme.look(of: $0, at: depth) }).count == styles.count, "\(depth)")
    }
  }

  @Test("themes without colours have none", arguments: [Theme.mono, .ascii])
  func colourless(theme: Theme) {
    for role in Role.allCases {
      let look = theme.look(of: Style(role), at: .many)
      #expect(look.foreground == nil && look.background == nil)
    }
  }

  @Test("the sixteen colours are the terminal's own")
  func sixteen() {
    for role in Role.allCases {
      let look = Theme.sixteen.look(of: Style(role), at: .many)
      #expect([look.foreground, look.background].compactMap(\.self).allSatisfy { $0 < 16 })
    }
  }

  /// The relative luminance (WCAG 2) of one of xterm's colours from 16 on.
  private func luminance(_ colour: Int32) -> Double {
    let levels = [0.0, 95, 135, 175, 215, 255]
    let cube = Int(colour) - 16
    let grey = Double(8 + 10 * (Int(colour) - 232))
    let parts =
      colour >= 232 ? [grey, grey, grey] : [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
    let linear = parts.map { pow(($0 / 255 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

@Suite("Base64")
struct Base64Tests {
  @Test(
    "the examples of RFC 4648, part 10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func examples(text: String, encoded: String) {
    #expect(String(decoding: Base64.encoded(Array(text.utf8)), as: UTF8.self) == encoded)
  }
}
