import Prose

/// Something that happens on the dossier's timeline, and every passage that tells of it.
public struct Event: Sendable {
  public typealias ID = News.ID<Event>

  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// It happened in the days the articles report on.
    case reported
    /// The articles expect it.
    case planned
    /// It happened long before the story, and is told as its background.
    case background
  }

  /// Words of one telling that name the event.
  public let label: Passage
  /// What the reader calls it; `nil` where the label is its name.
  public let name: String?
  /// When; the tightest span that all dated tellings agree with, else one that covers them.
  public let days: TimeSpan
  public let status: Status
  /// In order of article and place; at least one.
  public let tellings: [Telling]
  /// Sentences of the reports this is the main event of, with no date and no event of their own: what they tell
  /// happened around it, unless they say otherwise. In order of article and place.
  public let context: [Telling]
  /// The rule that made it an event.
  public let rule: String
  public let origin: Origin

  public init(
    label: Passage, name: String? = nil, days: TimeSpan, status: Status, tellings: [Telling],
    context: [Telling] = [], rule: String, origin: Origin = .found
  ) {
    self.origin = origin
    self.label = label
    self.name = name
    self.days = days
    self.status = status
    self.tellings = tellings
    self.context = context
    self.rule = rule
  }

  /// The order of the timeline: last day, then first day, undated last; then by place of the label.
  func precedes(_ other: Event) -> Bool { order < other.order }

  private var order: (Int, Int, Passage) {
    let last = days.last ?? days.first
    let first = days.first ?? days.last
    return (last?.number ?? .max, first?.number ?? .max, label)
  }

  /// Whether two tellings date it to days that have none in common.
  public var hasConflictingDates: Bool {
    let spans = tellings.compactMap { $0.time?.days == nil ? nil : $0.days }
    guard let latestStart = spans.compactMap(\.first).max(), let earliestEnd = spans.compactMap(\.last).min()
    else { return false }
    return latestStart > earliestEnd
  }
}

/// A sentence that tells of an event.
public struct Telling: Hashable, Sendable {
  public let passage: Passage
  /// The expression that dates it, and what it says; `nil` where it was joined by its words.
  public let time: TimeMention?
  /// When it happened by this passage, or by its report; `nil` where it was joined by its words.
  public let days: TimeSpan?
  private let reason: Reason

  private enum Reason: Hashable {
    case rule(TellingRule)
    /// In the words the reader is shown.
    case named(String)
  }

  /// - Parameter days: by default what `time` says.
  public init(passage: Passage, time: TimeMention?, days: TimeSpan? = nil, rule: String) {
    self.init(passage, time, days, .named(rule))
  }

  init(passage: Passage, time: TimeMention?, days: TimeSpan?, rule: TellingRule) {
    self.init(passage, time, days, .rule(rule))
  }

  private init(_ passage: Passage, _ time: TimeMention?, _ days: TimeSpan?, _ reason: Reason) {
    self.passage = passage
    self.time = time
    self.days = days ?? time?.days
    self.reason = reason
  }

  /// Why it belongs to the event.
  public var rule: String {
    switch reason {
    case .rule(let rule): rule.text(time)
    case .named(let rule): rule
    }
  }

  /// The same at another passage.
  func moved(to passage: Passage) -> Telling {
    Telling(passage, time, days, reason)
  }
}

/// Why a clause tells of an event, and what dates it.
enum TellingRule: Hashable, Sendable {
  case dated, fromMainEvent, fromDatedEvent, besideMainEvent, aroundMainEvent
  case lead, goesOn, separatePlan, undated

  /// What the reader is shown.
  /// - Parameter time: the expression of time that dates the telling.
  func text(_ time: TimeMention?) -> String {
    switch self {
    case .dated: "dated by \(time?.rule ?? "")"
    case .fromMainEvent: "\(time?.value ?? "") from the report's main event"
    case .fromDatedEvent: "\(time?.value ?? "") from a dated event"
    case .besideMainEvent: "beside the report's main event"
    case .lead: "the report's lead, dated by the report"
    case .goesOn: "goes on about a dated event"
    case .separatePlan: "one of two plans for a dated event"
    case .undated: "tells the same"
    case .aroundMainEvent: "around the report's main event"
    }
  }
}
