public import Prose

/// A person, organisation or place of the dossier under all its names.
public struct Entity: Sendable {
  public typealias ID = News.ID<Entity>

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case person, organisation, place
  }

  public let kind: Kind
  /// The fullest form of the name that the articles print.
  public let name: String
  /// Every form printed, with its count; most frequent first, then by name.
  public let aliases: [Alias]
  /// In order of article and place.
  public let mentions: [Mention]
  /// What the articles call them (`national security adviser`), most frequent first.
  public let roles: [String]
  public let origin: Origin

  public init(
    kind: Kind, name: String, aliases: [Alias], mentions: [Mention], roles: [String] = [],
    origin: Origin = .found
  ) {
    self.origin = origin
    self.kind = kind
    self.name = name
    self.aliases = aliases
    self.mentions = mentions
    self.roles = roles
  }
}

/// One form of a name, and how often the dossier prints it.
public struct Alias: Hashable, Sendable {
  public let form: String
  public let count: Int

  public init(form: String, count: Int) {
    self.form = form
    self.count = count
  }
}

/// A place where an entity is named.
public struct Mention: Hashable, Sendable {
  public let passage: Passage
  public let reason: MentionReason

  public init(passage: Passage, reason: MentionReason) {
    self.passage = passage
    self.reason = reason
  }

  /// The rule that spotted the name, then the one that joined it to its entity.
  public var rule: String { reason.text }
}

/// Why a stretch of text is a mention of its entity. Numbers, and no text: a dossier has hundreds of thousands.
public struct MentionReason: Hashable, Sendable {
  /// `nil` where the reader says so.
  private let spotting: NameRule?
  /// The kind that the model makes it, where the model does.
  private let tagged: Entity.Kind?
  private var joining: AliasRule?

  /// The reader says so.
  public static let reader = MentionReason(spotting: nil, tagged: nil)

  private init(spotting: NameRule?, tagged: Entity.Kind?) {
    self.spotting = spotting
    self.tagged = tagged
  }

  /// A rule spotted it; or the model, which made it of the kind `tagged`, and this was the strongest of the rules.
  init(_ rule: NameRule, tagged: Entity.Kind? = nil) {
    self.init(spotting: rule, tagged: tagged)
  }

  /// The same where the name was joined to its entity by a rule.
  func joined(by rule: AliasRule?) -> MentionReason {
    var reason = self
    reason.joining = rule
    return reason
  }

  /// Whether that rule spotted it, and no model.
  func isSpotted(by rule: NameRule) -> Bool { spotting == rule && tagged == nil }

  /// As the reader is shown it.
  public var text: String {
    guard let spotting else { return Notebook.rule }
    let spotted = tagged.map { "model: \($0.rawValue), \(spotting.rawValue)" } ?? spotting.rawValue
    return joining.map { "\(spotted); \($0.rawValue)" } ?? spotted
  }
}

/// A name found in one article, before the articles are compared.
public struct NameSpot: Hashable, Sendable {
  public let kind: Entity.Kind
  /// The name without titles before it (`Lee`, not `Mr Lee`) and without `'s` after it.
  public let span: Span
  /// A title right before the name (`Mr`, `President`), part of how it is printed.
  public let title: Span?
  /// What the text calls the bearer in apposition or as a title (`national security adviser`).
  public let role: Span?
  public let reason: MentionReason

  public init(kind: Entity.Kind, span: Span, title: Span? = nil, role: Span? = nil, reason: MentionReason) {
    self.kind = kind
    self.span = span
    self.title = title
    self.role = role
    self.reason = reason
  }
}
