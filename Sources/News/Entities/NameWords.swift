import Prose

/// The word lists that spotting and joining names needs, looked up once per token.
final class NameWords: Sendable {
  /// What single words are known to be.
  private let classes: WordTable<WordClass>
  /// Multi-word and single-word entries that are found as wholes.
  let phrases: KnownPhrases
  /// Titles that stand before a person's name.
  let titles: PhraseTable<WordClass>
  /// Forms of well-known names, joined as keys (`NameKey`), to the canonical name.
  let canonicalNames: WordTable<[String]>
  /// How much a word right before a name speaks for a place, in tenths.
  let placePrepositions: WordTable<Int>
  /// Past forms of verbs that do not end in -ed.
  let pastForms: WordSet
  /// Learnt weights; without them the rules decide alone.
  let model: NameModel?

  init(_ lexicon: Lexicon, model: NameModel? = nil) {
    self.model = model
    var classes = WordTable<WordClass>()
    classes.reserveCapacity(1 << 14)
    func add(_ list: String, _ value: WordClass) {
      for word in lexicon.keys(of: list) { classes[word, default: []].formUnion(value) }
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
    pastForms = WordSet(lexicon["tense-words"].filter { $0.last == "past" }.map { WordKey($0[0]) })
    phrases = KnownPhrases(lexicon)
    self.titles = titles
    canonicalNames = Self.canonicalNames(lexicon)
    placePrepositions = WordTable(
      lexicon["place-prepositions"].map { (WordKey($0[0]), Int($0.last ?? "") ?? 0) })
  }

  /// Organisations name their canonical form in the second field, places in the third.
  private static func canonicalNames(_ lexicon: Lexicon) -> WordTable<[String]> {
    var names = WordTable<[String]>()
    for (list, field) in [("organisations", 1), ("places", 2)] {
      for entry in lexicon[list] where entry.count > field {
        names[NameKey(entry[0]).word, default: []] = entry[field].split(separator: "/").map(String.init)
      }
    }
    return names
  }

  /// What is known of the word with this key; empty for an unknown word.
  func classes(of key: WordKey) -> WordClass { classes[key] ?? [] }
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

  /// The key that was taken as one of a word.
  init(_ word: WordKey) { hash = word.hash }

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

  /// The same for tables of words.
  var word: WordKey { WordKey(hash: hash) }

  /// Spaces, hyphens, full stops and apostrophes make no difference.
  private mutating func append(_ byte: UInt8) {
    switch byte {
    case 0x20, 0x2D, 0x2E, 0x27, 0x0A, 0x0D, 0x09: break
    default: hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }

  static func < (a: NameKey, b: NameKey) -> Bool { a.hash < b.hash }
}
