import Prose

/// Finds the words of anchors again in the articles as they are now.
///
/// Blanks, quotation marks, dashes and soft hyphens may have changed. Words that stand more than once are told apart by
/// what stands around them; words that are gone are found by what stood around them, if both sides are still there;
/// and where the file is gone, or has lost the words, they are looked for in the other files.
public struct AnchorFinder {
  private let articles: [Article]
  private lazy var byName = Dictionary(
    articles.indices.map { (articles[$0].name, $0) }
  ) { first, _ in first }
  private var plain: [Int: PlainText] = [:]

  /// Finds in `articles`, whose indices are their IDs.
  public init(_ articles: [Article]) {
    self.articles = articles
  }

  /// The article of that name.
  public mutating func article(named name: String) -> Article.ID? { byName[name].map { Article.ID($0) } }

  /// Where the anchor's words are; `nil` where they cannot be told.
  public mutating func passage(of anchor: TextAnchor) -> Passage? {
    let wanted = Wanted(anchor)
    guard !wanted.exact.isEmpty else { return nil }
    if let named = byName[anchor.file] {
      if let span = text(named).best(for: wanted) ?? text(named).between(wanted) {
        return Passage(Article.ID(named), span)
      }
    }
    guard wanted.exact.count >= Self.tellingLength else { return nil }
    var found: Passage?
    for index in articles.indices where articles[index].name != anchor.file {
      guard let span = text(index).best(for: wanted) else { continue }
      // In two other files it could be either.
      if found != nil { return nil }
      found = Passage(Article.ID(index), span)
    }
    return found
  }

  /// Bytes of words that are looked for outside their file: shorter ones stand in too many.
  private static let tellingLength = 24

  private mutating func text(_ index: Int) -> PlainText {
    if let known = plain[index] { return known }
    let text = PlainText(articles[index].text.utf8)
    plain[index] = text
    return text
  }
}

/// An anchor's words in the form in which they are compared.
private struct Wanted {
  let exact: [UInt8]
  let prefix: [UInt8]
  let suffix: [UInt8]

  init(_ anchor: TextAnchor) {
    exact = PlainText(Array(anchor.exact.utf8)).bytes
    prefix = PlainText(Array(anchor.prefix.utf8)).bytes
    suffix = PlainText(Array(anchor.suffix.utf8)).bytes
  }
}

/// A text without what a new scrape changes: one blank for white space, straight marks, plain hyphens.
private struct PlainText {
  private(set) var bytes: [UInt8] = []
  /// By byte, where its character begins and ends in the text.
  private var starts: [Int] = []
  private var ends: [Int] = []

  init(_ utf8: [UInt8]) {
    bytes.reserveCapacity(utf8.count)
    starts.reserveCapacity(utf8.count)
    ends.reserveCapacity(utf8.count)
    var offset = 0
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      let end = offset + UTF8.width(scalar)
      append(scalar.value, utf8[offset..<end])
      offset = end
    }
    if bytes.last == 0x20 { bytes.removeLast() }
  }

  private mutating func append(_ scalar: UInt32, _ character: ArraySlice<UInt8>) {
    switch scalar {
    case 0x00...0x20, 0x7F, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x3000:
      if bytes.isEmpty || bytes.last == 0x20 { return }
      put(0x20, character)
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: return
    case 0x2018...0x201B, 0x2032: put(0x27, character)
    case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: put(0x22, character)
    case 0x2010...0x2015, 0x2212: put(0x2D, character)
    default: for byte in character { put(byte, character) }
    }
  }

  private mutating func put(_ byte: UInt8, _ character: ArraySlice<UInt8>) {
    bytes.append(byte)
    starts.append(character.startIndex)
    ends.append(character.endIndex)
  }

  /// The place of the words with the most of the context around it; of several alike, the first.
  func best(for wanted: Wanted) -> Span? {
    var best: (start: Int, score: Int)?
    var from = 0
    while let start = first(wanted.exact, from: from) {
      let score = agreement(around: start, wanted)
      if best.map({ score > $0.score }) ?? true { best = (start, score) }
      from = start + 1
    }
    return best.map { span($0.start, $0.start + wanted.exact.count) }
  }

  /// What stands between the anchor's surroundings, if that is about as long as its words.
  func between(_ wanted: Wanted) -> Span? {
    guard wanted.prefix.count >= Self.leastContext, wanted.suffix.count >= Self.leastContext,
      let before = only(wanted.prefix), let after = only(wanted.suffix)
    else { return nil }
    var (start, end) = (before + wanted.prefix.count, after)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    let length = end - start
    guard length * 2 >= wanted.exact.count, length <= wanted.exact.count * 2, length > 0 else { return nil }
    return span(start, end)
  }

  private static let leastContext = 8

  /// How many bytes before and after `start` are those of the anchor; blanks do not count.
  private func agreement(around start: Int, _ wanted: Wanted) -> Int {
    Self.sharedBytes(bytes[..<start].reversed(), wanted.prefix.reversed())
      + Self.sharedBytes(bytes[(start + wanted.exact.count)...].prefix(128), wanted.suffix)
  }

  private static func sharedBytes(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Int {
    zip(a.lazy.filter { $0 != 0x20 }, b.lazy.filter { $0 != 0x20 }).prefix { $0 == $1 }.count
  }

  /// Where the bytes stand, if they do once.
  private func only(_ wanted: [UInt8]) -> Int? {
    guard let place = first(wanted, from: 0), first(wanted, from: place + 1) == nil else { return nil }
    return place
  }

  private func first(_ wanted: [UInt8], from: Int) -> Int? {
    guard let head = wanted.first, wanted.count <= bytes.count else { return nil }
    var place = from
    let last = bytes.count - wanted.count
    while place <= last {
      if bytes[place] == head, bytes[place..<place + wanted.count].elementsEqual(wanted) { return place }
      place += 1
    }
    return nil
  }

  private func span(_ start: Int, _ end: Int) -> Span { Span(starts[start], ends[end - 1]) }
}
