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
  private let tests: [PatternTest]
  /// Every word that any pattern matches, in order.
  private var places: [Place] = []
  /// Per pattern, indexes into `places`.
  private var matches: [[Int]]

  init(_ patterns: [Query.Pattern]) {
    var unique: [Query.Pattern] = []
    for pattern in patterns where !unique.contains(pattern) { unique.append(pattern) }
    self.patterns = unique
    matches = Array(repeating: [], count: unique.count)
    tests = unique.map { PatternTest($0) }
  }

  mutating func read(_ text: Text, parts: some Collection<Layout.Part>) {
    var reader = WordReader()
    for (index, part) in parts.enumerated() {
      let span = part.textRange(in: text)
      var noted = NotedWords(patterns: patterns, tests: tests, position: Int(part.firstPosition))
      reader.read(text.utf8, from: span.start, to: span.end, into: &noted)
      for word in noted.words {
        places.append(
          Place(
            position: word.position, span: Span(word.start, word.end), part: index, field: Int(part.field)))
        for pattern in patterns.indices where word.patterns & 1 << UInt64(min(pattern, 63)) != 0 {
          if pattern < 63 || patterns[pattern].matches(word.term) {
            matches[pattern].append(places.count - 1)
          }
        }
      }
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
          words: previous.words.union(WordSet(words)))
      } else {
        hits.append(
          Index.LocatedHit(hit: Hit(field: first.field, span: span), part: first.part, words: WordSet(words)))
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

/// Notes the words of one part that any pattern matches.
private struct NotedWords: WordSink {
  struct Word {
    let position: Int
    let start: Int
    let end: Int
    /// A bit for each pattern that matches; those from the 64th on share one.
    let patterns: UInt64
    let term: Term
  }

  let patterns: [Query.Pattern]
  let tests: [PatternTest]
  var position: Int
  var words: [Word] = []

  mutating func take(_ words: Swift.Span<PlainWord>) {
    let first = position
    for index in words.indices {
      let word = words[index]
      guard mayMatch(word.head, word.neck) else { continue }
      position = first &+ index
      note(Term(head: word.head, neck: word.neck), word.start, word.end)
    }
    position = first &+ words.count
  }

  mutating func take(_ term: Term, start: Int, end: Int, startsLowerCase: Bool) {
    if term.count > 16 || mayMatch(term.head, term.neck) { note(term, start, end) }
    position &+= 1
  }

  @inline(__always)
  private func mayMatch(_ head: UInt64, _ neck: UInt64) -> Bool {
    for index in tests.indices where tests[index].mayMatch(head, neck) { return true }
    return false
  }

  @inline(never)
  private mutating func note(_ term: Term, _ start: Int, _ end: Int) {
    var found: UInt64 = 0
    for index in patterns.indices where patterns[index].matches(term) {
      found |= 1 << UInt64(min(index, 63))
    }
    if found != 0 {
      words.append(Word(position: position, start: start, end: end, patterns: found, term: term))
    }
  }
}

/// Tells quickly of most words that a pattern does not match them: nothing but numbers, for it is asked of every word
/// of a text.
private struct PatternTest {
  private let head: UInt64
  private let neck: UInt64
  private let headMask: UInt64
  private let neckMask: UInt64
  private let spelling: SpellingTest
  private let isSpelling: Bool

  init(_ pattern: Query.Pattern) {
    let known = pattern.knownBeginning
    spelling = SpellingTest(pattern.term)
    isSpelling = pattern.kind == .fuzzy(1)
    headMask = pattern.kind == .exact ? ~0 : Term.mask(min(known, 8))
    neckMask = pattern.kind == .exact ? ~0 : Term.mask(min(max(known - 8, 0), 8))
    head = pattern.term.head & headMask
    neck = pattern.term.neck & neckMask
  }

  @inline(__always)
  func mayMatch(_ head: UInt64, _ neck: UInt64) -> Bool {
    guard head & headMask == self.head, neck & neckMask == self.neck else { return false }
    return !isSpelling || spelling.mayAllow(head, neck)
  }
}
