import Prose

/// The names of one article as they are compared with those of others: each distinct one once, in numbers. It says
/// nothing about the rest of the dossier, so it is worked out once for an article.
///
/// A class, so that it is handed on without being copied.
final class PrintedNames: Sendable {
  /// What an article prints as one name, of one kind.
  struct Name: Sendable {
    let key: WordKey
    /// Of the bytes as they are printed.
    let print: UInt64
    /// `nil` where nothing in the article decides.
    let kind: Entity.Kind?
    /// As a single word, where nothing in the article decides; else any.
    let word: WordKey
    /// Where it is printed first.
    let span: Span
    var count: Int
  }

  /// Where a name stands.
  struct Place: Sendable {
    let span: Span
    /// Index into `names`.
    let name: Int
    /// `nil` where nothing in the article decides.
    let reason: MentionReason?
  }

  /// What the article calls somebody beside the name.
  struct Role: Sendable {
    /// Index into `places`.
    let place: Int
    let key: NameKey
    let span: Span
  }

  /// Two names that the article equates, as indices into `places`.
  struct Equation: Sendable {
    let first: Int
    let second: Int
    let rule: AliasRule
  }

  /// In the order in which they are printed first; those that nothing decides after all others.
  let names: [Name]
  /// In order.
  let places: [Place]
  /// In order of place.
  let roles: [Role]
  /// In order of place.
  let equations: [Equation]
  /// Words of persons' full names.
  let personWords: [WordKey]
  /// The last words of places (`Peninsula`).
  let placeEnds: [WordKey]

  init(_ found: ArticleNames, in text: ListedText, words: NameWords) {
    var reader = PrintedNameReader(
      text: text, words: words, placeCount: found.spots.count + found.undecided.count)
    for spot in found.spots { reader.add(spot) }
    let decided = reader.places.count
    for span in found.undecided { reader.add(span) }
    if decided < reader.places.count { reader.sortPlaces() }
    names = reader.names
    places = reader.places
    roles = reader.roles
    personWords = reader.personWords
    placeEnds = reader.placeEnds
    equations = News.equations(of: reader.places, reader.names, in: text.text.text.utf8)
  }
}

/// Gathers the names of one article.
private struct PrintedNameReader {
  private let text: Text
  private let bytes: [UInt8]
  private let tokens: [Token]
  private let wordNumbers: [Int32]
  private let words: NameWords
  private(set) var names: [PrintedNames.Name] = []
  private(set) var places: [PrintedNames.Place] = []
  private(set) var roles: [PrintedNames.Role] = []
  private(set) var personWords: [WordKey] = []
  private(set) var placeEnds: [WordKey] = []
  /// By print and kind, the index of the name.
  private var numbers = SmallNumbers()
  /// The first token of the last spot whose words were looked at, or one before it.
  private var token = 0

  /// - Parameter count: how many places there will be.
  init(text listed: ListedText, words: NameWords, placeCount count: Int) {
    text = listed.text.text
    bytes = text.utf8
    tokens = listed.text.tokens
    wordNumbers = listed.numbers
    self.words = words
    names.reserveCapacity(count)
    places.reserveCapacity(count)
  }

  mutating func add(_ spot: NameSpot) {
    let name = number(of: spot.span, spot.kind)
    if let role = spot.role {
      roles.append(PrintedNames.Role(place: places.count, key: NameKey(text, role), span: role))
    }
    places.append(PrintedNames.Place(span: spot.span, name: name, reason: spot.reason))
    if spot.kind != .organisation { addWords(of: spot) }
  }

  /// Adds a stretch that nothing decides.
  mutating func add(_ span: Span) {
    places.append(PrintedNames.Place(span: span, name: number(of: span, nil), reason: nil))
  }

  mutating func sortPlaces() {
    let order = places.indices.sorted { places[$0].span < places[$1].span }
    var moved = order
    for (place, old) in order.enumerated() { moved[old] = place }
    roles = roles.map { PrintedNames.Role(place: moved[$0.place], key: $0.key, span: $0.span) }
    places = order.map { places[$0] }
  }

  /// The index of the name, which is counted.
  private mutating func number(of span: Span, _ kind: Entity.Kind?) -> Int {
    var print: UInt64 = 0xcbf2_9ce4_8422_2325
    for offset in span.range { print = (print ^ UInt64(bytes[offset])) &* 0x100_0000_01b3 }
    let (name, isNew) = numbers.number(of: print ^ UInt64(kind.map { $0.rank + 1 } ?? 0))
    guard isNew else {
      names[name].count += 1
      return name
    }
    names.append(
      PrintedNames.Name(
        key: NameKey(text, span).word, print: print, kind: kind,
        word: kind == nil ? WordKey(folding: bytes[span.range]) : WordKey(hash: 0), span: span, count: 1))
    return name
  }

  /// The words of a name of several that tell of names elsewhere; spots come in order of place.
  private mutating func addWords(of spot: NameSpot) {
    while token < tokens.count, Int(tokens[token].start) < spot.span.start { token += 1 }
    var end = token
    while end < tokens.count, Int(tokens[end].start) < spot.span.end { end += 1 }
    guard end - token > 1 else { return }
    if spot.kind == .place {
      let last = tokens[end - 1].key
      if classes(end - 1).isSuperset(of: [.placeEnd, .placeNoun]) { placeEnds.append(last) }
      return
    }
    for index in token..<end where classes(index).isDisjoint(with: [.common, .particle]) {
      personWords.append(tokens[index].key)
    }
  }

  private func classes(_ index: Int) -> WordClass { words.byNumber[wordNumbers[index]].classes }
}

// MARK: Names that an article equates

/// `Energy Transition Council (ETC)`, and `the West Sea, or Yellow Sea,`: two names with nothing but this between them.
private func equations(
  of places: [PrintedNames.Place], _ names: [PrintedNames.Name], in bytes: [UInt8]
) -> [PrintedNames.Equation] {
  var equations: [PrintedNames.Equation] = []
  for first in places.indices {
    let start = places[first].span.end
    var second = first + 1
    while second < places.count, places[second].span.start - start <= alternativeMark.count + 4 {
      let (a, b) = (places[first].span, places[second].span)
      if isAcronym(b, after: a, in: bytes) {
        equations.append(PrintedNames.Equation(first: first, second: second, rule: .acronymInBrackets))
      } else if isAlternative(b, after: a, in: bytes) {
        equations.append(PrintedNames.Equation(first: first, second: second, rule: .alternative))
      }
      second += 1
    }
  }
  return equations
}

private func isAcronym(_ short: Span, after long: Span, in bytes: [UInt8]) -> Bool {
  short.count <= 8 && long.count > short.count + 3 && short.start - long.end == 2
    && bytes[short.start - 1] == UInt8(ascii: "(") && short.end < bytes.count
    && bytes[short.end] == UInt8(ascii: ")")
}

/// `, or`, or `, or the`.
private func isAlternative(_ b: Span, after a: Span, in bytes: [UInt8]) -> Bool {
  let gap = b.start - a.end
  return (gap == alternativeMark.count || gap == alternativeMark.count + 4) && b.end < bytes.count
    && bytes[b.end] == UInt8(ascii: ",") && bytes[a.end..<b.start].starts(with: alternativeMark)
}

private let alternativeMark = Array(", or ".utf8)
