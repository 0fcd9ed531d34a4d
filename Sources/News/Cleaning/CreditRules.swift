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
    guard line.count >= 1, line.count <= Self.longestByline + 6, let start = Self.bylineStart(line.keys)
    else { return nil }
    let date = PrintedDate.dates(in: line, of: text, months: words.months).first
    var names = start..<(date?.words.lowerBound ?? line.keys.count)
    // "… on 5 January", "… published at 14:03": what leads to the date is no name.
    while date != nil, let last = names.last,
      !isCapitalised(line.spans[last]) || words.dateLineWords.contains(line.keys[last])
    {
      names = names.dropLast()
    }
    guard let firstName = names.first, let lastName = names.last else {
      return start == line.keys.count || date != nil ? .byline(nil, date?.day) : nil
    }
    guard names.count <= Self.longestByline, !line.endsSentence || names.count <= 4,
      !Self.noNames.contains(line.keys[firstName]), words.months[line.keys[firstName]] == nil,
      isCapitalised(line.spans[firstName]),
      names.allSatisfy({ isCapitalised(line.spans[$0]) || Self.joiningWords.contains(line.keys[$0]) })
    else { return nil }
    return .byline(Span(line.spans[firstName].start, line.spans[lastName].end), date?.day)
  }

  /// The index of the word after "by", "written by", "von"…
  private static func bylineStart(_ keys: [WordKey]) -> Int? {
    guard let first = keys.first else { return nil }
    if first == LineReader.by { return 1 }
    if Self.foreignBy.contains(first) { return keys.count > 2 ? 1 : nil }
    let isWritten = Self.writtenBy.contains(first) && keys.count > 1 && keys[1] == LineReader.by
    return isWritten ? 2 : nil
  }

  private static let writtenBy = WordSet(
    ["written", "posted", "published", "author", "words", "text"])
  private static let foreignBy = WordSet(["von", "par", "por", "di"])

  private func isCapitalised(_ span: Span) -> Bool {
    let byte = text.utf8[span.start]
    return (byte >= 0x41 && byte <= 0x5A) || byte >= 0x80
  }

  // MARK: Credits

  /// A line of outlets alone (`ANN/The Korea Herald`, `AFP`), or a name and a picture agency (`Jane Roe, AP`).
  func outletCredit(_ line: LineWords, _ span: Span) -> LineVerdict? {
    guard !line.keys.isEmpty, line.count <= 8, line.keys.count == line.spans.count, !line.endsSentence else {
      return nil
    }
    let parts = parts(of: line)
    let outlets = parts.map { words.outlet(line.keys[$0]) }
    guard let last = outlets.last, let lastPart = parts.last else { return nil }
    let span = Span(line.spans[lastPart.lowerBound].start, line.spans[lastPart.upperBound - 1].end)
    if outlets.allSatisfy({ $0 != nil }) {
      return .credit(outlet: span, isPicture: last?.isPictureAgency ?? false, rule: "outlets alone")
    }
    if parts.count > 1, last != nil, line.capitalised + line.allCaps > 0 {
      return .credit(outlet: span, isPicture: true, rule: "a name and an agency")
    }
    return nil
  }

  /// The words between slashes, commas, bars and plus signs.
  private func parts(of line: LineWords) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in line.keys.indices.dropFirst() {
      let between = text.utf8[line.spans[index - 1].end..<line.spans[index].start]
      guard between.contains(where: { $0 == 0x2F || $0 == 0x2C || $0 == 0x7C || $0 == 0x2B || $0 == 0xE2 })
      else { continue }
      parts.append(start..<index)
      start = index
    }
    parts.append(start..<line.keys.count)
    return parts
  }

  // MARK: Captions

  private static let longestCaption = 80

  /// What in a line's own words says that it describes a picture.
  func captionRule(_ line: LineWords, _ span: Span) -> String? {
    guard line.count >= 4, line.count <= Self.longestCaption, line.innerStops <= 5 else { return nil }
    let bytes = text.utf8[span.range]
    if line.keys.count > 1, line.keys[1] == Self.caption, Self.captioned.contains(line.keys[0]) {
      return "labelled “caption”"
    }
    if endsWithPictureCredit(line, span) { return "ends with a picture credit" }
    if line.hasOpeningBracket, Self.sideMarks.contains(where: { Self.holds(bytes, $0) }) {
      return "says who stands where: (L), (R)"
    }
    if line.keys.first == Self.file, Self.holds(bytes, Array("FILE".utf8)), line.count > 5 {
      return "starts with FILE"
    }
    return line.keys.starts(with: Self.inThis)
      && line.keys.prefix(6).contains(where: Self.pictureWords.contains)
      ? "starts with “in this picture”" : nil
  }

  /// Not `(R)` and `(C)` alone: those are a party and a copyright mark as well.
  private static let sideMarks = ["(L)", "(L-R)", "(L to R)", "(2nd L)", "(2nd R)"].map { Array($0.utf8) }
  private static let caption = WordKey("caption")
  private static let file = WordKey("file")
  private static let inThis = ["in", "this"].map { WordKey($0) }
  private static let captioned = WordSet(["image", "media", "video", "photo"])
  private static let pictureWords = WordSet(
    [
      "photo", "picture", "image", "photograph", "pic", "illustration", "handout", "footage", "frame",
      "media",
      "video",
    ])

  /// `… on Monday. PHOTO: AFP`, `… (AP Photo/Jane Roe)`, `… (Image: GETTY)`, `… / AFP`.
  private func endsWithPictureCredit(_ line: LineWords, _ span: Span) -> Bool {
    guard line.keys.count == line.count || line.keys.count >= LineWords.limit else { return false }
    for index in line.keys.indices.suffix(9).dropFirst() where Self.pictureWords.contains(line.keys[index]) {
      let before = text.utf8[line.spans[index - 1].end..<line.spans[index].start]
      let after = text.utf8[line.spans[index].end..<span.end].prefix(4)
      let isLabelled = after.contains { $0 == 0x3A || $0 == 0x2F } || after.starts(with: Array(" by".utf8))
      let standsApart = before.contains { $0 == 0x2E || $0 == 0x28 || $0 == 0x5B || $0 == 0x7C || $0 == 0x2D }
      let isBracketed = before.contains { $0 == 0x28 || $0 == 0x5B }
      if isLabelled && (standsApart || isUpper(line.spans[index])) || isBracketed { return true }
      // `(AP Photo/…)`
      if isLabelled, index > 1, words.outlet([line.keys[index - 1]]) != nil { return true }
    }
    return false
  }

  private func isUpper(_ span: Span) -> Bool {
    text.utf8[span.range].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  static func holds(_ bytes: ArraySlice<UInt8>, _ pattern: [UInt8]) -> Bool {
    guard let first = pattern.first, bytes.count >= pattern.count else { return false }
    var start = bytes.startIndex
    while let index = bytes[start...].firstIndex(of: first), bytes.endIndex - index >= pattern.count {
      if bytes[index...].starts(with: pattern) { return true }
      start = index + 1
    }
    return false
  }
}
