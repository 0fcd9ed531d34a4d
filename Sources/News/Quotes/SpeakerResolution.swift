import Prose

/// The entities that `quotes[index]` of one article is attributed to; empty where nobody is named.
/// - Parameter mentions: the article's mentions in order of place, with their entities.
func speakers(
  of quotes: [Quote], in text: TokenizedText, mentions: [(span: Span, entity: Entity.ID)], cast: SpeakerCast,
  words: QuoteWords
) -> [[Entity.ID]] {
  guard !mentions.isEmpty, quotes.contains(where: { $0.attribution != nil }) else {
    return quotes.map { _ in [] }
  }
  var resolution = SpeakerResolution(quotes: quotes, text: text, mentions: mentions, cast: cast, words: words)
  return quotes.indices.map { resolution.speakers(of: $0) }
}

/// The entities of a dossier, with what their roles call them: read once for all its articles.
struct SpeakerCast: Sendable {
  private let members: [Member]
  /// Of one article, the entities of the dossier by the article's own numbers; `nil` where they are the dossier's.
  private var part: [Entity.ID]?

  fileprivate struct Member: Sendable {
    let kind: Entity.Kind
    /// The nouns that end its roles, whatever the gender; of people alone.
    let nouns: [WordKey]
    /// What its roles tell; empty where they tell nothing.
    let gender: WordRole

    init(_ entity: Entity, _ words: QuoteWords) {
      let nouns = entity.roles.compactMap { role in role.split(separator: " ").last.map { WordKey($0) } }
      kind = entity.kind
      self.nouns = kind == .person ? Array(Set(nouns.map(words.neutral))) : []
      gender =
        nouns.map { words.roles(of: $0).intersection([.masculine, .feminine]) }.last { !$0.isEmpty } ?? []
    }
  }

  init(_ entities: [Entity], words: QuoteWords) {
    members = entities.map { Member($0, words) }
  }

  /// Some of the entities, in that order: the cast of one article by its own numbers.
  func part(_ entities: [Entity.ID]) -> SpeakerCast {
    var cast = self
    cast.part = entities
    return cast
  }

  fileprivate var count: Int { part?.count ?? members.count }

  fileprivate subscript(entity: Entity.ID) -> Member {
    members[part.map { $0[entity.index].index } ?? entity.index]
  }
}

/// From the words that name a speaker to the dossier's entities: a name by its mention, a pronoun by the person last
/// spoken of or speaking, a role by the one person of the article who has it.
private struct SpeakerResolution {
  let quotes: [Quote]
  let text: TokenizedText
  let mentions: [(span: Span, entity: Entity.ID)]
  let cast: SpeakerCast
  let words: QuoteWords
  // Most speakers are named, and nobody asks for these two.
  /// By entity, what its titles and roles tell about its gender; empty where they tell nothing.
  private lazy var genders = Self.genders(of: mentions, in: text, cast, words)
  /// The last words of what the article calls its people, with their bearers in order of first mention.
  private lazy var bearers = Self.bearers(of: mentions, cast)
  private var resolved: [(span: Span, speakers: [Entity.ID])] = []

  init(
    quotes: [Quote], text: TokenizedText, mentions: [(span: Span, entity: Entity.ID)], cast: SpeakerCast,
    words: QuoteWords
  ) {
    self.quotes = quotes
    self.text = text
    self.mentions = mentions
    self.cast = cast
    self.words = words
  }

  mutating func speakers(of index: Int) -> [Entity.ID] {
    guard let speaker = quotes[index].attribution?.speaker else { return [] }
    if quotes[index].kind == .nested, isOwn(speaker) { return outerSpeakers(of: index) }
    if let last = resolved.last, last.span == speaker { return last.speakers }
    let found = speakers(in: speaker)
    resolved.append((speaker, found))
    return found
  }

  private mutating func speakers(in span: Span) -> [Entity.ID] {
    let named = namedSpeakers(in: span)
    if !named.isEmpty { return named }
    let tokens = text.firstToken(from: span.start)..<text.firstToken(from: span.end)
    guard let first = tokens.first, let last = tokens.last else { return [] }
    let gender = words.genders[text.tokens[first].key]
    if tokens.count == 1, text.tokens[first].key == words.they { return group(before: span) }
    if tokens.count == 1, text.tokens[first].key == words.it { return body(before: span) }
    if tokens.count == 1, let gender { return person(before: span, gender: gender).map { [$0] } ?? [] }
    guard text.tokens[first].key == words.the || tokens.count == 1 else { return [] }
    return bearer(of: text.tokens[last], before: span).map { [$0] } ?? []
  }

  // MARK: Names

  /// The mentions in `span` that are its head: in `Lee and Xi` both, in `Mr Lee's adviser` and `Seoul officials` none.
  private func namedSpeakers(in span: Span) -> [Entity.ID] {
    var heads: [Entity.ID] = []
    var index = mentions.partitioningIndex { $0.span.end > span.start }
    while index < mentions.count, mentions[index].span.start < span.end {
      let (place, entity) = mentions[index]
      if isHead(place, in: span), !heads.contains(entity) { heads.append(entity) }
      index += 1
    }
    let people = heads.filter { cast[$0].kind == .person }
    return people.isEmpty ? Array(heads.suffix(1)) : people
  }

  private func isHead(_ mention: Span, in span: Span) -> Bool {
    let next = text.firstToken(from: mention.end)
    guard next < text.tokens.count, Int(text.tokens[next].start) < span.end else { return true }
    let token = text.tokens[next]
    if token.traits.contains(.punctuation) { return true }
    return token.key == words.and || words.roles(of: token.key).contains(.relative)
  }

  // MARK: Pronouns

  /// The person a pronoun at `span` stands for: of the sentences before, from the nearest on, the one who speaks in
  /// it, or else its subject. A sentence that opens with such a pronoun tells more of the same person, whoever else
  /// it names.
  private mutating func person(before span: Span, gender: WordRole) -> Entity.ID? {
    var sentence = text.sentenceIndex(at: span.start)
    let last = max(0, sentence - Self.reach)
    var end = span.start
    while sentence >= last {
      let range = Span(min(text.sentences[sentence].span.start, end), end)
      if let speaker = speaker(in: range, gender: gender) { return speaker }
      if !opensWithPronoun(range, gender: gender), let subject = subject(in: range, gender: gender) {
        return subject
      }
      guard sentence > 0 else { return nil }
      sentence -= 1
      end = text.sentences[sentence].span.end
    }
    return nil
  }

  /// How many sentences back a pronoun may reach.
  private static let reach = 12

  private mutating func speaker(in span: Span, gender: WordRole) -> Entity.ID? {
    for (place, speakers) in resolved.suffix(8).reversed() where span.contains(place) {
      if speakers.count == 1, let speaker = speakers.first, isPerson(speaker, gender: gender) {
        return speaker
      }
    }
    return nil
  }

  private func opensWithPronoun(_ span: Span, gender: WordRole) -> Bool {
    let first = text.firstToken(from: span.start)
    guard first < text.tokens.count, Int(text.tokens[first].start) < span.end else { return false }
    return words.genders[text.tokens[first].key] == gender
  }

  /// The one whose role opens the sentence (`The president was …`), or else the first person named who is no
  /// possessor and follows no preposition.
  private mutating func subject(in span: Span, gender: WordRole) -> Entity.ID? {
    if let bearer = bearer(opening: span), isPerson(bearer, gender: gender) { return bearer }
    let first = mentions.partitioningIndex { $0.span.start >= span.start }
    for (place, entity) in mentions[first...].prefix(100) where place.end <= span.end {
      if isPerson(entity, gender: gender), isSubject(place) { return entity }
    }
    return nil
  }

  private mutating func isPerson(_ entity: Entity.ID, gender: WordRole) -> Bool {
    cast[entity].kind == .person && (genders[entity.index].isEmpty || genders[entity.index].meets(gender))
  }

  private func isSubject(_ mention: Span) -> Bool {
    let next = text.firstToken(from: mention.end)
    if next < text.tokens.count, text.tokens[next].traits.contains(.clitic),
      Int(text.tokens[next].start) == mention.end
    {
      return false
    }
    var first = text.firstToken(from: mention.start)
    while first > 0, words.roles(of: text.tokens[first - 1], in: text.text).contains(.title) { first -= 1 }
    return first == 0 || !words.roles(of: text.tokens[first - 1].key).contains(.preposition)
  }

  private func isOwn(_ speaker: Span) -> Bool {
    let token = text.firstToken(from: speaker.start)
    return token < text.tokens.count && text.tokens[token].key == words.own
      && Int(text.tokens[token].end) == speaker.end
  }

  /// Who speaks the quotation that `quotes[index]` stands in.
  private func outerSpeakers(of index: Int) -> [Entity.ID] {
    let place = quotes[index].passage.span
    guard let outer = quotes[..<index].last(where: { $0.kind != .nested && $0.passage.span.contains(place) }),
      let speaker = outer.attribution?.speaker
    else { return [] }
    return resolved.last { $0.span == speaker }?.speakers ?? []
  }

  // MARK: Several, and bodies

  /// Whom `they` at `span` stands for, where the sentences before leave no doubt: the joint speakers of one, two
  /// people that it joins with `and`, or the body that speaks in it.
  private func group(before span: Span) -> [Entity.ID] {
    for range in sentences(before: span) {
      if let joint = resolved.last(where: { range.contains($0.span) && $0.speakers.count > 1 }) {
        return joint.speakers
      }
      let pair = joinedPeople(in: range)
      if !pair.isEmpty { return pair }
      if let last = resolved.last(where: { range.contains($0.span) && $0.speakers.count == 1 }) {
        return last.speakers.filter { cast[$0].kind == .organisation }
      }
    }
    return []
  }

  /// The body that spoke last in the sentences before, as long as nobody else did since.
  private func body(before span: Span) -> [Entity.ID] {
    for range in sentences(before: span) {
      if let last = resolved.last(where: { range.contains($0.span) && !$0.speakers.isEmpty }) {
        return last.speakers.filter { cast[$0].kind == .organisation }
      }
    }
    return []
  }

  /// The part of the sentence before `span`, and the two sentences ahead of it.
  private func sentences(before span: Span) -> [Span] {
    let last = text.sentenceIndex(at: span.start)
    return (max(0, last - 2)...last).reversed().map { index in
      let sentence = text.sentences[index].span
      return Span(min(sentence.start, span.start), min(sentence.end, span.start))
    }
  }

  /// The first two people of a sentence that are joined by `and`.
  private func joinedPeople(in range: Span) -> [Entity.ID] {
    let first = mentions.partitioningIndex { $0.span.start >= range.start }
    let here = mentions[first...].prefix(50).prefix { $0.span.end <= range.end }
    for ((one, a), (other, b)) in zip(here, here.dropFirst()) where a != b && isSubject(one) {
      let between =
        text.firstToken(
          from: one.end)..<max(text.firstToken(from: other.start), text.firstToken(from: one.end))
      guard between.count <= 3, between.first.map({ text.tokens[$0].key == words.and }) ?? false else {
        continue
      }
      let pair = [a, b]
      if pair.allSatisfy({ cast[$0].kind == .person }) { return pair }
    }
    return []
  }

  // MARK: Roles

  private mutating func bearer(opening span: Span) -> Entity.ID? {
    let first = text.firstToken(from: span.start)
    guard first + 1 < text.tokens.count, text.tokens[first].key == words.the,
      Int(text.tokens[first + 1].end) <= span.end
    else { return nil }
    return bearer(of: text.tokens[first + 1], before: span)
  }

  /// The person of the article whom it calls by `noun`: the only one, or of several the one named last before `span`.
  private mutating func bearer(of noun: Token, before span: Span) -> Entity.ID? {
    let called = words.neutral(noun.key)
    let bearers = bearers.filter { $0.noun == called }.map(\.entity)
    guard bearers.count > 1 else { return bearers.first }
    let end = mentions.partitioningIndex { $0.span.start >= span.start }
    return mentions[..<end].suffix(Self.reach * 20).last { bearers.contains($0.entity) }?.entity
  }

  private static func bearers(
    of mentions: [(span: Span, entity: Entity.ID)], _ cast: SpeakerCast
  ) -> [(noun: WordKey, entity: Entity.ID)] {
    var bearers: [(noun: WordKey, entity: Entity.ID)] = []
    var isSeen = [Bool](repeating: false, count: cast.count)
    for (_, entity) in mentions where !isSeen[entity.index] {
      isSeen[entity.index] = true
      for noun in cast[entity].nouns { bearers.append((noun, entity)) }
    }
    return bearers
  }

  // MARK: Gender

  /// Only what is printed counts: `Ms` before a name, `spokeswoman` as a role.
  private static func genders(
    of mentions: [(span: Span, entity: Entity.ID)], in text: TokenizedText, _ cast: SpeakerCast,
    _ words: QuoteWords
  ) -> [WordRole] {
    var genders = [WordRole](repeating: [], count: cast.count)
    for (place, entity) in mentions where genders[entity.index].isEmpty && cast[entity].kind == .person {
      let first = text.firstToken(from: place.start)
      guard first > 0 else { continue }
      genders[entity.index] = words.roles(of: text.tokens[first - 1], in: text.text).intersection([
        .masculine, .feminine,
      ])
    }
    for (_, entity) in mentions where genders[entity.index].isEmpty {
      genders[entity.index] = cast[entity].gender
    }
    return genders
  }
}
