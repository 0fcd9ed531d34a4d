import Prose

/// What speaks for each kind of a candidate, in tenths of a vote, with the strongest rule for each.
///
/// The seam for a trained model: anything that fills a `NameEvidence` from a candidate can stand in for
/// `NameClassifier`.
struct NameEvidence {
  private(set) var person = Weight()
  private(set) var organisation = Weight()
  private(set) var place = Weight()

  struct Weight {
    var sum = 0
    var strongest = 0
    var rule = NameRule.unknown
  }

  mutating func add(_ weight: Int, to kind: Entity.Kind, _ rule: NameRule) {
    switch kind {
    case .person: Self.add(weight, to: &person, rule)
    case .organisation: Self.add(weight, to: &organisation, rule)
    case .place: Self.add(weight, to: &place, rule)
    }
  }

  /// Adds what speaks for each kind in another place.
  mutating func add(_ other: NameEvidence) {
    Self.add(other.person.sum, to: &person, other.person.rule)
    Self.add(other.organisation.sum, to: &organisation, other.organisation.rule)
    Self.add(other.place.sum, to: &place, other.place.rule)
  }

  private static func add(_ weight: Int, to kind: inout Weight, _ rule: NameRule) {
    kind.sum += weight
    if weight > kind.strongest {
      kind.strongest = weight
      kind.rule = rule
    }
  }

  subscript(kind: Entity.Kind) -> Weight {
    switch kind {
    case .person: person
    case .organisation: organisation
    case .place: place
    }
  }

  /// The kind with most weight; of equals the one named first in `Entity.Kind`. `nil` below `least`.
  func verdict(least: Int) -> (kind: Entity.Kind, rule: NameRule, weight: Int)? {
    var best: (kind: Entity.Kind, rule: NameRule, weight: Int)?
    for kind in Entity.Kind.allCases where self[kind].sum >= max(least, (best?.weight ?? -1) + 1) {
      best = (kind, self[kind].rule, self[kind].sum)
    }
    return best
  }
}

/// Why a stretch of text is a name of its kind; the raw value is what the reader is shown.
enum NameRule: String, Sendable {
  case unknown = "capitalised"
  case listedPlace = "listed place"
  case listedOrganisation = "listed organisation"
  case titleBefore = "title before the name"
  case roleBefore = "role before the name"
  case roleAfter = "role in apposition"
  case givenName = "given name"
  case familyFirst = "family name first"
  case surname = "family name"
  case initial = "initial inside the name"
  case personalParticle = "particle of a personal name"
  case ageAfter = "age after the name"
  case whoAfter = "who after the name"
  case speaks = "speaks"
  case organisationWord = "word of organisations"
  case legalForm = "legal form"
  case acronym = "acronym"
  case acronymAfter = "acronym in brackets after the name"
  case ampersand = "joined by &"
  case organisationNoun = "noun of organisations beside the name"
  case placeWord = "word of places"
  case placeNoun = "noun of places beside the name"
  case preposition = "preposition of places"
  case placeAfter = "listed place after the name"
  case countryAtEnd = "country at the end of the name"
  case severalWords = "several capitalised words"
  case elsewhere = "as elsewhere"
  case partOfName = "part of a person's name"
}

/// Weighs the words of a candidate and those around it.
struct NameClassifier {
  let names: NameText

  func evidence(for candidate: NameCandidate) -> NameEvidence {
    var evidence = NameEvidence()
    addLists(candidate, to: &evidence)
    addTitle(candidate, to: &evidence)
    if candidate.known == nil { addWords(candidate, to: &evidence) }
    addBefore(candidate, to: &evidence)
    addAfter(candidate, to: &evidence)
    return evidence
  }

  // MARK: The name itself

  private func addLists(_ candidate: NameCandidate, to evidence: inout NameEvidence) {
    guard let known = candidate.known, candidate.span.count > 1 || isAfterOn(candidate) else { return }
    let first = names.classes[candidate.tokens.lowerBound]
    let isAlsoPersonal = candidate.tokens.count == 1 && !first.isDisjoint(with: [.givenName, .surname])
    switch known.kind {
    case .country: evidence.add(80, to: .place, .listedPlace)
    case .region: evidence.add(isAlsoPersonal ? 40 : 60, to: .place, .listedPlace)
    case .city: evidence.add(isAlsoPersonal ? 25 : 50, to: .place, .listedPlace)
    case .organisation: evidence.add(60, to: .organisation, .listedOrganisation)
    case .nationality, .nonName: break
    }
  }

  /// `posted on X`: a letter names an organisation there only.
  private func isAfterOn(_ candidate: NameCandidate) -> Bool {
    let first = candidate.tokens.lowerBound
    return first > 0 && names.tokens[first - 1].key == names.words.on
  }

  private func addTitle(_ candidate: NameCandidate, to evidence: inout NameEvidence) {
    guard let title = candidate.title else { return }
    let isCertain = title.upperBound <= candidate.tokens.lowerBound
    evidence.add(isCertain && candidate.known == nil ? 60 : 35, to: .person, .titleBefore)
  }

  private func addWords(_ candidate: NameCandidate, to evidence: inout NameEvidence) {
    let tokens = candidate.tokens
    let first = names.classes[tokens.lowerBound]
    let last = names.classes[tokens.upperBound - 1]
    if tokens.count > 1 {
      addEnds(tokens, first, last, to: &evidence)
      addPersonalName(tokens, first, last, to: &evidence)
    } else {
      addSingleWord(tokens.lowerBound, to: &evidence)
    }
  }

  private func addEnds(
    _ tokens: Range<Int>, _ first: WordClass, _ last: WordClass, to evidence: inout NameEvidence
  ) {
    if last.contains(.legalForm) { evidence.add(60, to: .organisation, .legalForm) }
    if last.contains(.organisationEnd) {
      evidence.add(last.contains(.surname) ? 25 : 50, to: .organisation, .organisationWord)
    }
    if last.contains(.placeEnd) {
      evidence.add(last.contains(.surname) && first.contains(.givenName) ? 10 : 45, to: .place, .placeWord)
    }
    if first.contains(.placeStart) { evidence.add(40, to: .place, .placeWord) }
    let second = names.tokens[tokens.lowerBound + 1].key
    if second == names.words.of || second == names.words.for {
      if first.contains(.organisationOpening) { evidence.add(55, to: .organisation, .organisationWord) }
      if first.contains(.placeOpening) { evidence.add(55, to: .place, .placeWord) }
    }
    for index in tokens.dropFirst().dropLast() {
      let isOpening =
        names.classes[index].contains(.organisationOpening) && index + 1 < tokens.upperBound
        && !startsWithCapital(index + 1)
      if isOpening { evidence.add(50, to: .organisation, .organisationWord) }
      if names.classes[index].contains(.placeOpening), names.tokens[index + 1].key == names.words.of {
        evidence.add(45, to: .place, .placeWord)
      }
      if names.utf8[Int(names.tokens[index].start)] == UInt8(ascii: "&") {
        evidence.add(30, to: .organisation, .ampersand)
      }
    }
  }

  private func addPersonalName(
    _ tokens: Range<Int>, _ first: WordClass, _ last: WordClass, to evidence: inout NameEvidence
  ) {
    guard tokens.count <= 6 else { return }
    let length = tokens.count
    if first.contains(.givenName) { evidence.add(first.contains(.common) ? 15 : 35, to: .person, .givenName) }
    if last.contains(.surname) || last.contains(.givenName) {
      evidence.add(last.contains(.common) ? 8 : 20, to: .person, .surname)
    }
    if first.contains(.familyFirst), length <= 3, isGivenAfterFamily(tokens.dropFirst()) {
      evidence.add(35, to: .person, .familyFirst)
    }
    if isFamilyLast(tokens) { evidence.add(45, to: .person, .familyFirst) }
    if length == 2, first.isEmpty, isCountry(tokens.upperBound - 1) {
      evidence.add(45, to: .organisation, .countryAtEnd)
    }
    let hasUnknownOnly = tokens.allSatisfy {
      startsWithCapital($0)
        && names.classes[$0].isDisjoint(with: [.common, .organisationEnd, .placeEnd, .nationality])
        && !names.tokens[$0].traits.contains(.allCaps)
    }
    if hasUnknownOnly { evidence.add(length <= 4 ? 25 : 10, to: .person, .severalWords) }
    for index in tokens.dropFirst().dropLast() {
      if isInitial(index) { evidence.add(30, to: .person, .initial) }
      if names.classes[index].contains(.particle), !startsWithCapital(index) {
        evidence.add(15, to: .person, .personalParticle)
      }
    }
    if isInitial(tokens.lowerBound) { evidence.add(25, to: .person, .initial) }
    let commonWords = tokens.count { names.classes[$0].contains(.common) && startsWithCapital($0) }
    if commonWords > 0 { evidence.add(min(30, 12 * commonWords), to: .organisation, .severalWords) }
  }

  /// `Nordbank Peru`: the country ends the name, and is no family name.
  private func isCountry(_ index: Int) -> Bool {
    names.classes[index].isDisjoint(with: [.surname, .givenName])
      && names.known(at: index, limit: index + 1)?.phrase.kind == .country
  }

  /// `Jae-won Park`: two syllables before a family name that mostly stands first.
  private func isFamilyLast(_ tokens: Range<Int>) -> Bool {
    let first = names.tokens[tokens.lowerBound]
    return tokens.count == 2 && first.traits.contains(.containsHyphen)
      && names.classes[tokens.upperBound - 1].contains(.familyFirst) && names.compoundParts(first).count == 2
  }

  /// One hyphenated word or two short ones that are no common words (`Jae-myung`, `Jae Myung`, `Jinping`).
  private func isGivenAfterFamily(_ given: Range<Int>) -> Bool {
    given.allSatisfy { index in
      let token = names.tokens[index]
      return startsWithCapital(index) && !names.classes[index].contains(.common)
        && token.end - token.start <= 14
        && names.classes[index].isDisjoint(with: [.organisationEnd, .placeEnd])
    }
  }

  private func addSingleWord(_ index: Int, to evidence: inout NameEvidence) {
    let token = names.tokens[index]
    let known = names.classes[index]
    if token.traits.contains(.containsDigit) { return }
    if token.traits.contains(.allCaps), !token.traits.contains(.abbreviation), token.end - token.start <= 6 {
      evidence.add(25, to: .organisation, .acronym)
    } else if token.traits.contains(.innerCap), !token.traits.contains(.containsHyphen),
      !known.contains(.surname)
    {
      evidence.add(20, to: .organisation, .acronym)
    }
    guard !known.contains(.common) else { return }
    if known.contains(.givenName) { evidence.add(16, to: .person, .givenName) }
    if known.contains(.surname) { evidence.add(16, to: .person, .surname) }
  }

  // MARK: Around the name

  private func addBefore(_ candidate: NameCandidate, to evidence: inout NameEvidence) {
    let start = candidate.title?.lowerBound ?? candidate.tokens.lowerBound
    guard candidate.title == nil, start > 0, !names.startsSentence(start) else { return }
    let previous = start - 1
    let known = names.classes[previous]
    if known.contains(.role), !startsWithCapital(previous),
      !isAfterArticle(previous) || candidate.tokens.count > 1
    {
      evidence.add(candidate.known == nil ? 35 : 15, to: .person, .roleBefore)
    }
    let weight = Int(names.word(previous).placeWeight)
    if weight != 0 {
      let isSingle = candidate.tokens.count == 1 && candidate.known == nil
      evidence.add(isSingle ? weight : weight / 2, to: .place, .preposition)
    }
    if known.contains(.organisationNoun), !known.contains(.role) {
      evidence.add(15, to: .organisation, .organisationNoun)
    }
    if names.tokens[previous].key == names.words.of, previous > 0,
      names.classes[previous - 1].contains(.placeNoun)
    {
      evidence.add(40, to: .place, .placeNoun)
    }
    if names.tokens[previous].key == names.words.the {
      evidence.add(-20, to: .person, .unknown)
      evidence.add(10, to: .organisation, .organisationNoun)
    }
  }

  private func addAfter(_ candidate: NameCandidate, to evidence: inout NameEvidence) {
    let next = candidate.tokens.upperBound
    guard next < names.tokens.count, !names.startsSentence(next) else { return }
    let known = names.classes[next]
    if known.contains(.placeNoun), !startsWithCapital(next) { evidence.add(25, to: .place, .placeNoun) }
    if known.contains(.organisationNoun), !startsWithCapital(next), !known.contains(.placeNoun) {
      evidence.add(15, to: .organisation, .organisationNoun)
    }
    if known.contains(.personVerb) { evidence.add(12, to: .person, .speaks) }
    if names.tokens[next].traits.contains(.openingBracket), isAcronym(next + 1), candidate.tokens.count > 1 {
      evidence.add(35, to: .organisation, .acronymAfter)
    }
    guard names.utf8[Int(names.tokens[next].start)] == UInt8(ascii: ","), next + 1 < names.tokens.count
    else { return }
    addAfterComma(next + 1, candidate, to: &evidence)
  }

  private func addAfterComma(_ next: Int, _ candidate: NameCandidate, to evidence: inout NameEvidence) {
    let token = names.tokens[next]
    if token.key == names.words.who { evidence.add(30, to: .person, .whoAfter) }
    if token.traits.contains(.number), token.end - token.start <= 2, next + 1 < names.tokens.count,
      names.utf8[Int(names.tokens[next + 1].start)] == UInt8(ascii: ",")
    {
      evidence.add(30, to: .person, .ageAfter)
    }
    if candidate.known == nil, startsWithCapital(next), names.words.phrase(token.key)?.kind == .country {
      evidence.add(20, to: .place, .placeAfter)
    }
    if candidate.known == nil,
      NameRoles(names: names).apposition(after: candidate.tokens.upperBound) != nil
    {
      evidence.add(25, to: .person, .roleAfter)
    }
  }

  // MARK: Tokens

  private func startsWithCapital(_ index: Int) -> Bool {
    names.tokens[index].traits.contains(.capitalised) || names.tokens[index].traits.contains(.innerCap)
  }

  private func isInitial(_ index: Int) -> Bool {
    let token = names.tokens[index]
    return token.traits.contains(.capitalised)
      && (token.end - token.start == 1
        || (token.end - token.start == 2 && token.traits.contains(.abbreviation)))
  }

  private func isAcronym(_ index: Int) -> Bool {
    index < names.tokens.count && names.tokens[index].traits.contains(.allCaps)
  }

  private func isAfterArticle(_ index: Int) -> Bool {
    index > 0 && names.tokens[index - 1].key == names.words.the
  }
}
