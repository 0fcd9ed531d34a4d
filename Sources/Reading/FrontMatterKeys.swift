import News
import Prose

/// The names that front matter has for what we want to know.
enum FrontMatterKeys {
  enum Fact: CaseIterable {
    case title, outlet, byline, place, published, url
  }

  /// The fact a key gives; case, `-` and `_` make no difference.
  static func fact(of key: String) -> Fact? {
    let plain = key.lowercased().filter { $0.isLetter }
    return Fact.allCases.first { names[$0]?.contains(plain) == true }
  }

  /// Better names first: where a file has `date` and `published`, the latter says more plainly what we ask.
  private static let names: [Fact: [String]] = [
    .title: ["title", "headline"],
    .outlet: ["outlet", "publication", "publisher", "newspaper", "site", "sitename", "source"],
    .byline: ["byline", "author", "authors", "by", "creator"],
    .place: ["dateline", "place", "location", "city"],
    .published: [
      "published", "datepublished", "publicationdate", "publishdate", "pubdate", "publishedat", "publishedon",
      "date", "created",
    ],
    .url: ["url", "link", "canonicalurl", "canonical", "sourceurl", "permalink", "source"],
  ]

  /// What `entries` state, and what of it cannot be read.
  static func facts(
    _ entries: [FrontMatter.Entry], day: (String) -> Day?
  ) -> (facts: CleanedText.Facts, problems: [(line: Int, message: String)]) {
    // As nearly all files are.
    if entries.isEmpty { return (CleanedText.Facts(), []) }
    var problems: [(line: Int, message: String)] = []
    let published: Sourced<Day>? = best(.published, entries).flatMap { entry in
      if let day = day(entry.value) { return Sourced(day, .frontMatter(key: entry.key)) }
      problems.append((entry.line, "no date: \(entry.key) is “\(entry.value)”"))
      return nil
    }
    var facts = CleanedText.Facts()
    facts.title = sourced(best(.title, entries))
    facts.outlet = sourced(best(.outlet, entries) { !isAddress($0) })
    facts.byline = sourced(best(.byline, entries))
    facts.place = sourced(best(.place, entries))
    facts.url = sourced(best(.url, entries, where: isAddress))
    facts.published = published
    return (facts, problems)
  }

  private static func best(
    _ fact: Fact, _ entries: [FrontMatter.Entry], where accepts: (String) -> Bool = { _ in true }
  ) -> FrontMatter.Entry? {
    for name in names[fact] ?? [] {
      let entry = entries.first {
        $0.key.lowercased().filter(\.isLetter) == name && isValue($0.value) && accepts($0.value)
      }
      if let entry { return entry }
    }
    return nil
  }

  private static func isValue(_ value: String) -> Bool {
    value.contains { !$0.isWhitespace } && value != "null" && value != "~"
  }

  private static func isAddress(_ value: String) -> Bool {
    value.hasPrefix("http://") || value.hasPrefix("https://")
  }

  private static func sourced(_ entry: FrontMatter.Entry?) -> Sourced<String>? {
    entry.map { entry in
      Sourced(
        String(entry.value.split(whereSeparator: \.isNewline).joined(separator: " ")),
        .frontMatter(key: entry.key))
    }
  }
}
