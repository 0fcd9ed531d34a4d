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
    var recent = RecentTellings(words, dated, of: drafts)
    var comparedWith = [Int32](repeating: -1, count: drafts.count)
    var comparison = TellingWords.Comparison(words)
    for index in dated {
      comparison.choose(index)
      let start = Int32(clamping: nearestDay(of: drafts[index]))
      let outline = DayOutline(drafts[index])
      // What comes before a day or a week in their order is as fine.
      let isFine = drafts[index].days.map { $0.grain <= .week } ?? false
      for place in words.range(of: index) {
        let key = Int(words.keys[place])
        for entry in recent.entries(of: key).suffix(Self.reach).reversed() {
          guard entry.lastDay >= start else { break }
          if isFine, !entry.outline.mayBeFine(outline) { continue }
          let other = Int(entry.telling)
          guard comparedWith[other] != Int32(index) else { continue }
          comparedWith[other] = Int32(index)
          guard root(other) != root(index) else { continue }
          let isSame =
            isFine
            ? comparison.likeness(to: other, atLeast: entry.outline.leastLikeness(to: outline)) != nil
            : isSameEvent(other, index, comparison)
          if isSame { join(other, index) }
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
    var sizes = [Int](repeating: 0, count: drafts.count)
    for index in drafts.indices { sizes[root(index)] += 1 }
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
  private func mainDrafts() -> [Int?] {
    var main = [Int?](repeating: nil, count: drafts.last.map { $0.article + 1 } ?? 0)
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
    let firm = FirmTellings(
      words, drafts.indices.lazy.filter { !isLoose[$0] }, of: drafts, reach: Self.reach * 2)
    var comparedWith = [Int32](repeating: -1, count: drafts.count)
    var comparison = TellingWords.Comparison(words)
    for index in drafts.indices where isLoose[index] && clusterOf[index] == index {
      var best: (score: Double, target: Int)?
      let outline = DayOutline(drafts[index])
      let kinds = drafts[index].kinds
      let isDated = drafts[index].days != nil
      comparison.choose(index)
      for key in words.keys[words.range(of: index)] {
        for place in firm.places(of: Int(key)) {
          guard isDated ? firm.days[place].agrees(with: outline) : firm.kinds[place] & kinds != 0
          else { continue }
          let other = Int(firm.tellings[place])
          guard comparedWith[other] != Int32(index) else { continue }
          comparedWith[other] = Int32(index)
          let score =
            isDated
            ? comparison.likeness(to: other, atLeast: 0.3) : attachment(index, to: other, comparison)
          guard let score else { continue }
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

  /// By telling, whether it is the one of its report's main event.
  func mainEvents() -> [Bool] {
    var isMain = [Bool](repeating: false, count: drafts.count)
    for case let index? in mainDrafts() { isMain[index] = true }
    return isMain
  }

  /// The tellings of each cluster with a dated one, in order.
  func clusters() -> [[Int]] {
    var members = [[Int]](repeating: [], count: drafts.count)
    for index in drafts.indices { members[root(index)].append(index) }
    return members.filter { list in list.contains { drafts[$0].days != nil && !drafts[$0].isPassing } }
  }

  // MARK: Likeness

  /// Whether two tellings are of one event, where one of them gives months or more.
  private func isSameEvent(_ first: Int, _ second: Int, _ comparison: TellingWords.Comparison) -> Bool {
    let (a, b) = (drafts[first], drafts[second])
    guard let x = a.days, let y = b.days, a.isPlanned == b.isPlanned else { return false }
    let sharesKind = a.kinds & b.kinds != 0
    // Comparing words costs most, so it comes last.
    guard x.overlaps(y) else {
      guard a.article != b.article, sharesKind, gap(x, y) <= Self.nearDays, comparison.mayBe(0.3, to: first)
      else { return false }
      let (likeness, isRare) = comparison.likeness(to: first)
      return isRare && likeness >= 0.3
    }
    let least = sharesKind ? 0.15 : 0.45
    guard comparison.mayBe(least, to: first) else { return false }
    let (likeness, isRare) = comparison.likeness(to: first)
    return likeness >= (isRare ? least : max(least, 0.25))
  }

  /// How well an undated telling fits a dated one of its kind; `nil` where it does not.
  private func attachment(
    _ first: Int, to second: Int, _ comparison: TellingWords.Comparison
  ) -> Double? {
    let (a, b) = (drafts[first], drafts[second])
    guard a.isPlanned || !b.isPlanned else { return nil }
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

/// The days of a telling and what it names, which tell at a glance that another one is not of the same event.
private struct DayOutline {
  /// An open bound lies beyond all days.
  let first: Int32
  let last: Int32
  private let kind: HappeningWords.Kinds
  private let isPlanned: Bool

  init(_ draft: TellingDraft.Facts) {
    first = Int32(clamping: draft.days?.first?.number ?? .min)
    last = Int32(clamping: draft.days?.last?.number ?? .max)
    kind = draft.kind
    isPlanned = draft.isPlanned
  }

  func overlaps(_ other: DayOutline) -> Bool { first <= other.last && other.first <= last }

  func agrees(with other: DayOutline) -> Bool { overlaps(other) && isPlanned == other.isPlanned }

  /// Whether two of a week at most can be one event.
  func mayBeFine(_ other: DayOutline) -> Bool {
    agrees(with: other) && (kind == 0) == (other.kind == 0)
  }

  /// How like the words of two must be that may be one event.
  func leastLikeness(to other: DayOutline) -> Double { kind == other.kind && kind != 0 ? 0.12 : 0.7 }
}

/// By key, a stretch of a list that holds what belongs to each.
private struct KeyRows {
  private let starts: [Int]
  private var ends: [Int]
  /// Places in all.
  let count: Int

  /// - Parameter sizes: by key, how much room it needs.
  init(_ sizes: [Int]) {
    var total = 0
    starts = sizes.map { size in
      defer { total += size }
      return total
    }
    ends = starts
    count = total
  }

  /// The places taken so far.
  func places(of key: Int) -> Range<Int> { starts[key]..<ends[key] }

  /// Takes one more place.
  mutating func place(for key: Int) -> Int {
    ends[key] += 1
    return ends[key] - 1
  }
}

/// Per key, the first tellings that have it: in lists apart, since most are passed over for one of them.
private struct FirmTellings {
  private var rows: KeyRows
  private(set) var tellings: [Int32]
  private(set) var kinds: [HappeningWords.Kinds]
  private(set) var days: [DayOutline]

  /// - Parameter reach: so many tellings a key at most.
  init(_ words: TellingWords, _ firm: some Sequence<Int>, of drafts: [TellingDraft.Facts], reach: Int) {
    let firm = Array(firm)
    rows = KeyRows(words.counts(in: firm).map { min($0, reach) })
    tellings = [Int32](repeating: 0, count: rows.count)
    kinds = [HappeningWords.Kinds](repeating: 0, count: rows.count)
    days = []
    guard let first = firm.first else { return }
    days = [DayOutline](repeating: DayOutline(drafts[first]), count: rows.count)
    for index in firm {
      let outline = DayOutline(drafts[index])
      for key in words.keys[words.range(of: index)] where rows.places(of: Int(key)).count < reach {
        let place = rows.place(for: Int(key))
        tellings[place] = Int32(index)
        kinds[place] = drafts[index].kinds
        days[place] = outline
      }
    }
  }

  func places(of key: Int) -> Range<Int> { rows.places(of: key) }
}

/// Per key, the tellings that were looked at and have it, one after another.
private struct RecentTellings {
  struct Entry {
    let telling: Int32
    let outline: DayOutline
    /// The last day that it or any before it tells of.
    let lastDay: Int32
  }

  private var rows: KeyRows
  private var entries: [Entry] = []

  /// - Parameter tellings: those of all that will be looked at.
  init(_ words: TellingWords, _ tellings: [Int], of drafts: [TellingDraft.Facts]) {
    rows = KeyRows(words.counts(in: tellings))
    guard let first = tellings.first else { return }
    let blank = Entry(telling: 0, outline: DayOutline(drafts[first]), lastDay: 0)
    entries = [Entry](repeating: blank, count: rows.count)
  }

  func entries(of key: Int) -> ArraySlice<Entry> { entries[rows.places(of: key)] }

  mutating func append(_ telling: Int, _ outline: DayOutline, to key: Int) {
    let before = rows.places(of: key).last.map { entries[$0].lastDay } ?? .min
    entries[rows.place(for: key)] = Entry(
      telling: Int32(telling), outline: outline, lastDay: max(before, outline.last))
  }
}
