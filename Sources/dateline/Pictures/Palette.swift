import Curses

/// The colours behind the numbers that themes use, for pictures: a terminal has its own.
enum Palette {
  /// The colour a theme draws on, as pictures show it.
  static func paper(_ theme: Theme) -> String { theme == .light ? "#ffffff" : "#14161b" }

  /// The colour of text, as a number of the palette or the terminal's own.
  static func ink(_ index: Int32?, _ theme: Theme) -> String {
    index.map(colour) ?? (theme == .light ? "#24292f" : "#d0d4da")
  }

  /// A number of xterm's palette of 256 (XTerm's `256colres.pl`): sixteen names, a cube of six steps, greys.
  static func colour(_ index: Int32) -> String {
    switch index {
    case 0..<16: return basic[Int(index)]
    case 16..<232:
      let cube = index - 16
      return hex([cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 })
    default: return hex([8 + 10 * (index - 232)])
    }
  }

  private static let basic = [
    "#000000", "#cd3131", "#0dbc79", "#b5a100", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5", "#666666",
    "#f14c4c",
    "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
  ]

  /// One number is a grey.
  private static func hex(_ parts: [Int32]) -> String {
    let digits = parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return "#" + (digits.count == 1 ? digits[0] + digits[0] + digits[0] : digits.joined())
  }
}
