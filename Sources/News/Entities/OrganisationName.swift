import Prose

/// What the name of an organisation is compared by.
final class OrganisationName: Sendable {
  let wordCount: Int
  /// Of all words.
  let whole: WordKey
  /// Of the listed name that it is a form of, else of its own.
  let listed: WordKey
  /// Without `Inc` and `Group` at the end.
  let withoutLegalForm: WordKey?
  /// In any order and without the small words: `Ministry of Trade` is `Trade Ministry`.
  let unordered: WordKey?
  /// The initials of its words: without the small ones, and with them where there are some.
  let initials: WordKey?
  let allInitials: WordKey?
  /// Where it can be the acronym of another name.
  let acronym: WordKey?
  /// What it starts with: one word, and two, where it goes on.
  let starts: [WordKey]
  /// Where it can be the first words of another name.
  let short: WordKey?
  /// Without the country or nationality it starts with (`United States Air Force`).
  let withoutCountry: WordKey?

  /// - Parameters:
  ///   - name: as it is printed first.
  ///   - words: its words under folding.
  init(_ name: String, _ key: NameKey, _ words: [String], _ lexicon: NameWords) {
    let words = Self.withCountryNames(words, lexicon)
    let keys = words.map { WordKey($0) }
    let bare = Self.withoutLegalForm(keys, lexicon)
    wordCount = words.count
    whole = WordKey(joining: keys)
    listed = WordKey(lexicon.canonicalNames[key.word]?.first ?? name)
    withoutLegalForm = bare.isEmpty ? nil : WordKey(joining: bare)
    unordered = Self.unordered(keys)
    starts = bare.count > 1 ? (1..<min(3, bare.count)).map { WordKey(joining: bare.prefix($0)) } : []
    let isShort = bare.count < 3 && bare.first.map { Self.isDistinctive($0, lexicon) } ?? false
    short = isShort ? withoutLegalForm : nil
    acronym = Self.isAcronym(words, name) ? keys[0] : nil
    let telling = words.indices.filter { !Self.joiners.contains(keys[$0]) }
    initials = words.count > 1 ? Self.initials(of: telling.map { words[$0] }) : nil
    allInitials = words.count > 1 && telling.count < words.count ? Self.initials(of: words) : nil
    withoutCountry =
      words.count > 2
      ? Self.countryEnd(words, keys[0], lexicon).map { WordKey(joining: keys[$0...]) } : nil
  }

  private static let legalForms = WordSet(["group", "company", "corporation", "holdings"])
  private static let joiners = WordSet(["of", "the", "and", "for", "&"])

  /// `United States Air Force` for `U.S. Air Force`.
  private static func withCountryNames(_ words: [String], _ lexicon: NameWords) -> [String] {
    let name = words.filter { $0 != "the" }
    guard name.count > 1, let country = lexicon.canonicalNames[NameKey(folded: name[0]).word]?.first else {
      return name
    }
    return Folding.folded(country).split(separator: " ").map(String.init) + name.dropFirst()
  }

  private static func withoutLegalForm(_ keys: [WordKey], _ lexicon: NameWords) -> ArraySlice<WordKey> {
    var end = keys.count
    while end > 1,
      legalForms.contains(keys[end - 1]) || lexicon.classes(of: keys[end - 1]).contains(.legalForm)
    {
      end -= 1
    }
    return keys[..<end]
  }

  private static func unordered(_ keys: [WordKey]) -> WordKey? {
    guard keys.count > 1 else { return nil }
    let name = keys.filter { !joiners.contains($0) }.sorted { $0.hash < $1.hash }
    return name.isEmpty ? nil : WordKey(joining: name)
  }

  private static func initials(of words: [String]) -> WordKey {
    var initials = WordKey.Builder()
    for word in words {
      let start = word.utf8.prefix(2)
      guard let first = start.first, start.allSatisfy({ $0 < 0x80 }) else {
        return WordKey(String(words.compactMap { $0.first }))
      }
      initials.append(first)
    }
    return initials.key
  }

  /// A short word in capitals.
  private static func isAcronym(_ words: [String], _ printed: String) -> Bool {
    words.count == 1 && (2...6).contains(words[0].utf8.count)
      && printed.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
  }

  /// How many words at the start are a country or a nationality.
  /// - Parameter first: the key of the first.
  private static func countryEnd(_ words: [String], _ first: WordKey, _ lexicon: NameWords) -> Int? {
    let isPlain = words[0].utf8.allSatisfy { $0 &- 0x61 < 26 }
    guard !isPlain || lexicon.startsPhrase(first) else { return nil }
    for count in [2, 1] {
      let start = words.prefix(count).joined(separator: " ")
      if let known = lexicon.phrases[start], known.kind == .country || known.kind == .nationality {
        return count
      }
    }
    return nil
  }

  private static func isDistinctive(_ key: WordKey, _ lexicon: NameWords) -> Bool {
    let known = lexicon.phrase(key)
    if known?.kind == .organisation { return true }
    guard
      lexicon.classes(of: key).isDisjoint(with: [.common, .nationality, .organisationEnd, .placeStart])
    else { return false }
    return known.map { !$0.isPlace } ?? true
  }
}
