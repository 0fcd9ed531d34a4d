import News

/// What the reader restricts the dossier to. Its parts narrow paragraph by paragraph: the panes list what stands in
/// paragraphs that fit every part. Only outlets add up, for an article has no more than one.
struct Filter: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    /// Paragraphs that name it, or in which it is quoted.
    case entity(Entity.ID)
    /// Paragraphs in which it is quoted, and of the quotes there only its own.
    case speaker(Entity.ID)
    /// Articles of one outlet.
    case outlet(String)
    /// Paragraphs that tell of it.
    case event(Event.ID)
    /// Paragraphs that tell of events of these days, and of the events there only those.
    case days(TimeSpan)
    /// Articles that a query finds.
    case query(String)
  }

  /// In the order they were added.
  private(set) var parts: [Part] = []

  init(_ parts: [Part] = []) { self.parts = parts }

  var isEmpty: Bool { parts.isEmpty }

  /// - Returns: `false` if it was there already.
  mutating func add(_ part: Part) -> Bool {
    guard !parts.contains(part) else { return false }
    parts.append(part)
    return true
  }

  mutating func drop(_ part: Part) { parts.removeAll { $0 == part } }

  var outlets: [String] {
    parts.compactMap { if case .outlet(let outlet) = $0 { outlet } else { nil } }
  }

  var speakers: [Entity.ID] {
    parts.compactMap { if case .speaker(let speaker) = $0 { speaker } else { nil } }
  }

  var days: [TimeSpan] {
    parts.compactMap { if case .days(let days) = $0 { days } else { nil } }
  }

  /// The same filter over a newer dossier: what it names is found again by name, what is gone is dropped.
  func carried(from older: Dossier, to newer: Dossier) -> Filter {
    func found(_ id: Entity.ID) -> Entity.ID? {
      newer.entities(older[id].kind).first { newer[$0].name == older[id].name }
    }
    var carried = Filter()
    carried.parts = parts.compactMap { part in
      switch part {
      case .entity(let id): found(id).map(Part.entity)
      case .speaker(let id): found(id).map(Part.speaker)
      case .event(let id):
        newer.events.firstIndex {
          $0.days == older[id].days && newer.text($0.label) == older.text(older[id].label)
        }.map { .event(Event.ID($0)) }
      case .outlet, .days, .query: part
      }
    }
    return carried
  }
}
