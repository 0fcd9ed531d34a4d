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

  /// - Parameter names: learnt weights for spotting names; without them the rules do it alone.
  public init(lexicon: Lexicon, names model: NameModel? = nil) {
    quoteWords = QuoteWords(lexicon)
    nameWords = NameWords(lexicon, model: model)
    timeWords = TimeWords(lexicon)
    proseWords = ProseWords(lexicon)
  }

  /// Articles in order of reading, and each cut into tokens: what all findings start from.
  public struct Outline: Sendable {
    /// The articles and their search index, without findings: what a reader can start with while the rest is made.
    public let dossier: Dossier
    fileprivate let texts: [TokenizedText]

    /// Needs few of the word lists, so that nobody waits for the others.
    public init(of articles: [Article], problems: [Problem] = [], lexicon: Lexicon) {
      let articles = articles.sorted(by: readingOrder)
      let words = ProseWords(lexicon)
      texts = concurrentMap(articles) { $0.tokenized(words) }
      dossier = Dossier(
        articles: articles, problems: problems, index: index(articles.map { Document($0) }),
        wordCounts: texts.map(\.wordCount))
    }
  }

  /// A part of the work, in the order in which it is done.
  public enum Stage: String, Sendable, CaseIterable {
    case tokens, names, entities, times, publication, quotes, timeline, index
  }

  /// The dossier with everything that is found in the articles.
  /// - Parameters:
  ///   - unordered: in any order; the dossier orders them by publication, then by name.
  ///   - finished: called when a part of the work is done.
  public func dossier(
    of unordered: [Article], problems: [Problem] = [], finished: (Stage) -> Void = { _ in }
  ) -> Dossier {
    let articles = unordered.sorted(by: readingOrder)
    let texts = concurrentMap(articles, tokenized)
    finished(.tokens)
    return dossier(of: articles, texts, problems, finished)
  }

  /// The dossier of an outline, with everything that is found in its articles.
  /// - Parameter problems: those that came up since the outline was made.
  public func dossier(of outline: Outline, problems: [Problem] = []) -> Dossier {
    dossier(of: outline.dossier.articles, outline.texts, outline.dossier.problems + problems) { _ in }
  }

  private func dossier(
    of articles: [Article], _ texts: [TokenizedText], _ problems: [Problem], _ finished: (Stage) -> Void
  ) -> Dossier {
    let (read, merged) = readings(of: articles, texts, finished)
    let articles = read.map(\.article)
    let texts = read.map(\.text)
    let times = read.map(\.times)
    let cast = SpeakerCast(merged.entities, words: quoteWords)
    let quotes = concurrentMap(articles.indices) { index in
      let found = News.quotes(
        in: articles[index], Article.ID(index), texts[index], names: read[index].names, words: quoteWords)
      let said = speakers(
        of: found, in: texts[index], mentions: merged.mentions[index], cast: cast, words: quoteWords)
      return zip(found, said).map { $0.spoken(by: $1) }
    }
    finished(.quotes)
    let events = timeline(
      of: articles, texts: texts, times: times, mentions: merged.mentions, entities: merged.entities,
      words: timeWords)
    finished(.timeline)
    let names = merged.entities.map(\.searchNames)
    let documents = concurrentMap(articles.indices) { index in
      var document = Document(articles[index])
      let mentions = merged.mentions[index].map { EntityMention(span: $0.span, entity: $0.entity) }
      document.add(quotes: quotes[index], mentions: mentions, of: merged.entities) { names[$0.index] }
      return document
    }
    let dossier = Dossier(
      articles: articles, quotes: quotes.flatMap(\.self), entities: merged.entities, times: times,
      events: events, problems: problems, index: index(documents), wordCounts: texts.map(\.wordCount))
    finished(.index)
    return dossier
  }

  /// What one article says by itself.
  private struct Reading: Sendable {
    let article: Article
    let text: TokenizedText
    let names: [NameSpot]
    let times: [TimeMention]
  }

  /// The articles in order of reading, and the names of all joined; articles without a publication day get one
  /// where others give evidence.
  private func readings(
    of articles: [Article], _ texts: [TokenizedText], _ finished: (Stage) -> Void
  ) -> ([Reading], MergedNames) {
    let names = concurrentMap(articles.indices) { index in
      articles[index].isEnglish
        ? News.names(in: texts[index], words: nameWords) : listedNames(in: texts[index], words: nameWords)
    }
    finished(.names)
    let merged = mergedNames(names, in: texts, words: nameWords)
    finished(.entities)
    let times = concurrentMap(articles.indices) { self.times(in: texts[$0], articles[$0]) }
    finished(.times)
    let days = inferredPublication(
      of: articles, texts: texts, times: times, mentions: merged.mentions, words: timeWords)
    let dated = articles.indices.map { days[$0].map(articles[$0].published) ?? articles[$0] }
    let order = dated.indices.sorted { readingOrder(dated[$0], dated[$1]) }
    var places = Array(order.indices)
    for (place, index) in order.enumerated() { places[index] = place }
    let read = order.map { index in
      let article = days[index].map { articles[index].published($0.moved(to: places)) } ?? articles[index]
      return Reading(
        article: article, text: texts[index], names: names[index].spots,
        times: days[index] == nil ? times[index] : self.times(in: texts[index], article))
    }
    let reordered = merged.reordered(order)
    finished(.publication)
    return (read, reordered)
  }

  private func times(in text: TokenizedText, _ article: Article) -> [TimeMention] {
    News.times(in: text, published: article.published?.value, words: timeWords)
  }

  /// The blocks of `article` cut into sentences and tokens.
  public func tokenized(_ article: Article) -> TokenizedText { article.tokenized(proseWords) }

  /// The whole text of `article` cut into sentences and tokens, with the lines that were taken out.
  public func tokenizedWhole(_ article: Article) -> TokenizedText {
    let spans = (article.blocks.map(\.span) + article.removals.map(\.span)).sorted()
    return TokenizedText(article.text, blocks: spans, words: proseWords)
  }
}

extension Article {
  fileprivate func tokenized(_ words: ProseWords) -> TokenizedText {
    TokenizedText(text, blocks: blocks.map(\.span), words: words)
  }
}

extension ProseWords {
  fileprivate init(_ lexicon: Lexicon) {
    self.init(abbreviations: lexicon["abbreviations"], grammar: lexicon["sentence-words"])
  }
}

private func index(_ documents: [Document]) -> Index {
  DossierField.index(of: documents)
}

extension TokenizedText {
  /// Tokens that are words or numbers.
  fileprivate var wordCount: Int {
    tokens.reduce(0) {
      $0 + ($1.traits.isDisjoint(with: [.word, .number]) || $1.traits.contains(.clitic) ? 0 : 1)
    }
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
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: some RandomAccessCollection<Element> & Sendable, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  // Long articles make parts uneven: several a thread even out, and thousands would cost more than the work.
  let partCount = min(elements.count, 64)
  guard partCount > 1 else { return elements.map(transform) }
  let parts = Mutex([[Result]](repeating: [], count: partCount))
  DispatchQueue.concurrentPerform(iterations: partCount) { part in
    let start = elements.index(elements.startIndex, offsetBy: elements.count * part / partCount)
    let end = elements.index(elements.startIndex, offsetBy: elements.count * (part + 1) / partCount)
    let results = elements[start..<end].map(transform)
    parts.withLock { $0[part] = results }
  }
  return parts.withLock { $0.flatMap(\.self) }
}
