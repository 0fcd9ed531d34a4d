import Prose

/// Joins tellings of one event: dated ones that agree on when and on what, then undated ones by their words.
///
/// Cost: each telling is compared with at most `reach` others per key, so the whole is linear in the tellings.
struct TellingClusters {
  private let drafts: [TellingDraft]
  private let weights: [EventKey: Double]
  /// Names that few tellings have: what two of them share is hardly chance.
  private let rareNames: Set<EventKey>

  /// The cluster of each telling: the least index of its tellings; itself where it stands alone.
  private(set) var clusterOf: [Int]

  private static let reach = 40

  init(_ drafts: [TellingDraft]) {
    self.drafts = drafts
    var counts: [EventKey: Int] = [:]
    var names: Set<EventKey> = []
    for draft in drafts {
      for key in draft.keys {
        counts[key, default: 0] += 1
        if key.isName { names.insert(key) }
      }
    }
    let total = Double(drafts.count)
    weights = counts.reduce(into: [:]) { weights, entry in
      weights[entry.key] = (1 + total / Double(entry.value)).logarithm * (names.contains(entry.key) ? 2 : 1)
    }
    let few = max(3, drafts.count / 25)
    rareNames = names.filter { counts[$0, default: 0] <= few }
    clusterOf = Array(drafts.indices)

    joinDated()
    attachLoose()
    joinLeads()

  }

  // MARK: Joining

  private mutating func joinDated() {
    let dated = drafts.indices.filter { drafts[$0].days != nil }.sorted { order($0, $1) }
    var recent: [EventKey: [Int]] = [:]
    for index in dated {
      var compared: Set<Int> = []
      for key in drafts[index].keys {
        for other in recent[key, default: []].suffix(Self.reach) where compared.insert(other).inserted {
          if root(other) != root(index), isSameEvent(drafts[other], drafts[index]) { join(other, index) }
        }
        recent[key, default: []].append(index)
      }
    }
  }

  /// Finer grains first, then earlier days, then place.
  private func order(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (drafts[a].days, drafts[b].days)
    let left = (x?.grain.rawValue ?? 0, x?.first?.number ?? .min, a)
    let right = (y?.grain.rawValue ?? 0, y?.first?.number ?? .min, b)
    return left < right
  }

  /// What only the report dates and no other report tells belongs to its main event; so does what it says of a
  /// happening of that kind on that day.
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

  /// By article, the telling of its main event: the first one that its own words date to the day of its lead, else
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

  /// Joins what has no date, or names no happening, to the one telling it fits best: it may not bring two together.
  private mutating func attachLoose() {
    let isLoose = drafts.map { $0.days == nil || $0.kind == 0 }
    var firm: [EventKey: [Int]] = [:]
    for index in drafts.indices where !isLoose[index] {
      for key in drafts[index].keys { firm[key, default: []].append(index) }
    }
    for index in drafts.indices where isLoose[index] && clusterOf[index] == index {
      var best: (score: Double, target: Int)?
      var compared: Set<Int> = []
      for key in drafts[index].keys {
        for other in firm[key, default: []].prefix(Self.reach * 2) where compared.insert(other).inserted {
          guard let score = attachment(drafts[index], to: drafts[other]) else { continue }
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
    clusterOf[max(x, y)] = min(x, y)
  }

  /// By telling of a report's main event, the report's article.
  func mainArticles() -> [Int: Int] { mainDrafts().reduce(into: [:]) { $0[$1.value] = $1.key } }

  /// The tellings of each cluster with a dated one, in order.
  func clusters() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for index in drafts.indices { members[root(index), default: []].append(index) }
    return members.keys.sorted().compactMap { key in
      members[key].flatMap { list in
        list.contains { drafts[$0].days != nil && !drafts[$0].isQuoted } ? list : nil
      }
    }
  }

  // MARK: Likeness

  private func isSameEvent(_ a: TellingDraft, _ b: TellingDraft) -> Bool {
    guard let x = a.days, let y = b.days else { return false }
    let isFine = max(x.grain, y.grain) <= .week
    let isNear = x.overlaps(y) || (!isFine && a.article != b.article && gap(x, y) <= 31)
    guard isNear, a.isPlanned == b.isPlanned else { return false }
    let (likeness, isRare) = likeness(a, b)
    if !x.overlaps(y) { return a.kinds & b.kinds != 0 && isRare && likeness >= 0.3 }
    if isFine {
      if a.kind == b.kind && a.kind != 0 { return likeness >= 0.12 }
      if (a.kind == 0) != (b.kind == 0) { return false }

      return likeness >= 0.7
    }
    return likeness >= (a.kinds & b.kinds == 0 ? 0.45 : isRare ? 0.15 : 0.25)
  }

  /// How well an undated telling fits a dated one; `nil` where it does not.
  private func attachment(_ a: TellingDraft, to b: TellingDraft) -> Double? {
    if let days = a.days {
      guard let others = b.days, days.overlaps(others), a.isPlanned == b.isPlanned else { return nil }
      let value = likeness(a, b).value
      return value >= 0.3 ? value : nil
    }
    guard a.kinds & b.kinds != 0, a.isPlanned || !b.isPlanned else { return nil }
    let likeness = likeness(a, b).value + (a.kind == b.kind ? 0.1 : 0)
    let isFar = (b.days?.grain ?? .vague) >= .year || distance(a, b) > 60
    return likeness >= (isFar ? 0.65 : a.article == b.article ? 0.3 : 0.35) ? likeness : nil
  }

  /// Days between what the report of one is about and what the other tells.
  private func distance(_ a: TellingDraft, _ b: TellingDraft) -> Int {
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

  /// The weight of the keys both have, as a share of the geometric mean of what each has (0 to 1), and whether
  /// one of them is a name that few tellings have.
  private func likeness(_ a: TellingDraft, _ b: TellingDraft) -> (value: Double, isRare: Bool) {
    var (i, j) = (0, 0)
    var shared = 0.0
    var isRare = false
    while i < a.keys.count, j < b.keys.count {
      if a.keys[i] == b.keys[j] {
        shared += weights[a.keys[i]] ?? 0
        if rareNames.contains(a.keys[i]) { isRare = true }
        i += 1
        j += 1
      } else if a.keys[i] < b.keys[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let product = weight(a) * weight(b)
    return (product > 0 ? shared / product.squareRoot() : 0, isRare)
  }

  private func weight(_ draft: TellingDraft) -> Double { draft.keys.reduce(0) { $0 + (weights[$1] ?? 0) } }
}

extension Double {
  /// The binary logarithm, to about four digits and the same on every machine.
  var logarithm: Double {
    guard self > 0 else { return 0 }
    let mantissa = significand - 1
    return Double(exponent) + mantissa
      * (1.4425 - mantissa * (0.7213 - mantissa * (0.4809 - mantissa * 0.2021)))
  }
}
