import Prose

/// The names found in one article, before the articles are compared.
struct ArticleNames: Sendable {
  /// In order of place, none overlapping another.
  let spots: [NameSpot]
  /// Capitalised stretches that nothing in the article decides; other articles may. In order of place.
  let undecided: [Span]

  /// Only the names that a list of places or organisations has.
  fileprivate var listed: ArticleNames {
    ArticleNames(
      spots: spots.filter {
        $0.reason.isSpotted(by: .listedPlace) || $0.reason.isSpotted(by: .listedOrganisation)
      }, undecided: [])
  }
}

/// The names of people, organisations and places in one article: by rules, and where there is a model, by what it
/// makes of the rules' reading.
func names(in text: ListedText, words: NameWords) -> ArticleNames {
  let read = NameText(text, words: words)
  let decisions = ruleDecisions(in: read)
  guard let model = words.model else { return ArticleNames(decisions, in: read) }
  return ArticleNames(decisions, taggedBy: model, in: read)
}

/// The names that the lists of places and organisations have: all there is to tell in a language where every noun has
/// a capital, or no word has.
func listedNames(in text: ListedText, words: NameWords) -> ArticleNames {
  let read = NameText(text, words: words)
  return ArticleNames(ruleDecisions(in: read), in: read).listed
}

/// What the rules make of every candidate of an article, in order of place.
func ruleDecisions(in names: NameText) -> [NameDecision] {
  let finder = NameCandidateFinder(names)
  let classifier = NameClassifier(names: names)
  var spotting = ArticleSpotting(names, candidateCount: finder.candidates.count)
  for candidate in finder.candidates { spotting.weigh(candidate, classifier.evidence(for: candidate)) }
  return spotting.decisions()
}

/// A candidate, and what it was found to be.
struct NameDecision {
  let candidate: NameCandidate
  let evidence: NameEvidence
  /// `nil` where nothing decides.
  let kind: Entity.Kind?
  let reason: MentionReason
}

extension ArticleNames {
  /// The decisions as they are.
  init(_ decisions: [NameDecision], in names: NameText) {
    let roles = NameRoles(names: names)
    var undecided: [Span] = []
    spots = decisions.compactMap { decision in
      let candidate = decision.candidate
      guard let kind = decision.kind else {
        if candidate.mayBeFoundElsewhere(in: names) { undecided.append(candidate.span) }
        return nil
      }
      return candidate.spot(kind, decision.reason, names, roles)
    }
    self.undecided = undecided
  }
}

extension NameCandidate {
  /// Whether other articles may decide what it is: not a common word that merely opens a sentence.
  func mayBeFoundElsewhere(in names: NameText) -> Bool {
    position == .running || names.classes[tokens.lowerBound].isDisjoint(with: .common)
  }

  func spot(_ kind: Entity.Kind, _ reason: MentionReason, _ names: NameText, _ roles: NameRoles)
    -> NameSpot
  {
    let isPerson = kind == .person
    return NameSpot(
      kind: kind, span: span, title: isPerson ? title.map(names.span) : nil,
      role: isPerson ? roles.role(of: self) : nil, reason: reason)
  }
}

/// Decides the candidates of an article together: a form is of one kind throughout, and a word of a person's full
/// name is that person.
private struct ArticleSpotting {
  private let names: NameText
  private var weighed: [(candidate: NameCandidate, form: Int, evidence: NameEvidence)] = []
  /// The forms of the candidates: a name under its key.
  private var forms: [Form] = []
  private var formNumbers = WordTable<Int>()
  /// Words of the full names of persons, by how sure the name is.
  private var personWords = WordTable<Int>()

  private struct Form {
    /// Summed over its candidates.
    var evidence = NameEvidence()
    /// Whether it stands inside a sentence somewhere, where only names are capitalised.
    var isRunning = false
  }

  init(_ names: NameText, candidateCount: Int) {
    self.names = names
    weighed.reserveCapacity(candidateCount)
    formNumbers.reserveCapacity(candidateCount)
  }

  mutating func weigh(_ candidate: NameCandidate, _ evidence: NameEvidence) {
    let form = formNumber(of: candidate)
    weighed.append((candidate, form, evidence))
    if candidate.position == .running { forms[form].isRunning = true }
    forms[form].evidence.add(evidence)
    guard let verdict = evidence.verdict(least: 30), verdict.kind == .person else { return }
    let isFull = candidate.tokens.count > 1
    guard isFull || candidate.title != nil else { return }
    for index in candidate.tokens where names.tokens[index].end - names.tokens[index].start > 1 {
      let word = names.tokens[index]
      let isName =
        index == candidate.tokens.upperBound - 1 || names.classes[index].contains(.familyFirst)
        || names.classes[index].isDisjoint(with: [.common, .particle])
      if isName, word.traits.contains(.capitalised) { personWords[word.key, default: 0] += verdict.weight }
    }
  }

  private mutating func formNumber(of candidate: NameCandidate) -> Int {
    let key = NameKey(names.text.text, candidate.span).word
    if let known = formNumbers[key] { return known }
    formNumbers.insert(forms.count, for: key)
    forms.append(Form())
    return forms.count - 1
  }

  func decisions() -> [NameDecision] {
    weighed.map { candidate, form, evidence in
      let found = decision(candidate, forms[form], evidence)
      return NameDecision(
        candidate: candidate, evidence: evidence, kind: found?.kind,
        reason: MentionReason(found?.rule ?? .unknown))
    }
  }

  private func decision(_ candidate: NameCandidate, _ form: Form, _ evidence: NameEvidence)
    -> (kind: Entity.Kind, rule: NameRule)?
  {
    let isSingle = candidate.tokens.count == 1
    if candidate.span.count == 1, evidence.verdict(least: 15) == nil { return nil }
    let first = candidate.tokens.lowerBound
    if isSingle, candidate.known?.kind != .country, candidate.known?.kind != .organisation,
      let weight = personWords[names.tokens[first].key], weight > evidence.place.sum,
      weight > evidence.organisation.sum,
      candidate.span == names.tokens[first].span, form.isRunning || mayBeSurname(candidate)
    {
      let own = evidence.verdict(least: 30)
      return (.person, own?.kind == .person ? own?.rule ?? .partOfName : .partOfName)
    }
    if isSingle, candidate.known == nil, names.classes[first].contains(.common), candidate.title == nil,
      !names.tokens[first].traits.contains(.allCaps)
    {
      return nil
    }
    if candidate.known == nil, isSingle, isIdle(candidate) { return nil }
    if candidate.known == nil, !isSingle, isEvent(candidate) { return nil }
    let own = evidence.verdict(least: 15)
    guard let shared = form.evidence.verdict(least: 15) else { return nil }
    if let own, own.kind == shared.kind { return (own.kind, own.rule) }
    return (shared.kind, .elsewhere)
  }

  /// Not a common word that merely opens a sentence (`Young people`).
  private func mayBeSurname(_ candidate: NameCandidate) -> Bool {
    let index = candidate.tokens.lowerBound
    guard candidate.position == .sentenceStart, names.classes[index].contains(.common),
      candidate.title == nil,
      index + 1 < names.tokens.count
    else { return true }
    let next = names.tokens[index + 1].traits
    return next.contains(.clitic) || !next.contains(.word)
      || !names.classes[index + 1].isDisjoint(with: [.personVerb, .function])
  }

  /// `Paris Agreement`: named, but no entity.
  private func isEvent(_ candidate: NameCandidate) -> Bool {
    let last = names.classes[candidate.tokens.upperBound - 1]
    return last.contains(.eventEnd) && candidate.title == nil
      && last.isDisjoint(with: [.surname, .organisationEnd, .placeEnd])
  }

  /// A single letter, or a word that names nothing.
  private func isIdle(_ candidate: NameCandidate) -> Bool {
    let token = names.tokens[candidate.tokens.lowerBound]
    let known = names.classes[candidate.tokens.lowerBound]
    return candidate.span.count == 1 || (known.contains(.nonName) && candidate.title == nil)
      || (candidate.position == .headline && !token.traits.contains(.allCaps) && known.contains(.function))
  }
}
