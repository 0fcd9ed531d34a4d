import Prose

/// The most frequent kinds of queries, answered straight from the postings: one word or several in the text anywhere,
/// or one pattern that stands for many words. What is found and how it is scored is the same as in the general way;
/// tests compare the two.
///
/// Safety: entries are read at places that `Postings.starts` gives, all below `entries.count`; the documents in them
/// are below `documentCount`, which is the size of the sums and, added up over the segments, of the saturations.
extension Index {
  /// `nil` if `node` is of another kind.
  func quickResults(_ node: Query.Node, limit: Int) -> Results? {
    if segments.contains(where: \.names.isInText) { return nil }
    let nodes = if case .all(let nodes) = node { nodes } else { [node] }
    var patterns: [Query.Pattern] = []
    for node in nodes {
      guard case .words(let words) = node, words.field == nil, words.patterns.count == 1 else { return nil }
      patterns.append(words.patterns[0])
    }
    if patterns.count == 1 {
      return patterns[0].kind == .exact
        ? bestOfWord(patterns[0].term, limit: limit) : bestOfMany(patterns[0], limit: limit)
    }
    return patterns.allSatisfy { $0.kind == .exact } ? bestOfAll(patterns.map(\.term), limit: limit) : nil
  }

  private func bestOfWord(_ term: Term, limit: Int) -> Results {
    let lists = segments.map { $0.words.postings(of: $0.words.terms.matching(term)) }
    let scorer = ranking.scorer(frequency: lists.reduce(0) { $0 + $1.count })
    var best = BestMatches(limit: limit)
    for (index, segment) in segments.enumerated() {
      let postings = segment.words
      let weights = postings.tallies.weights
      postings.entries.withUnsafeBufferPointer { entries in
        ranking.saturations.withUnsafeBufferPointer { saturations in
          for posting in lists[index] {
            let entry = entries[posting]
            let document = UInt32(bases[index]) &+ entry >> 8
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
      matches: best.matches(), documentCount: lists.reduce(0) { $0 + $1.count }, hitCount: 0, isComplete: true
    )
  }

  // MARK: All of several words

  private func bestOfAll(_ terms: [Term], limit: Int) -> Results {
    let lists = segments.map { segment in
      terms.map { segment.words.postings(of: segment.words.terms.matching($0)) }
    }
    let scorers = terms.indices.map { word in
      ranking.scorer(frequency: lists.reduce(0) { $0 + $1[word].count })
    }
    var best = BestMatches(limit: limit)
    var count = 0
    for (index, segment) in segments.enumerated() {
      let postings = segment.words
      postings.withReader { reader in
        ranking.saturations.withUnsafeBufferPointer { saturations in
          reader.forEachCommon(lists[index]) { document, places in
            count &+= 1
            let number = UInt32(bases[index]) &+ document
            let saturation = Double(saturations[Int(number)])
            var score = 0.0
            for word in terms.indices {
              let weight = Double(reader.tally(at: places[word]).weight) / Postings.weightUnit
              score += scorers[word].score(weight, saturation)
            }
            best.offer(number, score)
          }
        }
      }
    }
    return Results(matches: best.matches(), documentCount: count, hitCount: 0, isComplete: true)
  }

  // MARK: Any of many words

  private func bestOfMany(_ pattern: Query.Pattern, limit: Int) -> Results {
    var sums = [UInt32](repeating: 0, count: documentCount)
    for (index, segment) in segments.enumerated() {
      segment.words.addWeights(of: segment.words.terms.matching(pattern), to: &sums, from: bases[index])
    }
    var best = BestMatches(limit: limit)
    var count = 0
    sums.withUnsafeBufferPointer { sums in
      for sum in sums { count &+= sum > 0 ? 1 : 0 }
      let scorer = ranking.scorer(frequency: count)
      ranking.saturations.withUnsafeBufferPointer { saturations in
        var document = 0
        while document < sums.count, best.threshold <= 0 {
          let weight = Double(sums[document]) / Postings.weightUnit
          if weight > 0 {
            best.offer(UInt32(document), scorer.score(weight, Double(saturations[document])))
          }
          document += 1
        }
        // Once the list is full, one comparison that almost never holds decides for the empty documents too.
        while document < sums.count {
          let weight = Double(sums[document]) / Postings.weightUnit
          let saturation = Double(saturations[document])
          if scorer.mayExceed(best.threshold, weight, saturation) {
            best.offer(UInt32(truncatingIfNeeded: document), scorer.score(weight, saturation))
          }
          document &+= 1
        }
      }
    }
    return Results(matches: best.matches(), documentCount: count, hitCount: 0, isComplete: true)
  }
}

extension Postings {
  /// In plain occurrences.
  @inline(__always)
  func weight(at posting: Int) -> Double { Double(tally(at: posting).weight) / Self.weightUnit }

  /// Adds the weights of all words in `ranges` to those of their documents, the first of which is at `base`.
  func addWeights(of ranges: [Range<Int>], to sums: inout [UInt32], from base: Int) {
    let weights = tallies.pairs.map(\.weight)
    sums.withUnsafeMutableBufferPointer { sums in
      entries.withUnsafeBufferPointer { entries in
        weights.withUnsafeBufferPointer { weights in
          for range in ranges {
            for posting in postings(of: range) {
              let entry = entries[posting]
              let code = UInt8(truncatingIfNeeded: entry)
              let weight = code == Tallies.rare ? tally(at: posting).weight : weights[Int(code)]
              sums[base &+ Int(entry >> 8)] &+= weight
            }
          }
        }
      }
    }
  }
}
