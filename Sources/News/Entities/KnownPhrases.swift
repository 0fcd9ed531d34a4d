import Prose

/// The names and phrases that the lists hold as wholes. Of two lists with the same phrase the first wins: the
/// hand-made ones outrank the gazetteer.
///
/// Most are single words, and thousands of them are read at every start: they need no phrase table.
struct KnownPhrases: Sendable {
  private var single = WordTable<KnownPhrase>()
  private var several = PhraseTable<KnownPhrase>()

  init(_ lexicon: Lexicon) {
    let places = lexicon["places"]
    single.reserveCapacity(places.count)
    for entry in lexicon["non-names"] { insert(entry[0], KnownPhrase(.nonName, "")) }
    for entry in lexicon["organisations"] { insert(entry[0], KnownPhrase(.organisation, entry[0])) }
    for entry in lexicon["nationalities"] { insert(entry[0], KnownPhrase(.nationality, "")) }
    for entry in places {
      let kind = entry.count > 1 ? entry[1] : "city"
      insert(entry[0], KnownPhrase(kind == "city" ? .city : kind == "region" ? .region : .country, entry[0]))
    }
  }

  private mutating func insert(_ phrase: String, _ value: KnownPhrase) {
    let bytes = Array(phrase.utf8)
    guard bytes.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else {
      several.insert(phrase, value)
      return
    }
    let key = WordKey(folding: bytes[...])
    single.insert(value, for: key)
  }

  /// The words that phrases start with, or are.
  var firstWords: [WordKey] { single.words + several.firstWords }

  /// The longest phrase that starts at `tokens[index]` and ends before `limit`, and how many tokens it takes.
  func longestMatch(in tokens: [Token], at index: Int, limit: Int) -> (count: Int, value: KnownPhrase)? {
    several.longestMatch(in: tokens, at: index, limit: limit) ?? single[tokens[index].key].map { (1, $0) }
  }

  /// What the lists say of a single word.
  subscript(word: WordKey) -> KnownPhrase? {
    single[word]
      ?? several.longestMatch(
        in: [Token(start: 0, end: 0, traits: [], key: word)], at: 0, limit: 1)?.value
  }

  /// What the lists say of `phrase` as a whole.
  subscript(phrase: String) -> KnownPhrase? { several[phrase] ?? single[WordKey(phrase)] }
}

/// A name or phrase that the lists hold as a whole.
struct KnownPhrase: Hashable, Sendable {
  enum Kind: Sendable { case country, region, city, organisation, nationality, nonName }

  let kind: Kind
  /// Printed in capitals only (`US`, `WHO`): `us` and `who` are other words.
  let isAcronym: Bool

  init(_ kind: Kind, _ phrase: String) {
    self.kind = kind
    isAcronym =
      (1...5).contains(phrase.utf8.count)
      && phrase.utf8.allSatisfy { !(0x61...0x7A).contains($0) && $0 != 0x20 }
  }

  var isPlace: Bool { kind == .country || kind == .region || kind == .city }
  var isName: Bool { kind != .nationality && kind != .nonName }
}
