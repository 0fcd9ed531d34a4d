package import Prose

/// A zone of annotated text as the model reads it: what weights are learnt from.
package struct NameExample: Sendable {
  /// Per token, the hashes of its features.
  package let features: [[UInt64]]
  /// Per token, what people made of it.
  package let tags: [NameTag]
}

/// Reads annotated texts as the program would read them.
package struct NameExampleReader: Sendable {
  private let words: WordLists

  package init(lexicon: Lexicon) {
    words = WordLists(lexicon)
  }

  /// The zones of a text, every line of which is a paragraph. A name that does not end where tokens end is taken
  /// for none.
  /// - Parameter names: in order of place, none overlapping another; `nil` is the kind of what is written like a name
  ///   and is none.
  package func examples(
    in text: Text, names annotated: [(span: Span, kind: Entity.Kind?)]
  ) -> [NameExample] {
    let tokenized = TokenizedText(text, blocks: text.lines, words: words.prose)
    let read = NameText(words.listed(tokenized), words: words.names)
    let tags = Self.tags(of: annotated, in: tokenized)
    var features = NameFeatures(
      read, rules: RuleReading(ruleDecisions(in: read), in: read))
    return read.zones().map { zone in
      var lists = FeatureLists()
      features.gather(zone, into: &lists)
      return NameExample(features: lists.features, tags: Self.cut(Array(tags[zone.tokens])))
    }
  }

  private static func tags(
    of names: [(span: Span, kind: Entity.Kind?)], in text: TokenizedText
  ) -> [NameTag] {
    var tags = Array(repeating: NameTag.outside, count: text.tokens.count)
    for (span, kind) in names {
      let first = text.firstToken(from: span.start)
      let end = text.firstToken(from: span.end)
      guard first < end, Int(text.tokens[first].start) == span.start,
        Int(text.tokens[end - 1].end) == span.end
      else { continue }
      for index in first..<end {
        tags[index] = kind.map { index == first ? NameTag(start: $0) : NameTag(rest: $0) } ?? .other
      }
    }
    return tags
  }

  /// A zone may start inside an annotated name, which opens in lower case.
  private static func cut(_ tags: [NameTag]) -> [NameTag] {
    var tags = tags
    if let first = tags.first, first.isRest, let kind = first.kind { tags[0] = NameTag(start: kind) }
    return tags
  }
}

/// The features of token after token.
private struct FeatureLists: FeatureSink {
  private(set) var features: [[UInt64]] = []
  private var open: [UInt64] = []

  mutating func take(_ feature: UInt64) { open.append(feature) }
  mutating func endToken() {
    features.append(open)
    open = []
  }
}
