/// Tells an article from the page it was scraped from.
public struct Cleaner: Sendable {
  public init(lexicon: Lexicon) {}

  /// Every line of `draft` becomes a block or a removal.
  public func cleaned(_ draft: Draft) -> CleanedText {
    CleanedText(
      blocks: draft.lines.map { Block($0.kind ?? .paragraph, $0.span, line: $0.number) },
      removals: draft.removals, facts: CleanedText.Facts())
  }
}
