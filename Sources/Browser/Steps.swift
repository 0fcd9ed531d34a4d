import News
import Prose

/// What the reader steps through with `]` and `[`: findings, on from article to article.
enum Finding: Hashable, Sendable {
  case quote, quoteOfSpeaker, name, date

  var noun: String {
    switch self {
    case .quote: "quote"
    case .quoteOfSpeaker: "quote of this speaker"
    case .name: "name"
    case .date: "date"
    }
  }
}

/// A step that can be made again.
struct Step: Hashable, Sendable {
  let finding: Finding
  /// 1 or -1.
  let distance: Int
}

extension BrowserState {
  /// Goes to the next or previous finding, as often as a count says.
  mutating func step(_ finding: Finding, _ distance: Int) {
    lastStep = Step(finding: finding, distance: distance)
    repeated { state in
      switch finding {
      case .quote: state.stepQuote(distance, by: nil)
      case .quoteOfSpeaker: state.stepQuoteOfSpeaker(distance)
      case .name, .date: state.stepSpan(finding, distance)
      }
    }
  }

  mutating func repeatStep() {
    guard let lastStep else {
      notice = Notice("nothing to repeat: ]q ]e ]d ]s go to a quote, a name, a date, this speaker")
      return
    }
    step(lastStep.finding, lastStep.distance)
  }

  private mutating func stepQuoteOfSpeaker(_ distance: Int) {
    let here = pointedQuote ?? selectedIndex(.quotes).map { visible.speech[$0] }
    guard let speaker = here.flatMap({ dossier[$0].speakers.first }) else {
      notice = Notice("go to a quote first, for its speaker: ]q")
      return
    }
    stepQuote(distance, by: speaker)
  }

  private mutating func stepSpan(_ finding: Finding, _ distance: Int) {
    guard let place, var index = visible.index(of: place.article) else { return }
    let isForward = distance > 0
    var target: Span?
    if visible.articles[index] == place.article {
      let spans = spans(of: finding, in: place.article)
      let isStanding = reader.pointed != nil
      target =
        isForward
        ? spans.first { isStanding ? $0.start > place.span.start : $0.start >= place.span.start }
        : spans.last { $0.start < place.span.start }
    }
    while target == nil {
      index += distance
      guard visible.articles.indices.contains(index) else {
        notice = Notice("this is the \(isForward ? "last" : "first") \(finding.noun)")
        return
      }
      let spans = spans(of: finding, in: visible.articles[index])
      target = isForward ? spans.first : spans.last
    }
    guard let target else { return }
    quote = nil
    jump(to: Passage(visible.articles[index], target))
    selectPointedName()
    settle()
  }

  /// The lists of names select who stands where the reader was led to.
  mutating func selectPointedName() {
    guard let entity = pointedMention?.entity else { return }
    let pane = Pane.names(of: dossier[entity].kind)
    guard let index = entities(pane).firstIndex(of: entity) else { return }
    select(index, in: pane)
  }

  /// The names or dates of one article that fit the filter, in order of place.
  private func spans(of finding: Finding, in article: Article.ID) -> [Span] {
    let all =
      finding == .name
      ? dossier.mentions(in: article).map(\.span)
      : dossier.times[article.index].filter { $0.days != nil }.map(\.span)
    return all.filter { visible.contains(Passage(article, $0)) }
  }

  // MARK: What stands where the reader was led to

  var pointedQuote: Quote.ID? {
    quote.flatMap {
      dossier[$0].passage.article == reader.article && dossier[$0].passage.span == reader.pointed ? $0 : nil
    }
  }

  var pointedMention: EntityMention? {
    guard let article = reader.article, let pointed = reader.pointed else { return nil }
    return dossier.mentions(in: article).first { $0.span == pointed }
  }

  var pointedTime: TimeMention? {
    guard let article = reader.article, let pointed = reader.pointed else { return nil }
    return dossier.times[article.index].first { $0.span == pointed }
  }
}

extension Pane {
  /// The pane that lists entities of a kind.
  static func names(of kind: Entity.Kind) -> Pane {
    switch kind {
    case .person: .people
    case .organisation: .organisations
    case .place: .places
    }
  }
}
