public import Prose

extension Index {
  /// Every place in one document that `query` hits, in order, apart from each other: words that are not
  /// negated, phrases as a whole; words that belong to two of them once. Whether the document matches is not
  /// asked.
  ///
  /// Only a query without words of the text hits the places of names: `person:xi` shows where Xi is named,
  /// and `person:xi tariff` shows the tariffs.
  /// - Parameter text: the text that was indexed under that number.
  public func hits(of query: Query, in document: Int, text: Text) -> [Hit] {
    locatedHits(of: query, in: document, text: text).map(\.hit)
  }

  /// A hit, and which of the query's words make it.
  struct LocatedHit {
    let hit: Hit
    /// The part of the document it starts in; `nil` outside all parts.
    let part: Int?
    let words: WordSet
  }

  func locatedHits(of query: Query, in document: Int, text: Text) -> [LocatedHit] {
    guard let root = query.root.map(resolved), let (segment, number) = segment(of: document) else {
      return []
    }
    let shown = root.wordsToShow
    let inText = shown.inText(fields)
    let regexes = root.regexesToShow
    if inText.isEmpty, regexes.isEmpty { return placesOfNames(shown, in: segment, number, text) }
    var reader = DocumentReader(inText.flatMap(\.patterns))
    reader.read(text, parts: segment.layout.parts(of: number))
    var stretches: [(positions: Range<Int>, words: Int)] = []
    for (index, words) in inText.enumerated() {
      let found =
        words.within == nil ? reader.runs(of: words.patterns) : reader.near(words, segment.layout, number)
      for position in found
      where words.within != nil
        || (words.field.map {
          segment.layout.contains(UInt32(position), count: words.patterns.count, in: $0, of: number)
        } ?? true)
      {
        stretches.append((position..<position + words.hitLength, index))
      }
    }
    let hits = reader.hits(merging: stretches)
    return regexes.isEmpty
      ? hits : merged(hits + matches(of: regexes, in: segment, number, text, after: inText.count))
  }

  /// The places that patterns match.
  private func matches(
    of regexes: [(field: Int?, regex: TextRegex)], in segment: Segment, _ number: Int, _ text: Text,
    after count: Int
  ) -> [LocatedHit] {
    var hits: [LocatedHit] = []
    for (index, part) in segment.layout.parts(of: number).enumerated() {
      let span = part.textRange(in: text)
      for (words, (field, regex)) in regexes.enumerated() where field.map({ $0 == part.field }) ?? true {
        hits += regex.matches(in: text.utf8, from: span.start, to: span.end).map {
          LocatedHit(
            hit: Hit(field: Int(part.field), span: Span($0.lowerBound, $0.upperBound)), part: index,
            words: WordSet(count + words))
        }
      }
    }
    return hits
  }

  /// In order of place, those that overlap joined.
  private func merged(_ hits: [LocatedHit]) -> [LocatedHit] {
    var result: [LocatedHit] = []
    for hit in hits.sorted(by: { ($0.hit.span, $0.words.bits) < ($1.hit.span, $1.words.bits) }) {
      if let last = result.last, last.hit.span.overlaps(hit.hit.span) {
        result[result.count - 1] = LocatedHit(
          hit: Hit(field: last.hit.field, span: last.hit.span.union(hit.hit.span)), part: last.part,
          words: last.words.union(hit.words))
      } else {
        result.append(hit)
      }
    }
    return result
  }

  private func placesOfNames(
    _ shown: [Query.Words], in segment: Segment, _ number: Int, _ text: Text
  ) -> [LocatedHit] {
    var places: [(span: Span, words: Int, field: Int)] = []
    for (index, words) in shown.enumerated() {
      guard let field = words.field else { continue }
      for value in segment.values(words, in: { $0 == field }) {
        places += segment.names.places(of: value, in: UInt32(number)).map { ($0, index, field) }
      }
    }
    var hits: [LocatedHit] = []
    for (span, words, field) in places.sorted(by: { ($0.span, $0.words) < ($1.span, $1.words) }) {
      if let last = hits.last, last.hit.span.overlaps(span) {
        hits[hits.count - 1] = LocatedHit(
          hit: Hit(field: last.hit.field, span: last.hit.span.union(span)), part: last.part,
          words: last.words.union(WordSet(words)))
      } else {
        let part = segment.layout.parts(of: number).enumerated().first {
          Int($1.start) <= span.start && span.start < Int($1.end)
        }
        hits.append(LocatedHit(hit: Hit(field: field, span: span), part: part?.offset, words: WordSet(words)))
      }
    }
    return hits
  }
}

/// Some of a query's words, by their places among them; those from the 64th on count as one.
struct WordSet: Hashable, Sendable {
  private(set) var bits: UInt64

  init(_ word: Int) { bits = 1 << UInt64(min(word, 63)) }

  var count: Int { bits.nonzeroBitCount }

  func union(_ other: WordSet) -> WordSet {
    var union = self
    union.formUnion(other)
    return union
  }

  mutating func formUnion(_ other: WordSet) { bits |= other.bits }
}
