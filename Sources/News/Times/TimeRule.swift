import Prose

/// One way to write a time: its name, its forms, and what they mean.
///
/// A form is a row of elements: `<class>`, a word or mark that stands for itself, several of either with `|`
/// between them (a row of words in one alternative is joined by `_`), `?` after an element that may be missing.
/// `{about}` and `{count}` stand for the alternatives listed in `TimeRules`.
/// Where only a part of the form is the expression, brackets enclose it: `for [<units>]`.
struct TimeRule: Sendable {
  let name: String
  let forms: [String]
  /// `nil` where the words turn out to say something else; the next shorter form is tried then.
  let reading: @Sendable (TimeMatch, TimeContext) -> TimeReading?

  init(
    _ name: String, _ forms: String..., reading: @escaping @Sendable (TimeMatch, TimeContext) -> TimeReading?
  ) {
    self.name = name
    self.forms = forms
    self.reading = reading
  }
}

/// The values of the classes that a form matched, in order of the text.
struct TimeMatch {
  let values: [TimeSymbol]
  /// Indices into the pieces of the sentence: the expression itself.
  let pieces: Range<Int>

  subscript(_ kind: TimeClass) -> Int? { values.first { $0.symbol == kind.symbol }?.value }

  func all(_ kind: TimeClass) -> [Int] { values.filter { $0.symbol == kind.symbol }.map(\.value) }

  var unit: TimeReading.Unit? { (self[.unit] ?? self[.units]).flatMap(TimeReading.Unit.init(rawValue:)) }

  /// The number as a duration has it; `X` for "several", "few" and for none.
  var count: String {
    if let number = self[.number] { return String(number) }
    return self[.some].map { $0 > 0 ? String($0) : "X" } ?? "X"
  }
}

/// The forms of all rules, by what they start with.
struct TimeTrie: Sendable {
  /// Where a form ends: its rule, and the pieces from its start that are the expression.
  struct Leaf: Sendable {
    let rule: Int
    let pieces: Range<Int>
    let length: Int
  }

  /// Keyed by node and symbol.
  private var transitions = WordTable<Int>()
  private var leaves: [[Leaf]] = [[]]
  /// By symbol, whether a form starts with it.
  private var starts: [Bool] = []
  private(set) var literals: [String] = []
  /// The forms without any class: the words of each.
  private(set) var plainForms: [[String]] = []

  init(_ rules: [TimeRule]) {
    var known: [String: Int] = [:]
    for (index, rule) in rules.enumerated() {
      for form in rule.forms {
        for row in TimeForm(form).rows {
          var node = 0
          for element in row.elements {
            let symbol: Int
            if let kind = element.timeClass {
              symbol = kind.symbol
            } else {
              let literal = known[element.text, default: literals.count]
              if literal == literals.count {
                known[element.text] = literal
                literals.append(element.text)
              }
              symbol = TimeClass.allCases.count + literal
            }
            node = child(of: node, symbol)
          }
          if row.elements.allSatisfy({ $0.timeClass == nil }) { plainForms.append(row.elements.map(\.text)) }
          leaves[node].append(Leaf(rule: index, pieces: row.expression, length: row.elements.count))
        }
      }
    }
  }

  private mutating func child(of node: Int, _ symbol: Int) -> Int {
    if node == 0 {
      while starts.count <= symbol { starts.append(false) }
      starts[symbol] = true
    }
    let edge = Self.edge(node, symbol)
    if let known = transitions[edge] { return known }
    leaves.append([])
    transitions.insert(leaves.count - 1, for: edge)
    return leaves.count - 1
  }

  /// The two numbers as one, spread over all its bits.
  private static func edge(_ node: Int, _ symbol: Int) -> WordKey {
    WordKey(hash: UInt64(node << 10 | symbol) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Whether a form starts with what `piece` can be.
  func mayStart(with piece: TimePiece) -> Bool {
    piece.symbols.contains { $0.symbol < starts.count && starts[$0.symbol] }
  }

  /// The forms that `pieces` match from `index` on, longest first, then in order of the rules.
  func matches(in pieces: [TimePiece], at index: Int) -> [(leaf: Leaf, values: [TimeSymbol])] {
    var found: [(leaf: Leaf, values: [TimeSymbol])] = []
    var values: [TimeSymbol] = []
    follow(0, pieces, index, &values, &found)
    guard found.count > 1 else { return found }
    return found.sorted { a, b in
      a.leaf.length != b.leaf.length ? a.leaf.length > b.leaf.length : a.leaf.rule < b.leaf.rule
    }
  }

  private func follow(
    _ node: Int, _ pieces: [TimePiece], _ index: Int, _ values: inout [TimeSymbol],
    _ found: inout [(leaf: Leaf, values: [TimeSymbol])]
  ) {
    for leaf in leaves[node] { found.append((leaf, values)) }
    guard index < pieces.count else { return }
    for symbol in pieces[index].symbols {
      guard let next = transitions[Self.edge(node, symbol.symbol)] else { continue }
      let isClass = symbol.symbol < TimeClass.allCases.count
      if isClass { values.append(symbol) }
      follow(next, pieces, index + 1, &values, &found)
      if isClass { values.removeLast() }
    }
  }
}

/// A form of a rule, read.
private struct TimeForm {
  struct Element {
    let text: String
    let timeClass: TimeClass?

    init(_ text: String) {
      self.text = text
      let isClass = text.utf8.first == UInt8(ascii: "<") && text.utf8.count > 1
      timeClass = isClass ? TimeClass(name: text.dropFirst().dropLast()) : nil
    }
  }

  struct Row {
    var elements: [Element] = []
    var start = 0
    var end: Int?

    var expression: Range<Int> { start..<(end ?? elements.count) }
  }

  /// Every row of elements without choices that the form allows.
  private(set) var rows = [Row()]

  init(_ form: String) {
    for word in form.split(separator: " ") {
      var word = word
      if word.hasPrefix("[") {
        word.removeFirst()
        rows = rows.map { Row(elements: $0.elements, start: $0.elements.count) }
      }
      let closes = word.hasSuffix("]")
      if closes { word.removeLast() }
      extend(by: word)
      if closes { rows = rows.map { Row(elements: $0.elements, start: $0.start, end: $0.elements.count) } }
    }
  }

  private mutating func extend(by word: Substring) {
    let isOptional = word.hasSuffix("?") && word.count > 1
    let alternatives = Self.written(isOptional ? word.dropLast() : word).split(separator: "|").map {
      alternative in
      alternative.split(separator: "_").map { Element(String($0)) }
    }
    var extended = isOptional ? rows : []
    for row in rows {
      for alternative in alternatives {
        extended.append(Row(elements: row.elements + alternative, start: row.start, end: row.end))
      }
    }
    rows = extended
  }

  private static func written(_ word: Substring) -> Substring {
    switch word {
    case "{about}": TimeRules.about[...]
    case "{count}": TimeRules.count[...]
    default: word
    }
  }
}
