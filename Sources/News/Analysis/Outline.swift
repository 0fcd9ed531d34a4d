import Prose
import Search

extension Analysis {
  /// Articles in order of reading, and each cut into tokens: what all findings start from.
  public struct Outline: Sendable {
    /// The articles and their search index: what a reader can start with while the findings are made. Findings of an
    /// earlier analysis stay where an article's text is the same.
    public let dossier: Dossier
    let articles: [Article]
    let texts: [TokenizedText]
    /// Per article, what an earlier analysis found in it, where it is the same.
    let known: [ArticleAnalysis?]
    let memory: AnalysisMemory

    /// Needs few of the word lists, so that nobody waits for the others.
    /// - Parameter memory: of the analysis before, made with the same word lists.
    public init(
      of articles: [Article], problems: [Problem] = [], lexicon: Lexicon,
      reusing memory: AnalysisMemory = AnalysisMemory()
    ) {
      let articles = articles.sorted { $0.precedes($1) }
      let words = ProseWords(lexicon)
      let known = memory.analyses(of: articles)
      let texts = concurrentMap(articles.indices) { known[$0]?.text ?? articles[$0].tokenized(words) }
      dossier =
        memory.carried(to: articles, texts: texts, problems)
        ?? Dossier(
          articles: articles, problems: problems,
          index: DossierField.index(of: articles.count) { Document(articles[$0]) },
          wordCounts: texts.map(\.wordCount))
      self.articles = articles
      self.texts = texts
      self.known = known
      self.memory = memory
    }
  }
}

extension Article {
  /// The order of reading: earlier publication first, undated last; then by name.
  func precedes(_ other: Article) -> Bool {
    switch (published?.value, other.published?.value) {
    case (let first?, let second?) where first != second: first < second
    case (.some, nil): true
    case (nil, .some): false
    default: name < other.name
    }
  }

  func tokenized(_ words: ProseWords) -> TokenizedText {
    TokenizedText(text, blocks: blocks.map(\.span), words: words)
  }
}

extension ProseWords {
  convenience init(_ lexicon: Lexicon) {
    self.init(abbreviations: lexicon["abbreviations"], grammar: lexicon["sentence-words"])
  }
}

extension TokenizedText {
  /// Tokens that are words or numbers.
  var wordCount: Int {
    tokens.reduce(0) {
      $0 + ($1.traits.isDisjoint(with: [.word, .number]) || $1.traits.contains(.clitic) ? 0 : 1)
    }
  }
}
