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
  mutating func append(_ position: UInt32) { positions.append(position) }

  /// Ends a document; it is there only if it has positions.
  mutating func end(_ document: UInt32) {
    guard let last = starts.last, last < positions.count else { return }
    documents.append(document)
    starts.append(positions.count)
  }

  /// Adds a document, unless it has no positions.
  mutating func append(_ document: UInt32, _ newPositions: some Sequence<UInt32>) {
    positions.append(contentsOf: newPositions)
    end(document)
  }
}

extension Postings {
  /// A word of a row, or all the words that a pattern there stands for.
  private struct Link {
    /// Words after the first.
    let offset: Int
    let ranges: [Range<Int>]

    var isSingleWord: Bool { ranges.count == 1 && ranges[0].count == 1 }
  }

  /// Where `patterns` stand in a row.
  func runs(of patterns: [Query.Pattern]) -> Runs {
    let links = patterns.enumerated().map { Link(offset: $0, ranges: terms.matching($1)) }
    if links.isEmpty || links.contains(where: \.ranges.isEmpty) { return Runs() }
    let single = links.filter(\.isSingleWord)
    var runs: Runs
    var others: [Link]
    if single.count > 1 {
      runs = joined(single)
      others = links.filter { !$0.isSingleWord }
    } else {
      // What is rarest has the fewest places to look at.
      others = links.sorted { (postingCount(of: $0), $0.offset) < (postingCount(of: $1), $1.offset) }
      runs = starts(of: others.removeFirst())
    }
    for link in others {
      if runs.documents.isEmpty { break }
      runs = link.isSingleWord ? followed(runs, by: link) : kept(runs, link)
    }
    return runs
  }

  private func postingCount(of link: Link) -> Int { link.ranges.reduce(0) { $0 + postings(of: $1).count } }

  private func joined(_ links: [Link]) -> Runs {
    let lists = links.map { postings(of: $0.ranges[0]) }
    guard links.count > 1, let rarest = lists.indices.min(by: { lists[$0].count < lists[$1].count }) else {
      return starts(of: links[0])
    }
    return withReader { reader in
      var runs = Runs()
      reader.forEachCommon(lists, documents: 0..<documentCount) { document, places in
        appendStarts(of: places, links, around: rarest, reader, to: &runs)
        runs.end(document)
      }
      return runs
    } ?? Runs()
  }

  /// Appends the positions from which the words of all `places` (one posting each, of one document) follow
  /// each other.
  @inline(__always)
  private func appendStarts(
    of places: PostingsReader.Places, _ links: [Link], around rarest: Int, _ reader: PostingsReader,
    to runs: inout Runs
  ) {
    let offset = UInt32(links[rarest].offset)
    let some = reader.positions(at: places[rarest])
    if links.count == 2 {
      let other = 1 - rarest
      return appendPairs(
        some, offset, reader.positions(at: places[other]), UInt32(links[other].offset), reader, to: &runs)
    }
    for place in some where reader.position(place) >= offset {
      let start = reader.position(place) - offset
      var isRun = true
      for word in places.indices where isRun && word != rarest {
        isRun = contains(start + UInt32(links[word].offset), in: positions(at: places[word]))
      }
      if isRun { runs.append(start) }
    }
  }

  /// For two words: their positions are merged.
  @inline(__always)
  private func appendPairs(
    _ some: Range<Int>, _ offset: UInt32, _ others: Range<Int>, _ otherOffset: UInt32,
    _ reader: PostingsReader,
    to runs: inout Runs
  ) {
    var other = others.lowerBound
    for place in some {
      let position = reader.position(place)
      let wanted = position &+ otherOffset
      while other < others.upperBound, reader.position(other) &+ offset < wanted { other &+= 1 }
      if other == others.upperBound { return }
      if reader.position(other) &+ offset == wanted, position >= offset { runs.append(position &- offset) }
    }
  }

  /// Where a row would start that has `link` at its place.
  private func starts(of link: Link) -> Runs {
    let offset = UInt32(link.offset)
    guard link.isSingleWord else { return gathered(link) }
    return withReader { reader in
      var runs = Runs()
      for posting in postings(of: link.ranges[0]) {
        for place in reader.positions(at: posting) where reader.position(place) >= offset {
          runs.append(reader.position(place) - offset)
        }
        runs.end(reader.document(at: posting))
      }
      return runs
    } ?? Runs()
  }

  /// The same for many words, whose positions have to be put in order first.
  private func gathered(_ link: Link) -> Runs {
    let offset = UInt32(link.offset)
    return withReader { reader in
      var ends = [Int](repeating: 0, count: documentCount)
      for range in link.ranges {
        for posting in postings(of: range) {
          ends[Int(reader.document(at: posting))] += Int(reader.tally(at: posting).count)
        }
      }
      var total = 0
      for document in ends.indices {
        total += ends[document]
        ends[document] = total - ends[document]
      }
      var gathered = [UInt32](repeating: 0, count: total)
      for range in link.ranges {
        for posting in postings(of: range) {
          let document = Int(reader.document(at: posting))
          for place in reader.positions(at: posting) {
            gathered[ends[document]] = reader.position(place)
            ends[document] += 1
          }
        }
      }
      var runs = Runs()
      var start = 0
      for (document, end) in ends.enumerated() where start < end {
        gathered[start..<end].sort()
        runs.append(UInt32(document), gathered[start..<end].lazy.filter { $0 >= offset }.map { $0 - offset })
        start = end
      }
      return runs
    } ?? Runs()
  }

  /// Those of `candidates` that the word of `link` goes on with.
  private func followed(_ candidates: Runs, by link: Link) -> Runs {
    let list = postings(of: link.ranges[0])
    let distance = UInt32(link.offset)
    return withReader { reader in
      var runs = Runs()
      var posting = list.lowerBound
      for (index, document) in candidates.documents.enumerated() {
        posting = reader.firstPosting(notBefore: document, from: posting, to: list.upperBound)
        if posting == list.upperBound { break }
        guard reader.document(at: posting) == document else { continue }
        let places = reader.positions(at: posting)
        for start in candidates.positions(at: index) where reader.contains(start &+ distance, in: places) {
          runs.append(start)
        }
        runs.end(document)
      }
      return runs
    } ?? Runs()
  }

  /// Those of `candidates` that the words of `link` go on with: each of their postings is read once, however many
  /// words there are.
  private func kept(_ candidates: Runs, _ link: Link) -> Runs {
    var indexes = [UInt32](repeating: 0, count: documentCount)
    for (index, document) in candidates.documents.enumerated() { indexes[Int(document)] = UInt32(index + 1) }
    var isFollowed = [Bool](repeating: false, count: candidates.positions.count)
    let distance = UInt32(link.offset)
    _ = withReader { reader in
      for range in link.ranges {
        for posting in postings(of: range) {
          let index = Int(indexes[Int(reader.document(at: posting))])
          guard index > 0 else { continue }
          for place in reader.positions(at: posting) where reader.position(place) >= distance {
            if let start = candidates.place(of: reader.position(place) - distance, at: index - 1) {
              isFollowed[start] = true
            }
          }
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
