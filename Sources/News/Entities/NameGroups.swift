/// Joins numbered things into groups, and remembers why (union-find with path halving).
struct NameGroups {
  private var parents: [Int]
  /// Why a thing was joined to another; `nil` for one that nothing was said of.
  private(set) var rules: [AliasRule?]

  init(count: Int) {
    parents = Array(0..<count)
    rules = Array(repeating: nil, count: count)
  }

  /// The smallest member of the group of `member`.
  func group(of member: Int) -> Int {
    var member = member
    while parents[member] != member { member = parents[member] }
    return member
  }

  mutating func join(_ a: Int, _ b: Int, _ rule: AliasRule) {
    let first = compressed(a)
    let second = compressed(b)
    guard first != second else { return }
    parents[max(first, second)] = min(first, second)
    if rules[a] == nil { rules[a] = rule }
    if rules[b] == nil { rules[b] = rule }
  }

  private mutating func compressed(_ member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }
}

/// The group that a key leads to, as long as it leads to no other.
struct OnlyGroup: Sendable {
  private(set) var group: Int?

  init(_ group: Int) { self.group = group }

  mutating func add(_ other: Int) { if group != other { group = nil } }
}

/// Why two forms of a name are one entity; the raw value is what the reader is shown.
enum AliasRule: String, Sendable {
  case sameName = "same name"
  case nameOrder = "family and given name in either order"
  case middleName = "same first and last name"
  case initials = "initial of the given name"
  case partOfFullName = "part of the full name"
  case singleName = "most mentioned bearer of the name"
  case listed = "listed alias"
  case legalForm = "same without its legal form"
  case wordOrder = "same words"
  case acronym = "acronym"
  case acronymInBrackets = "acronym in brackets"
  case firstWord = "first word of a longer name"
  case lastWords = "last words of the only longer name"
  case alternative = "equated by or"
  case shortPlace = "short for the place"
}
