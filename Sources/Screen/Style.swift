/// What a cell means. Colours are chosen for roles by the driver's theme and exist nowhere else.
@frozen public enum Role: UInt8, Hashable, Sendable, CaseIterable {
  /// Running text.
  case text
  /// What can be passed over: counts, furniture, captions.
  case faint
  /// The title of an article.
  case title
  /// A heading inside an article, a section of the help.
  case heading
  /// The name of a pane.
  case paneTitle
  /// The name of the pane that has the keyboard.
  case focusedTitle
  /// Lines between panes.
  case rule
  /// The line that tells where the reader is.
  case status
  /// A key in a hint.
  case key
  /// Words somebody said.
  case quote
  /// Words in marks that nobody said.
  case term
  case person
  case organisation
  case place
  case date
  /// A search hit, and the one the reader stands on.
  case match
  case currentMatch
  /// Hits of the reader's own rules, in the colour of each.
  case highlightRed
  case highlightYellow
  case highlightGreen
  case highlightCyan
  case highlightBlue
  case highlightMagenta
  /// What the reader has written beside the text.
  case note
  /// A control or hidden character made visible.
  case control
  /// Something went well, or needs attention, or failed.
  case notice
  case warning
  case failure
  /// What the reader types.
  case prompt
  /// The hues of speakers, by their letter; a ninth speaker starts over.
  case speakerA
  case speakerB
  case speakerC
  case speakerD
  case speakerE
  case speakerF
  case speakerG
  case speakerH

  /// The hue of the speaker with this rank, from 0.
  public static func speaker(_ rank: Int) -> Role {
    let hues: [Role] = [
      .speakerA, .speakerB, .speakerC, .speakerD, .speakerE, .speakerF, .speakerG, .speakerH,
    ]
    return hues[((rank % hues.count) + hues.count) % hues.count]
  }

  /// One letter per role, for screens printed as text.
  public var letter: Swift.Character {
    switch self {
    case .text: "."
    case .faint: "f"
    case .title: "t"
    case .heading: "h"
    case .paneTitle: "p"
    case .focusedTitle: "u"
    case .rule: "-"
    case .status: "a"
    case .key: "k"
    case .quote: "q"
    case .term: "z"
    case .person: "n"
    case .organisation: "o"
    case .place: "l"
    case .date: "d"
    case .match: "m"
    case .currentMatch: "x"
    case .highlightRed: "j"
    case .highlightYellow: "y"
    case .highlightGreen: "g"
    case .highlightCyan: "c"
    case .highlightBlue: "b"
    case .highlightMagenta: "v"
    case .note: "+"
    case .control: "^"
    case .notice: "i"
    case .warning: "w"
    case .failure: "e"
    case .prompt: "r"
    case .speakerA: "1"
    case .speakerB: "2"
    case .speakerC: "3"
    case .speakerD: "4"
    case .speakerE: "5"
    case .speakerF: "6"
    case .speakerG: "7"
    case .speakerH: "8"
    }
  }
}

/// What stands out about a cell whatever its role.
@frozen public struct Emphasis: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The selected row of the pane that has the keyboard.
  public static let selected = Emphasis(rawValue: 1 << 0)
  public static let bold = Emphasis(rawValue: 1 << 1)
  public static let underlined = Emphasis(rawValue: 1 << 2)
  public static let dim = Emphasis(rawValue: 1 << 3)
}

/// A role with an emphasis.
@frozen public struct Style: Hashable, Sendable {
  public var role: Role
  public var emphasis: Emphasis

  @inlinable
  public static func == (a: Style, b: Style) -> Bool {
    a.role.rawValue == b.role.rawValue && a.emphasis.rawValue == b.emphasis.rawValue
  }

  public init(_ role: Role, _ emphasis: Emphasis = []) {
    self.role = role
    self.emphasis = emphasis
  }

  public static let text = Style(.text)
  public static let faint = Style(.faint)

  /// The style with more emphasis.
  public func adding(_ more: Emphasis) -> Style { Style(role, emphasis.union(more)) }
}
