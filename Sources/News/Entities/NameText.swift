import Prose

/// The tokens of an article with what the word lists know of each: what spotting names looks at.
final class NameText: Sendable {
  let text: TokenizedText
  let tokens: [Token]
  /// The text's bytes.
  let utf8: [UInt8]
  /// Per token; empty for an unknown word and for punctuation.
  let classes: [WordClass]
  /// The tokens that can be the first word of a name, in order.
  let starts: [Int]
  /// In order.
  let sentences: [SentenceStarts]
  /// Per token, the number of its word.
  private let numbers: [Int32]
  let words: NameWords
  /// Per token.
  private let places: [Place]

  /// What begins at a token.
  private struct Place: OptionSet {
    let rawValue: UInt8

    static var sentence: Place { Place(rawValue: 1) }
    static var name: Place { Place(rawValue: 2) }
    /// A phrase that the lists may have.
    static var phrase: Place { Place(rawValue: 4) }
  }

  init(_ listed: ListedText, words: NameWords) {
    text = listed.text
    tokens = text.tokens
    utf8 = text.text.utf8
    numbers = listed.numbers
    self.words = words
    var classes: [WordClass] = []
    var places: [Place] = []
    var starts: [Int] = []
    classes.reserveCapacity(tokens.count)
    places.reserveCapacity(tokens.count)
    for (token, number) in zip(tokens, numbers) {
      let known = words.byNumber[number]
      var place: Place = known.startsPhrase ? .phrase : []
      if Self.startsName(token, utf8) {
        place.insert(.name)
        starts.append(places.count)
      }
      classes.append(token.traits.contains(.word) ? known.classes : [])
      places.append(place)
    }
    for sentence in text.sentences { places[sentence.tokens.lowerBound].insert(.sentence) }
    self.classes = classes
    self.places = places
    self.starts = starts
    sentences = Self.sentences(of: text, starts)
  }

  /// What the lists know of the word at `index`.
  func word(_ index: Int) -> NameWord { words.byNumber[numbers[index]] }

  /// Whether the token can be the first word of a name.
  func startsName(_ index: Int) -> Bool { places[index].contains(.name) }

  /// A sentence, and where in `starts` those in it are.
  typealias SentenceStarts = (tokens: Range<Int>, starts: Range<Int>)

  private static func sentences(of text: TokenizedText, _ starts: [Int]) -> [SentenceStarts] {
    var next = 0
    return text.sentences.map { sentence in
      let first = next
      while next < starts.count, starts[next] < sentence.tokens.upperBound { next += 1 }
      return (sentence.tokens, first..<next)
    }
  }

  /// Whether the token is the first one of a sentence.
  func startsSentence(_ index: Int) -> Bool { places[index].contains(.sentence) }

  private static func startsName(_ token: Token, _ bytes: [UInt8]) -> Bool {
    let traits = token.traits
    guard traits.contains(.word), traits.isDisjoint(with: [.clitic, .unspaced]) else { return false }
    if traits.contains(.capitalised) { return true }
    return traits.contains(.innerCap) && (!traits.contains(.containsHyphen) || hasArabicArticle(token, bytes))
  }

  /// `al-Assad`, `el-Sisi`: an article in lower case, joined by a hyphen.
  private static func hasArabicArticle(_ token: Token, _ bytes: [UInt8]) -> Bool {
    let start = Int(token.start)
    return token.end - token.start > 4
      && (bytes[start] == UInt8(ascii: "a") || bytes[start] == UInt8(ascii: "e"))
      && bytes[start + 2] == UInt8(ascii: "-")
  }

  /// A capitalised common word that no list knows as a name by itself.
  func isPlain(_ index: Int) -> Bool {
    classes[index].contains(.common) && classes[index].isDisjoint(with: [.givenName, .nationality, .nonName])
      && !tokens[index].traits.contains(.allCaps)
  }

  /// The listed phrase that starts at `index`, and how many tokens it takes.
  func known(at index: Int, limit: Int) -> (count: Int, phrase: KnownPhrase)? {
    guard places[index].contains(.phrase),
      let match = words.phrases.longestMatch(in: tokens, at: index, limit: limit)
    else { return nil }
    return isPrinted(match.value, in: tokens[index].span) ? (match.count, match.value) : nil
  }

  /// An acronym counts only in capitals.
  func isPrinted(_ phrase: KnownPhrase, in span: Span) -> Bool {
    guard phrase.isAcronym else { return true }
    return utf8[span.range].allSatisfy { !(0x61...0x7A).contains($0) }
  }

  func isAmpersand(_ index: Int) -> Bool {
    utf8[Int(tokens[index].start)] == UInt8(ascii: "&")
  }

  func isComma(_ index: Int) -> Bool {
    utf8[Int(tokens[index].start)] == UInt8(ascii: ",")
  }

  /// The stretch of the text that the tokens in `range` take.
  func span(_ range: Range<Int>) -> Span {
    Span(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }

  // MARK: Compounds

  /// The parts of a hyphenated token.
  func compoundParts(of index: Int) -> [Span] { compoundParts(tokens[index]) }

  func compoundParts(_ token: Token) -> [Span] {
    let bytes = utf8
    var parts: [Span] = []
    var start = Int(token.start)
    var offset = start
    while offset < Int(token.end) {
      let isHyphen = bytes[offset] == UInt8(ascii: "-")
      let isWideHyphen =
        bytes[offset] == 0xE2 && offset + 2 < Int(token.end) && bytes[offset + 1] == 0x80
        && (bytes[offset + 2] == 0x90 || bytes[offset + 2] == 0x91)
      if isHyphen || isWideHyphen {
        parts.append(Span(start, offset))
        offset += isHyphen ? 1 : 3
        start = offset
      } else {
        offset += 1
      }
    }
    parts.append(Span(start, Int(token.end)))
    return parts
  }

  func key(_ span: Span) -> WordKey { WordKey(folding: utf8[span.range]) }
}
