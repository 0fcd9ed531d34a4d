/// A text cut into blocks, sentences and tokens: what every analysis of it starts from.
///
/// Invariants: all three are in order of their start; a sentence never crosses a block, a token never
/// crosses a sentence; text outside the blocks has no tokens.
///
/// A class, though it never changes: every rule and every reader of a sentence holds it, as one reference.
public final class TokenizedText: Sendable {
  /// What was cut.
  public let text: Text
  /// In order, of all blocks.
  public let tokens: [Token]
  /// In order, of all blocks.
  public let sentences: [Sentence]
  /// For each block that was given, the indices of its sentences.
  public let blocks: [Range<Int>]
  /// What stays with the compound it stands before.
  let prefixes: WordSet

  /// - Parameter blocks: the spans to cut (paragraphs, headings), in order and apart from each other.
  public init(_ text: Text, blocks spans: [Span], words: ProseWords) {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var blocks: [Range<Int>] = []
    let length = spans.reduce(0) { $0 + $1.count }
    tokens.reserveCapacity(length / 5 + 4)
    sentences.reserveCapacity(length / 100 + spans.count)
    blocks.reserveCapacity(spans.count)
    let tokenizer = Tokenizer(text, words)
    let splitter = SentenceSplitter(text: text, words: words)
    for span in spans {
      let firstToken = tokens.count
      let firstSentence = sentences.count
      tokenizer.appendTokens(in: span, to: &tokens)
      splitter.appendSentences(of: tokens, from: firstToken, to: &sentences)
      blocks.append(firstSentence..<sentences.count)
    }
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
    self.blocks = blocks
    prefixes = words.prefixes
  }

  /// The characters of `token`.
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
  @inlinable
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
