import News
import Prose

/// What a newer dossier brought: which articles are new, changed or gone.
struct ArrivalNews: Hashable {
  private let added: [String]
  private let changed: [String]
  private let gone: [String]

  init(from older: Dossier, to newer: Dossier) {
    // Most articles stay where they were, from the first on and up to the last.
    let (old, new) = (older.articles, newer.articles)
    let head = zip(old, new).prefix { $0.name == $1.name }.count
    let rest = min(old.count, new.count) - head
    let tail = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0.name == $1.name }.count
    let (oldRest, newRest) = (old[head..<old.count - tail], new[head..<new.count - tail])
    let known = Dictionary(oldRest.map { ($0.name, $0) }) { first, _ in first }
    let names = Set(newRest.map(\.name))
    let pairs =
      Array(zip(old, new).prefix(head)) + zip(old.suffix(tail), new.suffix(tail))
      + newRest.compactMap { article in known[article.name].map { ($0, article) } }
    added = newRest.map(\.name).filter { known[$0] == nil }.sorted()
    changed = pairs.filter { $0.text != $1.text }.map(\.1.name).sorted()
    gone = oldRest.map(\.name).filter { !names.contains($0) }.sorted()
  }

  var isEmpty: Bool { added.isEmpty && changed.isEmpty && gone.isEmpty }

  /// `2 new: a.txt, b.txt · 1 gone: c.txt`.
  var text: String {
    [("new", added), ("changed", changed), ("gone", gone)].filter { !$0.1.isEmpty }.map { what, names in
      "\(names.count) \(what): " + names.prefix(Self.mostNames).map(ExcerptText.line).joined(separator: ", ")
        + (names.count > Self.mostNames ? " …" : "")
    }.joined(separator: " · ")
  }

  private static let mostNames = 3
}
