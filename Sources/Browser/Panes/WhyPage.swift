import News
import Prose
import Screen

/// Why something was found: the rules, and the words that they went by.
struct WhyPage {
  enum Subject: Hashable, Sendable {
    case quote(Quote.ID)
    case mention(EntityMention, in: Article.ID)
    case time(Span, in: Article.ID)
    case event(Event.ID)

    /// What is selected, or where the reader was led to.
    init?(_ state: BrowserState) {
      let article = state.reader.article
      switch state.focus {
      case .timeline:
        guard let index = state.selectedIndex(.timeline) else { return nil }
        self = .event(state.visible.events[index])
        return
      case .quotes:
        guard let index = state.selectedIndex(.quotes) else { return nil }
        self = .quote(state.visible.speech[index])
        return
      case .articles, .people, .organisations, .places, .results, .reader: break
      }
      if let quote = state.pointedQuote {
        self = .quote(quote)
      } else if let mention = state.pointedMention, let article {
        self = .mention(mention, in: article)
      } else if let time = state.pointedTime, let article {
        self = .time(time.span, in: article)
      } else {
        return nil
      }
    }
  }

  let state: BrowserState
  let subject: Subject

  var lines: [PageLine] {
    var page = PageLines(columns: state.size.columns, labelColumns: 18)
    switch subject {
    case .quote(let id):
      page.add(state.dossier.notes.remarks(on: id))
      add(state.dossier[id], to: &page)
    case .mention(let mention, let article):
      page.add(state.dossier.notes.remarks(on: mention.entity))
      add(mention, in: article, to: &page)
    case .time(let span, let article):
      if let time = state.dossier.times[article.index].first(where: { $0.span == span }) {
        add(time, in: article, to: &page)
      }
    case .event(let id):
      page.add(state.dossier.notes.remarks(on: id))
      add(state.dossier[id], to: &page)
    }
    return page.lines
  }

  private func add(_ quote: Quote, to page: inout PageLines) {
    let text = state.dossier[quote.passage.article].text
    page.add("quote", text[quote.passage.span], Style(.quote), target: .passage(quote.passage))
    page.add("kind", quote.kind.rawValue)
    page.add("rule", quote.rule, .faint)
    if !quote.hasOpeningMark { page.add("", "its opening mark is missing and was supplied", .faint) }
    if !quote.hasClosingMark { page.add("", "its closing mark is missing and was supplied", .faint) }
    page.addHeading("Who says it")
    let speakers = quote.speakers.map { state.dossier[$0].name }
    page.add("speaker", speakers.isEmpty ? "nobody is named" : speakers.joined(separator: ", "))
    guard let attribution = quote.attribution else { return }
    page.add("by the words", "“\(text[attribution.speaker])”")
    page.add(
      "and the cue", attribution.cue.map { "“\(text[$0])”" } ?? "none: carried over from the quote before")
    page.add("rule", attribution.rule, .faint)
  }

  private func add(_ mention: EntityMention, in article: Article.ID, to page: inout PageLines) {
    let entity = state.dossier[mention.entity]
    let passage = Passage(article, mention.span)
    page.add("name", state.dossier.text(passage), target: .passage(passage))
    page.add("is", "\(entity.kind.rawValue) \(entity.name)")
    if let rule = entity.mentions.first(where: { $0.passage == passage })?.rule {
      page.add("rule", rule, .faint)
    }
    page.add("also printed", entity.aliases.map { "\($0.form) \($0.count)×" }.joined(separator: " · "))
  }

  private func add(_ time: TimeMention, in article: Article.ID, to page: inout PageLines) {
    let passage = Passage(article, time.span)
    page.add("words", state.dossier.text(passage), Style(.date), target: .passage(passage))
    page.add("mean", time.days.map { state.dates.range($0) } ?? time.value)
    if let anchor = time.anchor { page.add("counted from", state.dates.long(anchor)) }
    page.add("rule", time.rule, .faint)
  }

  private func add(_ event: Event, to page: inout PageLines) {
    page.add("event", state.dossier.name(of: event))
    page.add("when", event.days.isDated ? state.dates.range(event.days) : "undated")
    page.add("rule", event.rule, .faint)
    page.addHeading("What tells of it")
    for telling in event.tellings {
      page.add(
        state.dossier[telling.passage.article].outlet?.value ?? "", state.dossier.text(telling.passage),
        target: .passage(telling.passage))
      page.add("rule", telling.rule, .faint)
    }
  }
}
