import Prose

/// The words of one value of a query with the marks that are typed on them: `*` inside and around a word, `~1` after
/// the last one, `=` before the first.
struct TypedWords {
  private(set) var patterns: [Query.Pattern] = []
  /// Where the last word and the stars on it end.
  private(set) var end: Int
  /// Whether the first word starts with a capital letter, as names do.
  private(set) var startsWithCapital = false

  /// What stands in `span` of `bytes`.
  init(_ bytes: [UInt8], in span: Span) {
    end = span.start
    var scanner = WordScanner()
    scanner.begin(at: span.start, limit: span.end)
    var glob: [UInt8] = []
    while scanner.advance(in: bytes) {
      let isStarred = scanner.start > span.start && bytes[scanner.start - 1] == Glob.any
      let isJoined =
        isStarred && bytes[end..<scanner.start].allSatisfy { $0 == Glob.any } && !patterns.isEmpty
      if patterns.isEmpty { startsWithCapital = bytes[scanner.start] &- 0x41 < 26 }
      glob = (isJoined ? glob : []) + (isStarred ? [Glob.any] : []) + scanner.term.bytes
      let pattern =
        glob.contains(Glob.any) ? Self.wildcard(glob) : Query.Pattern(term: scanner.term, kind: .exact)
      if isJoined { patterns.removeLast() }
      patterns.append(pattern)
      end = scanner.end
    }
    guard !patterns.isEmpty, end < span.end, bytes[end] == Glob.any else { return }
    while end < span.end, bytes[end] == Glob.any { end += 1 }
    mayGoOn()
  }

  /// Lets the last word stand for all that start with it.
  mutating func mayGoOn() {
    guard let last = patterns.popLast() else { return }
    switch last.kind {
    case .exact, .forms: patterns.append(Query.Pattern(term: last.term, kind: .prefix))
    case .wildcard: patterns.append(Self.wildcard(last.term.bytes + [Glob.any]))
    case .prefix, .fuzzy: patterns.append(last)
    }
  }

  /// Lets the last word stand for those that are spelled like it.
  mutating func mayBeMisspelled(by edits: Int) {
    guard let last = patterns.last, last.kind == .exact else { return }
    patterns[patterns.count - 1].kind = .fuzzy(edits)
  }

  /// Lets a single word stand for its other forms too, unless it is typed as a name.
  mutating func mayTakeForms() {
    if patterns.count == 1, patterns[0].kind == .exact, !startsWithCapital { patterns[0].kind = .forms([]) }
  }

  private static func wildcard(_ glob: [UInt8]) -> Query.Pattern {
    var term = Term()
    for byte in glob where !(byte == Glob.any && term.bytes.last == Glob.any) { term.append(byte) }
    return Query.Pattern(term: term, kind: .wildcard)
  }
}
