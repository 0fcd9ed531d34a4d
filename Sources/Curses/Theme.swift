public import Screen

/// How many colours there are to draw with.
public enum ColourDepth: Hashable, Sendable {
  /// None, or the reader does not want any (NO_COLOR).
  case none
  case eight
  case sixteen
  case many
}

/// What of a cell is not its colour.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let bold = Attributes(rawValue: 1 << 0)
  public static let dim = Attributes(rawValue: 1 << 1)
  public static let italic = Attributes(rawValue: 1 << 2)
  public static let underline = Attributes(rawValue: 1 << 3)
  public static let reverse = Attributes(rawValue: 1 << 4)
}

/// The looks of a style on a terminal with so many colours. A colour is a number of xterm's palette of 256, `nil` where
/// the terminal's own is kept.
public struct Look: Hashable, Sendable {
  public var foreground: Int32?
  public var background: Int32?
  public var attributes: Attributes
}

/// The one place where roles become colours.
///
/// The background stays the terminal's own in every theme. What colours say is said by letters, marks and places too;
/// where there is no colour, attributes tell the loudest things apart.
public enum Theme: String, Hashable, Sendable, CaseIterable {
  /// Colours that are legible on black and on white: a contrast of at least 3.2 to 1 with both (WCAG 2).
  case auto
  /// For a dark background: at least 4.5 to 1 with black.
  case dark
  /// For a light background: at least 4.5 to 1 with white.
  case light
  /// The terminal's own two colours at full strength, and hits in black on yellow or orange; nothing is dimmed.
  case highContrast = "high-contrast"
  /// The sixteen colours that the terminal's own palette gives.
  case sixteen = "16"
  /// No colours.
  case mono
  /// No colours, and no sign outside ASCII but the articles' letters.
  case ascii

  /// Whether frames are spelled in ASCII before they are drawn.
  public var isASCII: Bool { self == .ascii }

  /// What a theme uses of the colours there are.
  func depth(of available: ColourDepth) -> ColourDepth {
    switch self {
    case .mono, .ascii: .none
    case .sixteen: available == .many ? .sixteen : available
    case .auto, .dark, .light, .highContrast: available
    }
  }

  /// What a style looks like.
  public func look(of style: Style, at available: ColourDepth) -> Look {
    let depth = depth(of: available)
    let entry = ThemeEntry.entry(style.role)
    let foreground = entry.foreground.index(at: depth, in: self)
    var look = Look(
      foreground: foreground, background: entry.background.index(at: depth, in: self),
      attributes: depth == .none ? entry.colourless : entry.attributes)
    if entry.foreground == .grey && look.foreground == nil && self != .highContrast {
      look.attributes.insert(.dim)
    }
    apply(style.emphasis, to: &look, at: depth)
    return look
  }

  private func apply(_ emphasis: Emphasis, to look: inout Look, at depth: ColourDepth) {
    if emphasis.contains(.bold) { look.attributes.insert(.bold) }
    if emphasis.contains(.underlined) { look.attributes.insert(.underline) }
    if emphasis.contains(.dim), self != .highContrast {
      look.attributes.remove(.bold)
      let grey = Hue.grey.index(at: depth, in: self)
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
