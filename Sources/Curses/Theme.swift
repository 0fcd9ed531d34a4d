import Screen

/// How many colours the terminal has.
enum ColourDepth: Hashable {
  /// None, or the reader does not want any (NO_COLOR).
  case none
  case eight
  case sixteen
  case many
}

/// One colour at every depth, as a number of the terminal's palette; `nil` is the terminal's own colour.
struct Hue: Hashable {
  let many: Int32?
  let sixteen: Int32?
  let eight: Int32?

  private init(_ many: Int32?, _ sixteen: Int32?, _ eight: Int32?) {
    self.many = many
    self.sixteen = sixteen
    self.eight = eight
  }

  /// `many` is one of 256, `basic` one of the first eight (1 red, 2 green, 3 yellow, 4 blue, 5 magenta, 6 cyan).
  init(_ many: Int32, basic: Int32) { self.init(many, basic, basic) }

  static let standard = Hue(nil, nil, nil)
  static let black = Hue(16, basic: 0)
  /// Bright black where there is one; eight colours have no grey.
  static let grey = Hue(244, 8, nil)

  func index(at depth: ColourDepth) -> Int32? {
    switch depth {
    case .none: nil
    case .eight: eight
    case .sixteen: sixteen
    case .many: many
    }
  }
}

/// What of a cell is not its colour.
struct Attributes: OptionSet, Hashable {
  let rawValue: UInt8

  static let bold = Attributes(rawValue: 1 << 0)
  static let dim = Attributes(rawValue: 1 << 1)
  static let italic = Attributes(rawValue: 1 << 2)
  static let underline = Attributes(rawValue: 1 << 3)
  static let reverse = Attributes(rawValue: 1 << 4)
}

/// The looks of a style on a terminal with so many colours. A colour is `nil` where the terminal's own is kept.
struct Look: Hashable {
  var foreground: Int32?
  var background: Int32?
  var attributes: Attributes
}

/// The one place where roles become colours.
///
/// The background stays the terminal's own, which may be dark or light. The colours out of 256 have a contrast of at least
/// 3.3 to 1 against both black and white (WCAG 2 relative luminance 0.13 to 0.27); what they say is said by letters
/// and places too. Where there is no colour, attributes tell the loudest things apart.
enum Theme {
  /// A row of the table: the colours, the attributes with them, and those without colours.
  private struct Entry {
    let foreground: Hue
    let background: Hue
    let attributes: Attributes
    let colourless: Attributes

    init(
      _ foreground: Hue = .standard, on background: Hue = .standard, _ attributes: Attributes = [],
      colourless: Attributes? = nil
    ) {
      self.foreground = foreground
      self.background = background
      self.attributes = attributes
      self.colourless = colourless ?? attributes
    }
  }

  private static func entry(_ role: Role) -> Entry {
    switch role {
    case .text, .paneTitle, .status: Entry()
    case .faint, .rule: Entry(.grey, colourless: .dim)
    case .control: Entry(.grey, .italic, colourless: .dim)
    case .title, .focusedTitle, .key, .prompt: Entry(.standard, .bold)
    case .heading: Entry(.standard, [.bold, .underline])
    case .quote: Entry(Hue(136, basic: 3), .bold)
    case .term: Entry(.standard, .italic, colourless: [])
    case .person: Entry(Hue(68, basic: 6))
    case .organisation: Entry(Hue(97, basic: 5))
    case .place: Entry(Hue(64, basic: 2))
    case .date: Entry(Hue(67, basic: 6))
    case .match: Entry(.black, on: Hue(220, basic: 3), colourless: .underline)
    case .currentMatch: Entry(.black, on: Hue(208, basic: 6), colourless: [.reverse, .bold])
    case .notice: Entry(Hue(28, basic: 2))
    case .warning: Entry(Hue(166, basic: 3), .bold)
    case .failure: Entry(Hue(160, basic: 1), .bold)
    case .speakerA: Entry(Hue(32, basic: 6))
    case .speakerB: Entry(Hue(166, basic: 3))
    case .speakerC: Entry(Hue(28, basic: 2))
    case .speakerD: Entry(Hue(163, basic: 5))
    case .speakerE: Entry(Hue(30, basic: 4))
    case .speakerF: Entry(Hue(161, basic: 1))
    case .speakerG: Entry(Hue(98, basic: 5))
    case .speakerH: Entry(Hue(100, basic: 2))
    }
  }

  static func look(of style: Style, at depth: ColourDepth) -> Look {
    let entry = entry(style.role)
    var look = Look(
      foreground: entry.foreground.index(at: depth), background: entry.background.index(at: depth),
      attributes: depth == .none ? entry.colourless : entry.attributes)
    if entry.foreground == .grey && look.foreground == nil { look.attributes.insert(.dim) }
    apply(style.emphasis, to: &look, at: depth)
    return look
  }

  private static func apply(_ emphasis: Emphasis, to look: inout Look, at depth: ColourDepth) {
    if emphasis.contains(.bold) { look.attributes.insert(.bold) }
    if emphasis.contains(.underlined) { look.attributes.insert(.underline) }
    if emphasis.contains(.dim) {
      look.attributes.remove(.bold)
      let grey = Hue.grey.index(at: depth)
      // Grey is legible on more terminals than the dim attribute, but would hide another colour.
      if look.foreground == nil, let grey { look.foreground = grey } else { look.attributes.insert(.dim) }
    }
    if emphasis.contains(.selected) {
      // Reversed twice would be as if not selected; what was reversed is told by its underline then.
      if look.attributes.contains(.reverse) { look.attributes.insert(.underline) }
      look.attributes.insert(.reverse)
    }
  }
}
