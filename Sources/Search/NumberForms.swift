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

  /// A whole number as it is printed in full, and the field it is looked for in.
  private struct Number {
    let digits: String
    let field: Int?

    /// - Parameters:
    ///   - typed: digits, perhaps with a decimal point.
    ///   - zeros: those of the word that follows, as nine for `billion`.
    init?(_ typed: String, zeros: Int, field: Int?) {
      let parts = typed.split(separator: ".", omittingEmptySubsequences: false)
      let fraction = parts.count > 1 ? String(parts[1]) : ""
      guard parts.count <= 2, fraction.utf8.count <= zeros else { return nil }
      let padding = String(repeating: "0", count: zeros - fraction.utf8.count)
      let digits = (parts[0] + fraction + padding).drop { $0 == "0" }
      // In full, fewer digits are a year, or a number that nobody shortens.
      guard zeros > 0 || digits.utf8.count >= 5 else { return nil }
      self.digits = String(digits)
      self.field = field
    }
  }

  /// Of `300` and `billion`, side by side.
  private static func number(_ first: Query.Node, _ second: Query.Node) -> Number? {
    guard case .words(let digits) = first, case .words(let word) = second, digits.field == word.field,
      let digit = digits.plainWord, let name = word.plainWord, isNumber(digit),
      // `300 m` are metres.
      name.utf8.count > 1, let scale = scales.first(where: { $0.words.contains(name) })
    else { return nil }
    return Number(digit, zeros: scale.zeros, field: digits.field)
  }

  /// Of `300bn`, `US$300bn` and `300,000,000,000`; `=300bn` and `"300bn"` are only what they are.
  private static func number(_ node: Query.Node) -> Number? {
    guard case .words(let words) = node, words.within == nil, let last = words.patterns.last, !last.isWidened,
      words.patterns.count == 1
        ? last.kind != .exact : words.patterns.dropLast().map(\.term.string) == ["us"]
    else { return nil }
    let spelled = last.term.string
    let digits = String(spelled.prefix { $0.isNumber || $0 == "." })
    guard isNumber(digits) else { return nil }
    let word = String(spelled.dropFirst(digits.count))
    if word.isEmpty { return digits.contains(".") ? nil : Number(digits, zeros: 0, field: words.field) }
    return scales.first { $0.words.contains(word) }.flatMap {
      Number(digits, zeros: $0.zeros, field: words.field)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      && text.utf8.first != UInt8(ascii: ".")
  }

  /// In full, and with every word that shortens it: `1500000000` is also `1.5 billion` and `1500 million`.
  private static func spellings(of number: Number) -> [Query.Node] {
    var spellings = [number.digits]
    for scale in scales {
      guard let short = shortened(number.digits, by: scale.zeros) else { continue }
      spellings += scale.words.flatMap { [short + $0, short + " " + $0] }
    }
    return spellings.map { spelling in
      let bytes = Array(spelling.utf8)
      return .words(
        Query.Words(field: number.field, patterns: TypedWords(bytes, in: Span(0, bytes.count)).patterns))
    }
  }

  /// `digits` without `zeros` places, where a newspaper may print it so: one to four digits, and at most three after
  /// the point.
  private static func shortened(_ digits: String, by zeros: Int) -> String? {
    let whole = digits.dropLast(zeros)
    var fraction = digits.suffix(zeros)
    while fraction.last == "0" { fraction.removeLast() }
    guard (1...4).contains(whole.utf8.count), fraction.utf8.count <= 3 else { return nil }
    return fraction.isEmpty ? String(whole) : whole + "." + fraction
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
