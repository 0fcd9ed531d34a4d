import Prose

/// Reads one document again and notes where some words stand.
struct DocumentReader {
  /// A word that matched: its position in the document, and where it stands.
  private struct Place {
    let position: Int
    let span: Span
    let part: Int
    let field: Int
  }

  private let patterns: [Query.Pattern]
  /// Every word that any pattern matches, in order.
  private var places: [Place] = []
  /// Per pattern, indexes into `places`.
  private var matches: [[Int]]

  init(_ patterns: [Query.Pattern]) {
    var unique: [Query.Pattern] = []
    for pattern in patterns where !unique.contains(pattern) { unique.append(pattern) }
    self.patterns = unique
    matches = Array(repeating: [], count: unique.count)
  }

  mutating func read(_ text: Text, parts: some Collection<Layout.Part>) {
    var scanner = WordScanner()
    for (index, part) in parts.enumerated() {
      var position = Int(part.firstPosition)
      // A text other than the one that was indexed must not lead beyond its end.
      scanner.begin(at: min(Int(part.start), text.utf8.count), limit: min(Int(part.end), text.utf8.count))
      while scanner.advance(in: text.utf8) {
        note(
          scanner,
          Place(
            position: position, span: Span(scanner.start, scanner.end), part: index, field: Int(part.field)))
        position += 1
      }
    }
  }

  @inline(__always)
  private mutating func note(_ scanner: borrowing WordScanner, _ place: @autoclosure () -> Place) {
    var isNoted = false
    for index in patterns.indices where patterns[index].matches(scanner.term) {
      if !isNoted { places.append(place()) }
      isNoted = true
      matches[index].append(places.count - 1)
    }
  }

  /// The positions from which words match `sequence` in a row.
  func runs(of sequence: [Query.Pattern]) -> [Int] {
    var starts: [Int]?
    for (offset, pattern) in sequence.enumerated() {
      let positions =
        patterns.firstIndex(of: pattern).map { matches[$0].map { places[$0].position - offset } } ?? []
      starts = starts.map { common($0, positions) } ?? positions
    }
    return starts ?? []
  }

  /// The positions of words near each other.
  func near(_ words: Query.Words, _ layout: Layout, _ document: Int) -> [Int] {
    let lists = words.patterns.map { pattern in
      patterns.firstIndex(of: pattern).map { matches[$0].map { UInt32(places[$0].position) } } ?? []
    }
    let width = words.patterns.count + (words.within ?? 0)
    return nearPositions(lists.map { $0[...] }, width: width) { first, count in
      words.field.map { layout.contains(first, count: count, in: $0, of: document) }
        ?? layout.isInOnePart(first, count: count, of: document)
    }.map { Int($0) }
  }

  /// The numbers in both sorted lists.
  private func common(_ a: [Int], _ b: [Int]) -> [Int] {
    a.filter { number in
      let place = b.partitioningIndex { $0 >= number }
      return place < b.count && b[place] == number
    }
  }

  /// Hits made of stretches of matched words, those that share a word merged.
  func hits(merging stretches: [(positions: Range<Int>, words: Int)]) -> [Index.LocatedHit] {
    var hits: [Index.LocatedHit] = []
    var end = 0
    for (positions, words) in stretches.sorted(by: {
      ($0.positions.lowerBound, $0.positions.upperBound, $0.words) < (
        $1.positions.lowerBound, $1.positions.upperBound, $1.words
      )
    }) {
      guard let first = place(at: positions.lowerBound), let last = place(at: positions.upperBound - 1) else {
        continue
      }
      let span = Span(first.span.start, last.span.end)
      if let previous = hits.last, positions.lowerBound < end {
        hits[hits.count - 1] = Index.LocatedHit(
          hit: Hit(field: previous.hit.field, span: previous.hit.span.union(span)), part: previous.part,
          words: previous.words.union([words]))
      } else {
        hits.append(
          Index.LocatedHit(hit: Hit(field: first.field, span: span), part: first.part, words: [words]))
      }
      end = max(end, positions.upperBound)
    }
    return hits
  }

  private func place(at position: Int) -> Place? {
    let index = places.partitioningIndex { $0.position >= position }
    return index < places.count && places[index].position == position ? places[index] : nil
  }
}
