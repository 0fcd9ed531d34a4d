import News
import Prose

/// Everything that can be gone to by name, folded for matching: made once per dossier and filter.
struct Catalogue: Sendable {
  enum Target: Hashable, Sendable {
    case article(Article.ID)
    case entity(Entity.ID)
    case event(Event.ID)
    /// An earlier query.
    case query(String)
    case saved(Memory.SavedSearch)
    /// By its name.
    case command(String)
    case quote(Quote.ID)
  }

  enum Content: Hashable, Sendable { case everything, commands }

  /// In the order that equally good matches come in.
  let targets: [Target]
  private var bytes: [UInt8] = []
  /// Where each label begins in `bytes`; one more than there are targets.
  private var starts: [Int] = [0]
  private var masks: [UInt64] = []

  /// The most bytes of a label that are looked at.
  private static let labelLength = 160
  /// The most matches that are listed.
  static let limit = 200

  init(_ state: BrowserState, _ content: Content) {
    let visible = state.visible
    let commands = Self.commands(state)
    var targets: [Target] = []
    if content == .everything {
      targets += state.savedSearches.map(Target.saved)
      targets += visible.articles.map(Target.article)
      for kind in [Entity.Kind.person, .organisation, .place] {
        targets += visible.entities(kind).map(Target.entity)
      }
      targets += visible.events.map(Target.event)
      targets += state.memory.queries.reversed().map(Target.query)
    }
    targets += commands
    if content == .everything { targets += visible.speech.map(Target.quote) }
    self.targets = targets
    for target in targets {
      let start = bytes.count
      for scalar in state.label(of: target).unicodeScalars where bytes.count - start < Self.labelLength {
        Folding.appendFolded(scalar, to: &bytes)
      }
      starts.append(bytes.count)
      masks.append(FuzzyPattern.mask(of: bytes[start...]))
    }
  }

  /// Those given last come first.
  private static func commands(_ state: BrowserState) -> [Target] {
    let names = state.settings.commands.filter { [.everywhere, .lists, .reader].contains($0.scope) }.map(
      \.name)
    var order: [String: Int] = [:]
    for (place, line) in state.memory.commands.enumerated() {
      order[CommandLine(line).name] = place
    }
    let recent = names.filter { order[$0] != nil }.sorted { order[$0] ?? 0 > order[$1] ?? 0 }
    return (recent + names.filter { order[$0] == nil }).map(Target.command)
  }

  /// The targets that match, best first, equally good ones in order.
  func matches(_ pattern: FuzzyPattern) -> [Int] {
    guard !pattern.bytes.isEmpty else { return Array(targets.indices.prefix(Self.limit)) }
    var found: [(score: Int, target: Int)] = []
    for index in targets.indices where pattern.canMatch(masks[index]) {
      if let match = pattern.match(bytes[starts[index]..<starts[index + 1]]) {
        found.append((match.score, index))
      }
    }
    return Self.best(found)
  }

  /// Sorts no more than what is listed: first the score is found that so many reach.
  private static func best(_ found: [(score: Int, target: Int)]) -> [Int] {
    guard found.count > limit else { return sorted(found) }
    let lowest = found.reduce(Int.max) { min($0, $1.score) }
    let highest = found.reduce(Int.min) { max($0, $1.score) }
    var counts = [Int](repeating: 0, count: highest - lowest + 1)
    for match in found { counts[match.score - lowest] += 1 }
    var threshold = highest
    var reached = 0
    while threshold > lowest, reached + counts[threshold - lowest] < limit {
      reached += counts[threshold - lowest]
      threshold -= 1
    }
    return Array(sorted(found.filter { $0.score >= threshold }).prefix(limit))
  }

  private static func sorted(_ found: [(score: Int, target: Int)]) -> [Int] {
    found.sorted { ($1.score, $0.target) < ($0.score, $1.target) }.map(\.target)
  }
}

extension BrowserState {
  /// What a target is called, and looked for by.
  func label(of target: Catalogue.Target) -> String {
    switch target {
    case .article(let id): dossier.headline(of: id)
    case .entity(let id): dossier.entities[id.index].name
    case .event(let id): dossier.name(of: id)
    case .query(let query): query
    case .saved(let search): search.name
    case .command(let name): name
    case .quote(let id): excerpt(of: dossier.quotes[id.index].passage)
    }
  }

  private func excerpt(of passage: Passage) -> String {
    dossier.text(
      Passage(passage.article, Span(passage.span.start, min(passage.span.end, passage.span.start + 240))))
  }
}
