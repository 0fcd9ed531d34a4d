import Prose

/// Lines that name who wrote or pictured: bylines, credits and captions.
extension LineReader {
  // MARK: Bylines

  private static let longestByline = 14
  /// Words that join names in a byline, and so need no capital.
  private static let joiningWords = WordSet(
    [
      "and", "in", "for", "with", "at", "of", "the", "to", "de", "von", "van", "al", "bin", "special",
      "staff",
      "writer", "reporter", "correspondent", "editor", "bureau", "chief", "contributor", "senior",
    ])
  /// "By Monday" and "By January" start sentences and headings.
  private static let noNames = WordSet(
    [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "the", "then", "now",
      "far",
      "contrast", "comparison", "law", "itself", "design",
    ])

  func byline(_ line: LineWords) -> LineVerdict? {
    guard line.count >= 1, line.count <= Self.longestByline + 6, let start = bylineStart(line) else {
      return nil
    }
    let date = dates(in: line.words).first
    var names = words[start..<(date?.words.lowerBound ?? line.words.upperBound)]
    // "… on 5 January", "… published at 14:03": what leads to the date is no name.
    while date != nil, let last = names.last,
      !isCapitalised(last) || last.listed.marks.contains(.dateLine)
    {
      names = names.dropLast()
    }
    guard let first = names.first, let last = names.last else {
      return start == line.words.upperBound || date != nil ? .byline(nil, date?.day) : nil
    }
    guard names.count <= Self.longestByline, !line.endsSentence || names.count <= 4,
      !Self.noNames.contains(first.key), !first.listed.marks.contains(.month), isCapitalised(first),
      names.allSatisfy({ isCapitalised($0) || Self.joiningWords.contains($0.key) })
    else { return nil }
    return .byline(Span(first.span.start, last.span.end), date?.day)
  }

  /// The index of the word after "by", "written by", "von"…
  private func bylineStart(_ line: LineWords) -> Int? {
    guard let first = line.words.first.map({ words[$0].key }) else { return nil }
    let second = line.words.lowerBound + 1
    if first == Self.by { return second }
    if Self.foreignBy.contains(first) { return line.words.count > 2 ? second : nil }
    let isWritten = Self.writtenBy.contains(first) && line.words.count > 1 && words[second].key == Self.by
    return isWritten ? second + 1 : nil
  }

  private static let writtenBy = WordSet(
    ["written", "posted", "published", "author", "words", "text"])
  private static let foreignBy = WordSet(["von", "par", "por", "di"])

  private func isCapitalised(_ word: LineWord) -> Bool {
    let byte = text.utf8[Int(word.start)]
    return (byte >= 0x41 && byte <= 0x5A) || byte >= 0x80
  }

  // MARK: Credits

  /// A line of outlets alone (`ANN/The Korea Herald`, `AFP`), or a name and a picture agency (`Jane Roe, AP`).
  func outletCredit(_ line: LineWords) -> LineVerdict? {
    guard let first = line.words.first, line.count <= 8, !line.endsSentence else { return nil }
    let lastPart = (line.words.dropFirst().last { isParted($0) } ?? first)..<line.words.upperBound
    guard let last = lists.outlet(words[lastPart]) else { return nil }
    let span = Span(words[lastPart.lowerBound].span.start, words[lastPart.upperBound - 1].span.end)
    let starts = [first] + line.words.dropFirst().filter { isParted($0) }
    if zip(starts, starts.dropFirst()).allSatisfy({ lists.outlet(words[$0..<$1]) != nil }) {
      return .credit(outlet: span, isPicture: last.isPictureAgency, rule: "outlets alone")
    }
    if line.capitalised + line.allCaps > 0 {
      return .credit(outlet: span, isPicture: true, rule: "a name and an agency")
    }
    return nil
  }

  /// Whether a slash, a comma, a bar or a plus sign stands before a word.
  private func isParted(_ index: Int) -> Bool {
    text.utf8[Int(words[index - 1].end)..<Int(words[index].start)]
      .contains { $0 == 0x2F || $0 == 0x2C || $0 == 0x7C || $0 == 0x2B || $0 == 0xE2 }
  }

  // MARK: Captions

  private static let longestCaption = 80

  /// What in a line's own words says that it describes a picture.
  func captionRule(_ line: LineWords, _ span: Span) -> String? {
    guard line.count >= 4, line.count <= Self.longestCaption, line.innerStops <= 5 else { return nil }
    guard let first = line.words.first else { return nil }
    if line.words.count > 1, words[first + 1].key == Self.caption, Self.captioned.contains(words[first].key) {
      return "labelled “caption”"
    }
    if line.marks.contains(.picture), endsWithPictureCredit(line, span) {
      return "ends with a picture credit"
    }
    if line.hasOpeningBracket, Self.sideMarks.contains(where: { holds($0, span) }) {
      return "says who stands where: (L), (R)"
    }
    if words[first].key == Self.file, holds(Array("FILE".utf8), span), line.count > 5 {
      return "starts with FILE"
    }
    guard line.marks.contains(.picture), words[line.words].starts(with: Self.inThis, by: { $0.key == $1 })
    else { return nil }
    return words[line.words].prefix(6).contains { $0.listed.marks.contains(.picture) }
      ? "starts with “in this picture”" : nil
  }

  /// Not `(R)` and `(C)` alone: those are a party and a copyright mark as well.
  private static let sideMarks = ["(L)", "(L-R)", "(L to R)", "(2nd L)", "(2nd R)"].map { Array($0.utf8) }
  private static let caption = WordKey("caption")
  private static let file = WordKey("file")
  private static let inThis = ["in", "this"].map { WordKey($0) }
  private static let captioned = WordSet(["image", "media", "video", "photo"])
  static let pictureWords = [
    "photo", "picture", "image", "photograph", "pic", "illustration", "handout", "footage", "frame", "media",
    "video",
  ]

  /// `… on Monday. PHOTO: AFP`, `… (AP Photo/Jane Roe)`, `… (Image: GETTY)`, `… / AFP`.
  private func endsWithPictureCredit(_ line: LineWords, _ span: Span) -> Bool {
    guard line.words.count == line.count || line.words.count >= LineWords.limit else { return false }
    for index in line.words.suffix(9).dropFirst() where words[index].listed.marks.contains(.picture) {
      let before = text.utf8[words[index - 1].span.end..<words[index].span.start]
      let after = text.utf8[words[index].span.end..<span.end].prefix(4)
      let isLabelled = after.contains { $0 == 0x3A || $0 == 0x2F } || after.starts(with: Array(" by".utf8))
      let standsApart = before.contains { $0 == 0x2E || $0 == 0x28 || $0 == 0x5B || $0 == 0x7C || $0 == 0x2D }
      let isBracketed = before.contains { $0 == 0x28 || $0 == 0x5B }
      if isLabelled && (standsApart || isUpper(words[index].span)) || isBracketed { return true }
      // `(AP Photo/…)`
      if isLabelled, index > line.words.lowerBound + 1, lists.outlet(words[index - 1..<index]) != nil {
        return true
      }
    }
    return false
  }

  private func isUpper(_ span: Span) -> Bool {
    text.utf8[span.range].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  private func holds(_ pattern: [UInt8], _ span: Span) -> Bool {
    let bytes = text.utf8[span.range]
    guard let first = pattern.first, bytes.count >= pattern.count else { return false }
    var start = bytes.startIndex
    while let index = bytes[start...].firstIndex(of: first), bytes.endIndex - index >= pattern.count {
      if bytes[index...].starts(with: pattern) { return true }
      start = index + 1
    }
    return false
  }
}
