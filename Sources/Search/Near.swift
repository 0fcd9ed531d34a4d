import Prose

extension Segment {
  /// Where words stand near each other within one part of the text (and within one passage of their field).
  func near(_ words: Query.Words) -> Runs {
    self.words.near(words.patterns, within: words.within ?? 0) { document, first, count in
      if let field = words.field { return layout.contains(first, count: count, in: field, of: Int(document)) }
      return layout.isInOnePart(first, count: count, of: Int(document))
    }
  }
}

extension Postings {
  /// The positions of the words of every stretch of `patterns.count + within` words that has all of them, in any
  /// order, each at a place of its own.
  /// - Parameter isInside: whether the words from a position on may count as one stretch.
  func near(
    _ patterns: [Query.Pattern], within: Int,
    _ isInside: (_ document: UInt32, _ first: UInt32, _ count: Int) -> Bool
  ) -> Runs {
    let lists = patterns.map { runs(of: [$0]) }
    var result = Runs()
    guard let shortest = lists.min(by: { $0.documents.count < $1.documents.count }) else { return result }
    for document in shortest.documents {
      let places = lists.compactMap { list -> ArraySlice<UInt32>? in
        let index = list.documents.partitioningIndex { $0 >= document }
        guard index < list.documents.count, list.documents[index] == document else { return nil }
        return list.positions(at: index)
      }
      guard places.count == patterns.count else { continue }
      let hits = nearPositions(places, width: patterns.count + within) { isInside(document, $0, $1) }
      result.append(document, hits)
    }
    return result
  }
}

/// The positions in all stretches of at most `width` words that hold one of each of `lists`, each another one.
func nearPositions(
  _ lists: [ArraySlice<UInt32>], width: Int, _ isInside: (_ first: UInt32, _ count: Int) -> Bool
) -> [UInt32] {
  let all = Set(lists.flatMap(\.self)).sorted()
  var hits: [UInt32] = []
  var end = 0
  for (start, first) in all.enumerated() {
    end = max(end, start)
    while end < all.count, Int(all[end]) - Int(first) < width { end += 1 }
    // The stretch may have to end earlier, where the part of the text does.
    var stop = end
    while stop > start, !isInside(first, Int(all[stop - 1] - first) + 1) { stop -= 1 }
    guard stop - start >= lists.count, canPlaceAll(lists, from: first, through: all[stop - 1]) else {
      continue
    }
    let known = hits.last
    hits += all[start..<stop].filter { position in known.map { position > $0 } ?? true }
  }
  return hits
}

/// Whether each list has a position of its own between the two: bipartite matching by augmenting paths.
private func canPlaceAll(_ lists: [ArraySlice<UInt32>], from first: UInt32, through last: UInt32) -> Bool {
  var owners: [UInt32: Int] = [:]
  func place(_ list: Int, _ tried: inout Set<UInt32>) -> Bool {
    let from = lists[list].partitioningIndex { $0 >= first }
    for position in lists[list][from...].prefix(while: { $0 <= last }) where tried.insert(position).inserted {
      if let owner = owners[position], !place(owner, &tried) { continue }
      owners[position] = list
      return true
    }
    return false
  }
  return lists.indices.allSatisfy { list in
    var tried: Set<UInt32> = []
    return place(list, &tried)
  }
}
