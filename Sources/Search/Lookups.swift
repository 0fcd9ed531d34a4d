import Prose

/// One search over all segments: each distinct group of words is looked up once, then documents are combined.
struct Lookups {
  let index: Index
  private let sources: SearchSources
  private var words: [Query.Words] = []
  private var results: [Found] = []
  /// How many bytes patterns may still read.
  private var regexBudget = Self.maximumRegexBytes
  /// Whether everything that was asked was answered.
  private(set) var isComplete = true

  /// About a second's reading.
  static let maximumRegexBytes = 64 << 20

  init(_ index: Index, _ sources: SearchSources) {
    self.index = index
    self.sources = sources
  }

  /// Whether nobody waits for the answer any more.
  mutating func isAbandoned() -> Bool {
    if isComplete, sources.isAbandoned() { isComplete = false }
    return !isComplete
  }

  /// Where `wanted` is found in the whole index.
  mutating func found(_ wanted: Query.Words) -> Found {
    if let place = words.firstIndex(of: wanted) { return results[place] }
    var found = Found()
    let bySegment = index.segments.map { isAbandoned() ? Found() : $0.found(wanted, index.fields) }
    for piece in index.pieces { found.append(bySegment[piece.segment], piece) }
    words.append(wanted)
    results.append(found)
    return found
  }

  // MARK: Which documents

  /// In order of their numbers.
  /// - Parameter candidates: those that are asked about; `nil` for all.
  mutating func documents(matching node: Query.Node, among candidates: [UInt32]? = nil) -> [UInt32] {
    switch node {
    case .words(let words): found(words).documents
    case .days(let field, let range): documents(with: range, in: field)
    case .regex(let field, let regex): documents(with: regex, in: field, among: candidates ?? allDocuments)
    case .not(let node):
      excluding(documents(matching: node, among: candidates), from: candidates ?? allDocuments)
    case .all(let nodes): intersection(of: nodes, among: candidates)
    case .any(let nodes):
      nodes.reduce(into: []) { $0 = union($0, documents(matching: $1, among: candidates)) }
    }
  }

  private var allDocuments: [UInt32] { (0..<UInt32(index.documentCount)).map(\.self) }

  private func documents(with range: ClosedRange<Int>, in field: Int) -> [UInt32] {
    var documents: [UInt32] = []
    for piece in index.pieces {
      let days = index.segments[piece.segment].days
      for number in piece.documents where days.overlaps(range, in: field, of: number) {
        documents.append(UInt32(piece.offset + number))
      }
    }
    return documents
  }

  /// What must match comes first, then what must not, and what reads texts last.
  private mutating func intersection(of nodes: [Query.Node], among candidates: [UInt32]?) -> [UInt32] {
    var documents = candidates
    for node in nodes.sorted(by: { $0.rank < $1.rank }) {
      if case .not(let node) = node, !node.readsText {
        documents = excluding(self.documents(matching: node), from: documents ?? allDocuments)
      } else {
        let matching = self.documents(matching: node, among: documents)
        documents = documents.map { common($0, matching) } ?? matching
      }
    }
    return documents ?? allDocuments
  }

  private mutating func documents(with regex: TextRegex, in field: Int?, among candidates: [UInt32])
    -> [UInt32]
  {
    var documents: [UInt32] = []
    for document in candidates {
      guard let (segment, number) = index.segment(of: Int(document)), let text = sources.text(Int(document))
      else {
        continue
      }
      if isAbandoned() { break }
      regexBudget -= text.utf8.count
      if regexBudget < 0 {
        isComplete = false
        break
      }
      let matches = segment.layout.parts(of: number).contains { part in
        (field.map { $0 == part.field } ?? true)
          && !regex.matches(
            in: text.utf8, from: part.textRange(in: text).start, to: part.textRange(in: text).end, limit: 1
          )
          .isEmpty
      }
      if matches { documents.append(document) }
    }
    return documents
  }
}

/// What a search may ask its caller.
struct SearchSources {
  /// The text that was indexed under a number, for patterns.
  let text: (_ document: Int) -> Text?
  let isAbandoned: () -> Bool
}

extension Layout.Part {
  /// Where it stands; a text other than the one that was indexed must not lead beyond its end.
  func textRange(in text: Text) -> Span {
    let start = min(Int(self.start), text.utf8.count)
    return Span(start, max(start, min(Int(end), text.utf8.count)))
  }
}

extension Query.Node {
  /// Whether it has a pattern.
  var readsText: Bool {
    switch self {
    case .words, .days: false
    case .regex: true
    case .not(let node): node.readsText
    case .all(let nodes), .any(let nodes): nodes.contains(where: \.readsText)
    }
  }

  /// The lower, the sooner it is asked.
  fileprivate var rank: Int {
    if readsText { return 2 }
    if case .not = self { return 1 }
    return 0
  }
}

/// The numbers in both sorted lists.
func common(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
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
