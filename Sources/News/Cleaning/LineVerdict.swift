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

  init(_ text: Text, _ lists: CleaningWords) {
    self.text = text
    self.lists = lists
  }

  /// Reads the words of the line at `span`.
  mutating func line(_ span: Span) -> LineWords {
    LineWords(text, span, lists.listed, appendingTo: &words)
  }

  /// The lines of a draft, and the reader that has read them.
  static func read(_ draft: Draft, _ lists: CleaningWords) -> (reader: LineReader, lines: [LineWords]) {
    var reader = LineReader(draft.text, lists)
    reader.words.reserveCapacity(draft.text.utf8.count / 5)
    let lines = draft.lines.map { reader.line($0.span) }
    return (reader, lines)
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
    text.utf8[span.range].suffix(2).elementsEqual([0x2E, 0x2E]) ? false : text.utf8[span.range].last == 0x2E
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
    let bytes = text.utf8[span.range]
    if line.count == 0 { return bytes.isEmpty ? nil : marksAlone(bytes) }
    guard bytes.count <= 400 else { return nil }
    if let rule = code(bytes) { return .furniture(.widget, rule: rule) }
    if line.hasURL, let first = words[line.words].first, Self.schemes.contains(first.key),
      !bytes.contains(0x20)
    {
      return .url
    }
    if bytes.first == UInt8(ascii: "@"), line.words.count <= 3 {
      return .furniture(.sharing, rule: "a name on a social network alone")
    }
    if line.withLetters == 0, line.count <= 4, line.unspaced == 0, line.withDigits > 0 {
      return .furniture(.widget, rule: Self.numberRule)
    }
    return isCounter(line) ? .furniture(.widget, rule: "a counter: one of so many") : nil
  }

  static let numberRule = "a number alone"
  static let by = WordKey("by")
  private static let copyright = WordKey("©")
  private static let of = WordKey("of")
  private static let schemes = WordSet(["http", "https"])

  /// `1 of 8`, `Image 3 of 5`.
  private func isCounter(_ line: LineWords) -> Bool {
    line.withDigits == 2 && line.withLetters <= 2 && line.count <= 4 && !line.endsSentence
      && words[line.words].contains { $0.key == Self.of }
  }

  /// A row of asterisks or dashes parts sections of text; it is none of the words, and no loss.
  private func marksAlone(_ bytes: ArraySlice<UInt8>) -> LineVerdict {
    .furniture(.widget, rule: "marks without words")
  }

  private func code(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.first == UInt8(ascii: "#"), bytes.contains(UInt8(ascii: "=")) { return "settings of a widget" }
    if bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">") { return "markup alone" }
    if bytes.starts(with: [0x7B, 0x7B]) || bytes.starts(with: [0x5B, 0x5B]) {
      return "a template's placeholder"
    }
    if bytes.last == UInt8(ascii: ";") || bytes.last == UInt8(ascii: "{") {
      return bytes.contains(UInt8(ascii: "(")) || bytes.contains(UInt8(ascii: "=")) ? "program text" : nil
    }
    // `video/Video`, `block2/World`: a slot of a page template.
    guard bytes.count <= 48, let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash > bytes.startIndex,
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
