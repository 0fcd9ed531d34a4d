/// Collects the words of documents as a stream of numbers.
struct PostingsBuilder: ~Copyable, WordSink {
  private var table = TermTable()
  /// Numbers of words, of all documents.
  private var stream = NumberStream()
  /// Words of one document that weigh the same; between two parts is a gap that no phrase crosses.
  private var stretches: [Stretch] = []
  /// The weights of the kinds of stretches.
  private var weights: [UInt32] = []
  private var lengths: [UInt32] = []

  struct Stretch {
    let document: UInt32
    let kind: UInt32
    let firstPosition: UInt32
    /// Where it starts in the stream; it ends where the next one starts.
    let start: Int
  }

  var documentCount: Int { lengths.count }
  /// The position that the next word of the current document gets.
  private(set) var position = 0
  var isNotingStarts = false
  /// Where each word and gap of the current document starts, as far as starts were to be noted.
  var wordStarts: [Int] = []

  mutating func beginDocument() {
    lengths.append(0)
    wordStarts.removeAll(keepingCapacity: true)
    position = 0
  }

  /// Begins a part of the document whose words weigh `weight` each, in units of `Postings.weightUnit`.
  mutating func beginPart(weight: UInt16) {
    stretches.append(
      Stretch(
        document: UInt32(lengths.count - 1), kind: kind(UInt32(weight)), firstPosition: UInt32(position),
        start: stream.count))
  }

  private mutating func kind(_ weight: UInt32) -> UInt32 {
    let kind = weights.firstIndex(of: weight) ?? weights.count
    if kind == weights.count { weights.append(weight) }
    return UInt32(kind)
  }

  /// Makes the words at `positions` of the current document, all of whose parts have ended, weigh no less than `weight`.
  /// - Parameter positions: in order, none overlapping another.
  mutating func weigh(_ positions: [Range<UInt32>], atLeast weight: UInt16) {
    let heavy = kind(UInt32(weight))
    let document = UInt32(lengths.count - 1)
    let first = stretches.lastIndex { $0.document != document }.map { $0 + 1 } ?? 0
    let parts = Array(stretches[first...])
    stretches.removeSubrange(first...)
    var next = positions.startIndex
    for (index, part) in parts.enumerated() {
      let end = index + 1 < parts.count ? parts[index + 1].start : stream.count
      let words = part.firstPosition..<part.firstPosition + UInt32(end - part.start)
      let isLighter = weights[Int(part.kind)] < UInt32(weight)
      var position = words.lowerBound
      while next < positions.endIndex, positions[next].lowerBound < words.upperBound {
        let heavier = positions[next].clamped(to: position..<words.upperBound)
        if isLighter, !heavier.isEmpty {
          append(position..<heavier.lowerBound, of: part, part.kind)
          append(heavier, of: part, heavy)
          position = heavier.upperBound
        }
        guard positions[next].upperBound <= words.upperBound else { break }
        next += 1
      }
      append(position..<words.upperBound, of: part, part.kind)
    }
  }

  private mutating func append(_ positions: Range<UInt32>, of part: Stretch, _ kind: UInt32) {
    guard !positions.isEmpty else { return }
    stretches.append(
      Stretch(
        document: part.document, kind: kind, firstPosition: positions.lowerBound,
        start: part.start + Int(positions.lowerBound - part.firstPosition)))
  }

  /// Ends the part with a gap.
  mutating func endPart() {
    guard let stretch = stretches.last else { return }
    let count = stream.count - stretch.start
    lengths[lengths.count - 1] += UInt32(count)
    position = Int(stretch.firstPosition) + count + 1
  }

  // MARK: Words

  mutating func take(_ words: Swift.Span<PlainWord>) {
    table.count(words, in: UInt32(truncatingIfNeeded: lengths.count), &stream)
    if isNotingStarts { for index in words.indices { wordStarts.append(words[index].start) } }
  }

  mutating func take(_ term: Term, start: Int, end: Int, startsLowerCase: Bool) {
    stream.append(table.count(term, in: UInt32(truncatingIfNeeded: lengths.count), startsLowerCase))
    if isNotingStarts { wordStarts.append(start) }
  }

  consuming func postings() -> Postings {
    let counts = table.counts()
    let order = alphabeticalOrder()
    var terms = Terms(capacity: order.count)
    for number in order { terms.append(table.terms[number], isName: !counts[number].isSeenInLowerCase) }
    terms.indexEndings()
    let inversion = Inversion(
      stream: stream, stretches: stretches, weights: weights, order: order, counts: counts,
      isWide: lengths.count > 0 && longestPosition > Int(UInt16.max))
    return inversion.postings(terms: terms, lengths: lengths)
  }

  private var longestPosition: Int {
    var longest = 0
    for (index, stretch) in stretches.enumerated() {
      let end = index + 1 < stretches.count ? stretches[index + 1].start : stream.count
      longest = max(longest, Int(stretch.firstPosition) + end - stretch.start)
    }
    return longest
  }

  /// The words' numbers in bytewise order of the words.
  private func alphabeticalOrder() -> [Int] {
    let terms = table.terms
    var keys = terms.indices.map { KeyedNumber(key: terms[$0].head, number: UInt32($0)) }
    keys.sortByKey()
    // Words that begin alike are left to be compared whole.
    var start = 0
    while start < keys.count {
      let end = keys[start...].firstIndex { $0.key != keys[start].key } ?? keys.count
      if end - start > 1 { keys[start..<end].sort { terms[Int($0.number)] < terms[Int($1.number)] } }
      start = end
    }
    return keys.map { Int($0.number) }
  }
}
