import Prose

/// Joins tellings of one event: dated ones that agree on when and on what, then undated ones by their words.
///
/// Cost: each telling is compared with at most `reach` others per key: linear in the tellings.
struct TellingClusters {
  private let drafts: [TellingDraft.Facts]
  private let words: TellingWords
  /// The cluster of each telling: the least index of its tellings; itself where it stands alone.
  private(set) var clusterOf: [Int]

  private static let reach = 40
  /// Spans of months and longer can be one where no more days than these lie between them.
  private static let nearDays = 31

  init(_ drafts: [TellingDraft]) {
    self.drafts = drafts.map(\.facts)
    words = TellingWords(drafts)
    clusterOf = Array(drafts.indices)
    joinDated()
    attachLoose()
    joinLeads()
  }

  // MARK: Joining

  private mutating func joinDated() {
    let dated = drafts.indices.filter { drafts[$0].days != nil }.sorted { order($0, $1) }
    var recent = RecentTellings(words, of: drafts, among: dated)
    var comparedWith = [Int32](repeating: -1, count: drafts.count)
    var comparison = TellingWords.Comparison(words)
    for index in dated {
      comparison.choose(index)
      let start = Int32(clamping: nearestDay(of: drafts[index]))
      let outline = Outline(drafts[index])
      let isFine = drafts[index].days.map { $0.grain <= .week } ?? false
      for place in words.range(of: index) {
        let key = Int(words.keys[place])
        for entry in recent.entries(of: key).suffix(Self.reach).reversed() {
          guard entry.lastDay >= start else { break }
          // What comes before a day or a week in their order is as fine: it must share a day with it.
          if isFine, !entry.outline.mayBeFine(outline) { continue }
          let other = Int(entry.telling)
          guard comparedWith[other] != Int32(index) else { continue }
          comparedWith[other] = Int32(index)
          if root(other) != root(index), isSameEvent(other, index, comparison) { join(other, index) }
        }
        recent.append(index, outline, to: key)
      }
    }
  }

  /// Nothing that ends before this day, and comes no later in their order, can be the same event.
  private func nearestDay(of draft: TellingDraft.Facts) -> Int {
    guard let days = draft.days, let first = days.first else { return .min }
    return days.grain <= .week ? first.number : first.number - Self.nearDays
  }

  /// Finer grains first, then earlier days, then place.
  private func order(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (drafts[a].days, drafts[b].days)
    let left = (x?.grain.rawValue ?? 0, x?.first?.number ?? .min, a)
    let right = (y?.grain.rawValue ?? 0, y?.first?.number ?? .min, b)
    return left < right
  }

  /// What only the report dates and no other report tells belongs to its main event; so does what it says of
  /// a happening of that kind on that day.
  private mutating func joinLeads() {
    var sizes: [Int: Int] = [:]
    for index in drafts.indices { sizes[root(index), default: 0] += 1 }
    let main = mainDrafts()
    for index in drafts.indices {
      guard let target = main[drafts[index].article], target != index, let day = drafts[index].days?.dayOnly,
        day == drafts[target].days?.dayOnly
      else { continue }
      let isLoose =
        drafts[index].isDatedByReport && sizes[root(index)] == 1
        && (drafts[index].isLead || drafts[index].kind == 0
          || drafts[index].kinds & drafts[target].kinds != 0)
      if isLoose || drafts[index].kind == drafts[target].kind { join(target, index) }
    }
  }

  /// By article, the telling of its main event: the first one that its own words date to its main day, else
  /// its lead.
  func mainDrafts() -> [Int: Int] {
    var main: [Int: Int] = [:]
    for index in drafts.indices where drafts[index].isMainDay {
      guard let known = main[drafts[index].article] else {
        main[drafts[index].article] = index
        continue
      }
      let isBetter =
        drafts[index].kind != 0
        && (drafts[known].kind == 0 || drafts[known].isDatedByReport && !drafts[index].isDatedByReport)

      if isBetter { main[drafts[index].article] = index }
    }
    return main
  }

  /// Joins what has no date, or names no happening, to the one telling it fits best: it brings no two together.
  private mutating func attachLoose() {
    let isLoose = drafts.map { $0.days == nil || $0.kind == 0 }
    // Their outlines stand beside them, since most are passed over for those.
    var firm = [[(telling: Int32, outline: Outline)]](repeating: [], count: words.count)
    for index in drafts.indices where !isLoose[index] {
      for key in words.keys[words.range(of: index)] where firm[Int(key)].count < Self.reach * 2 {
        firm[Int(key)].append((Int32(index), Outline(drafts[index])))
      }
    }
    var comparedWith = [Int32](repeating: -1, count: drafts.count)
    var comparison = TellingWords.Comparison(words)
    for index in drafts.indices where isLoose[index] && clusterOf[index] == index {
      var best: (score: Double, target: Int)?
      let outline = Outline(drafts[index])
      let isDated = drafts[index].days != nil
      comparison.choose(index)
      for key in words.keys[words.range(of: index)] {
        for (telling, others) in firm[Int(key)] {
          guard isDated ? others.overlaps(outline) : others.kinds & outline.kinds != 0 else { continue }
          let other = Int(telling)
          guard comparedWith[other] != Int32(index) else { continue }
          comparedWith[other] = Int32(index)
          guard let score = attachment(index, to: other, comparison) else { continue }
          if best.map({ score > $0.score || score == $0.score && other < $0.target }) ?? true {
            best = (score, other)
          }
        }
      }
      if let best { clusterOf[index] = root(best.target) }
    }
  }

  private func root(_ index: Int) -> Int {
    var index = index
    while clusterOf[index] != index { index = clusterOf[index] }
    return index
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(a), root(b))
    let first = min(x, y)
    for index in [x, y, a, b] { clusterOf[index] = first }
  }

  /// By telling of a report's main event, the report's article.
  func mainArticles() -> [Int: Int] { mainDrafts().reduce(into: [:]) { $0[$1.value] = $1.key } }

  /// The tellings of each cluster with a dated one, in order.
  func clusters() -> [[Int]] {
    var members = [[Int]](repeating: [], count: drafts.count)
    for index in drafts.indices { members[root(index)].append(index) }
    return members.filter { list in list.contains { drafts[$0].days != nil && !drafts[$0].isPassing } }
  }

  // MARK: Likeness

  private func isSameEvent(_ first: Int, _ second: Int, _ comparison: TellingWords.Comparison) -> Bool {
    let (a, b) = (drafts[first], drafts[second])
    guard let x = a.days, let y = b.days else { return false }
    let isFine = max(x.grain, y.grain) <= .week
    let isNear = x.overlaps(y) || (!isFine && a.article != b.article && gap(x, y) <= Self.nearDays)
    guard isNear, a.isPlanned == b.isPlanned else { return false }
    // Comparing words costs most, so it comes last.
    if !x.overlaps(y), a.kinds & b.kinds == 0 { return false }
    if isFine, (a.kind == 0) != (b.kind == 0) { return false }
    let least =
      !x.overlaps(y)
      ? 0.3 : isFine ? a.kind == b.kind && a.kind != 0 ? 0.12 : 0.7 : a.kinds & b.kinds == 0 ? 0.45 : 0.15
    guard comparison.mayBe(least, to: first) else { return false }
    let (likeness, isRare) = comparison.likeness(to: first)
    if !x.overlaps(y) { return isRare && likeness >= least }
    return likeness >= (isFine || isRare ? least : max(least, 0.25))
  }

  /// How well an undated telling fits a dated one; `nil` where it does not.
  private func attachment(
    _ first: Int, to second: Int, _ comparison: TellingWords.Comparison
  ) -> Double? {
    let (a, b) = (drafts[first], drafts[second])
    if let days = a.days {
      guard let others = b.days, days.overlaps(others), a.isPlanned == b.isPlanned else { return nil }
      guard comparison.mayBe(0.3, to: second) else { return nil }
      let value = comparison.likeness(to: second).value
      return value >= 0.3 ? value : nil
    }
    guard a.kinds & b.kinds != 0, a.isPlanned || !b.isPlanned else { return nil }
    let isFar = (b.days?.grain ?? .vague) >= .year || distance(a, b) > 60
    let least = isFar ? 0.65 : a.article == b.article ? 0.3 : 0.35
    let bonus = a.kind == b.kind ? 0.1 : 0
    guard comparison.mayBe(least - bonus, to: second) else { return nil }
    let likeness = comparison.likeness(to: second).value + bonus
    return likeness >= least ? likeness : nil
  }

  /// Days between what the report of one is about and what the other tells.
  private func distance(_ a: TellingDraft.Facts, _ b: TellingDraft.Facts) -> Int {
    guard let day = a.mainDay, let first = b.days?.first ?? b.days?.last,
      let last = b.days?.last ?? b.days?.first
    else { return 0 }
    return day < first ? first - day : day > last ? day - last : 0
  }

  /// Days between two spans that do not overlap.
  private func gap(_ a: TimeSpan, _ b: TimeSpan) -> Int {
    guard let aFirst = a.first, let aLast = a.last, let bFirst = b.first, let bLast = b.last else {
      return .max
    }
    return aLast < bFirst ? bFirst - aLast : aFirst - bLast
  }
}

/// What tells at a glance that two tellings are not of one event.
private struct Outline {
  let kinds: HappeningWords.Kinds
  /// An open bound lies beyond all days.
  let first: Int32
  let last: Int32
  let isPlanned: Bool
  let namesHappening: Bool

  init(_ draft: TellingDraft.Facts) {
    kinds = draft.kinds
    first = Int32(clamping: draft.days?.first?.number ?? .min)
    last = Int32(clamping: draft.days?.last?.number ?? .max)
    isPlanned = draft.isPlanned
    namesHappening = draft.kind != 0
  }

  func overlaps(_ other: Outline) -> Bool { first <= other.last && other.first <= last }

  /// Whether two of a week at most can be one event.
  func mayBeFine(_ other: Outline) -> Bool {
    overlaps(other) && isPlanned == other.isPlanned && namesHappening == other.namesHappening
  }
}

/// Per key, the tellings that were looked at and have it, one after another.
private struct RecentTellings {
  struct Entry {
    let telling: Int32
    let outline: Outline
    /// The last day that it or any before it tells of.
    let lastDay: Int32
  }

  private var entries: [Entry]
  /// By key, where its tellings start.
  private let starts: [Int]
  private var ends: [Int]

  /// - Parameter tellings: those of all that will be looked at.
  init(_ words: TellingWords, of facts: [TellingDraft.Facts], among tellings: [Int]) {
    var counts = [Int](repeating: 0, count: words.count)
    for telling in tellings {
      for key in words.keys[words.range(of: telling)] { counts[Int(key)] += 1 }
    }
    var total = 0
    starts = counts.map { count in
      defer { total += count }
      return total
    }
    ends = starts
    entries = []
    if let first = tellings.first {
      entries = [Entry](
        repeating: Entry(telling: 0, outline: Outline(facts[first]), lastDay: 0), count: total)
    }
  }

  func entries(of key: Int) -> ArraySlice<Entry> { entries[starts[key]..<ends[key]] }

  mutating func append(_ telling: Int, _ outline: Outline, to key: Int) {
    let end = ends[key]
    let before = end > starts[key] ? entries[end - 1].lastDay : .min
    entries[end] = Entry(telling: Int32(telling), outline: outline, lastDay: max(before, outline.last))
    ends[key] = end + 1
  }
}
