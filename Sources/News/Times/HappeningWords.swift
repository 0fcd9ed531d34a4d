import Prose

/// The words that tell whether a sentence tells of something that happens, and of what kind it is.
final class HappeningWords: Sendable {
  /// Kinds of happenings, one bit each.
  typealias Kinds = UInt64

  /// The kinds of happenings a word can name.
  let kindOf: WordTable<Kinds>
  private let common: WordSet
  /// The same by number.
  private let commonByNumber: WordValues<Bool>

  init(_ lexicon: Lexicon, numbering vocabulary: inout Vocabulary) {
    var kindOf = WordTable<Kinds>()
    var bits: [String: Int] = [:]
    for entry in lexicon["event-words"] where entry.count == 2 {
      let bit = bits[entry[1], default: bits.count]
      bits[entry[1]] = bit
      if bit < Kinds.bitWidth { kindOf[WordKey(entry[0]), default: 0] |= 1 << Kinds(bit) }
    }
    self.kindOf = kindOf
    common = WordSet(lexicon.keys(of: "event-stopwords"))
    commonByNumber = WordValues(common, numbering: &vocabulary)
  }

  /// The kinds of happenings a word can name; none for most words.
  func kinds(of key: WordKey) -> Kinds { kindOf[key] ?? 0 }

  /// Whether the word is too common to tell one event from another.
  func isCommon(_ key: WordKey) -> Bool { common.contains(key) }

  /// The same by the number of the word.
  func isCommon(number: Int32) -> Bool { commonByNumber[number] }
}

/// What one word says about which event is told: a stem, or an entity.
struct EventKey: Hashable, Comparable {
  let hash: UInt64
  let isName: Bool
  let isEntity: Bool

  init(entity: Entity.ID) {
    hash = UInt64(entity.index) | Self.entityBits
    isName = true
    isEntity = true
  }

  private static let entityBits: UInt64 = 0xE000_0000_0000_0000

  init(_ key: WordKey, isName: Bool) {
    hash = key.hash
    self.isName = isName
    isEntity = false
  }

  /// The entity it names.
  var entity: Entity.ID? { isEntity ? Entity.ID(Int(hash & ~Self.entityBits)) : nil }

  /// The key of an entity that goes by a number, as the one of that number among `entities`.
  func naming(_ entities: [Entity.ID]) -> EventKey {
    isEntity ? EventKey(entity: entities[Int(hash & ~Self.entityBits)]) : self
  }

  static func < (a: EventKey, b: EventKey) -> Bool { a.hash < b.hash }
  static func == (a: EventKey, b: EventKey) -> Bool { a.hash == b.hash }
  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// Reads the keys of stretches of one article.
struct EventKeyReader {
  let listed: ListedText
  let words: HappeningWords
  /// The article's names in order of place.
  let mentions: [(span: Span, entity: Entity.ID)]
  /// The article's expressions of time in order of place: they say when, not what.
  let times: [TimeMention]

  private var text: TokenizedText { listed.text }

  /// Appends the keys of the tokens, sorted, each once.
  /// - Returns: where they stand in `keys`.
  func append(keysOf tokens: Range<Int>, to keys: inout [EventKey]) -> Range<Int> {
    let start = keys.count
    _ = containsKey(of: tokens) { key in
      // They are few: each goes to its place at once.
      let end = keys.count
      var place = end
      while place > start, key < keys[place - 1] { place -= 1 }
      guard place == start || keys[place - 1] != key else { return false }
      keys.append(key)
      for free in stride(from: end, to: place, by: -1) { keys[free] = keys[free - 1] }
      keys[place] = key
      return false
    }
    return start..<keys.count
  }

  /// Whether the tokens have two different keys at least.
  func hasTwoKeys(_ tokens: Range<Int>) -> Bool {
    var first: EventKey?
    return containsKey(of: tokens) { key in
      defer { first = first ?? key }
      return first.map { $0 != key } ?? false
    }
  }

  /// The keys of the tokens in order of place; acronyms of names come last.
  func allKeys(of tokens: Range<Int>) -> [EventKey] {
    var keys: [EventKey] = []
    keys.reserveCapacity(tokens.count + 2)
    _ = containsKey(of: tokens) { key in
      keys.append(key)
      return false
    }
    return keys
  }

  /// Whether one of the keys of the tokens is as wanted; they are shown in the order of `allKeys`, up to that one.
  @inline(__always)
  func containsKey(of tokens: Range<Int>, where isWanted: (EventKey) -> Bool) -> Bool {
    guard let first = tokens.first else { return false }
    var mention = mentions.partitioningIndex { $0.span.end > Int(text.tokens[first].start) }
    var time = times.partitioningIndex { $0.span.end > Int(text.tokens[first].start) }
    for index in tokens {
      let token = text.tokens[index]
      guard token.traits.contains(.word), !token.traits.contains(.clitic) else { continue }
      while time < times.count, times[time].span.end <= Int(token.start) { time += 1 }
      if time < times.count, times[time].span.overlaps(token.span) { continue }
      while mention < mentions.count, mentions[mention].span.end <= Int(token.start) { mention += 1 }
      if mention < mentions.count, mentions[mention].span.overlaps(token.span) {
        if isWanted(EventKey(entity: mentions[mention].entity))
          || token.traits.contains(.allCaps) && isWanted(EventKey(token.key, isName: true))
        {
          return true
        }
      } else if token.span.count > 2 || token.traits.contains(.allCaps),
        !words.isCommon(number: listed.numbers[index])
      {
        if isWanted(EventKey(stem(token), isName: isName(index))) { return true }
      }
    }
    return containsAcronym(of: tokens, where: isWanted)
  }

  /// A capitalised word that does not start a sentence.
  private func isName(_ index: Int) -> Bool {
    guard text.tokens[index].traits.contains(.capitalised), index > 0 else { return false }
    return text.tokens[index - 1].traits.isDisjoint(with: [.sentenceEnd, .quotationMark])
  }

  /// The word without its ending, so that "launched", "launches" and "launching" are one.
  private func stem(_ token: Token) -> WordKey {
    guard token.span.count > 4, !token.traits.contains(.abbreviation) else { return token.key }
    let bytes = text.text.utf8
    var end = token.span.end
    let last = bytes[end - 1] | 0x20
    let before = bytes[end - 2] | 0x20
    if last == UInt8(ascii: "g"), before == UInt8(ascii: "n"), bytes[end - 3] | 0x20 == UInt8(ascii: "i"),
      token.span.count > 5
    {
      end -= 3
    } else if last == UInt8(ascii: "d"), before == UInt8(ascii: "e") {
      end -= 2
    } else if last == UInt8(ascii: "s"), before == UInt8(ascii: "e"), token.span.count > 5 {
      end -= 2
    } else if last == UInt8(ascii: "s"), before != UInt8(ascii: "s") {
      end -= 1
    } else if last == UInt8(ascii: "e") {
      end -= 1
    }
    guard end < token.span.end else { return token.key }
    var stem = WordKey.Builder()
    for offset in token.span.start..<end {
      guard bytes[offset] < 0x80 else { return WordKey(folding: bytes[token.span.start..<end]) }
      stem.append(bytes[offset])
    }
    return stem.key
  }

  /// The initials of three or more capitalised words in a row, so that a name meets its acronym.
  @inline(__always)
  private func containsAcronym(of tokens: Range<Int>, where isWanted: (EventKey) -> Bool) -> Bool {
    var initials = Initials()
    for index in tokens {
      let token = text.tokens[index]
      if token.traits.contains(.capitalised), !token.traits.contains(.allCaps) {
        appendCapitals(of: token, to: &initials)
      } else if initials.count > 0 {
        if let acronym = initials.acronym, isWanted(acronym) { return true }
        initials = Initials()
      }
    }
    return initials.acronym.map(isWanted) ?? false
  }

  /// The first letters of words in a row.
  private struct Initials {
    private(set) var count = 0
    private var word = WordKey.Builder()

    mutating func append(_ letter: UInt8) {
      word.append(letter)
      count += 1
    }

    var acronym: EventKey? { (3...6).contains(count) ? EventKey(word.key, isName: true) : nil }
  }

  /// The first letters of a capitalised word and of the capitalised parts of a compound.
  private func appendCapitals(of token: Token, to initials: inout Initials) {
    let bytes = text.text.utf8
    for offset in token.span.range where bytes[offset] &- 0x41 < 26 {
      let isStart =
        offset == token.span.start || bytes[offset - 1] == UInt8(ascii: "-") || bytes[offset - 1] >= 0x80
      if isStart { initials.append(bytes[offset]) }
    }
  }
}
