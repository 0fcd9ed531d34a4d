import Prose

/// The tokens of an article with what the word lists know of each: what spotting names looks at.
final class NameText: Sendable {
  let text: TokenizedText
  let tokens: [Token]
  /// The text's bytes.
  let utf8: [UInt8]
  /// Per token; empty for an unknown word and for punctuation.
  let classes: [WordClass]
  let words: NameWords

  init(_ text: TokenizedText, words: NameWords) {
    self.text = text
    tokens = text.tokens
    utf8 = text.text.utf8
    self.words = words
    classes = text.tokens.map { $0.traits.contains(.word) ? words.classes(of: $0.key) : [] }
  }

  /// Whether the token can be the first word of a name.
  func startsName(_ index: Int) -> Bool {
    let traits = tokens[index].traits
    guard traits.contains(.word), !traits.contains(.clitic), !traits.contains(.unspaced) else { return false }
    if traits.contains(.capitalised) { return true }
    return traits.contains(.innerCap) && (!traits.contains(.containsHyphen) || hasArabicArticle(index))
  }

  /// `al-Assad`, `el-Sisi`: an article in lower case, joined by a hyphen.
  private func hasArabicArticle(_ index: Int) -> Bool {
    let token = tokens[index]
    let bytes = utf8
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
    guard let match = words.phrases.longestMatch(in: tokens, at: index, limit: limit) else { return nil }
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

/// Small words that join the parts of a name.
enum Connector {
  static let of = WordKey("of")
  static let the = WordKey("the")
  static let and = WordKey("and")
  static let `for` = WordKey("for")
  static let ministry = WordKey("ministry")
  static let on = WordKey("on")
  static let who = WordKey("who")
  static let or = WordKey("or")
}
