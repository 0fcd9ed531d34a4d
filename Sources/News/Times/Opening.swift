import Prose

/// How a report begins: what leads it, and the day it is about.
struct Opening {
  /// The sentences of the titles, and the first one of the text.
  let lead: [Int]
  /// The days named in the opening sentences, in order of place, each with how long ago it may be.
  private let days: [(time: TimeMention, reach: Int)]

  /// So many sentences of the text are looked at for the day the report is about.
  private static let sentences = 5
  /// The day of the lead may lie a month back, a later sentence's only a week.
  private static let reach = (lead: 31, other: 7)

  init(
    _ text: TokenizedText, _ kinds: [Block.Kind], _ times: [TimeMention], without passing: PassingDates
  ) {
    var lead: [Int] = []
    var days: [(time: TimeMention, reach: Int)] = []
    var seen = 0
    blocks: for (block, kind) in zip(text.blocks, kinds) where kind != .caption {
      for index in block {
        let sentence = text.sentences[index]
        let inside = Self.times(in: sentence, times)
        if Self.isOnlyDate(sentence, inside) { continue }
        if kind == .title || kind == .subtitle || seen == 0 { lead.append(index) }
        if kind == .paragraph { seen += 1 }
        let reach = lead.contains(index) ? Self.reach.lead : Self.reach.other
        for place in inside.indices where inside[place].kind == .date && inside[place].days?.dayOnly != nil {
          let first = text.firstToken(from: inside[place].span.start)
          if !passing.isMentionedOnly(inside[place], from: first, in: sentence) {
            days.append((inside[place], reach))
          }
        }
        if seen == Self.sentences { break blocks }
      }
    }
    self.lead = lead
    self.days = days
  }

  /// The first day that lies shortly before publication: "on Wednesday".
  func mainTime(before published: Day) -> TimeMention? {
    days.first { time, reach in
      guard let day = time.days?.dayOnly else { return false }
      return day <= published && published - day <= reach
    }?.time
  }

  /// A line that gives a date and nothing else.
  static func isOnlyDate(_ sentence: Sentence, _ times: ArraySlice<TimeMention>) -> Bool {
    let dated = times.reduce(0) { $0 + $1.span.count }
    return dated > 0 && sentence.span.count <= dated + 6
  }

  /// The expressions of time that start in `sentence`, of all in order of place.
  static func times(in sentence: Sentence, _ times: [TimeMention]) -> ArraySlice<TimeMention> {
    let first = times.partitioningIndex { $0.span.start >= sentence.span.start }
    let end = times.partitioningIndex { $0.span.start >= sentence.span.end }
    return times[first..<max(first, end)]
  }
}
