public import Prose

/// Facts about an article that stand outside its text.
extension Cleaner {
  /// The day that a value of front matter gives, in any form that can mean only one.
  public func day(printed: String) -> Day? {
    let text = Text(printed)
    guard text.utf8.count <= 200 else { return nil }
    var reader = LineReader(text, lists)
    let line = reader.line(text.span)
    return reader.dates(in: line.words).lazy.compactMap(\.day).first
  }

  /// The date and the outlet in the name of a file, without its extension: `2026-01-05-harbour-post-talks`.
  public func facts(ofFileName stem: String) -> CleanedText.Facts {
    var facts = CleanedText.Facts()
    let name = Array(stem.utf8)
    if let day = Self.day(inFileName: name) { facts.published = Sourced(day, .fileName) }
    let spaced = Text(valid: name.map { Self.isSeparator($0) ? 0x20 : $0 })
    if let outlet = outlet(among: LineWords.keys(of: spaced)) { facts.outlet = Sourced(outlet, .fileName) }
    return facts
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x5F || byte == 0x2E }

  /// `2026-01-05`, `2026_01_05`, `20260105`; apart from other figures.
  private static func day(inFileName name: [UInt8]) -> Day? {
    for start in name.indices where isDigit(name[start]) && (start == 0 || !isDigit(name[start - 1])) {
      let digits = name[start...].prefix { isDigit($0) || isSeparator($0) }
      guard digits.count >= 8 else { continue }
      let runs = digits.split(whereSeparator: { !isDigit($0) }).map {
        Int(String(decoding: $0, as: UTF8.self)) ?? 0
      }
      let lengths = digits.split(whereSeparator: { !isDigit($0) }).map(\.count)
      if lengths.count >= 3, lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2,
        let day = day(runs[0], runs[1], runs[2])
      {
        return day
      }
      if lengths.first == 8, let day = day(runs[0] / 10_000, runs[0] / 100 % 100, runs[0] % 100) {
        return day
      }
    }
    return nil
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    (1900...2199).contains(year) ? Day(year: year, month: month, day: day) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static let the = WordKey("the")

  /// The longest outlet's name among the words, the first of equals. A single word (`ap`) could be anything in the
  /// middle of a file name, and so could `the age` anywhere but at its end.
  private func outlet(among keys: [WordKey]) -> String? {
    for length in stride(from: min(4, keys.count), through: 1, by: -1) {
      for start in 0...(keys.count - length) {
        let endsName = start + length == keys.count
        let startsWithArticle = keys[start] == Self.the
        let isPlausible = endsName || (!startsWithArticle && (length > 1 || start == 0))
        if isPlausible, let outlet = lists.outlet(keys[start..<start + length]) {
          return outlet.name
        }
      }
    }
    return nil
  }
}
