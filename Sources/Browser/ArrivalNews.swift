import News
import Prose

/// What a newer dossier brought: which articles are new, changed or gone.
struct ArrivalNews: Hashable {
  private let added: [String]
  private let changed: [String]
  private let gone: [String]

  init(from older: Dossier, to newer: Dossier) {
    let known = Dictionary(older.articles.map { ($0.name, $0) }) { first, _ in first }
    let names = Set(newer.articles.map(\.name))
    added = newer.articles.map(\.name).filter { known[$0] == nil }.sorted()
    changed = newer.articles.filter { article in known[article.name].map { $0.text != article.text } ?? false
    }
    .map(\.name).sorted()
    gone = older.articles.map(\.name).filter { !names.contains($0) }.sorted()
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
