import Prose

/// Joins tellings of one event: dated ones that agree on when and on what, then undated ones by their words.
struct TellingClusters {
  private let tellings: [TellingDraft.Facts]
  /// The cluster of each telling: the least index of its tellings; itself where it stands alone.
  private var clusterOf: [Int]
  /// By the least index of a cluster, what its dated tellings say about its days.
  private var days: [Days]

  init(_ tellings: DossierTellings) {
    self.tellings = tellings.facts
    clusterOf = Array(tellings.facts.indices)
    days = tellings.facts.map(Days.init)
    let matches = TellingMatches(tellings)
    for pair in matches.datedPairs() { join(Int(pair.earlier), Int(pair.later)) }
    attachLoose(matches)
    joinLeads()
  }

  // MARK: Joining

  /// What only the report dates and no other report tells belongs to its main event; so does what it says of
  /// a happening of that kind on that day.
  private mutating func joinLeads() {
    var sizes = [Int](repeating: 0, count: tellings.count)
    for index in tellings.indices { sizes[root(index)] += 1 }
    let main = mainDrafts()
    for index in tellings.indices {
      guard let target = main[tellings[index].article], target != index,
        let day = tellings[index].days?.dayOnly,
        day == tellings[target].days?.dayOnly
      else { continue }
      let isLoose =
        tellings[index].isDatedByReport && sizes[root(index)] == 1
        && (tellings[index].isLead || tellings[index].kind == 0
          || tellings[index].kinds & tellings[target].kinds != 0)
      if isLoose || tellings[index].kind == tellings[target].kind { join(target, index) }
    }
  }

  /// By article, the telling of its main event: the first one that its own words date to its main day, else
  /// its lead.
  private func mainDrafts() -> [Int?] {
    var main = [Int?](repeating: nil, count: tellings.last.map { $0.article + 1 } ?? 0)
    for index in tellings.indices where tellings[index].isMainDay {
      guard let known = main[tellings[index].article] else {
        main[tellings[index].article] = index
        continue
      }
      let isBetter =
        tellings[index].kind != 0
        && (tellings[known].kind == 0 || tellings[known].isDatedByReport && !tellings[index].isDatedByReport)

      if isBetter { main[tellings[index].article] = index }
    }
    return main
  }

  /// Joins what has no date, or names no happening, to the one telling it fits best: it brings no two together.
  private mutating func attachLoose(_ matches: TellingMatches) {
    let loose = tellings.indices.filter { matches.isLoose($0) && clusterOf[$0] == $0 }
    for (index, target) in zip(loose, matches.targets(of: loose)) {
      if let target { join(target, index) }
    }
  }

  private func root(_ index: Int) -> Int {
    var index = index
    while clusterOf[index] != index { index = clusterOf[index] }
    return index
  }

  /// Makes one of their clusters, where the days of all tellings allow it: else many that are near in pairs would
  /// end as one that goes on for years.
  private mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(a), root(b))
    guard x != y, let joint = days[x].joined(with: days[y]) else { return }
    let first = min(x, y)
    clusterOf[x] = first
    clusterOf[y] = first
    clusterOf[a] = first
    clusterOf[b] = first
    days[first] = joint
  }

  /// How far apart the days are that the tellings of a cluster give.
  private struct Days {
    /// Of those that give a week at most, and of all; an open bound lies beyond all days.
    private var fine: Gap
    private var all: Gap

    /// Days of several tellings have one in common where the latest first day is not after the earliest last one.
    private struct Gap {
      var latestFirst = Int32.min
      var earliestLast = Int32.max

      func joined(with other: Gap) -> Gap {
        Gap(
          latestFirst: max(latestFirst, other.latestFirst),
          earliestLast: min(earliestLast, other.earliestLast))
      }

      func isWithin(_ days: Int32) -> Bool { Int(latestFirst) - Int(earliestLast) <= Int(days) }
    }

    /// Reports that give days can be so many days wrong, or tell of parts of one event.
    private static let week: Int32 = 7

    init(_ telling: TellingDraft.Facts) {
      all = Gap(latestFirst: telling.bounds.first, earliestLast: telling.bounds.last)
      fine = telling.isFine ? all : Gap()
    }

    /// `nil` where they are too far apart.
    func joined(with other: Days) -> Days? {
      var joint = self
      joint.fine = fine.joined(with: other.fine)
      joint.all = all.joined(with: other.all)
      return joint.fine.isWithin(Self.week) && joint.all.isWithin(TellingMatches.nearDays) ? joint : nil
    }
  }

  /// By telling, whether it is the one of its report's main event.
  func mainEvents() -> [Bool] {
    var isMain = [Bool](repeating: false, count: tellings.count)
    for case let index? in mainDrafts() { isMain[index] = true }
    return isMain
  }

  /// The tellings of each cluster with a dated one, in order.
  func clusters() -> [ArraySlice<Int>] {
    let roots = tellings.indices.map(root)
    var sizes = [Int](repeating: 0, count: tellings.count)
    var isDated = [Bool](repeating: false, count: tellings.count)
    for (index, root) in roots.enumerated() {
      sizes[root] += 1
      if tellings[index].days != nil, !tellings[index].isPassing { isDated[root] = true }
    }
    let dated = tellings.indices.filter { isDated[$0] }
    var ends = sizes
    var count = 0
    for root in dated {
      ends[root] = count
      count += sizes[root]
    }
    var members = [Int](repeating: 0, count: count)
    for (index, root) in roots.enumerated() where isDated[root] {
      members[ends[root]] = index
      ends[root] += 1
    }
    return dated.map { members[ends[$0] - sizes[$0]..<ends[$0]] }
  }
}
