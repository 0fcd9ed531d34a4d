import Prose

/// The word lists that telling an article from its page needs.
final class CleaningWords: Sendable {
  let chrome: ChromePhrases
  /// By all words of the name.
  private let sections: WordSet
  private let longestSection: Int
  let months: WordTable<Int>
  /// By all words of the name.
  let outlets: WordTable<Outlet>
  let languages: LanguageGuess
  /// What the lists say of single words.
  let listed: ListedWords

  struct Outlet: Sendable {
    let name: String
    let isPictureAgency: Bool
  }

  init(_ lexicon: Lexicon) {
    chrome = ChromePhrases(lexicon["chrome"])
    let sections = lexicon.words("section-names").map { LineWords.keys(of: $0) }
    self.sections = WordSet(sections.map { WordKey(joining: $0) })
    longestSection = sections.map(\.count).max() ?? 0
    let months = lexicon["month-names"].compactMap { entry in
      entry.count > 1 ? Int(entry[1]).map { (WordKey(entry[0]), $0) } : nil
    }
    self.months = WordTable(months)
    outlets = WordTable(
      lexicon["outlets"].compactMap { entry in
        guard entry.count > 1 else { return nil }
        return (
          WordKey(joining: LineWords.keys(of: entry[0])),
          Outlet(name: entry[1], isPictureAgency: entry.last == "pictures")
        )
      })
    var marks: [(WordKey, WordMarks)] = []
    func mark(_ words: some Sequence<WordKey>, _ mark: WordMarks) { marks += words.map { ($0, mark) } }
    mark(lexicon.keys(of: "function-words"), .functionWord)
    mark(lexicon.keys(of: "date-line-words"), .dateLine)
    mark(months.map(\.0), .month)
    for phrase in chrome.all {
      mark(phrase.words.prefix(1), .startsPhrase)
      guard phrase.place == .inside else { continue }
      mark(phrase.words.prefix(1), phrase.words.count > 1 ? .startsInside : .standsInside)
    }
    mark(LineReader.pictureWords.map { WordKey($0) }, .picture)
    mark(CollectionOfOne(WordKey("citing")), .citing)
    languages = LanguageGuess(lexicon["language-words"])
    listed = ListedWords(marks: marks, languages: languages.words)
  }

  /// Whether the words of a line, all of them, name a section of a site.
  func isSection(_ line: LineWords, of words: [LineWord]) -> Bool {
    line.words.count <= longestSection
      && sections.contains(WordKey(joining: words[line.words].lazy.map { $0.key }))
  }

  /// The outlet that `words` name, all of them.
  func outlet(_ words: some Sequence<WordKey>) -> Outlet? { outlets[WordKey(joining: words)] }

  /// The same of words of a line.
  func outlet(_ words: ArraySlice<LineWord>) -> Outlet? { outlet(words.lazy.map { $0.key }) }
}

/// The words of all lists of single words: each word of a page is looked up once.
///
/// About half of them are in no list. Those are told by a few thousand bits, which stay in the processor's cache
/// where the table does not. A class, so that it is handed to every line as one reference.
final class ListedWords: Sendable {
  private let table: WordTable<ListedWord>
  /// A bit for each word, which several may share.
  private let bits: [UInt64]

  /// No words.
  static let none = ListedWords(marks: [], languages: [])

  /// - Parameter languages: of words that are the same under folding the first counts.
  init(marks: [(WordKey, WordMarks)], languages: [(WordKey, UInt8)]) {
    var table = WordTable<ListedWord>()
    for (word, marks) in marks { table[word, default: ListedWord()].marks.formUnion(marks) }
    for (word, set) in languages.reversed() { table[word, default: ListedWord()].languages = set }
    var bits = [UInt64](repeating: 0, count: 256)
    for word in marks.map(\.0) + languages.map(\.0) {
      let (place, bit) = Self.place(of: word)
      bits[place] |= bit
    }
    self.table = table
    self.bits = bits
  }

  /// What the lists say of `word`.
  @inline(__always)
  subscript(word: WordKey) -> ListedWord {
    let (place, bit) = Self.place(of: word)
    return bits[place] & bit == 0 ? ListedWord() : table[word] ?? ListedWord()
  }

  private static func place(of word: WordKey) -> (place: Int, bit: UInt64) {
    let hash = word.hash ^ word.hash >> 32
    return (Int(truncatingIfNeeded: hash >> 6 & 255), 1 &<< (hash & 63))
  }
}

/// What the lists of single words say of one.
struct ListedWord: Sendable {
  var marks: WordMarks = []
  /// Which languages it is a small word of: the number of a set of `LanguageGuess`.
  var languages: UInt8 = 0
}

/// Lists that have a word.
struct WordMarks: OptionSet, Sendable {
  let rawValue: UInt16

  static var functionWord: WordMarks { WordMarks(rawValue: 1 << 0) }
  static var month: WordMarks { WordMarks(rawValue: 1 << 1) }
  /// A word of lines that say when an article appeared.
  static var dateLine: WordMarks { WordMarks(rawValue: 1 << 2) }
  /// A word for a picture.
  static var picture: WordMarks { WordMarks(rawValue: 1 << 3) }
  /// The word "citing".
  static var citing: WordMarks { WordMarks(rawValue: 1 << 4) }
  /// The first word of a phrase of `chrome.txt`.
  static var startsPhrase: WordMarks { WordMarks(rawValue: 1 << 5) }
  /// The first word of a phrase that is furniture anywhere in a line, and has more words.
  static var startsInside: WordMarks { WordMarks(rawValue: 1 << 6) }
  /// A phrase by itself that is furniture anywhere in a line.
  static var standsInside: WordMarks { WordMarks(rawValue: 1 << 7) }
}

/// The phrases of `chrome.txt`, found by their first word.
struct ChromePhrases: Sendable {
  /// Where in a line a phrase makes it furniture; see the head of `chrome.txt`.
  enum Place: String, Sendable {
    case line, label, start, inside
  }

  struct Phrase: Sendable {
    let words: [WordKey]
    let place: Place
    let reason: Removal.Reason
    let printed: String

    /// Whether `line` starts with it.
    func starts(_ line: ArraySlice<LineWord>) -> Bool { line.starts(with: words) { $0.key == $1 } }
  }

  /// By first word, longest first.
  private let phrases: WordTable<[Phrase]>
  /// The first two words of those that are furniture anywhere in a line.
  private let insidePairs: WordSet
  let all: [Phrase]

  init(_ entries: [Lexicon.Entry]) {
    var phrases = WordTable<[Phrase]>()
    var all: [Phrase] = []
    for entry in entries where entry.count > 2 {
      let words = LineWords.keys(of: entry[0])
      guard let first = words.first, let place = Place(rawValue: entry[1]),
        let reason = Removal.Reason(rawValue: entry[2])
      else { continue }
      let phrase = Phrase(words: words, place: place, reason: reason, printed: entry[0])
      phrases[first, default: []].append(phrase)
      all.append(phrase)
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    insidePairs = WordSet(
      all.filter { $0.place == .inside && $0.words.count > 1 }.map { Self.pair($0.words[0], $0.words[1]) })
    self.all = all
  }

  private static func pair(_ first: WordKey, _ second: WordKey) -> WordKey {
    WordKey(hash: first.hash &* 3 ^ second.hash)
  }

  /// The first phrase in a line that is furniture anywhere in one; of those that start together the longest.
  func firstInside(_ line: LineWords, of words: [LineWord]) -> Phrase? {
    guard !line.marks.isDisjoint(with: [.startsInside, .standsInside]) else { return nil }
    for index in line.words {
      let marks = words[index].listed.marks
      guard !marks.isDisjoint(with: [.startsInside, .standsInside]) else { continue }
      let startsPhrase =
        index + 1 < line.words.upperBound
        && insidePairs.contains(Self.pair(words[index].key, words[index + 1].key))
      guard startsPhrase || marks.contains(.standsInside) else { continue }
      let phrase = phrases[words[index].key]?.first {
        $0.place == .inside && $0.starts(words[index..<line.words.upperBound])
      }
      if let phrase { return phrase }
    }
    return nil
  }

  /// The phrases that a line starts with, longest first.
  func matches(_ line: LineWords, of words: [LineWord]) -> [Phrase] {
    guard let first = line.words.first, words[first].listed.marks.contains(.startsPhrase) else { return [] }
    return phrases[words[first].key]?.filter { $0.starts(words[line.words]) } ?? []
  }
}
