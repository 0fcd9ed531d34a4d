import Prose

/// What one line is by its own words, before its place on the page is looked at.
enum LineVerdict {
  /// Nothing speaks against its being text.
  case text
  case furniture(Removal.Reason, rule: String)
  /// The name of a section of the site and nothing else: furniture outside the article, a heading inside.
  case sectionName
  case date(DateLine)
  /// The names in it, `nil` where it says "by" and nobody; and the day, where one stands beside them.
  case byline(Span?, Day?)
  /// Who made the text or the picture.
  case credit(outlet: Span?, isPicture: Bool, rule: String)
  case caption(rule: String)
  case url
}

/// The rules that read a line by its own words, in the order in which they are asked.
struct LineReader {
  let text: Text
  let lists: CleaningWords
  /// Those of the lines read so far.
  private(set) var words: [LineWord] = []

  init(_ text: Text, _ lists: CleaningWords, _ words: [LineWord] = []) {
    self.text = text
    self.lists = lists
    self.words = words
  }

  /// Reads the words of the line at `span`.
  mutating func line(_ span: Span) -> LineWords {
    LineWords.read(text, span, lists.listed, appendingTo: &words)
  }

  /// The lines of a draft, and the reader that has read them.
  static func read(_ draft: Draft, _ lists: CleaningWords) -> (reader: LineReader, lines: [LineWords]) {
    let (text, listed) = (draft.text, lists.listed)
    var words: [LineWord] = []
    words.reserveCapacity(text.utf8.count / 5 + LineWords.limit)
    let lines = draft.lines.map { LineWords.read(text, $0.span, listed, appendingTo: &words) }
    return (LineReader(text, lists, words), lines)
  }

  func verdict(_ line: LineWords, _ span: Span) -> LineVerdict {
    let phrases = lists.chrome.matches(line, of: words)
    let label = phrases.first { $0.place == .label && isLabel($0, of: line, span) }
    let dateLabel = label?.reason == .dateLine ? label : phrases.first { $0.reason == .dateLine }
    if let date = DateLine(line, of: self, label: dateLabel) { return .date(date) }
    if let verdict = pattern(line, span) { return verdict }
    if let byline = byline(line) { return byline }
    if let outletCredit = outletCredit(line) { return outletCredit }
    if let verdict = phrase(line, span, starts: phrases, label: label) { return verdict }
    if lists.isSection(line, of: words) { return .sectionName }
    if let rule = captionRule(line, span) { return .caption(rule: rule) }
    return .text
  }

  // MARK: Phrases of the lexicon

  /// A line of running text that happens to start like furniture is longer than furniture is.
  private static let longestStart = 30
  private static let longestInside = 30
  private static let longestSentence = 18

  private func phrase(
    _ line: LineWords, _ span: Span, starts: [ChromePhrases.Phrase], label: ChromePhrases.Phrase?
  ) -> LineVerdict? {
    // "Yes." and "I agree." are answers; the buttons have no full stop.
    if let whole = starts.first(where: { $0.words.count == line.words.count }), !endsWithFullStop(span) {
      return verdict(whole, "the line is “\(whole.printed)”")
    }
    guard !line.startsWithQuotationMark else { return nil }
    if let label, line.count <= (label.reason == .credit ? 14 : Self.longestStart), label.reason != .dateLine
    {
      return verdict(label, "labelled “\(label.printed)”")
    }
    let isSentence = line.endsSentence && line.count > Self.longestSentence
    if line.count <= Self.longestStart, let start = starts.first(where: { $0.place == .start }),
      !(isSentence && (start.reason == .related || start.reason == .promotion))
    {
      return verdict(start, "starts with “\(start.printed)”")
    }
    guard line.count <= Self.longestInside else { return nil }
    return lists.chrome.firstInside(line, of: words).map { verdict($0, "holds “\($0.printed)”") }
  }

  private func endsWithFullStop(_ span: Span) -> Bool {
    guard !span.isEmpty, text.utf8[span.end - 1] == 0x2E else { return false }
    return span.count == 1 || text.utf8[span.end - 2] != 0x2E
  }

  private func verdict(_ phrase: ChromePhrases.Phrase, _ rule: String) -> LineVerdict {
    phrase.reason == .credit
      ? .credit(outlet: nil, isPicture: phrase.place == .label, rule: rule)
      : .furniture(phrase.reason, rule: rule)
  }

  /// Whether what follows the phrase makes it the label of the rest: nothing, a mark, a digit or "by".
  private func isLabel(_ phrase: ChromePhrases.Phrase, of line: LineWords, _ span: Span) -> Bool {
    let count = phrase.words.count
    guard count < line.words.count else { return true }
    let next = line.words.lowerBound + count
    if words[next].key == Self.by || words[next].key == Self.copyright { return true }
    var offset = words[next - 1].span.end
    while offset < span.end, text.utf8[offset] == 0x20 { offset += 1 }
    let byte = text.utf8[offset]
    if byte >= 0x30 && byte <= 0x39 { return phrase.reason != .credit }
    if byte == 0xE2 { return offset + 2 < span.end && text.utf8[offset + 2] & 0xFC == 0x90 }  // – —
    let isMark = byte == 0x3A || byte == 0x7C || byte == 0x2D || byte == 0x5B || byte == 0x28 || byte == 0xEF
    return isMark || (byte == 0x2F && phrase.reason == .credit)
  }

  // MARK: Shapes

  private func pattern(_ line: LineWords, _ span: Span) -> LineVerdict? {
    guard !span.isEmpty, span.count <= 400 || line.count == 0 else { return nil }
    if line.count == 0 { return .furniture(.widget, rule: Self.marksRule) }
    if let rule = code(span) { return .furniture(.widget, rule: rule) }
    if line.hasURL, let first = line.words.first, Self.schemes.contains(words[first].key),
      !text.utf8[span.range].contains(0x20)
    {
      return .url
    }
    if text.utf8[span.start] == UInt8(ascii: "@"), line.words.count <= 3 {
      return .furniture(.sharing, rule: "a name on a social network alone")
    }
    if line.withLetters == 0, line.count <= 4, line.unspaced == 0, line.withDigits > 0 {
      return .furniture(.widget, rule: Self.numberRule)
    }
    return isCounter(line) ? .furniture(.widget, rule: "a counter: one of so many") : nil
  }

  static let numberRule = "a number alone"
  /// A row of asterisks or dashes parts sections of text; it is none of the words, and no loss.
  private static let marksRule = "marks without words"
  static let by = WordKey("by")
  private static let copyright = WordKey("©")
  private static let of = WordKey("of")
  private static let schemes = WordSet(["http", "https"])

  /// `1 of 8`, `Image 3 of 5`.
  private func isCounter(_ line: LineWords) -> Bool {
    line.withDigits == 2 && line.withLetters <= 2 && line.count <= 4 && !line.endsSentence
      && words[line.words].contains { $0.key == Self.of }
  }

  /// - Parameter span: not empty.
  private func code(_ span: Span) -> String? {
    let (first, last) = (text.utf8[span.start], text.utf8[span.end - 1])
    func contains(_ byte: UInt8) -> Bool { text.utf8[span.range].contains(byte) }
    if first == UInt8(ascii: "#"), contains(UInt8(ascii: "=")) { return "settings of a widget" }
    if first == UInt8(ascii: "<"), last == UInt8(ascii: ">") { return "markup alone" }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "["), span.count > 1,
      text.utf8[span.start + 1] == first
    {
      return "a template's placeholder"
    }
    if last == UInt8(ascii: ";") || last == UInt8(ascii: "{") {
      return contains(UInt8(ascii: "(")) || contains(UInt8(ascii: "=")) ? "program text" : nil
    }
    return span.count <= 48 ? slot(text.utf8[span.range]) : nil
  }

  /// `video/Video`, `block2/World`: a slot of a page template.
  private func slot(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash > bytes.startIndex,
      slash + 1 < bytes.endIndex
    else { return nil }
    let slot = bytes[..<slash]
    let isIdentifier = slot.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F
    }
    let label = bytes[(slash + 1)...]
    let isCapitalised =
      label.first.map { $0 >= 0x41 && $0 <= 0x5A } == true && !label.contains(UInt8(ascii: "."))
    return isIdentifier && isCapitalised ? "a slot of a page template" : nil
  }
}
