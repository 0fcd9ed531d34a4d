/// One search over all segments: each distinct group of words is looked up once, then documents are combined.
struct Lookups {
  let index: Index
  private var words: [Query.Words] = []
  private var results: [Found] = []

  init(_ index: Index) {
    self.index = index
  }

  /// Where `wanted` is found in the whole index.
  mutating func found(_ wanted: Query.Words) -> Found {
    if let place = words.firstIndex(of: wanted) { return results[place] }
    var found = Found()
    for (segment, base) in zip(index.segments, index.bases) {
      found.append(segment.found(wanted, index.fields), base: UInt32(base))
    }
    words.append(wanted)
    results.append(found)
    return found
  }

  // MARK: Which documents

  /// In order of their numbers.
  mutating func documents(matching node: Query.Node) -> [UInt32] {
    switch node {
    case .words(let words): found(words).documents
    case .days(let field, let range): documents(with: range, in: field)
    case .not(let node): excluding(documents(matching: node), from: allDocuments)
    case .all(let nodes): intersection(of: nodes)
    case .any(let nodes): nodes.reduce(into: []) { $0 = union($0, documents(matching: $1)) }
    }
  }

  private var allDocuments: [UInt32] { (0..<UInt32(index.documentCount)).map(\.self) }

  private func documents(with range: ClosedRange<Int>, in field: Int) -> [UInt32] {
    var documents: [UInt32] = []
    for (segment, base) in zip(index.segments, index.bases) {
      for number in 0..<segment.documentCount where segment.days.overlaps(range, in: field, of: number) {
        documents.append(UInt32(base + number))
      }
    }
    return documents
  }

  private mutating func intersection(of nodes: [Query.Node]) -> [UInt32] {
    var documents: [UInt32]?
    var excluded: [Query.Node] = []
    for node in nodes {
      if case .not(let node) = node {
        excluded.append(node)
      } else {
        let matching = self.documents(matching: node)
        documents = documents.map { common($0, matching) } ?? matching
      }
    }
    return excluded.reduce(documents ?? allDocuments) { excluding(self.documents(matching: $1), from: $0) }
  }
}

/// The numbers in both sorted lists.
private func common(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
  if a.count > b.count { return common(b, a) }
  var result: [UInt32] = []
  var place = 0
  for number in a {
    place = firstPlace(notBefore: number, in: b, from: place)
    if place == b.count { break }
    if b[place] == number { result.append(number) }
  }
  return result
}

/// Galloping search, so that a short list is met with a long one in the time of the short one.
private func firstPlace(notBefore number: UInt32, in list: [UInt32], from first: Int) -> Int {
  var low = first
  var step = 1
  while low + step < list.count, list[low + step] < number {
    low += step
    step *= 2
  }
  var high = min(low + step, list.count)
  while low < high {
    let middle = (low + high) / 2
    if list[middle] < number { low = middle + 1 } else { high = middle }
  }
  return low
}

private func excluding(_ excluded: [UInt32], from list: [UInt32]) -> [UInt32] {
  var place = 0
  return list.filter { number in
    place = firstPlace(notBefore: number, in: excluded, from: place)
    return place == excluded.count || excluded[place] != number
  }
}

private func union(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
  var result: [UInt32] = []
  result.reserveCapacity(a.count + b.count)
  var i = 0
  var j = 0
  while i < a.count || j < b.count {
    let first = i < a.count ? a[i] : .max
    let second = j < b.count ? b[j] : .max
    result.append(min(first, second))
    if first <= second { i += 1 }
    if second <= first { j += 1 }
  }
  return result
}
