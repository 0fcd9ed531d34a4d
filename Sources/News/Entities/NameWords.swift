import Prose

/// The word lists that spotting and joining names needs, looked up once per token.
final class NameWords: Sendable {
  /// What is known of single words.
  private let known: WordTable<NameWord>
  /// The same by number.
  let byNumber: WordValues<NameWord>
  /// Multi-word and single-word entries that are found as wholes.
  let phrases: KnownPhrases
  /// Titles that stand before a person's name.
  let titles: PhraseTable<WordClass>
  /// Forms of well-known names, joined as keys (`NameKey`), to the canonical name.
  let canonicalNames: WordTable<[String]>
  // Small words that join the parts of a name, or tell of what stands beside one.
  let of = WordKey("of")
  let the = WordKey("the")
  let and = WordKey("and")
  let `for` = WordKey("for")
  let ministry = WordKey("ministry")
  let on = WordKey("on")
  let who = WordKey("who")
  /// Past forms of verbs that do not end in -ed.
  let pastForms: WordSet
  /// Learnt weights; without them the rules decide alone.
  let model: NameModel?

  init(_ lexicon: Lexicon, model: NameModel? = nil, numbering vocabulary: inout Vocabulary) {
    self.model = model
    phrases = KnownPhrases(lexicon)
    var titles = PhraseTable<WordClass>()
    for entry in lexicon["titles"] {
      titles.insert(entry[0], entry.last == "honorific" ? .honorific : .office)
    }
    known = Self.known(lexicon, phrases, titles)
    byNumber = WordValues(known, none: NameWord(), numbering: &vocabulary)
    pastForms = WordSet(lexicon["tense-words"].filter { $0.last == "past" }.map { WordKey($0[0]) })
    self.titles = titles
    canonicalNames = Self.canonicalNames(lexicon)
  }

  private static func known(
    _ lexicon: Lexicon, _ phrases: KnownPhrases, _ titles: PhraseTable<WordClass>
  ) -> WordTable<NameWord> {
    var known = WordTable<NameWord>()
    known.reserveCapacity(1 << 15)
    func add(_ word: WordKey, _ value: WordClass) {
      known[word, default: NameWord()].classes.formUnion(value)
    }
    func add(_ list: String, _ value: WordClass) {
      for word in lexicon.keys(of: list) { add(word, value) }
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
      add(WordKey(entry[0]), isFamilyFirst ? [.surname, .familyFirst] : .surname)
    }
    for entry in lexicon["org-words"] {
      add(WordKey(entry[0]), WordClass(organisationWord: entry.last ?? ""))
    }
    for entry in lexicon["place-words"] {
      add(WordKey(entry[0]), WordClass(placeWord: entry.last ?? ""))
    }
    for entry in lexicon["titles"] where !entry[0].contains(" ") {
      let kind: WordClass = entry.last == "honorific" ? .honorific : .office
      add(WordKey(entry[0]), [.titleHead, kind])
    }
    for entry in lexicon["nationalities"] where !entry[0].contains(" ") {
      add(WordKey(entry[0]), .nationality)
    }
    for entry in lexicon["non-names"] where !entry[0].contains(" ") {
      add(WordKey(entry[0]), .nonName)
    }
    for word in phrases.firstWords { known[word, default: NameWord()].startsPhrase = true }
    for word in titles.firstWords { known[word, default: NameWord()].startsTitle = true }
    for entry in lexicon["place-prepositions"] {
      known[WordKey(entry[0]), default: NameWord()].placeWeight = entry.last.flatMap(Int8.init) ?? 0
    }
    return known
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

  /// Whether a listed phrase starts with the word, or is it.
  func startsPhrase(_ key: WordKey) -> Bool { known[key]?.startsPhrase ?? false }

  /// What the lists of phrases say of a single word.
  func phrase(_ key: WordKey) -> KnownPhrase? { startsPhrase(key) ? phrases[key] : nil }

  /// What is known of the word with this key; empty for an unknown word.
  func classes(of key: WordKey) -> WordClass { known[key]?.classes ?? [] }
}

/// What the lists know of a single word.
struct NameWord: Sendable {
  var classes: WordClass = []
  /// Whether a listed phrase starts with it, or is it.
  var startsPhrase = false
  var startsTitle = false
  /// How much it speaks for a place right before a name, in tenths.
  var placeWeight: Int8 = 0
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

  /// The key of a name that is folded already.
  init(folded name: String) {
    for byte in name.utf8 { append(byte) }
  }

  /// The key of `span` of `text`.
  init(_ text: Text, _ span: Span) {
    let bytes = text.utf8
    for offset in span.start..<min(span.end, bytes.count) {
      let byte = bytes[offset]
      guard byte < 0x80 else {
        self = NameKey(text[span])
        return
      }
      append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
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
