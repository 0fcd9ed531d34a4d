import Prose

/// Joins tellings of one event: dated ones that agree on when and on what, then undated ones by their words.
///
/// Cost: each telling is compared with at most `reach` others per key, so the whole is linear in the tellings.
struct TellingClusters {
  private let drafts: [TellingDraft]
  private let weights: [EventKey: Double]
  /// The cluster of each telling: the least index of its tellings; itself where it stands alone.
  private(set) var clusterOf: [Int]

  private static let reach = 40

  init(_ drafts: [TellingDraft]) {
    self.drafts = drafts
    var counts: [EventKey: Int] = [:]
    for draft in drafts { for key in draft.keys { counts[key, default: 0] += 1 } }
    let total = Double(drafts.count)
    weights = counts.mapValues { (1 + total / Double($0)).logarithm }
    clusterOf = Array(drafts.indices)
    joinDated()
    attachUndated()
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

  private mutating func attachUndated() {
    var dated: [EventKey: [Int]] = [:]
    for index in drafts.indices where drafts[index].days != nil {
      for key in drafts[index].keys { dated[key, default: []].append(index) }
    }
    for index in drafts.indices where drafts[index].days == nil {
      var best: (score: Double, target: Int)?
      var compared: Set<Int> = []
      for key in drafts[index].keys {
        for other in dated[key, default: []].prefix(Self.reach * 2) where compared.insert(other).inserted {
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

  /// The tellings of each cluster with a dated one, in order.
  func clusters() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for index in drafts.indices { members[root(index), default: []].append(index) }
    return members.keys.sorted().compactMap { key in
      members[key].flatMap { list in list.contains { drafts[$0].days != nil } ? list : nil }
    }
  }

  // MARK: Likeness

  private func isSameEvent(_ a: TellingDraft, _ b: TellingDraft) -> Bool {
    guard let x = a.days, let y = b.days else { return false }
    let isFine = max(x.grain, y.grain) <= .week
    let isNear = x.overlaps(y) || (!isFine && a.article != b.article && gap(x, y) <= 31)
    guard isNear, a.isPlanned == b.isPlanned || !isFine else { return false }
    let likeness = likeness(a, b)
    if !x.overlaps(y) { return a.kinds & b.kinds != 0 && likeness >= 0.45 }
    if isFine {
      if a.kind == b.kind && a.kind != 0 { return likeness >= 0.12 }
      return likeness >= (a.kinds & b.kinds != 0 ? 0.35 : 0.5)
    }
    return likeness >= (a.kinds & b.kinds != 0 ? 0.25 : 0.45)
  }

  /// How well an undated telling fits a dated one; `nil` where it does not.
  private func attachment(_ a: TellingDraft, to b: TellingDraft) -> Double? {
    guard a.kinds & b.kinds != 0 else { return nil }
    let likeness = likeness(a, b) + (a.kind == b.kind ? 0.1 : 0)
    return likeness >= (a.article == b.article ? 0.3 : 0.35) ? likeness : nil
  }

  /// Days between two spans that do not overlap.
  private func gap(_ a: TimeSpan, _ b: TimeSpan) -> Int {
    guard let aFirst = a.first, let aLast = a.last, let bFirst = b.first, let bLast = b.last else {
      return .max
    }
    return aLast < bFirst ? bFirst - aLast : aFirst - bLast
  }

  /// The weight of the keys both have, as a share of the geometric mean of what each has (0 to 1).
  private func likeness(_ a: TellingDraft, _ b: TellingDraft) -> Double {
    var (i, j) = (0, 0)
    var shared = 0.0
    while i < a.keys.count, j < b.keys.count {
      if a.keys[i] == b.keys[j] {
        shared += weights[a.keys[i]] ?? 0
        i += 1
        j += 1
      } else if a.keys[i] < b.keys[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let product = weight(a) * weight(b)
    return product > 0 ? shared / product.squareRoot() : 0
  }

  private func weight(_ draft: TellingDraft) -> Double { draft.keys.reduce(0) { $0 + (weights[$1] ?? 0) } }
}

extension Double {
  /// The binary logarithm, to about four digits and the same on every machine.
  fileprivate var logarithm: Double {
    guard self > 0 else { return 0 }
    let mantissa = significand - 1
    return Double(exponent) + mantissa
      * (1.4425 - mantissa * (0.7213 - mantissa * (0.4809 - mantissa * 0.2021)))
  }
}
