public import News

/// What the reader has chosen once for all sessions.
public struct Settings: Sendable {
  /// How much room panes get, where the screen is large enough for it.
  public var layout = LayoutChoice.auto
  /// Whom the screen is for.
  public var presentation = Presentation.drawn
  /// The widest that a line of an article may be, in columns.
  public var measure = Settings.usualMeasure
  /// How days are written in lists.
  public var dates = DateText.Order.dayMonth
  /// How copied sources are named.
  public var citation = CitationStyle.plain
  /// Whether the mouse is the browser's from the start.
  public var takesMouse = false
  /// Searches with a name, in order of their names.
  public var searches: [Memory.SavedSearch] = []
  /// Every command with its keys.
  public private(set) var commands = Commands.all
  private(set) var keymap = Keymap(Commands.all)
  /// The commands that the footer offers.
  private(set) var hints = Commands.all.filter { $0.shownHint != nil }
  /// What is wrong with them; shown with the problems of the dossier.
  public var problems: [Problem] = []

  public static let usualMeasure = 72
  public static let measures = 40...120

  public init() {}

  /// Gives commands other keys; the rest keep theirs, but for keys that are taken from them.
  /// - Returns: what cannot be done, by command; the rest is done.
  public mutating func bind(_ bindings: [KeyBinding]) -> [KeyBinding.Refusal] {
    let bound = KeyBinding.bound(bindings, in: commands)
    commands = bound.commands
    keymap = Keymap(commands)
    hints = commands.filter { $0.shownHint != nil }
    return bound.refusals
  }
}

/// Whom the screen is for.
public enum Presentation: Hashable, Sendable {
  /// Eyes: panes, rules and signs.
  case drawn
  /// Screen readers and braille: one pane of sentences.
  case plain
}

/// How the reader would rather have the panes.
public enum LayoutChoice: String, Hashable, Sendable, CaseIterable {
  /// As many as the screen has room for.
  case auto
  /// One at a time.
  case single
  /// A list over the article.
  case stacked
  /// A rail of lists beside the article.
  case rail
  /// Lists on both sides of the article.
  case columns
}
