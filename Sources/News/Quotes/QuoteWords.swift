import Prose

/// What a word can do in a sentence around a quotation. A word may do several things.
struct WordRole: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  // Verbs, by what follows them (`cue-verbs.txt`).
  static let says = WordRole(rawValue: 1 << 0)
  static let tells = WordRole(rawValue: 1 << 1)
  static let calls = WordRole(rawValue: 1 << 2)
  static let urges = WordRole(rawValue: 1 << 3)
  static let thinks = WordRole(rawValue: 1 << 4)
  static let reads = WordRole(rawValue: 1 << 5)
  /// A base form: a verb after `to` or `will`, or in the plural.
  static let baseForm = WordRole(rawValue: 1 << 6)
  /// A form in `-ing`.
  static let participle = WordRole(rawValue: 1 << 7)
  /// A form that can be a passive participle.
  static let pastForm = WordRole(rawValue: 1 << 8)

  // Nouns for speakers (`speaker-nouns.txt`).
  static let person = WordRole(rawValue: 1 << 9)
  static let group = WordRole(rawValue: 1 << 10)
  static let document = WordRole(rawValue: 1 << 11)
  static let plural = WordRole(rawValue: 1 << 12)
  static let masculine = WordRole(rawValue: 1 << 13)
  static let feminine = WordRole(rawValue: 1 << 14)

  // Closed classes (`quote-words.txt`).
  static let pronoun = WordRole(rawValue: 1 << 15)
  static let relative = WordRole(rawValue: 1 << 16)
  static let determiner = WordRole(rawValue: 1 << 17)
  static let preposition = WordRole(rawValue: 1 << 18)
  static let conjunction = WordRole(rawValue: 1 << 19)
  static let auxiliary = WordRole(rawValue: 1 << 20)
  static let day = WordRole(rawValue: 1 << 21)
  static let title = WordRole(rawValue: 1 << 22)
  static let opener = WordRole(rawValue: 1 << 23)
  static let naming = WordRole(rawValue: 1 << 24)
  static let work = WordRole(rawValue: 1 << 25)
  static let statement = WordRole(rawValue: 1 << 26)
  static let elision = WordRole(rawValue: 1 << 27)
  static let be = WordRole(rawValue: 1 << 28)
  static let owner = WordRole(rawValue: 1 << 29)

  // What verbs report in other words (`cue-verbs.txt`).
  static let reportsClause = WordRole(rawValue: 1 << 30)
  static let reportsInfinitive = WordRole(rawValue: 1 << 31)
  static let reportsInOtherWords: WordRole = [.reportsClause, .reportsInfinitive]

  /// Any verb of the cue list.
  static let cue: WordRole = [.says, .tells, .calls, .urges, .thinks, .reads]
  /// Verbs that report words as such, so that a sentence may turn around them: “...,” X said.
  static let reporting: WordRole = [.says, .tells]
  static let speakerNoun: WordRole = [.person, .group, .document]

  func meets(_ other: WordRole) -> Bool { !isDisjoint(with: other) }
}

/// The word lists that finding quotes and their speakers needs. A class, so that every reader of a sentence carries
/// them around as one reference.
final class QuoteWords: Sendable {
  private let roles: WordTable<WordRole>
  /// The same by number.
  fileprivate let rolesByNumber: WordValues<WordRole>
  let according = WordKey("according")
  let to = WordKey("to")
  let by = WordKey("by")
  let and = WordKey("and")
  let that = WordKey("that")
  let `as` = WordKey("as")
  let tell = WordSet(["told", "tells"])
  let say = WordSet(["said", "says", "say", "saying"])
  /// Words that open a reported question.
  let questions = WordSet(["whether", "if", "why", "how", "what", "when", "where", "who"])
  /// Before a speaker they stand for what he says: `what Lee said`.
  let objects = WordSet(["what", "how", "why", "which"])
  /// They join a clause to another of the same rank.
  let joiners = WordSet(["and", "but", "or", "yet", "while", "whereas", "though", "although"])
  /// After one of these nothing is said: `will not say`, `could tell`.
  let unsaid = WordSet([
    "not", "n't", "never", "would", "could", "might", "may", "should", "must", "can", "will", "'ll", "’ll",
    "n’t",
    "shall",
  ])
  /// They speak of the reporter outside a quotation.
  let ownVoice = WordSet(["i", "we", "you"])
  /// They stand for speakers without a noun: `another said`.
  let standAlone = WordSet(["all", "another", "both", "each", "few", "many", "most", "several", "some"])
  /// With `clear` behind them they report: `made it clear that`.
  let makes: WordTable<WordRole> = [
    WordKey("make"): [.says, .baseForm, .reportsClause], WordKey("makes"): [.says, .reportsClause],
    WordKey("made"): [.says, .pastForm, .reportsClause],
    WordKey("making"): [.says, .participle, .reportsClause],
  ]
  let clear = WordKey("clear")
  let the = WordKey("the")
  /// The pronouns for one person, with the gender they tell.
  let genders: WordTable<WordRole> = [
    WordKey("he"): .masculine, WordKey("him"): .masculine, WordKey("his"): .masculine,
    WordKey("she"): .feminine, WordKey("her"): .feminine,
  ]
  /// Nouns of one meaning whatever the gender, to one of them.
  private let neutralNouns: WordTable<WordKey> = [
    WordKey("spokesman"): WordKey("spokesperson"), WordKey("spokeswoman"): WordKey("spokesperson"),
    WordKey("chairman"): WordKey("chair"), WordKey("chairwoman"): WordKey("chair"),
    WordKey("chairperson"): WordKey("chair"), WordKey("advisor"): WordKey("adviser"),
  ]
  let they = WordKey("they")
  /// Pronouns for a body.
  let it = WordKey("it")
  /// Inside a quotation, the one who speaks it.
  let own = WordKey("i")
  let of = WordKey("of")

  init(_ lexicon: Lexicon, numbering vocabulary: inout Vocabulary) {
    roles = Roles(lexicon).table
    rolesByNumber = WordValues(roles, none: [], numbering: &vocabulary)
  }

  /// What the word of `token` can do; full stops of abbreviations (`Mr.`) make no difference.
  func roles(of token: Token, in text: Text) -> WordRole {
    guard token.traits.contains(.abbreviation) else { return roles[token.key] ?? [] }
    return roles[WordKey(folding: text.utf8[Int(token.start)..<(Int(token.end) - 1)])] ?? []
  }

  func roles(of key: WordKey) -> WordRole { roles[key] ?? [] }

  /// The noun that stands for `key` whatever the gender: `spokesperson` for `spokeswoman`.
  func neutral(_ key: WordKey) -> WordKey { neutralNouns[key] ?? key }
}

/// Gathers what each word can do.
private struct Roles {
  private(set) var table = WordTable<WordRole>()

  init(_ lexicon: Lexicon) {
    for entry in lexicon["cue-verbs"] where entry.count >= 3 { addVerb(entry) }
    for entry in lexicon["speaker-nouns"] where entry.count >= 2 { addNoun(entry) }
    for entry in lexicon["quote-words"] where entry.count >= 2 {
      if let role = Self.closedClasses[entry[1]] { add(entry[0], role) }
    }
  }

  private mutating func add(_ word: some StringProtocol, _ role: WordRole) {
    table[WordKey(word), default: []].formUnion(role)
  }

  /// base, class, "third past participle gerund", "clause infinitive"
  private mutating func addVerb(_ entry: Lexicon.Entry) {
    guard var role = Self.verbClasses[entry[1]] else { return }
    for report in entry.count > 3 ? entry[3].split(separator: " ") : [] {
      role.insert(report == "infinitive" ? .reportsInfinitive : .reportsClause)
    }
    add(entry[0], [role, .baseForm])
    for (index, form) in entry[2].split(separator: " ").enumerated() {
      switch index {
      case 1, 2: add(form, [role, .pastForm])
      case 3: add(form, [role, .participle])
      default: add(form, role)
      }
    }
  }

  /// singular, class, plurals, gender
  private mutating func addNoun(_ entry: Lexicon.Entry) {
    guard var role = Self.nounClasses[entry[1]] else { return }
    if entry.count > 3 { role.insert(entry[3] == "f" ? .feminine : .masculine) }
    add(entry[0], role)
    guard entry.count > 2 else { return }
    for form in entry[2].split(separator: " ") { add(form, role.union(.plural)) }
  }

  private static let verbClasses: [String: WordRole] = [
    "say": .says, "tell": .tells, "call": .calls, "urge": .urges, "think": .thinks, "text": .reads,
  ]
  private static let nounClasses: [String: WordRole] = [
    "person": .person, "group": .group, "document": .document,
  ]
  private static let closedClasses: [String: WordRole] = [
    "pronoun": .pronoun, "relative": .relative, "determiner": .determiner, "preposition": .preposition,
    "conjunction": .conjunction, "auxiliary": .auxiliary, "day": .day, "title": .title, "opener": .opener,
    "naming": .naming, "work": .work, "statement": .statement, "elision": .elision, "be": .be,
    "owner": .owner, "masculine": .masculine,
    "feminine": .feminine,
  ]
}

/// One article's tokens with what each word can do, looked up once. A class for the same reason as `QuoteWords`.
final class ReadText: Sendable {
  let text: TokenizedText
  let roles: [WordRole]
  /// The tokens that are quotation marks or apostrophes, in order.
  let marks: [Int]
  /// The tokens that can report in other words: verbs, and `according`; in order.
  let cues: [Int]

  init(_ listed: ListedText, words: QuoteWords) {
    let text = listed.text
    self.text = text
    var roles: [WordRole] = []
    var marks: [Int] = []
    var cues: [Int] = []
    roles.reserveCapacity(text.tokens.count)
    for (index, token) in text.tokens.enumerated() {
      if token.traits.contains(.quotationMark) { marks.append(index) }
      guard token.traits.contains(.word) else {
        roles.append([])
        continue
      }
      let role =
        token.traits.contains(.abbreviation)
        ? words.roles(of: token, in: text.text) : words.rolesByNumber[listed.numbers[index]]
      roles.append(role)
      if role.meets(.reportsInOtherWords) || token.key == words.according { cues.append(index) }
      guard token.key == words.clear, index > 1 else { continue }
      let verb = text.tokens[index - 1].key == words.it ? index - 2 : index - 1
      guard let made = words.makes[text.tokens[verb].key] else { continue }
      roles[verb].formUnion(made)
      let place = cues.partitioningIndex { $0 >= verb }
      if place == cues.count || cues[place] != verb { cues.insert(verb, at: place) }
    }
    self.roles = roles
    self.marks = marks
    self.cues = cues
  }

  /// The quotation marks and apostrophes among `tokens`, in order.
  func marks(in tokens: Range<Int>) -> ArraySlice<Int> {
    let first = marks.partitioningIndex { $0 >= tokens.lowerBound }
    return marks[first...].prefix { $0 < tokens.upperBound }
  }

  var tokens: [Token] { text.tokens }

  /// The tokens of a block; blocks without tokens have an empty range.
  func tokens(ofBlock block: Int) -> Range<Int> {
    let sentences = text.blocks[block]
    guard let first = sentences.first, let last = sentences.last else { return 0..<0 }
    return text.sentences[first].tokens.lowerBound..<text.sentences[last].tokens.upperBound
  }

  /// The ASCII byte a one-byte token consists of.
  func byte(_ index: Int) -> UInt8? {
    let token = text.tokens[index]
    return token.end == token.start + 1 ? text.text.utf8[Int(token.start)] : nil
  }

  /// The first scalar of a token of up to three bytes a scalar; 0 beyond.
  func scalar(_ index: Int) -> UInt32 {
    let bytes = text.text.utf8
    let start = Int(text.tokens[index].start)
    let first = UInt32(bytes[start])
    if first < 0x80 { return first }
    guard first < 0xF0, start + 1 < bytes.count else { return 0 }
    let second = UInt32(bytes[start + 1] & 0x3F)
    if first < 0xE0 { return (first & 0x1F) << 6 | second }
    return start + 2 < bytes.count ? (first & 0x0F) << 12 | second << 6 | UInt32(bytes[start + 2] & 0x3F) : 0
  }

  /// An adverb by its ending, -ly.
  func isAdverb(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.traits.contains(.word), token.end - token.start > 4 else { return false }
    let bytes = text.text.utf8
    return bytes[Int(token.end) - 1] == UInt8(ascii: "y") && bytes[Int(token.end) - 2] == UInt8(ascii: "l")
  }

  /// A hyphen or dash that stands alone.
  func isDash(_ index: Int) -> Bool {
    guard text.tokens[index].traits.contains(.punctuation) else { return false }
    let scalar = scalar(index)
    return scalar == 0x2D || (0x2012...0x2015).contains(scalar)
  }
}
