import Prose

/// A line that says when the article appeared and nothing else.
struct DateLine {
  /// `nil` where it gives no full date (`2 hours ago`).
  let day: Day?
  let status: Status

  enum Status {
    /// `Published: 5 January 2026`.
    case published
    /// `Updated 6 January 2026`.
    case updated
    /// A date, with or without the time of day, and no word what it is the date of.
    case bare
  }

  /// Font-size buttons and the like may share a labelled line; more words than these and it is a sentence.
  private static let strayWords = 4
  private static let longestOutlet = 4

  init?(_ line: LineWords, of reader: borrowing LineReader, label: ChromePhrases.Phrase?) {
    guard line.count <= 24, line.withDigits > 0 else { return nil }
    let words = reader.words[line.words]
    guard !Self.isText(words, reader.text, label) else { return nil }
    let dates = reader.dates(in: line.words)
    guard !dates.isEmpty || words.contains(where: { $0.key == Self.ago }) else { return nil }
    var stray = 0
    var sayAgo = false
    var index = words.startIndex + (label?.words.count ?? Self.outletWords(of: words, reader.lists))
    while index < words.endIndex {
      if let date = dates.first(where: { $0.words.contains(index) }) {
        index = date.words.upperBound
        continue
      }
      if words[index].key == Self.ago { sayAgo = true }
      let word = reader.text.utf8[words[index].span.range]
      let isDated = words[index].listed.marks.contains(.dateLine)
      if !isDated, !Self.isTime(word), !Self.isZone(word) || index == words.startIndex {
        stray += 1
      }
      index += 1
    }
    guard stray <= (label == nil ? 0 : Self.strayWords), !dates.isEmpty || sayAgo else { return nil }
    day = dates.lazy.compactMap(\.day).first
    let isUpdate = label?.words.contains { Self.updateWords.contains($0) } ?? false
    status = label == nil ? .bare : isUpdate ? .updated : .published
  }

  /// Whether more words are no part of a date and stand beside none than any line of a date has after its label, or
  /// after an outlet.
  private static func isText(
    _ words: ArraySlice<LineWord>, _ text: Text, _ label: ChromePhrases.Phrase?
  ) -> Bool {
    var left = label == nil ? 0 : strayWords
    for word in words.dropFirst(label?.words.count ?? longestOutlet) {
      guard word.end - word.start > 4, text.utf8[Int(word.start)] >= 0x41,
        word.listed.marks.isDisjoint(with: [.month, .dateLine])
      else { continue }
      if left == 0 { return true }
      left -= 1
    }
    return false
  }

  private static let ago = WordKey("ago")
  private static let updateWords = WordSet(
    ["updated", "update", "modified", "aktualisiert", "수정"])

  /// How many words at the start name an outlet, as in `Reuters January 5, 2026`.
  private static func outletWords(of words: ArraySlice<LineWord>, _ lists: CleaningWords) -> Int {
    (1...longestOutlet).last { $0 < words.count && lists.outlet(words.prefix($0)) != nil } ?? 0
  }

  /// Three or four capitals: the name of a time zone, beside a time of day.
  private static func isZone(_ word: ArraySlice<UInt8>) -> Bool {
    (3...4).contains(word.count) && word.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// `9`, `45`, `45am`: part of a time of day.
  private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first >= 0x30, first <= 0x39 else { return false }
    let digits = word.prefix { $0 >= 0x30 && $0 <= 0x39 }
    return digits.count <= 2 && word.count - digits.count <= 3
  }
}
