import Prose

/// Gives pull quotes, which layout sets apart from the text and nobody introduces, the speaker of the quotation they
/// are taken from: the one elsewhere in the article that contains their words and has a verb of its own.
/// - Parameter spoken: per span, who speaks it.
func withPullQuotes(_ spoken: [SpokenBy?], of spans: [QuoteSpan], in read: ReadText) -> [SpokenBy?] {
  let pulled = spans.indices.filter { index in
    spoken[index]?.cue == nil && spans[index].words.count >= QuoteOpenings.length
      && spans[index].tokens == read.tokens(ofBlock: spans[index].block)
  }
  guard !pulled.isEmpty else { return spoken }
  let openings = QuoteOpenings(of: spans, where: { spoken[$0]?.cue != nil }, in: read)
  var spoken = spoken
  for index in pulled {
    guard let source = openings.span(containing: spans[index].words) else { continue }
    spoken[index] = spoken[source]?.carriedOver("pulled from another quotation")
  }
  return spoken
}

/// Where each run of a few words starts in the quotations of an article.
private struct QuoteOpenings {
  /// In tokens; shorter runs are found by chance.
  static let length = 4

  private let read: ReadText
  private let spans: [QuoteSpan]
  private var places = WordTable<(span: Int, token: Int)>()

  init(of spans: [QuoteSpan], where isWanted: (Int) -> Bool, in read: ReadText) {
    self.read = read
    self.spans = spans
    for index in spans.indices where !spans[index].isNested && isWanted(index) {
      for token in spans[index].words.dropLast(Self.length - 1) {
        places.insert((index, token), for: key(at: token))
      }
    }
  }

  private func key(at token: Int) -> WordKey {
    WordKey(joining: read.tokens[token..<token + Self.length].lazy.map(\.key))
  }

  /// The span that has all of `words`, up to a stop at their end.
  func span(containing words: Range<Int>) -> Int? {
    guard let (span, start) = places[key(at: words.lowerBound)] else { return nil }
    let end = read.lastBeforeMarks(words.upperBound, from: words.lowerBound)
    let count = end - words.lowerBound + (read.tokens[end].traits.contains(.punctuation) ? 0 : 1)
    guard start + count <= spans[span].words.upperBound else { return nil }
    let isSame = (0..<count).allSatisfy {
      read.tokens[start + $0].key == read.tokens[words.lowerBound + $0].key
    }
    return isSame ? span : nil
  }
}
