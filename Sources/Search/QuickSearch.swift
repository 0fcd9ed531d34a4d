import Prose

/// The most frequent kinds of queries, answered straight from the postings: words of the text anywhere, each of them a
/// single one or a pattern that stands for many. What is found and how it is scored is the same as in the general way;
/// tests compare the two.
///
/// Safety: entries are read at places that `Postings.starts` gives, all below `entries.count`; the documents in them
/// are below `documentCount`, which is the size of the sums and, added up over the segments, of the saturations.
extension Index {
  /// What one of the words amounts to.
  private enum Operand {
    /// Per piece, the postings of a single word.
    case list([Range<Int>])
    /// The sums over all words that a pattern stands for, and in how many documents they are.
    case sums(DocumentSums, frequency: Int)
  }

  /// `nil` if `node` is of another kind.
  func quickResults(_ node: Query.Node, limit: Int, counting: Results.Counting) -> Results? {
    let nodes = if case .all(let nodes) = node { nodes } else { [node] }
    var patterns: [Query.Pattern] = []
    for node in nodes {
      guard case .words(let words) = node, words.field == nil, words.patterns.count == 1 else { return nil }
      patterns.append(words.patterns[0])
    }
    // Each hit of a covered word is one of the other's too; words that may share some of their places are counted
    // where places are compared.
    let isCounted = patterns.indices.map { word in
      counting == .hits
        && !patterns.indices.contains { other in
          other < word && patterns[other] == patterns[word]
            || patterns[other] != patterns[word] && patterns[other].covers(patterns[word])
        }
    }
    let counted = patterns.indices.filter { isCounted[$0] }.map { patterns[$0] }
    if counted.mayShareWord(with: nil) { return nil }
    let operands = patterns.map { operand($0, counting) }
    guard operands.count == 1 else { return bestOfAll(operands, isCounted, limit: limit) }
    switch operands[0] {
    case .list(let lists): return bestOfWord(lists, limit: limit, counting: counting)
    case .sums(let sums, let frequency):
      return bestOfMany(sums, frequency: frequency, limit: limit, counting: counting)
    }
  }

  private func operand(_ pattern: Query.Pattern, _ counting: Results.Counting) -> Operand {
    let values = segments.map { segment in
      segment.names.isInText
        ? segment.values(Query.Words(patterns: [pattern])) { fields[$0].kind == .text } : []
    }
    if pattern.kind == .exact, values.allSatisfy(\.isEmpty) {
      return .list(lists(of: pattern.term))
    }
    var sums = DocumentSums(documentCount: documentCount, counting)
    for (index, segment) in segments.enumerated() {
      let pieces = pieces.filter { $0.segment == index }
      guard pieces.count != 1 || pieces[0].documents.count != segment.documentCount else {
        segment.addSums(of: pattern, values[index], to: &sums, from: pieces[0].base)
        continue
      }
      var all = DocumentSums(documentCount: segment.documentCount, counting)
      segment.addSums(of: pattern, values[index], to: &all, from: 0)
      for piece in pieces { sums.copy(all, piece) }
    }
    return .sums(sums, frequency: sums.frequency)
  }

  // MARK: One word

  private func bestOfWord(_ lists: [Range<Int>], limit: Int, counting: Results.Counting) -> Results {
    let scorer = ranking.scorer(frequency: lists.reduce(0) { $0 + $1.count })
    var best = BestMatches(limit: limit)
    var hitCount = 0
    for (index, piece) in pieces.enumerated() {
      let postings = segments[piece.segment].words
      let weights = postings.tallies.weights
      if counting == .hits { hitCount += postings.positionCount(of: lists[index]) }
      postings.entries.withUnsafeBufferPointer { entries in
        ranking.saturations.withUnsafeBufferPointer { saturations in
          for posting in lists[index] {
            let entry = entries[posting]
            let document = UInt32(truncatingIfNeeded: piece.offset &+ Int(entry >> 8))
            let code = UInt8(truncatingIfNeeded: entry)
            let weight = code == Tallies.rare ? postings.weight(at: posting) : weights[Int(code)]
            let saturation = Double(saturations[Int(document)])
            if scorer.mayExceed(best.threshold, weight, saturation) {
              best.offer(document, scorer.score(weight, saturation))
            }
          }
        }
      }
    }
    return Results(
      matches: best.matches(), documentCount: lists.reduce(0) { $0 + $1.count }, hitCount: hitCount,
      isComplete: true)
  }

  // MARK: Any of many words

  private func bestOfMany(
    _ sums: DocumentSums, frequency: Int, limit: Int, counting: Results.Counting
  ) -> Results {
    var best = BestMatches(limit: limit)
    let scorer = ranking.scorer(frequency: frequency)
    sums.weights.withUnsafeBufferPointer { sums in
      ranking.saturations.withUnsafeBufferPointer { saturations in
        var document = 0
        while document < sums.count, best.threshold <= 0 {
          let weight = Double(sums[document]) / Postings.weightUnit
          if weight > 0 {
            best.offer(UInt32(document), scorer.score(weight, Double(saturations[document])))
          }
          document &+= 1
        }
        // Once the list is full, one comparison that almost never holds decides for the empty documents too.
        while document < sums.count {
          // Of rare words most documents have none.
          if document &+ 8 <= sums.count, sums.isZero(at: document) {
            document &+= 8
            continue
          }
          let end = min(document &+ 8, sums.count)
          while document < end {
            let weight = Double(sums[document]) / Postings.weightUnit
            let saturation = Double(saturations[document])
            if scorer.mayExceed(best.threshold, weight, saturation) {
              best.offer(UInt32(truncatingIfNeeded: document), scorer.score(weight, saturation))
            }
            document &+= 1
          }
        }
      }
    }
    let hitCount = counting == .hits ? sums.occurrences : 0
    return Results(
      matches: best.matches(), documentCount: frequency, hitCount: hitCount, isComplete: true)
  }

  // MARK: All of several

  /// - Parameter isCounted: whether the hits of each are counted.
  private func bestOfAll(_ operands: [Operand], _ isCounted: [Bool], limit: Int) -> Results {
    var common = CommonDocuments(limit: limit, scorers: operands.map(scorer), isCounted: isCounted)
    var listWords: [Int] = []
    var sumWords: [Int] = []
    var sums: [DocumentSums] = []
    for (word, operand) in operands.enumerated() {
      switch operand {
      case .list: listWords.append(word)
      case .sums(let sum, _):
        sumWords.append(word)
        sums.append(sum)
      }
    }
    if listWords.count == 2, sums.isEmpty { return bestOfTwo(operands, isCounted, limit: limit) }
    for (index, piece) in pieces.enumerated() {
      var lists: [Range<Int>] = []
      for case .list(let ranges) in operands { lists.append(ranges[index]) }
      ranking.saturations.withUnsafeBufferPointer { saturations in
        _ = segments[piece.segment].words.withReader { reader in
          reader.forEachCommon(lists, documents: piece.documents) { document, places in
            let number = piece.offset &+ Int(document)
            for sum in sums where sum.weights[number] == 0 { return }
            for list in listWords.indices { common.add(reader.tally(at: places[list]), listWords[list]) }
            for sum in sums.indices { common.add(sums[sum].tally(number), sumWords[sum]) }
            common.end(UInt32(truncatingIfNeeded: number), Double(saturations[number]))
          }
        }
      }
    }
    return Results(
      matches: common.best.matches(), documentCount: common.documentCount,
      hitCount: common.hitCount, isComplete: true)
  }

  /// As above, for two single words.
  private func bestOfTwo(_ operands: [Operand], _ isCounted: [Bool], limit: Int) -> Results {
    var lists: [[Range<Int>]] = []
    for case .list(let ranges) in operands { lists.append(ranges) }
    let first = scorer(operands[0])
    let second = scorer(operands[1])
    let both = first.joined(with: second)
    var best = BestMatches(limit: limit)
    var documentCount = 0
    var hitCount = 0
    let counts = isCounted.map { $0 ? 1 : 0 }
    for (index, piece) in pieces.enumerated() {
      let offset = piece.offset
      ranking.saturations.withUnsafeBufferPointer { saturations in
        _ = segments[piece.segment].words.withReader { reader in
          reader.forEachPairs(lists[0][index], lists[1][index]) { pairs in
            documentCount &+= pairs.count
            for pair in pairs {
              let document = offset &+ Int(reader.document(at: pair.first))
              let saturation = Double(saturations[document])
              let tally = reader.tally(at: pair.first)
              let otherTally = reader.tally(at: pair.second)
              hitCount &+= Int(tally.count) &* counts[0] &+ Int(otherTally.count) &* counts[1]
              let weight = Double(tally.weight) / Postings.weightUnit
              let otherWeight = Double(otherTally.weight) / Postings.weightUnit
              guard both.mayExceed(best.threshold, max(weight, otherWeight), saturation) else { continue }
              best.offer(
                UInt32(truncatingIfNeeded: document),
                first.score(weight, saturation) + second.score(otherWeight, saturation))
            }
          }
        }
      }
    }
    return Results(
      matches: best.matches(), documentCount: documentCount, hitCount: hitCount, isComplete: true)
  }

  private func scorer(_ operand: Operand) -> Ranking.Scorer {
    switch operand {
    case .list(let lists): ranking.scorer(frequency: lists.reduce(0) { $0 + $1.count })
    case .sums(_, let frequency): ranking.scorer(frequency: frequency)
    }
  }
}

/// Collects the documents that have all words of a query.
private struct CommonDocuments {
  private let scorers: [Ranking.Scorer]
  private let isCounted: [Bool]
  private(set) var best: BestMatches
  private(set) var documentCount = 0
  private(set) var hitCount = 0
  /// By word, in the document that is looked at, in plain occurrences.
  private var weights: [Double]

  init(limit: Int, scorers: [Ranking.Scorer], isCounted: [Bool]) {
    self.scorers = scorers
    self.isCounted = isCounted
    best = BestMatches(limit: limit)
    weights = Array(repeating: 0, count: scorers.count)
  }

  @inline(__always)
  mutating func add(_ tally: Tallies.Pair, _ word: Int) {
    weights[word] = Double(tally.weight) / Postings.weightUnit
    if isCounted[word] { hitCount &+= Int(tally.count) }
  }

  /// Scores are added in the order of the words, as everywhere, for the order decides the last bits.
  @inline(__always)
  mutating func end(_ document: UInt32, _ saturation: Double) {
    documentCount &+= 1
    var score = 0.0
    for word in scorers.indices { score += scorers[word].score(weights[word], saturation) }
    best.offer(document, score)
  }
}

extension Segment {
  /// Adds what the words that `pattern` stands for have in each document, and the names' `values`.
  fileprivate func addSums(
    of pattern: Query.Pattern, _ values: [Int], to sums: inout DocumentSums, from base: Int
  ) {
    for value in values {
      names.forEachDocument(of: value) { document, places in
        sums.add(Postings.weight(ofPlaces: places), to: base + Int(document))
      }
    }
    if pattern.kind == .prefix, letters?.add(pattern.term, to: &sums, from: base) == true { return }
    sums.add(words, words.terms.matching(pattern), from: base)
  }
}

extension Postings {
  /// In plain occurrences.
  @inline(__always)
  func weight(at posting: Int) -> Double { Double(tally(at: posting).weight) / Self.weightUnit }

  /// How many positions the postings of a word have together.
  func positionCount(of list: Range<Int>) -> Int {
    guard let last = list.last else { return 0 }
    return positions(at: last).upperBound - positions(at: list.lowerBound).lowerBound
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// Whether the eight numbers from `index` on, all inside, are 0.
  @inline(__always)
  fileprivate func isZero(at index: Int) -> Bool {
    let first = self[index] | self[index &+ 1] | self[index &+ 2] | self[index &+ 3]
    return first | self[index &+ 4] | self[index &+ 5] | self[index &+ 6] | self[index &+ 7] == 0
  }
}
