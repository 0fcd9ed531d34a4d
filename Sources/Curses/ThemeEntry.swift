import Screen

/// One colour in every theme, as a number of the terminal's palette; `nil` is the terminal's own colour.
struct Hue: Hashable {
  /// Out of 256: for either background, for a dark one, for a light one.
  private let either: Int32?
  private let dark: Int32?
  private let light: Int32?
  private let sixteen: Int32?
  private let eight: Int32?
  /// Whether high contrast has it too: only what lies under hits.
  private let isStrong: Bool

  private init(
    _ either: Int32?, dark: Int32?, light: Int32?, sixteen: Int32?, eight: Int32?, isStrong: Bool = false
  ) {
    self.either = either
    self.dark = dark
    self.light = light
    self.sixteen = sixteen
    self.eight = eight
    self.isStrong = isStrong
  }

  /// `basic` is one of the first eight (1 red, 2 green, 3 yellow, 4 blue, 5 magenta, 6 cyan).
  init(_ either: Int32, dark: Int32? = nil, light: Int32? = nil, basic: Int32) {
    self.init(either, dark: dark ?? either, light: light ?? either, sixteen: basic, eight: basic)
  }

  static let standard = Hue(nil, dark: nil, light: nil, sixteen: nil, eight: nil)
  static let black = Hue(strong: 16, basic: 0)

  /// A colour that stands out in every theme.
  init(strong colour: Int32, basic: Int32) {
    self.init(colour, dark: colour, light: colour, sixteen: basic, eight: basic, isStrong: true)
  }

  /// Bright black where there is one; eight colours have no grey.
  static let grey = Hue(244, dark: 246, light: 242, sixteen: 8, eight: nil)

  func index(at depth: ColourDepth, in theme: Theme) -> Int32? {
    if theme == .highContrast, !isStrong { return nil }
    return switch depth {
    case .none: nil
    case .eight: eight
    case .sixteen: sixteen
    case .many:
      switch theme {
      case .dark: dark
      case .light: light
      case .auto, .highContrast, .sixteen, .mono, .ascii: either
      }
    }
  }
}

/// A row of the table of roles: the colours, the attributes with them, and those without colours.
struct ThemeEntry {
  let foreground: Hue
  let background: Hue
  let attributes: Attributes
  let colourless: Attributes

  private init(
    _ foreground: Hue = .standard, on background: Hue = .standard, _ attributes: Attributes = [],
    colourless: Attributes? = nil
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.colourless = colourless ?? attributes
  }

  private static func highlight(_ hue: Hue) -> ThemeEntry {
    ThemeEntry(hue, colourless: .bold)
  }

  static func entry(_ role: Role) -> ThemeEntry {
    switch role {
    case .text, .paneTitle, .status: ThemeEntry()
    case .faint, .rule: ThemeEntry(.grey, colourless: .dim)
    case .control: ThemeEntry(.grey, .italic, colourless: .dim)
    case .title, .focusedTitle, .key, .prompt: ThemeEntry(.standard, .bold)
    case .heading: ThemeEntry(.standard, [.bold, .underline])
    case .quote: ThemeEntry(Hue(136, dark: 179, light: 94, basic: 3), .bold)
    case .term: ThemeEntry(.standard, .italic, colourless: [])
    case .person: ThemeEntry(Hue(68, dark: 110, light: 25, basic: 6))
    case .organisation: ThemeEntry(Hue(97, dark: 140, light: 91, basic: 5))
    case .place: ThemeEntry(Hue(64, dark: 107, light: 22, basic: 2))
    case .date: ThemeEntry(Hue(67, dark: 110, light: 24, basic: 6))
    case .match: ThemeEntry(.black, on: Hue(strong: 220, basic: 3), colourless: .underline)
    case .currentMatch: ThemeEntry(.black, on: Hue(strong: 208, basic: 6), colourless: [.reverse, .bold])
    case .highlightRed: highlight(Hue(160, dark: 203, light: 124, basic: 1))
    case .highlightYellow: highlight(Hue(136, dark: 179, light: 94, basic: 3))
    case .highlightGreen: highlight(Hue(28, dark: 71, light: 22, basic: 2))
    case .highlightCyan: highlight(Hue(30, dark: 37, light: 23, basic: 6))
    case .highlightBlue: highlight(Hue(32, dark: 75, light: 25, basic: 4))
    case .highlightMagenta: highlight(Hue(163, dark: 170, light: 127, basic: 5))
    case .note: ThemeEntry(.standard, .italic, colourless: [])
    case .notice: ThemeEntry(Hue(28, dark: 71, light: 22, basic: 2))
    case .warning: ThemeEntry(Hue(166, dark: 215, light: 130, basic: 3), .bold)
    case .failure: ThemeEntry(Hue(160, dark: 203, light: 124, basic: 1), .bold)
    case .speakerA: ThemeEntry(Hue(32, dark: 75, light: 25, basic: 6))
    case .speakerB: ThemeEntry(Hue(166, dark: 208, light: 130, basic: 3))
    case .speakerC: ThemeEntry(Hue(28, dark: 71, light: 22, basic: 2))
    case .speakerD: ThemeEntry(Hue(163, dark: 170, light: 127, basic: 5))
    case .speakerE: ThemeEntry(Hue(30, dark: 37, light: 23, basic: 4))
    case .speakerF: ThemeEntry(Hue(161, dark: 204, light: 125, basic: 1))
    case .speakerG: ThemeEntry(Hue(98, dark: 141, light: 55, basic: 5))
    case .speakerH: ThemeEntry(Hue(100, dark: 143, light: 58, basic: 2))
    }
  }
}
