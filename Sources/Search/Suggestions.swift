import Prose

extension Index {
  /// The query that `text` was most likely meant to be: each word that next to no document has is replaced by the
  /// most frequent one that is spelled like it. `nil` if there is nothing better to offer.
  ///
  /// Operators, field names and words with `*` or `~` stay as they are typed; so do words in scripts without spaces.
  public func suggestion(for text: String) -> String? {
    let bytes = Array(text.utf8)
    var scanner = WordScanner()
    scanner.begin(at: 0, limit: bytes.count)
    var result: [UInt8] = []
    var copied = 0
    while scanner.advance(in: bytes) {
      let span = Span(scanner.start, scanner.end)
      guard isPlain(span, in: bytes), let better = betterSpelling(of: scanner.term) else { continue }
      result += bytes[copied..<span.start] + better.bytes
      copied = span.end
    }
    return copied == 0 ? nil : String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  private func isPlain(_ span: Span, in bytes: [UInt8]) -> Bool {
    let isMarked = [span.start - 1, span.end].contains { place in
      bytes.indices.contains(place)
        && [Glob.any, UInt8(ascii: "~"), UInt8(ascii: "/")].contains(bytes[place])
    }
    let isField = span.end < bytes.count && bytes[span.end] == UInt8(ascii: ":")
    let isOperator = ["OR", "AND", "NOT", "NEAR"].contains { bytes[span.range].elementsEqual($0.utf8) }
    return !isMarked && !isField && !isOperator
  }

  private func betterSpelling(of term: Term) -> Term? {
    let bytes = term.bytes
    guard bytes.count >= 4, !bytes.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
    let count = documentCount(of: term)
    // So rare a word is more likely wrong than one that ten times as many documents have.
    if count > 2 { return nil }
    for edits in 1...(bytes.count >= 8 ? 2 : 1) {
      var best: (term: Term, count: Int)?
      for (candidate, candidateCount) in candidates(Query.Pattern(term: term, kind: .fuzzy(edits)))
      where candidate != term && candidateCount > max(count * 10, best?.count ?? 0) {
        best = (candidate, candidateCount)
      }
      if let best { return best.term }
    }
    return nil
  }

  /// The words that `pattern` matches, of the text and of names, with how many documents have them; in order.
  private func candidates(_ pattern: Query.Pattern) -> [(term: Term, count: Int)] {
    var terms: [Term] = []
    for segment in segments {
      for words in [segment.words.terms, segment.names.words.terms] {
        for range in words.matching(pattern) { terms += range.map { words.term($0) } }
      }
    }
    terms.sort { $0 < $1 }
    var result: [(term: Term, count: Int)] = []
    for term in terms where result.last?.term != term { result.append((term, documentCount(of: term))) }
    return result
  }

  /// In how many documents `term` is printed, or is part of a name, whichever is more.
  private func documentCount(of term: Term) -> Int {
    var named = 0
    for (index, segment) in segments.enumerated() {
      let words = segment.names.words
      for posting in words.postings(of: words.terms.matching(term)) {
        named += documentCount(ofValue: Int(words.document(at: posting)), inSegment: index)
      }
    }
    return max(frequency(of: term), named)
  }
}
