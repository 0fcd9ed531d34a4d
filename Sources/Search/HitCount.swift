import Prose

extension Lookups {
  /// How many hits `shown` has in `documents`, as `Index.hits` would show them.
  ///
  /// Words that cannot share a place with each other are counted from their postings; only where they can, as
  /// in `"full scale" scale`, places are compared.
  mutating func hitCount(of shown: [Query.Words], in documents: [UInt32]) -> Int {
    let inText = shown.inText(index.fields)
    guard !inText.isEmpty else { return placeCount(of: shown, in: documents) }
    let uncovered = inText.filter { words in !inText.contains { $0 != words && $0.covers(words) } }
    if uncovered.mayOverlap { return mergedCount(of: uncovered, in: documents) }
    return uncovered.reduce(0) { $0 + occurrences(of: found($1), in: documents) }
  }

  private func occurrences(of found: Found, in documents: [UInt32]) -> Int {
    var count = 0
    var place = 0
    for document in documents {
      while place < found.documents.count, found.documents[place] < document { place += 1 }
      guard place < found.documents.count else { break }
      if found.documents[place] == document { count += Int(found.counts[place]) }
    }
    return count
  }

  private func mergedCount(of shown: [Query.Words], in documents: [UInt32]) -> Int {
    var stretches: [Stretch] = []
    for words in shown {
      let runs = index.segments.map { $0.runs(of: words) }
      for piece in index.pieces {
        let runs = runs[piece.segment]
        for (place, number) in runs.documents.enumerated() where piece.documents.contains(Int(number)) {
          let document = UInt32(Int(number) + piece.offset)
          guard documents.holds(document) else { continue }
          stretches += runs.positions(at: place).map {
            Stretch(document: document, start: Int($0), end: Int($0) + words.hitLength)
          }
        }
      }
    }
    return stretches.countApart()
  }

  private func placeCount(of shown: [Query.Words], in documents: [UInt32]) -> Int {
    var stretches: [Stretch] = []
    for piece in index.pieces {
      let segment = index.segments[piece.segment]
      for words in shown {
        for value in segment.values(words, in: { $0 == words.field }) {
          for number in segment.names.documents(of: value) where piece.documents.contains(Int(number)) {
            let document = UInt32(Int(number) + piece.offset)
            guard documents.holds(document) else { continue }
            stretches += segment.names.places(of: value, in: number).map {
              Stretch(document: document, start: $0.start, end: $0.end)
            }
          }
        }
      }
    }
    return stretches.countApart()
  }
}

extension [Query.Words] {
  /// Those that look into the text, each once.
  func inText(_ fields: [Field]) -> [Query.Words] {
    var result: [Query.Words] = []
    for words in self where words.field.map({ fields[$0].kind != .names }) ?? true {
      if !result.contains(words) { result.append(words) }
    }
    return result
  }

  /// Whether a place in a text may belong to two of them, or twice to one.
  fileprivate var mayOverlap: Bool {
    for (index, words) in enumerated() {
      if words.patterns.count > 1, words.within != nil || words.patterns.mayShareWord(with: nil) {
        return true
      }
      if self[..<index].contains(where: { words.patterns.mayShareWord(with: $0.patterns) }) { return true }
    }
    return false
  }
}

extension Query.Words {
  /// Whether each occurrence of the single word `other` is one of this single word too.
  fileprivate func covers(_ other: Query.Words) -> Bool {
    guard patterns.count == 1, other.patterns.count == 1, field == nil || field == other.field else {
      return false
    }
    return patterns[0].covers(other.patterns[0])
  }
}

extension Query.Pattern {
  /// Whether it stands for every word that `other` stands for; `false` where that is not plain to see.
  func covers(_ other: Query.Pattern) -> Bool {
    if self == other { return true }
    if let words = other.words { return words.allSatisfy(matches) }
    return kind == .prefix && other.kind == .prefix && term.isPrefix(of: other.term)
  }

  /// Whether one word may match both; `true` where that is not plain to see.
  fileprivate func mayShareWord(with other: Query.Pattern) -> Bool {
    if let words { return words.contains { other.matches($0) } }
    if let words = other.words { return words.contains { matches($0) } }
    return kind != .prefix || other.kind != .prefix || covers(other) || other.covers(self)
  }

  /// The words it stands for, where it names them.
  private var words: [Term]? {
    switch kind {
    case .exact: [term]
    case .forms(let others): [term] + others
    case .prefix, .wildcard, .fuzzy: nil
    }
  }
}

extension [Query.Pattern] {
  /// - Parameter others: `nil` compares the words of the row with each other.
  func mayShareWord(with others: [Query.Pattern]?) -> Bool {
    indices.contains { index in
      (others.map { $0[...] } ?? self[(index + 1)...]).contains {
        $0.mayShareWord(with: self[index])
      }
    }
  }
}

/// A range of words or bytes in a document.
private struct Stretch: Comparable {
  let document: UInt32
  let start: Int
  let end: Int

  static func < (a: Stretch, b: Stretch) -> Bool {
    (a.document, a.start, a.end) < (b.document, b.start, b.end)
  }
}

extension [Stretch] {
  /// How many there are when those that overlap count as one.
  fileprivate func countApart() -> Int {
    var count = 0
    var document = UInt32.max
    var end = 0
    for stretch in sorted() {
      if stretch.document != document || stretch.start >= end {
        count += 1
        end = stretch.end
      }
      document = stretch.document
      end = Swift.max(end, stretch.end)
    }
    return count
  }
}

extension [UInt32] {
  /// Whether the sorted list holds `number`.
  fileprivate func holds(_ number: UInt32) -> Bool {
    let place = partitioningIndex { $0 >= number }
    return place < count && self[place] == number
  }
}
