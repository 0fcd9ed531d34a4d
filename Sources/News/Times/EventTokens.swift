import Prose

/// What a word can be where events are told and named, whatever stands around it.
struct EventTraits: OptionSet {
  let rawValue: UInt32

  static var conjunction: EventTraits { EventTraits(rawValue: 1 << 0) }
  static var pronoun: EventTraits { EventTraits(rawValue: 1 << 1) }
  static var article: EventTraits { EventTraits(rawValue: 1 << 2) }
  /// Stands before a date.
  static var opener: EventTraits { EventTraits(rawValue: 1 << 3) }
  /// Begins a clause that a label leaves out.
  static var ender: EventTraits { EventTraits(rawValue: 1 << 4) }
  /// `scheduled`, `due`.
  static var planned: EventTraits { EventTraits(rawValue: 1 << 5) }
  /// Says that somebody speaks.
  static var attributing: EventTraits { EventTraits(rawValue: 1 << 6) }
  /// Stands before a clause that can be a label.
  static var leader: EventTraits { EventTraits(rawValue: 1 << 7) }
  static var subordinator: EventTraits { EventTraits(rawValue: 1 << 8) }
  static var auxiliary: EventTraits { EventTraits(rawValue: 1 << 9) }
  static var preposition: EventTraits { EventTraits(rawValue: 1 << 10) }
  /// Leaves a label open that ends in it.
  static var openEnd: EventTraits { EventTraits(rawValue: 1 << 11) }
  /// On the day of the report somebody speaks of something.
  static var reporting: EventTraits { EventTraits(rawValue: 1 << 12) }
  /// Stands before what another happening is near.
  static var beside: EventTraits { EventTraits(rawValue: 1 << 13) }

  /// A verb form that looks back, or ahead: see `TimeWords.tense(of:in:)`.
  static var back: EventTraits { EventTraits(rawValue: 1 << 16) }
  static var ahead: EventTraits { EventTraits(rawValue: 1 << 17) }
  /// Lies in an expression of time.
  static var time: EventTraits { EventTraits(rawValue: 1 << 18) }
}

/// The tokens of an article, or what a stretch of them says, as events are told and named with them: each word is
/// looked up once, and all rules ask for bits.
struct EventTokens: Sendable {
  let text: TokenizedText
  /// The expressions of time of the article, in order of place.
  let times: [TimeMention]
  /// Of the text.
  let bytes: [UInt8]
  private let tokens: [Token]
  /// What the tokens say, from the first of the stretch on.
  private let words: [Word]
  private let first: Int
  /// Where the expressions of time start, from the first that reaches into the stretch on.
  private let timeStarts: [Int]
  private let firstTime: Int

  /// What one word says by itself.
  struct Word {
    var kinds: HappeningWords.Kinds = 0
    var traits: EventTraits = []
  }

  /// - Parameter stretch: the tokens that will be asked for.
  init(_ listed: ListedText, _ stretch: Range<Int>, times: [TimeMention], words table: TimeWords) {
    let text = listed.text
    let bytes = text.text.utf8
    var words = stretch.map { table.eventWord(text.tokens[$0], listed.numbers[$0], bytes) }
    let places = Self.places(of: stretch, in: text, times)
    timeStarts = places.map { text.firstToken(from: times[$0].span.start) }
    for place in places {
      let span = times[place].span
      var token = timeStarts[place - places.lowerBound]
      while token < stretch.upperBound, text.tokens[token].span.end <= span.end {
        if token >= stretch.lowerBound { words[token - stretch.lowerBound].traits.insert(.time) }
        token += 1
      }
    }
    self.text = text
    self.times = times
    self.bytes = bytes
    tokens = text.tokens
    self.words = words
    first = stretch.lowerBound
    firstTime = places.lowerBound
  }

  /// All tokens of the article.
  init(_ text: ListedText, times: [TimeMention], words: TimeWords) {
    self.init(text, text.numbers.indices, times: times, words: words)
  }

  /// The expressions of time that reach into the stretch.
  private static func places(
    of stretch: Range<Int>, in text: TokenizedText, _ times: [TimeMention]
  ) -> Range<Int> {
    guard let first = stretch.first, let last = stretch.last else { return 0..<0 }
    let start = times.partitioningIndex { $0.span.end > Int(text.tokens[first].start) }
    let end = times.partitioningIndex { $0.span.start >= Int(text.tokens[last].end) }
    return start..<max(start, end)
  }

  /// How many tokens the article has.
  var count: Int { tokens.count }

  subscript(index: Int) -> Token { tokens[index] }

  func key(_ index: Int) -> WordKey { tokens[index].key }

  /// Whether the token has one of the traits.
  func has(_ traits: EventTraits, _ index: Int) -> Bool {
    !words[index - first].traits.isDisjoint(with: traits)
  }

  /// The kinds of happenings that the token names.
  func kinds(_ index: Int) -> HappeningWords.Kinds { words[index - first].kinds }

  /// The first token of the expression of time at that place.
  func start(ofTime place: Int) -> Int { timeStarts[place - firstTime] }

  /// The place of the expression of time that the token lies in.
  func time(at index: Int) -> Int? {
    guard has(.time, index) else { return nil }
    return times.partitioningIndex { $0.span.end > Int(tokens[index].start) }
  }
}

/// The words of all lists that events are told and named by, each with all that it says.
struct EventWordTable: Sendable {
  private let words: WordValues<EventTokens.Word>

  /// - Parameter tenses: what verb forms say about time, the last where one is given twice.
  init(
    _ happenings: HappeningWords, tenses: [(key: WordKey, direction: TimeContext.Direction)],
    numbering vocabulary: inout Vocabulary
  ) {
    var table = happenings.kindOf.mapValues { EventTokens.Word(kinds: $0) }
    for (key, direction) in tenses {
      table[key, default: EventTokens.Word()].traits = direction == .ahead ? .ahead : .back
    }
    for (trait, line) in Self.lists {
      for word in line.split(separator: " ") {
        table[WordKey(String(word)), default: EventTokens.Word()].traits.insert(trait)
      }
    }
    words = WordValues(table, none: EventTokens.Word(), numbering: &vocabulary)
  }

  /// What the word with that number says.
  @inline(__always)
  subscript(number: Int32) -> EventTokens.Word { words[number] }

  private static let attributing =
    "said says reported reports indicate indicates added announced announces stated states confirmed confirms told "
    + "claimed claims revealed reveals warned warns noted notes mentioned explained"
  private static let prepositions =
    "in on at by of to for from with into over under upon during toward towards between among against about "
    + "after before within without through throughout across via amid alongside despite following near beyond"

  private static let lists: [(EventTraits, String)] = [
    (.conjunction, "and but or so yet then that which who whom also would include includes"),
    (.pronoun, "he she it they this that these those his her its their we i you there who which whose"),
    (.article, "the a an"),
    (.opener, "in on at by since during from until"),
    (.ender, "that which who whom where while although because whereas whose"),
    (.planned, "scheduled expected planned due set"),
    (.attributing, attributing),
    (.leader, attributing + " after before until when while as since although because"),
    (
      .subordinator,
      "since while until whether if as when because despite although though after before until amid where unlike "
        + "according due"
    ),
    (.auxiliary, "is are was were has have had will would be"),
    (.preposition, prepositions),
    (
      .openEnd,
      prepositions
        + " the a an and or but as his her its their our 's than both such not also to more most"
    ),
    (
      .reporting,
      "said says say told tells added adds called urged hopes hoped reported hope announced announces indicate "
        + "indicates expressed stated states"
    ),
    (.beside, "during at before ahead following after"),
  ]
}

extension TimeWords {
  /// What the token says about an event that is told.
  @inline(__always)
  fileprivate func eventWord(_ token: Token, _ number: Int32, _ bytes: [UInt8]) -> EventTokens.Word {
    guard token.traits.contains(.word) else { return EventTokens.Word() }
    var word = eventWords[number]
    if word.traits.isDisjoint(with: [.back, .ahead]), isRegularPast(token, bytes) {
      word.traits.insert(.back)
    }
    return word
  }
}
