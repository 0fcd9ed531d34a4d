import Prose

/// All word lists of the analysis, made ready together: they share one vocabulary. A class, so that it is handed on as
/// one reference.
final class WordLists: Sendable {
  let prose: ProseWords
  let quotes: QuoteWords
  let times: TimeWords
  let names: NameWords
  private let vocabulary: Vocabulary

  /// - Parameter model: learnt weights for spotting names.
  init(_ lexicon: Lexicon, names model: NameModel? = nil) {
    // The lists have some 25,000 words; with more room fewer of a text's words are looked for in two places.
    var vocabulary = Vocabulary(capacity: 1 << 16)
    prose = ProseWords(lexicon)
    // The short lists of frequent words first: their numbers are close together, and so is what is read by them.
    quotes = QuoteWords(lexicon, numbering: &vocabulary)
    times = TimeWords(lexicon, numbering: &vocabulary)
    names = NameWords(lexicon, model: model, numbering: &vocabulary)
    self.vocabulary = vocabulary
  }

  /// The text with its words looked up.
  func listed(_ text: TokenizedText) -> ListedText { ListedText(text, in: vocabulary) }
}

/// A text with its words looked up in the vocabulary of all lists: what names, times and quotes are found in. A class
/// for the same reason as `TokenizedText`.
final class ListedText: Sendable {
  let text: TokenizedText
  /// Per token, the number of its word; 0 where no list has it.
  let numbers: [Int32]

  fileprivate init(_ text: TokenizedText, in vocabulary: Vocabulary) {
    self.text = text
    numbers = vocabulary.numbers(of: text.tokens)
  }
}
