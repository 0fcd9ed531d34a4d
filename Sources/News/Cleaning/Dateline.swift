import Prose

/// Where, and often when and by whom, a report was filed: `BEIJING –`, `SEOUL, Jan. 5 (Reuters) -`,
/// `ST. JOSEPH, Mich. (AP) —`, `ISLAMABAD:`.
struct Dateline {
  let place: Span
  /// The day, where the dateline gives the year too.
  let filed: Sourced<Day>?
  let agency: Sourced<String>?

  private static let longest = 90
  /// Set in capitals before a dash or colon, these are no places.
  private static let noPlaces = WordSet(
    [
      "update", "updated", "breaking", "exclusive", "watch", "analysis", "opinion", "editorial", "explainer",
      "live",
      "video", "photos", "photo", "read", "more", "note", "correction", "factbox", "review", "interview",
      "poll", "key",
      "file", "caption", "q", "a",
    ])

  init?(of text: Text, _ span: Span, lists: CleaningWords) {
    let limit = Span(span.start, min(span.end, span.start + Self.longest))
    guard let end = Self.separator(in: text, limit) else { return nil }
    var head = text.trimmed(Span(span.start, end))
    agency = Self.agency(in: text, head, lists)
    if agency != nil, let bracket = text.utf8[head.range].lastIndex(of: UInt8(ascii: "(")) {
      head = text.trimmed(Span(head.start, bracket))
    }
    let comma = text.utf8[head.range].firstIndex(of: UInt8(ascii: ","))
    let place = text.trimmed(Span(head.start, comma ?? head.end))
    guard agency != nil || Self.isUpperCase(text.utf8[place.range]) else { return nil }
    var reader = LineReader(text, lists)
    let line = reader.line(place)
    guard (1...5).contains(line.words.count), line.withDigits == 0, place.count >= 3,
      !reader.words.contains(where: { Self.noPlaces.contains($0.key) }),
      agency == nil || line.capitalised == line.words.count
    else { return nil }
    let rest = reader.line(Span(place.end, head.end))
    let dates = reader.dates(in: rest.words)
    guard rest.words.count - dates.reduce(0, { $0 + $1.words.count }) <= 3 else { return nil }
    filed = dates.first?.day.map { Sourced($0, .text(head)) }
    self.place = place
  }

  /// Where the dash or colon after a dateline stands.
  private static func separator(in text: Text, _ span: Span) -> Int? {
    let bytes = text.utf8
    var offset = span.start
    while offset + 2 < span.end {
      let byte = bytes[offset]
      if byte == 0xE2, bytes[offset + 1] == 0x80, bytes[offset + 2] == 0x93 || bytes[offset + 2] == 0x94 {
        return offset
      }
      if byte == 0x2D,
        bytes[offset + 1] == 0x2D
          || (bytes[offset - 1 < span.start ? offset : offset - 1] == 0x20 && bytes[offset + 1] == 0x20)
      {
        return offset
      }
      if byte == 0x3A { return bytes[offset + 1] == 0x20 ? offset : nil }
      if byte == 0x22 || byte == 0x3B { return nil }
      offset += 1
    }
    return nil
  }

  private static func agency(in text: Text, _ head: Span, _ lists: CleaningWords) -> Sourced<String>? {
    guard !head.isEmpty, text.utf8[head.end - 1] == UInt8(ascii: ")"),
      let bracket = text.utf8[head.range].lastIndex(of: UInt8(ascii: "("))
    else { return nil }
    let inside = Span(bracket + 1, head.end - 1)
    var reader = LineReader(text, lists)
    _ = reader.line(inside)
    // `(AFP/AP)`, `(Reuters Breakingviews)`: the first is the one.
    let outlet = lists.outlet(reader.words[...]) ?? lists.outlet(reader.words.prefix(1))
    return outlet.map { Sourced($0.name, .text(inside)) }
  }

  private static func isUpperCase(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count { $0 >= 0x41 && $0 <= 0x5A } >= 2 && !bytes.contains { $0 >= 0x61 && $0 <= 0x7A }
  }
}
