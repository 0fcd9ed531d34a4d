/// A text cut into blocks, sentences and tokens: what every analysis of it starts from.
///
/// Invariants: all three are in order of their start; a sentence never crosses a block, a token never
/// crosses a sentence; text outside the blocks has no tokens.
public struct TokenizedText: Sendable {
  public let text: Text
  public let tokens: [Token]
  public let sentences: [Sentence]
  /// For each block that was given, the indices of its sentences.
  public let blocks: [Range<Int>]

  /// - Parameters:
  ///   - blocks: the spans to cut (paragraphs, headings), in order and apart from each other.
  ///   - abbreviations: words that keep a full stop, without it (`mr`, `gen`).
  public init(_ text: Text, blocks spans: [Span], abbreviations: Set<WordKey>) {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var blocks: [Range<Int>] = []
    let tokenizer = Tokenizer(abbreviations: abbreviations)
    for span in spans {
      let firstToken = tokens.count
      let firstSentence = sentences.count
      tokenizer.appendTokens(of: text, in: span, to: &tokens)
      appendSentences(of: tokens, from: firstToken, in: text, to: &sentences)
      blocks.append(firstSentence..<sentences.count)
    }
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
    self.blocks = blocks
  }

  public func string(_ token: Token) -> String { text[token.span] }

  /// The index of the first token that starts at or after `offset` (UTF-8).
  public func firstToken(from offset: Int) -> Int {
    tokens.partitioningIndex { Int($0.start) >= offset }
  }

  /// The index of the sentence that contains `offset` (UTF-8), or of the next one after it;
  /// `sentences.endIndex` after the last.
  public func sentenceIndex(at offset: Int) -> Int {
    sentences.partitioningIndex { $0.span.end > offset }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies `predicate`, where no element before it does and all after do.
  package func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
