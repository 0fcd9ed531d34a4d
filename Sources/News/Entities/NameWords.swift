import Prose

/// The word lists that spotting and joining names needs, looked up once per token.
struct NameWords: Sendable {
  /// What single words are known to be.
  private let classes: [WordKey: WordClass]
  /// Multi-word and single-word entries that are found as wholes.
  let phrases: PhraseTable<KnownPhrase>
  /// Titles that stand before a person's name.
  let titles: PhraseTable<WordClass>
  /// Forms of well-known names, joined as keys (`NameKey`), to the canonical name.
  let canonicalNames: [NameKey: [String]]
  /// How much a word right before a name speaks for a place, in tenths.
  let placePrepositions: [WordKey: Int]

  init(_ lexicon: Lexicon) {
    var classes: [WordKey: WordClass] = [:]
    func add(_ list: String, _ value: WordClass) {
      for entry in lexicon[list] { classes[WordKey(entry[0]), default: []].formUnion(value) }
    }
    add("common-words", .common)
    add("given-names", .givenName)
    add("role-words", .role)
    add("person-verbs", .personVerb)
    add("place-nouns", .placeNoun)
    add("org-nouns", .organisationNoun)
    add("name-particles", .particle)
    add("grammar-words", .function)
    add("event-name-words", .eventEnd)
    for entry in lexicon["surnames"] {
      let isFamilyFirst = entry.count > 1 && entry[1] == "family-first"
      classes[WordKey(entry[0]), default: []].formUnion(isFamilyFirst ? [.surname, .familyFirst] : .surname)
    }
    for entry in lexicon["org-words"] {
      classes[WordKey(entry[0]), default: []].formUnion(WordClass(organisationWord: entry.last ?? ""))
    }
    for entry in lexicon["place-words"] {
      classes[WordKey(entry[0]), default: []].formUnion(WordClass(placeWord: entry.last ?? ""))
    }
    let (phrases, canonicalNames) = knownPhrases(lexicon)
    for entry in lexicon["titles"] where !entry[0].contains(" ") {
      let kind: WordClass = entry.last == "honorific" ? .honorific : .office
      classes[WordKey(entry[0]), default: []].formUnion([.titleHead, kind])
    }
    for entry in lexicon["nationalities"] where !entry[0].contains(" ") {
      classes[WordKey(entry[0]), default: []].formUnion(.nationality)
    }
    for entry in lexicon["non-names"] where !entry[0].contains(" ") {
      classes[WordKey(entry[0]), default: []].formUnion(.nonName)
    }
    var titles = PhraseTable<WordClass>()
    for entry in lexicon["titles"] {
      titles.insert(entry[0], entry.last == "honorific" ? .honorific : .office)
    }
    self.classes = classes
    self.phrases = phrases
    self.titles = titles
    self.canonicalNames = canonicalNames
    placePrepositions = Dictionary(
      lexicon["place-prepositions"].map { (WordKey($0[0]), Int($0.last ?? "") ?? 0) }, uniquingKeysWith: max)
  }

  /// What is known of the word with this key; empty for an unknown word.
  func classes(of key: WordKey) -> WordClass { classes[key] ?? [] }
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

/// The phrase table, and the canonical names of the forms that have one. Of two lists with the same phrase the
/// first wins: the hand-made ones outrank the gazetteer.
private func knownPhrases(_ lexicon: Lexicon) -> (PhraseTable<KnownPhrase>, [NameKey: [String]]) {
  var phrases = PhraseTable<KnownPhrase>()
  var canonical: [NameKey: [String]] = [:]
  func add(_ entry: Lexicon.Entry, _ kind: KnownPhrase.Kind, canonicalField: Int) {
    phrases.insert(entry[0], KnownPhrase(kind, entry[0]))
    if entry.count > canonicalField {
      canonical[NameKey(entry[0])] = entry[canonicalField].split(separator: "/").map(String.init)
    }
  }
  for entry in lexicon["non-names"] { phrases.insert(entry[0], KnownPhrase(.nonName, "")) }
  for entry in lexicon["organisations"] { add(entry, .organisation, canonicalField: 1) }
  for entry in lexicon["nationalities"] { phrases.insert(entry[0], KnownPhrase(.nationality, "")) }
  for entry in lexicon["places"] {
    let kind = entry.count > 1 ? entry[1] : "city"
    add(entry, kind == "city" ? .city : kind == "region" ? .region : .country, canonicalField: 2)
  }
  return (phrases, canonical)
}

/// What a word is known to be; a word is often several (`Jordan`, `Young`, `House`).
struct WordClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// Mostly in lower case in running text.
  static let common = WordClass(rawValue: 1 << 0)
  static let givenName = WordClass(rawValue: 1 << 1)
  static let surname = WordClass(rawValue: 1 << 2)
  /// A family name that stands before the given name by custom.
  static let familyFirst = WordClass(rawValue: 1 << 3)
  /// A noun for a person's part in life (`adviser`).
  static let role = WordClass(rawValue: 1 << 4)
  static let personVerb = WordClass(rawValue: 1 << 5)
  static let placeNoun = WordClass(rawValue: 1 << 6)
  static let organisationNoun = WordClass(rawValue: 1 << 7)
  static let particle = WordClass(rawValue: 1 << 8)
  /// Ends the name of an organisation (`Trade Ministry`).
  static let organisationEnd = WordClass(rawValue: 1 << 9)
  /// Also opens one (`Ministry of Trade`).
  static let organisationOpening = WordClass(rawValue: 1 << 10)
  /// A legal form (`Inc`), no part of what people call it.
  static let legalForm = WordClass(rawValue: 1 << 11)
  static let placeEnd = WordClass(rawValue: 1 << 12)
  static let placeStart = WordClass(rawValue: 1 << 13)
  /// Opens a place with `of` (`Gulf of Aden`).
  static let placeOpening = WordClass(rawValue: 1 << 14)
  /// A title of one word.
  static let titleHead = WordClass(rawValue: 1 << 15)
  static let nationality = WordClass(rawValue: 1 << 16)
  static let nonName = WordClass(rawValue: 1 << 17)
  static let honorific = WordClass(rawValue: 1 << 18)
  static let office = WordClass(rawValue: 1 << 19)

  /// A word of grammar (`the`, `of`, `said`).
  static let function = WordClass(rawValue: 1 << 20)

  /// Ends the name of an event, a treaty, a work: of nothing that is an entity here.
  static let eventEnd = WordClass(rawValue: 1 << 21)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// - Parameter place: the second field of `org-words`.
  init(organisationWord place: String) {
    switch place {
    case "opening": self = [.organisationEnd, .organisationOpening]
    case "legal": self = [.organisationEnd, .legalForm]
    default: self = .organisationEnd
    }
  }

  /// - Parameter place: the second field of `place-words`.
  init(placeWord place: String) {
    switch place {
    case "opening": self = [.placeEnd, .placeOpening]
    case "first": self = .placeStart
    case "either": self = [.placeStart, .placeEnd]
    default: self = .placeEnd
    }
  }
}

/// The identity of a name of one or more words, whatever its case, accents and hyphens (`Jae-myung` and
/// `Jae Myung` are one).
struct NameKey: Hashable, Comparable, Sendable {
  private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The key of no words yet.
  init() {}

  init(_ name: String) {
    for byte in Folding.folded(name).utf8 { append(byte) }
  }

  /// The key of `span` of `text`.
  init(_ text: Text, _ span: Span) {
    let bytes = text.utf8[span.start..<min(span.end, text.utf8.count)]
    if bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in bytes { append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
    } else {
      for byte in Folding.folded(text[span]).utf8 { append(byte) }
    }
  }

  /// Spaces, hyphens, full stops and apostrophes make no difference.
  private mutating func append(_ byte: UInt8) {
    switch byte {
    case 0x20, 0x2D, 0x2E, 0x27, 0x0A, 0x0D, 0x09: break
    default: hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }

  static func < (a: NameKey, b: NameKey) -> Bool { a.hash < b.hash }
}

extension NameWords {
  /// What the lists say of a single word.
  func known(_ key: WordKey) -> KnownPhrase? {
    let token = Token(start: 0, end: 0, traits: [], key: key)
    return phrases.longestMatch(in: [token], at: 0, limit: 1)?.value
  }
}
