import Prose

/// Large numbers as newspapers write them: `300 billion`, `300bn`, `US$300bn`, `300,000,000,000`.
enum NumberForms {
  private static let scales: [(zeros: Int, words: [String])] = [
    (3, ["thousand", "k"]), (6, ["million", "m", "mn", "mln"]), (9, ["billion", "bn", "b"]),
    (12, ["trillion", "tn", "trn"]),
  ]

  /// `nodes`, which all have to match, with the other spellings of the numbers among them.
  static func widened(_ nodes: [Query.Node]) -> [Query.Node] {
    var result: [Query.Node] = []
    var index = 0
    while index < nodes.count {
      let next = index + 1 < nodes.count ? nodes[index + 1] : nil
      if let next, let number = number(nodes[index], next) {
        result.append(.any([.all([nodes[index], next])] + spellings(of: number)))
        index += 2
      } else if let number = number(nodes[index]) {
        result.append(.any([nodes[index]] + spellings(of: number)))
        index += 1
      } else {
        result.append(nodes[index])
        index += 1
      }
    }
    return result
  }

  private struct Number {
    let digits: String
    let scale: Int
    let field: Int?
  }

  /// Of `300` and `billion`, side by side.
  private static func number(_ first: Query.Node, _ second: Query.Node) -> Number? {
    guard case .words(let digits) = first, case .words(let word) = second, digits.field == word.field,
      let digit = digits.plainWord, let name = word.plainWord, isNumber(digit),
      let scale = scales.firstIndex(where: { $0.words[0] == name })
    else { return nil }
    return Number(digits: digit, scale: scale, field: digits.field)
  }

  /// Of `300bn` and `US$300bn`.
  private static func number(_ node: Query.Node) -> Number? {
    guard case .words(let words) = node, words.within == nil, let last = words.patterns.last, !last.isWidened,
      words.patterns.count == 1 || words.patterns.dropLast().map(\.term.string) == ["us"]
    else { return nil }
    let spelled = last.term.string
    let digits = String(spelled.prefix { $0.isNumber || $0 == "." })
    guard isNumber(digits),
      let scale = scales.firstIndex(where: { $0.words.contains(String(spelled.dropFirst(digits.count))) })
    else { return nil }
    return Number(digits: digits, scale: scale, field: words.field)
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      && text.utf8.first != UInt8(ascii: ".")
  }

  private static func spellings(of number: Number) -> [Query.Node] {
    let names = scales[number.scale].words
    var spellings = names.map { number.digits + $0 } + names.map { number.digits + " " + $0 }
    let parts = number.digits.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let zeros = scales[number.scale].zeros - fraction.utf8.count
    if parts.count <= 2, zeros >= 0 {
      spellings.append(parts[0] + fraction + String(repeating: "0", count: zeros))
    }
    return spellings.map { spelling in
      let bytes = Array(spelling.utf8)
      return .words(
        Query.Words(field: number.field, patterns: TypedWords(bytes, in: Span(0, bytes.count)).patterns))
    }
  }
}

extension Query.Words {
  /// The only word, if it may stand for no others than its forms and those it begins.
  fileprivate var plainWord: String? {
    guard patterns.count == 1, within == nil, !patterns[0].isWidened else { return nil }
    return patterns[0].term.string
  }
}

extension Query.Pattern {
  fileprivate var isWidened: Bool {
    switch kind {
    case .exact, .forms, .prefix: false
    case .wildcard, .fuzzy: true
    }
  }
}
