import News
import Prose
import Screen

/// What may complete the line that is typed in answer to a question.
struct AnswerCompletions: Hashable, Sendable {
  /// Where what they replace starts, in UTF-8 from the start of the line.
  let start: Int
  /// Never empty.
  let candidates: [String]
  /// The one that stands in the line.
  fileprivate(set) var taken: Int

  /// As many of the candidates as fit; the one that was taken stands out.
  func line(columns: Int) -> StyledText {
    var line = StyledText(" ", .text)
    // From the first one with which the one that was taken still shows.
    var first = taken
    var room = columns - 1 - Columns.width(of: candidates[taken])
    while first > 0, Columns.width(of: candidates[first - 1]) + 2 <= room {
      first -= 1
      room -= Columns.width(of: candidates[first]) + 2
    }
    for index in candidates.indices.dropFirst(first) {
      guard index <= taken || line.columns + Columns.width(of: candidates[index]) + 3 < columns else { break }
      line.append(candidates[index], index == taken ? Style(.key, .selected) : Style(.key))
      line.append("  ", .faint)
    }
    return line
  }
}

extension BrowserState {
  /// Whether the answer to the question is among words that are known.
  var hasKnownAnswers: Bool {
    guard case .statement(_, let field)? = question?.purpose else { return false }
    switch field {
    case .merge, .distinct, .split, .speakers, .entity, .outlet, .language, .tags, .as, .kind, .status:
      return true
    case .title, .date, .name, .note, .added, .removed, .ignored, .hidden, .starred, .colour: return false
    }
  }

  /// Puts the completion `distance` further on where the cursor is: the first one where none was put there yet.
  mutating func completeAnswer(_ distance: Int) {
    guard let asked = question else { return }
    guard var offered = asked.completions ?? completions(for: asked) else {
      notice = Notice("nothing here starts like that")
      return
    }
    if asked.completions != nil {
      let count = offered.candidates.count
      offered.taken = (offered.taken + distance + count) % count
    }
    question?.field.replace(from: offered.start, with: offered.candidates[offered.taken])
    question?.completions = offered
  }

  private func completions(for question: Question) -> AnswerCompletions? {
    guard case .statement(let subject, let field) = question.purpose else { return nil }
    let typed = question.field.textBeforeCursor
    // Of several, the last one is being typed.
    let comma = field.type == .list ? typed.lastIndex(of: ",").map { typed.index(after: $0) } : nil
    let word = typed[(comma ?? typed.startIndex)...].drop(while: \.isWhitespace)
    let candidates = Self.candidates(words(subject, field), startingWith: Folding.folded(String(word)))
    guard !candidates.isEmpty else { return nil }
    return AnswerCompletions(start: typed.utf8.count - word.utf8.count, candidates: candidates, taken: 0)
  }

  private static let mostCandidates = 40

  /// Those that begin like that, then those with another word that does; each once.
  private static func candidates(_ names: [String], startingWith start: String) -> [String] {
    var seen: Set<String> = []
    var first: [String] = []
    var second: [String] = []
    for name in names where seen.insert(name).inserted {
      let folded = Folding.folded(name)
      if folded.hasPrefix(start) {
        first.append(name)
      } else if folded.split(separator: " ").contains(where: { $0.hasPrefix(start) }) {
        second.append(name)
      }
    }
    return Array((first + second).prefix(mostCandidates))
  }

  /// What a statement can say, the likeliest first.
  private func words(_ subject: Notebook.Subject, _ field: Notebook.Field) -> [String] {
    switch field {
    // Names that are joined or parted are those that were found.
    case .merge, .distinct: names(in: desk.found, first: subject).filter { $0 != subject.name }
    case .split: forms(of: subject)
    case .speakers, .entity: names(in: dossier, first: nil)
    case .outlet: frequent(dossier.articles.compactMap { $0.outlet?.value })
    case .language: frequent(dossier.articles.compactMap { $0.language?.value.code })
    case .tags: frequent(desk.notebook.subjects.flatMap { desk.notebook[$0, .tags]?.list ?? [] })
    case .as: Entity.Kind.allCases.map(\.rawValue)
    case .kind: Quote.Kind.allCases.map(\.rawValue)
    case .status: Event.Status.allCases.map(\.rawValue)
    default: []
    }
  }

  /// The names of all entities, those of the subject's kind first; of each kind the most mentioned first.
  private func names(in dossier: Dossier, first subject: Notebook.Subject?) -> [String] {
    var kinds = [Entity.Kind.person, .organisation, .place]
    if case .entity(let kind, _)? = subject { kinds = [kind] + kinds.filter { $0 != kind } }
    return kinds.flatMap { dossier.entities($0).map { dossier[$0].name } }
  }

  private func forms(of subject: Notebook.Subject) -> [String] {
    guard case .entity(let kind, let name) = subject else { return [] }
    let found = desk.found.entities(kind).first { desk.found[$0].name == name }
    return found.map { desk.found[$0].aliases.map(\.form) } ?? []
  }

  private func frequent(_ words: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}

extension Notebook.Subject {
  fileprivate var name: String? {
    if case .entity(_, let name) = self { name } else { nil }
  }
}
