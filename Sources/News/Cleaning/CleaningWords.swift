import Prose

/// The word lists that telling an article from its page needs.
final class CleaningWords: Sendable {
  let chrome: ChromePhrases
  /// By all words of the name.
  private let sections: WordSet
  private let longestSection: Int
  let functionWords: WordSet
  let months: WordTable<Int>
  let dateLineWords: WordSet
  /// By all words of the name.
  let outlets: WordTable<Outlet>

  struct Outlet: Sendable {
    let name: String
    let isPictureAgency: Bool
  }

  init(_ lexicon: Lexicon) {
    chrome = ChromePhrases(lexicon["chrome"])
    let sections = lexicon.words("section-names").map { LineWords.keys(of: $0) }
    self.sections = WordSet(sections.map { WordKey(joining: $0) })
    longestSection = sections.map(\.count).max() ?? 0
    functionWords = WordSet(lexicon.keys(of: "function-words"))
    months = WordTable(
      lexicon["month-names"].compactMap { entry in
        entry.count > 1 ? Int(entry[1]).map { (WordKey(entry[0]), $0) } : nil
      })
    dateLineWords = WordSet(lexicon.keys(of: "date-line-words"))
    outlets = WordTable(
      lexicon["outlets"].compactMap { entry in
        guard entry.count > 1 else { return nil }
        return (
          WordKey(joining: LineWords.keys(of: entry[0])),
          Outlet(name: entry[1], isPictureAgency: entry.last == "pictures")
        )
      })
  }

  /// Whether `words`, all of them, name a section of a site.
  func isSection(_ words: [WordKey]) -> Bool {
    words.count <= longestSection && sections.contains(WordKey(joining: words))
  }

  /// The outlet that `words` name, all of them.
  func outlet(_ words: some Sequence<WordKey>) -> Outlet? { outlets[WordKey(joining: words)] }
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
  }

  /// By first word, longest first.
  private let phrases: WordTable<[Phrase]>
  /// Those of them that are furniture anywhere in a line: few, and looked for at every word.
  private let inside: WordTable<[Phrase]>
  private let insideStarts: WordSet

  init(_ entries: [Lexicon.Entry]) {
    var phrases = WordTable<[Phrase]>()
    var inside = WordTable<[Phrase]>()
    var insideStarts: WordSet = []
    for entry in entries where entry.count > 2 {
      let words = LineWords.keys(of: entry[0])
      guard let first = words.first, let place = Place(rawValue: entry[1]),
        let reason = Removal.Reason(rawValue: entry[2])
      else { continue }
      let phrase = Phrase(words: words, place: place, reason: reason, printed: entry[0])
      phrases[first, default: []].append(phrase)
      guard place == .inside else { continue }
      inside[first, default: []].append(phrase)
      insideStarts.insert(first)
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    self.insideStarts = insideStarts
    self.inside = inside.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The first phrase in `words` that is furniture anywhere in a line; of those that start together the longest.
  func firstInside(_ words: [WordKey]) -> Phrase? {
    for (index, word) in words.enumerated() where insideStarts.contains(word) {
      if let phrase = inside[word]?.first(where: { words[index...].starts(with: $0.words) }) { return phrase }
    }
    return nil
  }

  /// The phrases that start at word `index` of `words`, longest first.
  func matches(in words: [WordKey], at index: Int) -> [Phrase] {
    guard let candidates = phrases[words[index]] else { return [] }
    return candidates.filter { words[index...].starts(with: $0.words) }
  }
}
