/// Where words stand in a row: documents in order, and for each the positions of the first word, in order.
struct Runs: Sendable {
  private(set) var documents: [UInt32] = []
  private(set) var starts: [Int] = [0]
  private(set) var positions: [UInt32] = []

  func positions(at index: Int) -> ArraySlice<UInt32> { positions[starts[index]..<starts[index + 1]] }

  /// The place in `positions` of `position` in the document at `index`.
  fileprivate func place(of position: UInt32, at index: Int) -> Int? {
    var low = starts[index]
    var high = starts[index + 1]
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low < starts[index + 1] && positions[low] == position ? low : nil
  }

  /// Those runs for which `isWanted` holds.
  func filter(_ isWanted: (_ document: UInt32, _ position: UInt32) -> Bool) -> Runs {
    var result = Runs()
    for (index, document) in documents.enumerated() {
      result.append(document, positions(at: index).filter { isWanted(document, $0) })
    }
    return result
  }

  /// Adds a position of the document that is ended next.
  @inline(__always)
  fileprivate mutating func append(_ position: UInt32) { positions.append(position) }

  /// Ends a document; it is there only if it has positions.
  fileprivate mutating func end(_ document: UInt32) {
    guard let last = starts.last, last < positions.count else { return }
    documents.append(document)
    starts.append(positions.count)
  }

  /// Adds a document, unless it has no positions.
  fileprivate mutating func append(_ document: UInt32, _ newPositions: some Sequence<UInt32>) {
    positions.append(contentsOf: newPositions)
    end(document)
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
    var places = lists.map(\.lowerBound)
    for posting in lists[rarest] {
      let document = documents[posting]
      var isEverywhere = true
      for index in lists.indices {
        places[index] = firstPosting(notBefore: document, from: places[index], to: lists[index].upperBound)
        isEverywhere = places[index] < lists[index].upperBound && documents[places[index]] == document
        if !isEverywhere { break }
      }
      guard isEverywhere else { continue }
      appendStarts(of: places, around: rarest, to: &runs)
      runs.end(document)
    }
    return runs
  }

  /// Appends the positions from which the words of all `places` (one posting each, of one document) follow
  /// each other.
  private func appendStarts(of places: [Int], around rarest: Int, to runs: inout Runs) {
    for index in positions(at: places[rarest]) where positions[index] >= UInt32(rarest) {
      let start = positions[index] - UInt32(rarest)
      var isRun = true
      for word in places.indices where isRun && word != rarest {
        isRun = contains(start + UInt32(word), in: positions(at: places[word]))
      }
      if isRun { runs.append(start) }
    }
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
      for place in positions(at: posting) where positions[place] >= distance {
        if let start = candidates.place(of: positions[place] - distance, at: index - 1) {
          isFollowed[start] = true
        }
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
