import Prose

/// What joining the names of all articles gives.
struct MergedNames: Sendable {
  let entities: [Entity]
  /// Per article, in order of place.
  let mentions: [[(span: Span, entity: Entity.ID)]]

  /// The same with the articles in another order: article `order[i]` becomes article `i`.
  func reordered(_ order: [Int]) -> MergedNames {
    guard order != Array(order.indices) else { return self }
    var places = Array(repeating: 0, count: order.count)
    for (place, article) in order.enumerated() { places[article] = place }
    let moved = entities.map { entity in
      let mentions = entity.mentions.map { mention in
        let article = Article.ID(places[mention.passage.article.index])
        return Mention(passage: Passage(article, mention.passage.span), rule: mention.rule)
      }
      return Entity(
        kind: entity.kind, name: entity.name, aliases: entity.aliases,
        mentions: mentions.sorted { $0.passage < $1.passage }, roles: entity.roles)
    }
    return MergedNames(entities: moved, mentions: order.map { mentions[$0] })
  }
}

/// Joins the names of all articles into entities, in one kind for one name in the whole dossier. Names that only
/// other articles decide are found again.
func mergedNames(_ names: [ArticleNames], in texts: [TokenizedText], words: NameWords) -> MergedNames {
  let table = NameForms(names, in: texts, words: words)
  var groups = NameGroups(count: table.forms.count)
  let persons = PersonMerging(table.forms, words: words, groups: &groups)
  _ = OrganisationMerging(table.forms, words: words, groups: &groups)
  let places = PlaceMerging(table, words: words, groups: &groups)
  joinAcronymsInBrackets(table, texts, &groups)
  joinAlternatives(table, texts, &groups)
  let singles = SingleNames(table, persons, groups)
  var entities = EntityBuilding(table: table, groups: groups, texts: texts)
  let mayBeSeveral = table.forms.indices.map { form in
    table.forms[form].kind == .person && persons.names[form] == nil || places.shared[form] != nil
  }
  for occurrences in table.occurrences {
    entities.beginArticle(mentionCount: occurrences.count)
    let here =
      occurrences.contains { mayBeSeveral[$0.form] }
      ? fullMentions(occurrences, groups, persons) : (persons: [:], places: [:])
    for occurrence in occurrences {
      var group = groups.group(of: occurrence.form)
      var rule = groups.rules[occurrence.form]
      if !mayBeSeveral[occurrence.form] {
        entities.add(occurrence, to: group, rule)
        continue
      }
      let form = table.forms[occurrence.form]
      if form.kind == .person, persons.names[occurrence.form] == nil, let word = form.words.last,
        let bearer = singles.bearer(of: word, here: here.persons)
      {
        group = bearer
        rule = .singleName
      } else if let options = places.shared[occurrence.form],
        let place = options.map(groups.group).max(by: {
          (here.places[$0] ?? 0, $1) < (here.places[$1] ?? 0, $0)
        })
      {
        group = place
        rule = .shortPlace
      }
      entities.add(occurrence, to: group, rule)
    }
  }
  return entities.merged()
}

/// How often an article prints the full name of each person, and each place.
private func fullMentions(_ occurrences: [NameOccurrence], _ groups: NameGroups, _ persons: PersonMerging)
  -> (persons: [Int: Int], places: [Int: Int])
{
  var ofPersons: [Int: Int] = [:]
  var ofPlaces: [Int: Int] = [:]
  for occurrence in occurrences {
    let group = groups.group(of: occurrence.form)
    if persons.names[occurrence.form] != nil { ofPersons[group, default: 0] += 1 }
    if occurrence.spot.kind == .place { ofPlaces[group, default: 0] += 1 }
  }
  return (ofPersons, ofPlaces)
}

/// `Energy Transition Council (ETC)`.
private func joinAcronymsInBrackets(_ table: NameForms, _ texts: [TokenizedText], _ groups: inout NameGroups)
{
  for (article, occurrences) in table.occurrences.enumerated() {
    let bytes = texts[article].text.utf8
    for (long, short) in zip(occurrences, occurrences.dropFirst()) {
      let gap = long.spot.span.end..<max(long.spot.span.end, short.spot.span.start)
      guard short.spot.span.count <= 8, long.spot.span.count > short.spot.span.count + 3, gap.count == 2,
        bytes[gap.upperBound - 1] == UInt8(ascii: "("), short.spot.span.end < bytes.count,
        bytes[short.spot.span.end] == UInt8(ascii: ")"),
        table.forms[long.form].kind == .organisation, table.forms[short.form].kind == .organisation
      else { continue }
      groups.join(long.form, short.form, .acronymInBrackets)
    }
  }
}

/// `the West Sea, or Yellow Sea,`: two names of one place, of one sort.
private func joinAlternatives(_ table: NameForms, _ texts: [TokenizedText], _ groups: inout NameGroups) {
  let middle = Array(", or ".utf8)
  for (article, occurrences) in table.occurrences.enumerated() {
    let bytes = texts[article].text.utf8
    for (a, b) in zip(occurrences, occurrences.dropFirst()) {
      let gap = a.spot.span.end..<max(a.spot.span.end, b.spot.span.start)
      guard gap.count == middle.count || gap.count == middle.count + 4, b.spot.span.end < bytes.count,
        bytes[b.spot.span.end] == UInt8(ascii: ","), bytes[gap].starts(with: middle),
        table.forms[a.form].kind == .place, table.forms[b.form].kind == .place,
        let last = table.forms[a.form].words.last, table.forms[a.form].words.count > 1,
        last == table.forms[b.form].words.last
      else { continue }
      groups.join(a.form, b.form, .alternative)
    }
  }
}
