/// Other forms of an English word: its plural or singular, as Harman's S-stemmer joins them ("How Effective Is
/// Suffixing?", 1991): `leaders` and `leader`, `policies` and `policy`.
enum EnglishForms {
  /// What remains of `word` without the ending of the plural.
  static func base(_ word: [UInt8]) -> [UInt8] {
    guard word.count > 3, word.last == UInt8(ascii: "s"), word.allSatisfy({ $0 &- 0x61 < 26 }) else {
      return word
    }
    if word.hasSuffix("ies"), !word.hasSuffix("eies"), !word.hasSuffix("aies"), word.count > 4 {
      return word.dropLast(3) + [UInt8(ascii: "y")]
    }
    if ["ches", "shes", "sses", "xes", "zes"].contains(where: { word.hasSuffix($0) }) {
      return word.dropLast(2)
    }
    if ["us", "ss", "is"].contains(where: { word.hasSuffix($0) }) { return word }
    return word.dropLast()
  }

  /// The words that share their base with `word`, without it.
  static func others(of word: Term) -> [Term] {
    guard word.count >= 3, word.count <= 16 else { return [] }
    let bytes = word.bytes
    guard bytes.allSatisfy({ $0 &- 0x61 < 26 }) else { return [] }
    let base = base(bytes)
    var candidates = [base, base + "s".utf8, base + "es".utf8]
    if base.last == UInt8(ascii: "y") { candidates.append(base.dropLast() + "ies".utf8) }
    return candidates.filter { $0 != bytes && Self.base($0) == base }.map { candidate in
      var term = Term()
      for byte in candidate { term.append(byte) }
      return term
    }
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
    count >= suffix.utf8CodeUnitCount
      && suffix.withUTF8Buffer { self[(count - $0.count)...].elementsEqual($0) }
  }
}

extension Index {
  /// `node` with the forms that this index has of each word that may take them. A form that is always printed with
  /// a capital is a name and no form of anything; nor has such a word other forms.
  func resolved(_ node: Query.Node) -> Query.Node {
    switch node {
    case .words(var words):
      if words.isUnfinished, let last = words.patterns.last, isTooFrequent(last) {
        // The row so far, until more letters are typed.
        words.patterns.removeLast()
      }
      for index in words.patterns.indices {
        if case .forms = words.patterns[index].kind {
          words.patterns[index] = resolved(words.patterns[index])
        }
      }
      return .words(words)
    case .days, .regex: return node
    case .not(let node): return .not(resolved(node))
    case .all(let nodes): return .all(nodes.map(resolved))
    case .any(let nodes): return .any(nodes.map(resolved))
    }
  }

  /// Whether the words that an unfinished one may become occur so often that nobody waits for their places.
  private func isTooFrequent(_ pattern: Query.Pattern) -> Bool {
    guard documentCount >= Self.largeIndex, pattern.kind == .prefix else { return false }
    let count = segments.reduce(0) { count, segment in
      segment.words.terms.matching(pattern).reduce(count) { $0 + segment.words.postings(of: $1).count }
    }
    return count > Self.largeIndex * 2
  }

  /// Documents of an index that takes milliseconds for what occurs in all of them.
  private static let largeIndex = 50_000

  private func resolved(_ pattern: Query.Pattern) -> Query.Pattern {
    let others =
      isName(pattern.term) == true ? [] : EnglishForms.others(of: pattern.term).filter { isName($0) == false }
    return Query.Pattern(term: pattern.term, kind: others.isEmpty ? .exact : .forms(others))
  }

  /// Whether `term` was never printed without a capital; `nil` if it is not there at all.
  private func isName(_ term: Term) -> Bool? {
    var isName: Bool?
    for (index, segment) in segments.enumerated() {
      guard let number = segment.words.terms.matching(term).first else { continue }
      let list = segment.words.postings(of: number..<number + 1)
      guard pieces.contains(where: { $0.segment == index && !$0.postings(list, in: segment.words).isEmpty })
      else { continue }
      isName = (isName ?? true) && segment.words.terms.isName(number)
    }
    return isName
  }
}
