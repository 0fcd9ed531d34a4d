import News
import Prose
import Screen

/// An event as every source tells it: which day, by which words, and the sentence.
struct TellingsPage {
  let state: BrowserState
  let id: Event.ID

  var lines: [PageLine] {
    let event = state.dossier[id]
    var page = PageLines(columns: state.size.columns, labelColumns: 18)
    page.add(state.dossier.notes.remarks(on: id))
    page.add("when", state.dates.range(event.days) + (event.days.isDated ? "" : "undated"))
    page.add(
      "status", event.status.rawValue + (event.hasConflictingDates ? "; the sources disagree on the day" : "")
    )
    let sources = state.visible.sourceCounts[id.index]
    page.addHeading(sources == 1 ? "1 source" : "\(sources) sources")
    for telling in event.tellings where state.visible.contains(telling.passage) { add(telling, to: &page) }
    return page.lines
  }

  private func add(_ telling: Telling, to page: inout PageLines) {
    let article = state.dossier[telling.passage.article]
    page.add(
      article.outlet?.value ?? article.name, state.dossier.text(telling.passage),
      target: .passage(telling.passage))
    page.add("", dating(telling, article), .faint)
  }

  /// `“Monday” is 5 January 2026`, or that it gives no day.
  private func dating(_ telling: Telling, _ article: Article) -> String {
    guard let days = telling.days else { return "gives no day of its own" }
    let day = state.dates.range(days)
    guard let time = telling.time else { return day + ", as its report" }
    let words = article.text[time.span]
    return words == day ? "by “\(words)”" : "“\(words)”: " + day
  }
}
