import Dispatch
public import Prose
import Search
import Synchronization

/// Turns articles into a dossier: one function, read top to bottom. Pure: the same articles and the same lexicon
/// give the same dossier, whatever the number of threads.
public struct Analysis: Sendable {
  private let quoteWords: QuoteWords
  private let nameWords: NameWords
  private let timeWords: TimeWords
  private let proseWords: ProseWords

  public init(lexicon: Lexicon) {
    quoteWords = QuoteWords(lexicon)
    nameWords = NameWords(lexicon)
    timeWords = TimeWords(lexicon)
    proseWords = ProseWords(abbreviations: lexicon["abbreviations"], grammar: lexicon["grammar-words"])
  }

  /// - Parameter articles: in any order; the dossier orders them by publication, then by name.
  public func dossier(of unordered: [Article], problems: [Problem] = []) -> Dossier {
    let texts = concurrentMap(unordered, tokenized)
    let spots = concurrentMap(texts) { names(in: $0, words: nameWords) }
    let unorderedNames = mergedNames(spots, in: texts, words: nameWords)
    let inferred = inferredPublication(
      of: unordered, texts: texts, mentions: unorderedNames.mentions, words: timeWords)
    let dated = zip(unordered, inferred).map { article, day in day.map(article.published) ?? article }

    let order = dated.indices.sorted { readingOrder(dated[$0], dated[$1]) }
    let articles = order.map { dated[$0] }
    let orderedTexts = order.map { texts[$0] }
    let merged = mergedNames(order.map { spots[$0] }, in: orderedTexts, words: nameWords)

    let quotes = concurrentMap(Array(articles.indices)) { index in
      let found = News.quotes(
        in: articles[index], Article.ID(index), orderedTexts[index], names: spots[order[index]], words: quoteWords)
      let said = speakers(
        of: found, in: orderedTexts[index], mentions: merged.mentions[index], entities: merged.entities,
        words: quoteWords)
      return zip(found, said).map { $0.spoken(by: $1) }
    }.flatMap(\.self)
    let times = concurrentMap(Array(articles.indices)) { index in
      News.times(in: orderedTexts[index], published: articles[index].published?.value, words: timeWords)
    }
    let events = timeline(
      of: articles, texts: orderedTexts, times: times, mentions: merged.mentions, entities: merged.entities,
      words: timeWords)
    return Dossier(
      articles: articles, quotes: quotes, entities: merged.entities, times: times, events: events,
      problems: problems, index: Index())
  }

  /// The blocks of `article` cut into sentences and tokens.
  public func tokenized(_ article: Article) -> TokenizedText {
    TokenizedText(article.text, blocks: article.blocks.map(\.span), words: proseWords)
  }
}

/// Earlier publication first, undated last; then by name.
private func readingOrder(_ a: Article, _ b: Article) -> Bool {
  switch (a.published?.value, b.published?.value) {
  case (let first?, let second?) where first != second: first < second
  case (.some, nil): true
  case (nil, .some): false
  default: a.name < b.name
  }
}

/// `transform` of every element, in order, on as many threads as the machine has.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: elements.count) { index in
    let result = transform(elements[index])
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}
