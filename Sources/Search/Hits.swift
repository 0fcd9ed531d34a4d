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
    let words: Set<Int>
  }

  func locatedHits(of query: Query, in document: Int, text: Text) -> [LocatedHit] {
    guard let shown = query.root.map(resolved)?.wordsToShow, let (segment, number) = segment(of: document)
    else {
      return []
    }
    let inText = shown.inText(fields)
    if inText.isEmpty { return placesOfNames(shown, in: segment, number, text) }
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
    return reader.hits(merging: stretches)
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
          words: last.words.union([words]))
      } else {
        let part = segment.layout.parts(of: number).enumerated().first {
          Int($1.start) <= span.start && span.start < Int($1.end)
        }
        hits.append(LocatedHit(hit: Hit(field: field, span: span), part: part?.offset, words: [words]))
      }
    }
    return hits
  }
}
