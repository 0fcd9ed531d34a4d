public import Prose
import Search

/// Turns articles into a dossier: one function, read top to bottom. Pure: the same articles and the same lexicon
/// give the same dossier, whatever the number of threads and whatever is taken over from an earlier analysis.
///
/// What one article says by itself, and what it says once it is known who is who, is worked out article by article
/// and kept (`ArticleAnalysis`); only joining the articles is done anew each time.
public struct Analysis: Sendable {
  private let lists: WordLists

  /// - Parameter names: learnt weights for spotting names; without them the rules do it alone.
  public init(lexicon: Lexicon, names model: NameModel? = nil) {
    lists = WordLists(lexicon, names: model)
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
    let articles = unordered.sorted { $0.precedes($1) }
    let texts = concurrentMap(articles) { lists.listed(tokenized($0)) }
    finished(.tokens)
    let known = [ArticleAnalysis?](repeating: nil, count: articles.count)
    return findings(in: articles, texts, problems, known, AnalysisMemory(), finished).dossier
  }

  /// The dossier of an outline, with everything that is found in its articles, and what the next outline can take
  /// over from it.
  /// - Parameter problems: those that came up since the outline was made.
  public func dossier(
    of outline: Outline, problems: [Problem] = []
  ) -> (dossier: Dossier, memory: AnalysisMemory) {
    let texts = concurrentMap(outline.texts.indices) { index in
      outline.known[index]?.listed ?? lists.listed(outline.texts[index])
    }
    return findings(
      in: outline.articles, texts, outline.dossier.problems + problems, outline.known, outline.memory
    ) { _ in }
  }

  /// - Parameter known: per article, what an earlier analysis found in it, where it is the same.
  private func findings(
    in articles: [Article], _ texts: [ListedText], _ problems: [Problem], _ known: [ArticleAnalysis?],
    _ memory: AnalysisMemory, _ finished: (Stage) -> Void
  ) -> (dossier: Dossier, memory: AnalysisMemory) {
    var memory = memory
    let (read, entities) = readings(of: articles, texts, known, &memory, finished)
    let cast = SpeakerCast(entities, words: lists.quotes)
    let names = entities.map { SearchNames($0) }
    let profiles = memory.profiles(of: entities, names)
    let people = read.map(\.people)
    let quoted = concurrentMap(read.indices) { index in
      quotes(in: read[index], people[index], cast, profiles)
    }
    finished(.quotes)
    let told = concurrentMap(read.indices) { index in tellings(in: read[index], people[index]) }
    let events = timeline(
      of: read.map(\.article), texts: read.map(\.listed), times: read.map(\.times),
      tellings: zip(told, people).map { tellings, people in (tellings, people.entities) }, words: lists.times)
    finished(.timeline)
    let analyses = read.indices.map { index in
      ArticleAnalysis(
        read[index], names: people[index], profiles: profiles.of(people[index]), quotes: quoted[index].quotes,
        speakers: quoted[index].speakers, tellings: told[index])
    }
    let dossier = Dossier(
      articles: read.map(\.article), quotes: analyses.enumerated().flatMap { $1.quotes(in: Article.ID($0)) },
      entities: entities,
      times: read.map(\.times), events: events, problems: problems,
      index: memory.index(of: analyses, names), wordCounts: analyses.map(\.wordCount))
    finished(.index)
    memory.keep(analyses, dossier)
    return (dossier, memory)
  }

  // MARK: Article by article

  /// The quotes of an article, as if it were the first one, and who says each.
  private func quotes(
    in read: Reading, _ people: LocalNames, _ cast: SpeakerCast, _ profiles: EntityProfiles
  ) -> (quotes: [Quote], speakers: [[Entity.ID]]) {
    let known = read.known
    let quotes =
      known?.quotes
      ?? News.quotes(
        in: read.article, Article.ID(0), read.listed, names: read.names.spots, words: lists.quotes)
    if let known, known.names == people, known.profiles.roles == profiles.of(people).roles {
      return (quotes, known.speakers)
    }
    let said = speakers(
      of: quotes, in: read.text, mentions: people.mentions, cast: cast.part(people.entities),
      words: lists.quotes)
    return (quotes, said)
  }

  private func tellings(in read: Reading, _ people: LocalNames) -> ArticleTellings {
    if let known = read.known, known.names == people,
      known.article.published?.value == read.article.published?.value
    {
      return known.tellings
    }
    return News.tellings(
      in: read.article, read.listed, times: read.times, mentions: people.mentions, words: lists.times)
  }

  /// The articles in order of reading, and the names of all joined; articles without a publication day get one
  /// where others give evidence.
  private func readings(
    of articles: [Article], _ listed: [ListedText], _ known: [ArticleAnalysis?],
    _ memory: inout AnalysisMemory, _ finished: (Stage) -> Void
  ) -> ([Reading], [Entity]) {
    let texts = listed.map(\.text)
    let names = concurrentMap(articles.indices) {
      known[$0]?.spotted ?? self.names(in: listed[$0], articles[$0])
    }
    finished(.names)
    let numbered = memory.numberedNames(known) { index in
      PrintedNames(names[index], in: listed[index], words: lists.names)
    }
    let merged = mergedNames(numbered, in: texts, words: lists.names, reusing: &memory.joining)
    finished(.entities)
    let times = concurrentMap(articles.indices) {
      known[$0]?.statedTimes ?? self.times(in: listed[$0], articles[$0])
    }
    finished(.times)
    let people = merged.mentions
    var asked: [OpeningKeys?]?
    let days = inferredPublication(of: articles, texts: texts, times: times, names: people) { isNeeded in
      let openings = memory.openings(known, people, isNeeded) { index in
        UnnumberedOpening(
          listed[index], times: times[index], names: people[index], words: lists.times.happenings)
      }
      asked = openings
      return (openings, memory.openingWords.count)
    }
    let openings = asked
    let order = order(of: articles, days)
    let places = News.places(in: order)
    let read = concurrentMap(order) { index in
      let stated = articles[index]
      let article = days[index].map { stated.published($0.moved(to: places)) } ?? stated
      return Reading(
        stated: stated, article: article, listed: listed[index], names: names[index],
        numbered: numbered[index],
        people: people[index], opening: openings?[index] ?? nil, statedTimes: times[index],
        times: days[index] == nil
          ? times[index]
          : known[index]?.times(countedFrom: article.published?.value)
            ?? self.times(in: listed[index], article),
        known: known[index])
    }
    let entities = merged.entities(of: order)
    finished(.publication)
    return (read, entities)
  }

  /// The articles in order of reading, by their numbers until now.
  /// - Parameter days: those that articles were given which have none.
  private func order(of articles: [Article], _ days: [Sourced<Day>?]) -> [Int] {
    guard days.contains(where: { $0 != nil }) else { return Array(articles.indices) }
    let dated = articles.indices.map { days[$0].map(articles[$0].published) ?? articles[$0] }
    return dated.indices.sorted { dated[$0].precedes(dated[$1]) }
  }

  private func names(in text: ListedText, _ article: Article) -> ArticleNames {
    article.isEnglish ? News.names(in: text, words: lists.names) : listedNames(in: text, words: lists.names)
  }

  private func times(in text: ListedText, _ article: Article) -> [TimeMention] {
    News.times(in: text, published: article.published?.value, words: lists.times)
  }

  /// The blocks of `article` cut into sentences and tokens.
  public func tokenized(_ article: Article) -> TokenizedText { article.tokenized(lists.prose) }

  /// The whole text of `article` cut into sentences and tokens, with the lines that were taken out.
  public func tokenizedWhole(_ article: Article) -> TokenizedText {
    let spans = (article.blocks.map(\.span) + article.removals.map(\.span)).sorted()
    return TokenizedText(article.text, blocks: spans, words: lists.prose)
  }
}

/// By number, its place in `order`, which has each number once.
private func places(in order: [Int]) -> [Int] {
  var places = Array(order.indices)
  for (place, number) in order.enumerated() { places[number] = place }
  return places
}

/// What one article says by itself, in the order of the dossier. A class, so that it is handed on as one reference.
final class Reading: Sendable {
  /// The article before it was given a day that nothing states.
  let stated: Article
  let article: Article
  let listed: ListedText
  let names: ArticleNames
  let numbered: NumberedNames
  /// Its names, and whose they are in the dossier.
  let people: LocalNames
  /// What it begins with, where that was asked for.
  let opening: OpeningKeys?
  /// The expressions of time counted from the day that is stated, and from the one it was given.
  let statedTimes: [TimeMention]
  let times: [TimeMention]
  /// What an earlier analysis found in the same article.
  let known: ArticleAnalysis?

  init(
    stated: Article, article: Article, listed: ListedText, names: ArticleNames, numbered: NumberedNames,
    people: LocalNames, opening: OpeningKeys?, statedTimes: [TimeMention], times: [TimeMention],
    known: ArticleAnalysis?
  ) {
    self.stated = stated
    self.article = article
    self.listed = listed
    self.names = names
    self.numbered = numbered
    self.people = people
    self.opening = opening
    self.statedTimes = statedTimes
    self.times = times
    self.known = known
  }

  var text: TokenizedText { listed.text }
  var wordCount: Int { known?.wordCount ?? text.wordCount }
}
