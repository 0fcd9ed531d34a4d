import Prose

/// What one article tells of, by the article's own numbers.
final class ArticleTellings: Sendable {
  /// In order of sentence.
  let drafts: [TellingDraft]
  /// The keys of all drafts, one after another.
  let keys: [EventKey]

  init(drafts: [TellingDraft] = [], keys: [EventKey] = []) {
    self.drafts = drafts
    self.keys = keys
  }
}

/// A clause that tells of something, before it is known which event it belongs to. It costs nothing to copy.
struct TellingDraft {
  /// The day its report is about.
  let mainDay: Day?
  let sentence: Int
  /// The tokens of the clauses that tell it.
  let tokens: Range<Int>
  /// The expression of time that dates it, by its index in the article.
  let time: Int?
  /// `nil` where only its words can tell when.
  let days: TimeSpan?
  /// The kind of happening named nearest to the date, and all kinds named.
  let kind: HappeningWords.Kinds
  let kinds: HappeningWords.Kinds
  /// The kinds named in its sentence and as far after it as a label may go.
  let kindsAround: HappeningWords.Kinds
  /// Which keys of its article's tellings are its own: sorted, each once.
  var keys = 0..<0
  /// Whether it lies ahead of the report; of an undated one, whether its words look ahead.
  let isPlanned: Bool
  /// Whether only the report dates it, not its own words.
  let isDatedByReport: Bool
  /// Whether the date is only mentioned: such tellings found no event by themselves.
  let isPassing: Bool
  /// Whether it stands in a title or in the first sentence of the text.
  let isLead: Bool
  let rule: TellingRule
  /// The words of a dated telling that name its event best, where most of the event's tellings name its own kind.
  var label: EventLabel.Candidate?

  /// What joining tellings looks at again and again, apart from their keys.
  struct Facts {
    let article: Int
    let sentence: Int
    let mainDay: Day?
    let days: TimeSpan?
    let kind: HappeningWords.Kinds
    let kinds: HappeningWords.Kinds
    let isPlanned: Bool
    let isDatedByReport: Bool
    let isPassing: Bool
    let isLead: Bool

    /// Whether its day is the one the report is about.
    var isMainDay: Bool { mainDay != nil && days?.dayOnly == mainDay }

    /// The numbers of its first and last day; an open bound lies beyond all days.
    var bounds: (first: Int32, last: Int32) {
      (Int32(clamping: days?.first?.number ?? .min), Int32(clamping: days?.last?.number ?? .max))
    }
  }

  /// - Parameter article: its place in the dossier.
  func facts(in article: Int) -> Facts {
    Facts(
      article: article, sentence: sentence, mainDay: mainDay, days: days, kind: kind, kinds: kinds,
      isPlanned: isPlanned,
      isDatedByReport: isDatedByReport, isPassing: isPassing, isLead: isLead)
  }
}
