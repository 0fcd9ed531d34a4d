public import Prose

extension Index {
  /// The documents that are most like one of them: those that share its most telling words, best first.
  ///
  /// The words are those with the highest product of how often the document has them and how rare they are (Salton
  /// and Buckley, "Term-Weighting Approaches in Automatic Text Retrieval", 1988), of the words that others have too.
  /// - Parameter text: the text that was indexed as `document`.
  public func documentsLike(_ document: Int, text: Text, limit: Int) -> [Match] {
    guard let (segment, number) = segment(of: document) else { return [] }
    var counts = WordCounts()
    var reader = WordReader()
    for part in segment.layout.parts(of: number) {
      let span = part.textRange(in: text)
      reader.read(text.utf8, from: span.start, to: span.end, into: &counts)
    }
    var scores = [Double](repeating: 0, count: documentCount)
    for (term, _) in tellingWords(counts.sorted) { addScores(of: term, to: &scores) }
    var best = BestMatches(limit: limit)
    for (other, score) in scores.enumerated() where other != document && score > 0 {
      best.offer(UInt32(other), score)
    }
    return best.matches()
  }

  private static let tellingWordCount = 25

  private func tellingWords(_ words: [(term: Term, count: Int)]) -> [(term: Term, weight: Double)] {
    var weighed: [(term: Term, weight: Double)] = []
    for (term, count) in words {
      let frequency = frequency(of: term)
      guard frequency > 1 else { continue }
      weighed.append((term, Double(count) * naturalLogarithm(Double(documentCount) / Double(frequency))))
    }
    weighed.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term < $1.term }
    return Array(weighed.prefix(Self.tellingWordCount))
  }

  private func addScores(of term: Term, to scores: inout [Double]) {
    let lists = lists(of: term)
    let scorer = ranking.scorer(frequency: lists.reduce(0) { $0 + $1.count })
    for (index, piece) in pieces.enumerated() {
      let segment = segments[piece.segment]
      for posting in lists[index] {
        let document = piece.offset + Int(segment.words.document(at: posting))
        scores[document] += scorer.score(
          segment.words.weight(at: posting), Double(ranking.saturations[document]))
      }
    }
  }
}

/// Counts words.
private struct WordCounts: WordSink {
  private var terms: [Term] = []

  mutating func take(_ words: Swift.Span<PlainWord>) {
    for index in words.indices { terms.append(Term(head: words[index].head, neck: words[index].neck)) }
  }

  mutating func take(_ term: Term, start: Int, end: Int, startsLowerCase: Bool) { terms.append(term) }

  /// Each word once, in order.
  var sorted: [(term: Term, count: Int)] {
    var result: [(term: Term, count: Int)] = []
    for term in terms.sorted(by: { $0 < $1 }) {
      if let last = result.last, last.term == term {
        result[result.count - 1].count += 1
      } else {
        result.append((term, 1))
      }
    }
    return result
  }
}
