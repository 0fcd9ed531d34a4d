import Prose

/// The forms of all rules, by what they start with. A class, so that it is asked without being copied.
final class TimeTrie: Sendable {
  /// Where a form ends: its rule, and the pieces from its start that are the expression.
  struct Leaf: Sendable {
    let rule: Int
    let pieces: Range<Int>
    let length: Int
  }

  /// What forms have in common up to some element.
  fileprivate struct Node: Sendable {
    /// The forms that end here: indices into `leaves`.
    let leaves: Range<Int>
    /// The bits of what can come next.
    let followers: UInt64
  }

  private let nodes: [Node]
  private let leaves: [Leaf]
  /// Keyed by node and symbol.
  private let transitions: WordTable<Int>
  /// By symbol, the node of the forms that start with it.
  private let starts: [Int?]
  let literals: [String]
  /// The forms without any class: the words of each.
  let plainForms: [[String]]
  /// The bits of the classes that are forms by themselves.
  let loneClasses: UInt64

  init(_ rules: [TimeRule]) {
    var growing = GrowingTrie()
    for (index, rule) in rules.enumerated() {
      for form in rule.forms {
        for row in TimeForm(form).rows { growing.add(row, of: index) }
      }
    }
    var leaves: [Leaf] = []
    nodes = zip(growing.leaves, growing.followers).map { own, followers in
      leaves += own
      return Node(leaves: leaves.count - own.count..<leaves.count, followers: followers)
    }
    self.leaves = leaves
    transitions = growing.transitions
    starts = (0..<TimeClass.allCases.count + growing.literals.count).map { growing.node(after: 0, $0) }
    literals = growing.literals
    plainForms = growing.plainForms
    loneClasses = TimeClass.allCases.reduce(0) { bits, kind in
      growing.node(after: 0, kind.symbol).map { growing.leaves[$0].isEmpty } ?? true ? bits : bits | kind.bit
    }
  }

  /// Finds the forms that `pieces` match from `index` on, longest first, then in order of the rules.
  /// - Returns: whether there are any.
  func match(_ pieces: TimePieces, at index: Int, into matches: inout TimeMatches) -> Bool {
    guard pieces[index].classes & nodes[0].followers != 0 else { return false }
    matches.removeAll()
    for place in pieces[index].symbols {
      let symbol = pieces.symbol(place)
      if let start = starts[symbol.symbol] { step(to: start, by: symbol, pieces, index, &matches) }
    }
    return !matches.found.isEmpty
  }

  private func step(
    to node: Int, by symbol: TimeSymbol, _ pieces: TimePieces, _ index: Int, _ matches: inout TimeMatches
  ) {
    if symbol.isClass { matches.path.append(symbol) }
    follow(node, pieces, index + 1, &matches)
    if symbol.isClass { matches.path.removeLast() }
  }

  private func follow(_ node: Int, _ pieces: TimePieces, _ index: Int, _ matches: inout TimeMatches) {
    for leaf in nodes[node].leaves { matches.add(leaves[leaf]) }
    let followers = nodes[node].followers
    guard index < pieces.count, pieces[index].classes & followers != 0 else { return }
    for place in pieces[index].symbols {
      let symbol = pieces.symbol(place)
      guard symbol.bit & followers != 0, let next = transitions[GrowingTrie.edge(node, symbol.symbol)] else {
        continue
      }
      step(to: next, by: symbol, pieces, index, &matches)
    }
  }
}

/// The forms of rules, one added to the other.
private struct GrowingTrie {
  /// By node, the forms that end there.
  private(set) var leaves: [[TimeTrie.Leaf]] = [[]]
  /// By node, the bits of what can come next.
  private(set) var followers: [UInt64] = [0]
  private(set) var transitions = WordTable<Int>()
  private(set) var literals: [String] = []
  private(set) var plainForms: [[String]] = []
  /// By literal, its index in `literals`.
  private var known: [String: Int] = [:]

  mutating func add(_ row: TimeForm.Row, of rule: Int) {
    var node = 0
    for element in row.elements { node = child(of: node, symbol(of: element)) }
    if row.elements.allSatisfy({ $0.timeClass == nil }) { plainForms.append(row.elements.map(\.text)) }
    leaves[node].append(TimeTrie.Leaf(rule: rule, pieces: row.expression, length: row.elements.count))
  }

  private mutating func symbol(of element: TimeForm.Element) -> TimeSymbol {
    if let kind = element.timeClass { return TimeSymbol(symbol: kind.symbol, value: 0) }
    let literal = known[element.text, default: literals.count]
    if literal == literals.count {
      known[element.text] = literal
      literals.append(element.text)
    }
    return TimeSymbol(symbol: TimeClass.allCases.count + literal, value: 0)
  }

  private mutating func child(of node: Int, _ symbol: TimeSymbol) -> Int {
    if let known = self.node(after: node, symbol.symbol) { return known }
    leaves.append([])
    followers.append(0)
    followers[node] |= symbol.bit
    transitions.insert(leaves.count - 1, for: Self.edge(node, symbol.symbol))
    return leaves.count - 1
  }

  func node(after node: Int, _ symbol: Int) -> Int? { transitions[Self.edge(node, symbol)] }

  /// The two numbers as one, spread over all its bits.
  static func edge(_ node: Int, _ symbol: Int) -> WordKey {
    WordKey(hash: UInt64(node << 10 | symbol) &* 0x9E37_79B9_7F4A_7C15)
  }
}

/// The forms that match at one place. Used for one place after the other, so that nothing is allocated for each.
struct TimeMatches {
  /// Longest first, then in order of the rules.
  private(set) var found: [(leaf: TimeTrie.Leaf, values: Range<Int>)] = []
  /// The values of the classes that the forms matched, of each in a row.
  private var values: [TimeSymbol] = []
  /// Those of the form that is being followed.
  fileprivate var path: [TimeSymbol] = []

  /// No forms, and room for those of most places.
  init() {
    found.reserveCapacity(8)
    values.reserveCapacity(16)
    path.reserveCapacity(8)
  }

  /// The values of the classes that a form matched.
  func values(_ range: Range<Int>) -> ArraySlice<TimeSymbol> { values[range] }

  fileprivate mutating func removeAll() {
    found.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  fileprivate mutating func add(_ leaf: TimeTrie.Leaf) {
    let start = values.count
    values += path
    found.append((leaf, start..<values.count))
    var place = found.count - 1
    while place > 0, leaf.precedes(found[place - 1].leaf) {
      found.swapAt(place, place - 1)
      place -= 1
    }
  }
}

extension TimeTrie.Leaf {
  fileprivate func precedes(_ other: TimeTrie.Leaf) -> Bool {
    length != other.length ? length > other.length : rule < other.rule
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
