/// Where words stand in a row: documents in order, and for each the positions of the first word, in order.
struct Runs: Sendable {
  private(set) var documents: [UInt32] = []
  private(set) var starts: [Int] = [0]
  private(set) var positions: [UInt32] = []

  func positions(at index: Int) -> ArraySlice<UInt32> { positions[starts[index]..<starts[index + 1]] }

  /// Those runs for which `isWanted` holds.
  func filter(_ isWanted: (_ document: UInt32, _ position: UInt32) -> Bool) -> Runs {
    var result = Runs()
    for (index, document) in documents.enumerated() {
      result.append(document, positions(at: index).filter { isWanted(document, $0) })
    }
    return result
  }

  /// Adds a document, unless it has no positions.
  fileprivate mutating func append(_ document: UInt32, _ newPositions: some Sequence<UInt32>) {
    positions.append(contentsOf: newPositions)
    guard let last = starts.last, last < positions.count else { return }
    documents.append(document)
    starts.append(positions.count)
  }
}

extension Postings {
  /// The numbers in `terms` of the words that `pattern` matches.
  func words(matching pattern: Query.Pattern) -> Range<Int> {
    pattern.isPrefix ? terms.starting(with: pattern.term) : terms.matching(pattern.term)
  }

  /// Where `patterns` stand in a row; only the last may be a prefix.
  func runs(of patterns: [Query.Pattern]) -> Runs {
    guard let last = patterns.last, last.isPrefix else { return runs(of: patterns.map(\.term)) }
    let before = patterns.dropLast().map(\.term)
    return before.isEmpty ? runs(startingWith: last.term) : runs(of: before, then: last.term)
  }

  private func runs(of sequence: [Term]) -> Runs {
    let lists = sequence.map { postings(of: terms.matching($0)) }
    var runs = Runs()
    guard let rarest = lists.indices.min(by: { lists[$0].count < lists[$1].count }), !lists[rarest].isEmpty
    else {
      return runs
    }
    var cursors = lists.map(\.lowerBound)
    var places = cursors
    for posting in lists[rarest] {
      let document = documents[posting]
      let isEverywhere = lists.indices.allSatisfy { index in
        cursors[index] = firstPosting(notBefore: document, from: cursors[index], to: lists[index].upperBound)
        places[index] = cursors[index]
        return cursors[index] < lists[index].upperBound && documents[cursors[index]] == document
      }
      guard isEverywhere else { continue }
      runs.append(document, starts(of: places, around: rarest))
    }
    return runs
  }

  /// The positions from which the words of all `places` (one posting each, of one document) follow each other.
  private func starts(of places: [Int], around rarest: Int) -> [UInt32] {
    var starts: [UInt32] = []
    for index in positions(at: places[rarest]) where positions[index] >= UInt32(rarest) {
      let start = positions[index] - UInt32(rarest)
      let isRun = places.indices.allSatisfy {
        $0 == rarest || contains(start + UInt32($0), in: positions(at: places[$0]))
      }
      if isRun { starts.append(start) }
    }
    return starts
  }

  /// Galloping search: cheap when the document is near.
  private func firstPosting(notBefore document: UInt32, from first: Int, to end: Int) -> Int {
    var low = first
    var step = 1
    while low + step < end, documents[low + step] < document {
      low += step
      step *= 2
    }
    var high = min(low + step, end)
    while low < high {
      let middle = (low + high) / 2
      if documents[middle] < document { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func runs(startingWith prefix: Term) -> Runs {
    let list = postings(of: terms.starting(with: prefix))
    var ends = [Int](repeating: 0, count: documentCount)
    for posting in list { ends[Int(documents[posting])] += positions(at: posting).count }
    var total = 0
    for document in ends.indices {
      total += ends[document]
      ends[document] = total - ends[document]
    }
    var gathered = [UInt32](repeating: 0, count: total)
    for posting in list {
      let document = Int(documents[posting])
      for place in positions(at: posting) {
        gathered[ends[document]] = positions[place]
        ends[document] += 1
      }
    }
    var runs = Runs()
    var start = 0
    for (document, end) in ends.enumerated() where start < end {
      gathered[start..<end].sort()
      runs.append(UInt32(document), gathered[start..<end])
      start = end
    }
    return runs
  }

  /// Reads each posting of the words with the prefix once, however many words there are.
  private func runs(of sequence: [Term], then prefix: Term) -> Runs {
    let candidates = runs(of: sequence)
    guard !candidates.documents.isEmpty else { return candidates }
    var indexes = [UInt32](repeating: 0, count: documentCount)
    for (index, document) in candidates.documents.enumerated() { indexes[Int(document)] = UInt32(index + 1) }
    var isFollowed = [Bool](repeating: false, count: candidates.positions.count)
    let distance = UInt32(sequence.count)
    for posting in postings(of: terms.starting(with: prefix)) {
      let index = Int(indexes[Int(documents[posting])])
      guard index > 0 else { continue }
      for place in candidates.starts[index - 1]..<candidates.starts[index]
      where contains(candidates.positions[place] + distance, in: positions(at: posting)) {
        isFollowed[place] = true
      }
    }
    var runs = Runs()
    for (index, document) in candidates.documents.enumerated() {
      let places = candidates.starts[index]..<candidates.starts[index + 1]
      runs.append(document, places.filter { isFollowed[$0] }.map { candidates.positions[$0] })
    }
    return runs
  }
}
