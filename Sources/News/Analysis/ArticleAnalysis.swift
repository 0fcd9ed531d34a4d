import Prose

/// What was found in one article, without a word of its place in the dossier: entities go by numbers of the article's
/// own, passages by the article alone. While the article and what is known of its names stay the same, so does this.
///
/// A class, so that twenty thousand of them are handed on without being copied.
final class ArticleAnalysis: Sendable {
  // What the article says by itself.

  /// As it was read and as the reader has corrected it, before it was given a day.
  let stated: Article
  let article: Article
  let listed: ListedText
  let wordCount: Int
  let spotted: ArticleNames
  let numbered: NumberedNames
  let statedTimes: [TimeMention]
  /// Without speakers, as if the article were the first.
  let quotes: [Quote]

  // What it says once it is known who is who.

  let times: [TimeMention]
  let names: LocalNames
  /// What speakers and search took from the entities.
  let profiles: EntityProfiles
  /// Per quote, in numbers of the article's own.
  let speakers: [[Entity.ID]]
  let tellings: ArticleTellings
  /// What it begins with, where that was asked for.
  let opening: OpeningKeys?

  init(
    _ reading: Reading, names: LocalNames, profiles: EntityProfiles, quotes: [Quote], speakers: [[Entity.ID]],
    tellings: ArticleTellings
  ) {
    stated = reading.stated
    article = reading.article
    listed = reading.listed
    wordCount = reading.wordCount
    spotted = reading.names
    numbered = reading.numbered
    opening = reading.opening
    statedTimes = reading.statedTimes
    times = reading.times
    self.names = names
    self.profiles = profiles
    self.quotes = quotes
    self.speakers = speakers
    self.tellings = tellings
  }

  var text: TokenizedText { listed.text }

  /// Its expressions of time, if they were counted from that day.
  func times(countedFrom day: Day?) -> [TimeMention]? { article.published?.value == day ? times : nil }

  /// Its quotes in their place in the dossier, with their speakers.
  func quotes(in id: Article.ID) -> [Quote] {
    zip(quotes, speakers).map { quote, speakers in
      quote.moved(to: id, spokenBy: speakers.map { names.entities[$0.index] })
    }
  }

  /// Whether search finds it under the same words as the other.
  func isSearched(as other: ArticleAnalysis) -> Bool {
    article.published?.value == other.article.published?.value && names == other.names
      && profiles.names == other.profiles.names && speakers == other.speakers
  }
}

/// The names of one article, in order of place. Its entities are numbered in the order in which it names them first,
/// so that the same article has the same numbers in every dossier.
struct LocalNames: Sendable, Equatable {
  /// With the article's own numbers of the entities.
  let mentions: [(span: Span, entity: Entity.ID)]
  /// By those numbers, the dossier's entities.
  let entities: [Entity.ID]

  init(_ found: [(span: Span, entity: Entity.ID)]) {
    var entities: [Entity.ID] = []
    var numbers = SmallNumbers()
    mentions = found.map { span, entity in
      let (number, isNew) = numbers.number(of: UInt64(entity.index))
      if isNew { entities.append(entity) }
      return (span, Entity.ID(number))
    }
    self.entities = entities
  }

  /// Whether the same places name the same, whatever the numbers of the dossier.
  static func == (a: LocalNames, b: LocalNames) -> Bool {
    a.entities.count == b.entities.count && a.mentions.elementsEqual(b.mentions, by: ==)
  }
}

/// What of some entities matters beyond where they are named, in numbers: equal ones have equal numbers, in this
/// dossier and in those that follow it.
struct EntityProfiles: Sendable {
  /// Kinds and roles: what tells who speaks.
  let roles: [Int]
  /// Kinds and names: what search finds them by.
  let names: [Int]

  /// The profiles of an article's entities, by its own numbers.
  func of(_ local: LocalNames) -> EntityProfiles {
    EntityProfiles(
      roles: local.entities.map { roles[$0.index] }, names: local.entities.map { names[$0.index] })
  }
}

/// Gives equal values one number, which they keep as long as they are asked for.
struct Numbering<Value: Hashable & Sendable>: Sendable {
  private var numbers: [Value: Int] = [:]
  private var next = 0

  /// The numbers of `values`; all others are forgotten.
  mutating func renew(_ values: [Value]) -> [Int] {
    var current = [Value: Int](minimumCapacity: values.count)
    let result = values.map { value in
      if let number = current[value] { return number }
      let number = numbers[value] ?? next
      if number == next { next += 1 }
      current[value] = number
      return number
    }
    numbers = current
    return result
  }
}
