import News
import Prose

/// Where the reader was in a dossier, by names and words, to return there another day.
public struct Session: Hashable, Sendable {
  /// A key and a value in words, as a file keeps it in a line.
  public struct Fact: Hashable, Sendable {
    public let key: String
    public let value: String

    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// Several of a key are in their order.
  public let facts: [Fact]

  public init(_ facts: [Fact]) { self.facts = facts }

  /// Where an anchor's file ends and its words begin: a file's name has no tab, and no words have.
  fileprivate static let separator = "\t"

  fileprivate subscript(key: String) -> String? { facts.first { $0.key == key }?.value }

}

extension BrowserState {
  /// Where the reader is now; `nil` before there is anything to be in.
  public var session: Session? {
    guard hasFindings else { return nil }
    var facts = [
      Session.Fact("focus", focus.rawValue), Session.Fact("list", list.rawValue),
      Session.Fact("selected", "\(cursor(list).selected)"),
    ]
    if let id = reader.article {
      let article = dossier[id]
      let start = reader.topOffset
      let end = article.blockIndex(at: start).map { min(article.blocks[$0].span.end, start + 80) } ?? start
      let anchor = TextAnchor(Span(start, max(start, article.text.boundary(from: end))), in: article)
      facts.append(Session.Fact("article", article.name))
      if reader.top > 0, !anchor.exact.isEmpty { facts.append(Session.Fact("words", anchor.exact)) }
    }
    if let query = search.results?.text { facts.append(Session.Fact("query", query)) }
    return Session(facts + filter.parts.map(fact))
  }

  private func fact(_ part: Filter.Part) -> Session.Fact {
    switch part {
    case .entity(let id): Session.Fact(dossier[id].kind.rawValue, dossier[id].name)
    case .speaker(let id): Session.Fact("speaker", dossier[id].name)
    case .outlet(let outlet): Session.Fact("outlet", outlet)
    case .days(let days): Session.Fact("days", days.notation)
    case .query(let query): Session.Fact("found", query)
    case .event(let id):
      Session.Fact("event", TextAnchor(dossier[id].label.span, in: dossier[dossier[id].label.article]))
    }
  }

  /// Returns to where the reader was, as far as it is still there.
  mutating func restore(_ session: Session) {
    var finder = AnchorFinder(dossier.articles)
    let article = session["article"].flatMap { finder.article(named: $0) }
    let words = session["article"].flatMap { name in
      session["words"].flatMap { finder.passage(of: TextAnchor(file: name, exact: $0)) }
    }
    let place = History.Place(
      focus: session["focus"].flatMap(Pane.init) ?? focus, list: session["list"].flatMap(Pane.init) ?? list,
      selected: session["selected"].flatMap { Int($0) } ?? 0, article: article,
      offset: words?.span.start ?? 0, pointed: nil, filter: filter(of: session, &finder),
      query: session["query"])
    guard article != nil || place.query != nil || !place.filter.isEmpty else { return }
    restore(place)
    settle()
  }

  private func filter(of session: Session, _ finder: inout AnchorFinder) -> Filter {
    func entity(_ kind: Entity.Kind, _ name: String) -> Entity.ID? {
      dossier.entities(kind).first { dossier[$0].name == name }
    }
    var parts: [Filter.Part] = []
    for fact in session.facts {
      let value = fact.value
      switch fact.key {
      case "speaker":
        let speaker = Entity.Kind.allCases.lazy.compactMap { entity($0, value) }.first
        if let speaker { parts.append(.speaker(speaker)) }
      case "outlet": parts.append(.outlet(value))
      case "event": if let event = event(value, &finder) { parts.append(.event(event)) }
      case "days": if let days = TimeSpan(notation: value) { parts.append(.days(days)) }
      case "found": parts.append(.query(value))
      default:
        if let id = Entity.Kind(rawValue: fact.key).flatMap({ entity($0, value) }) {
          parts.append(.entity(id))
        }
      }
    }
    return Filter(parts)
  }

  /// The event whose label has the words of an anchor.
  private func event(_ value: String, _ finder: inout AnchorFinder) -> Event.ID? {
    guard let label = TextAnchor(value).flatMap({ finder.passage(of: $0) }) else { return nil }
    return dossier.events.firstIndex { $0.label == label }.map { Event.ID($0) }
  }
}

extension Session.Fact {
  fileprivate init(_ key: String, _ anchor: TextAnchor) {
    self.init(key, anchor.file + Session.separator + anchor.exact)
  }
}

extension TextAnchor {
  fileprivate init?(_ fact: String) {
    guard let tab = fact.firstRange(of: Session.separator) else { return nil }
    self.init(file: String(fact[..<tab.lowerBound]), exact: String(fact[tab.upperBound...]))
  }
}
