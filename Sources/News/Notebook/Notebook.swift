/// The reader's own work on a dossier: what was corrected, marked and noted, as statements about subjects.
///
/// A statement says what holds, not what was done, so that a file of them can be read and changed by hand, and so that
/// those of two readers can be joined. Subjects are found again by words, never by offsets (`TextAnchor`).
public struct Notebook: Hashable, Sendable {
  /// What is stated about each subject; none is empty.
  private var statements: [Subject: [Field: Value]] = [:]

  public init() {}

  public var isEmpty: Bool { statements.isEmpty }

  /// All subjects, in the order in which a file lists them.
  public var subjects: [Subject] { statements.keys.sorted() }

  /// What is stated about a subject.
  public subscript(subject: Subject) -> [Field: Value] { statements[subject] ?? [:] }

  public subscript(subject: Subject, field: Field) -> Value? {
    get { statements[subject]?[field] }
    set {
      statements[subject, default: [:]][field] = newValue
      if statements[subject]?.isEmpty == true { statements[subject] = nil }
    }
  }

  /// Subjects of one section, in order.
  public func subjects(_ section: Section) -> [Subject] {
    statements.keys.filter { $0.section == section }.sorted()
  }

  /// The names by which its statements know entities.
  var entityNames: Set<String> {
    var names: Set<String> = []
    for (subject, stated) in statements {
      if case .entity(_, let name) = subject { names.insert(name) }
      for (field, value) in stated where field.namesEntities {
        names.formUnion(value.list ?? [])
        if let name = value.text { names.insert(name) }
      }
    }
    return names
  }

  // MARK: Changing it

  /// One statement made, changed or taken back.
  public struct Change: Hashable, Sendable {
    public let subject: Subject
    public let field: Field
    /// What was stated when the change was made.
    public let old: Value?
    public let new: Value?

    public init(_ subject: Subject, _ field: Field, from old: Value?, to new: Value?) {
      self.subject = subject
      self.field = field
      self.old = old
      self.new = new
    }

    /// The change that takes it back.
    public var reversed: Change { Change(subject, field, from: new, to: old) }
  }

  /// The change to `value` from what is stated now.
  public func change(_ subject: Subject, _ field: Field, to value: Value?) -> Change {
    Change(
      subject, field, from: self[subject, field],
      to: value?.isEmpty == true && !field.meansSomethingEmpty ? nil : value)
  }

  /// Makes a change, also on a notebook that somebody else has changed since: members of a list are added and
  /// removed one by one, a note that is another by now keeps both texts, and of single values the newest holds.
  public mutating func apply(_ change: Change) {
    self[change.subject, change.field] = merged(change)
  }

  /// What `change` makes of what is stated now.
  public func merged(_ change: Change) -> Value? {
    let current = self[change.subject, change.field]
    if current == change.old { return change.new }
    switch (change.field.type, current, change.new) {
    case (.list, _, _):
      let (old, new) = (change.old?.list ?? [], change.new?.list ?? [])
      var list = (current?.list ?? []).filter { !old.contains($0) || new.contains($0) }
      list += new.filter { !old.contains($0) && !list.contains($0) }
      return list.isEmpty && !(change.field.meansSomethingEmpty && change.new != nil) ? nil : .list(list)
    case (_, .text(let theirs)?, .text(let mine)?) where change.field == .note:
      return .text(theirs.contains(mine) ? theirs : mine.contains(theirs) ? mine : theirs + "\n" + mine)
    default: return change.new
    }
  }
}

extension Notebook {
  /// What statements are about, in the order of the file.
  public enum Section: String, Hashable, Comparable, Sendable, CaseIterable {
    case article, line, entity, mention, quote, event, passage, highlight

    public static func < (a: Section, b: Section) -> Bool { a.place < b.place }

    private var place: Int { Section.allCases.firstIndex(of: self) ?? 0 }
  }

  public enum Subject: Hashable, Comparable, Sendable {
    /// By its name in the dossier.
    case article(String)
    /// A line of a file, article or furniture.
    case line(TextAnchor)
    /// By kind, and one of its names.
    case entity(Entity.Kind, String)
    case mention(TextAnchor)
    case quote(TextAnchor)
    /// By the words that label it.
    case event(TextAnchor)
    case passage(TextAnchor)
    /// By the query that finds what is highlighted.
    case highlight(String)

    public var section: Section {
      switch self {
      case .article: .article
      case .line: .line
      case .entity: .entity
      case .mention: .mention
      case .quote: .quote
      case .event: .event
      case .passage: .passage
      case .highlight: .highlight
      }
    }

    /// Where it is in a text; `nil` for those that are known by a name.
    public var anchor: TextAnchor? {
      switch self {
      case .line(let anchor), .mention(let anchor), .quote(let anchor), .event(let anchor),
        .passage(let anchor):
        anchor
      case .article, .entity, .highlight: nil
      }
    }

    /// What it is called: an article's or entity's name, the search that is highlighted, the words of a passage.
    public var title: String {
      switch self {
      case .article(let name): name
      case .entity(let kind, let name): "\(name), \(kind.rawValue)"
      case .highlight(let query): query
      case .line(let anchor), .mention(let anchor), .quote(let anchor), .event(let anchor),
        .passage(let anchor):
        anchor.exact
      }
    }

    /// What orders subjects of one section.
    private var key: (String, String, String) {
      switch self {
      case .article(let name): (name, "", "")
      case .entity(let kind, let name): (kind.rawValue, name, "")
      case .highlight(let query): (query, "", "")
      case .line(let anchor), .mention(let anchor), .quote(let anchor), .event(let anchor),
        .passage(let anchor):
        (anchor.file, anchor.exact, anchor.prefix + "\u{0}" + anchor.suffix)
      }
    }

    public static func < (a: Subject, b: Subject) -> Bool {
      a.section == b.section ? a.key < b.key : a.section < b.section
    }
  }

  /// What can be stated.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    /// Of an article.
    case title, outlet, language
    /// Of an article or event: `2026-01-05`; of an event also less exactly (`TimeSpan(notation:)`).
    case date
    /// Of a line: whether it is furniture.
    case removed
    /// Of an entity or event.
    case name
    /// Of an entity: another kind; names of entities that are the same, and of some that are not; forms that are
    /// somebody else's.
    case `as`, merge, distinct, split
    /// Of an entity: it is none.
    case ignored
    /// Of a mention: the name of whom it names.
    case entity
    /// Of a quote: names of those who say it; what kind it is.
    case speakers, kind
    /// Of an event.
    case status, hidden, added
    /// Of a highlight.
    case colour
    /// Of anything.
    case starred, tags, note

    public enum ValueType: Hashable, Sendable { case text, flag, list }

    public var type: ValueType {
      switch self {
      case .removed, .ignored, .hidden, .added, .starred: .flag
      case .merge, .distinct, .split, .speakers, .tags: .list
      default: .text
      }
    }

    /// The sections in which it means something.
    public var sections: Set<Section> {
      switch self {
      case .title, .outlet, .language: [.article]
      case .date: [.article, .event]
      case .removed: [.line]
      case .name: [.entity, .event]
      case .as, .merge, .distinct, .split, .ignored: [.entity]
      case .entity: [.mention]
      case .speakers, .kind: [.quote]
      case .status, .hidden, .added: [.event]
      case .colour: [.highlight]
      case .starred, .tags, .note: [.article, .entity, .quote, .event, .passage]
      }
    }

    /// Whether an empty list is a statement: a quote that nobody says.
    var meansSomethingEmpty: Bool { self == .speakers }

    /// Whether it knows entities by name.
    var namesEntities: Bool { self == .merge || self == .entity || self == .speakers }

    /// Whether it marks something, and corrects nothing.
    public var isRemark: Bool { self == .starred || self == .tags || self == .note }
  }

  public enum Value: Hashable, Sendable {
    case text(String)
    case flag(Bool)
    case list([String])

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    public var list: [String]? { if case .list(let list) = self { list } else { nil } }

    /// Whether it says nothing: no words, no members.
    public var isEmpty: Bool {
      switch self {
      case .text(let text): text.isEmpty
      case .list(let list): list.isEmpty
      case .flag: false
      }
    }

    public var type: Field.ValueType {
      switch self {
      case .text: .text
      case .flag: .flag
      case .list: .list
      }
    }
  }
}
