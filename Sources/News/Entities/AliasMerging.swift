import Prose

/// The names of all articles, joined.
struct MergedNames: Sendable {
  /// Per article, in order of place.
  let mentions: [LocalNames]
  fileprivate let building: EntityBuilding

  /// The entities, by kind, then most mentioned, then name, then place.
  /// - Parameter order: of the articles in the dossier, by their numbers until now.
  func entities(of order: [Int]) -> [Entity] { building.entities(of: order) }
}

/// Joins the names of all articles into entities, in one kind for one name in the whole dossier. Names that only
/// other articles decide are found again.
/// - Parameter memory: the one that numbered the names.
func mergedNames(
  _ names: [NumberedNames], in texts: [TokenizedText], words: NameWords, reusing memory: inout NameMemory
) -> MergedNames {
  let table = NameForms(names, in: texts, words: words, reusing: &memory)
  var groups = NameGroups(count: table.forms.count)
  let persons = PersonMerging(table.forms, groups: &groups)
  _ = OrganisationMerging(table.forms, groups: &groups)
  let places = PlaceMerging(table, words: words, groups: &groups)
  for rule in [AliasRule.acronymInBrackets, .alternative] { joinEquations(rule, table, &groups) }
  let bearers = NameBearers(table, persons, places, groups)
  let assigned = concurrentMap(names.indices) { bearers.assignments(inArticle: $0) }
  let building = EntityBuilding(
    table: table, bearers: bearers, assigned: assigned, texts: texts, words: words)
  return MergedNames(mentions: building.mentions(), building: building)
}

/// Joins what articles equate: `Energy Transition Council (ETC)`; `the West Sea, or Yellow Sea,`, two names of one
/// place, of one sort.
private func joinEquations(_ rule: AliasRule, _ table: NameForms, _ groups: inout NameGroups) {
  for (index, article) in table.articles.enumerated() {
    for equation in article.equations where equation.rule == rule {
      let between = article.places[equation.first + 1..<equation.second]
      guard let first = table.form(at: article.places[equation.first], ofArticle: index),
        let second = table.form(at: article.places[equation.second], ofArticle: index),
        between.allSatisfy({ table.print(at: $0, ofArticle: index) == nil }),
        canBeEquated(table.forms[first], table.forms[second], rule)
      else { continue }
      groups.join(first, second, rule)
    }
  }
}

private func canBeEquated(_ a: NameForm, _ b: NameForm, _ rule: AliasRule) -> Bool {
  guard rule == .alternative else { return a.kind == .organisation && b.kind == .organisation }
  return a.kind == .place && b.kind == .place && a.shape.words.count > 1
    && a.shape.words.last == b.shape.words.last
}
