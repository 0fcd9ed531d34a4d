import Prose

/// Finds which tellings are of one event, two at a time, and each pair by itself.
///
/// Cost: each telling is compared with at most `reach` others per key: linear in the tellings. Most of those are told
/// apart by their outlines.
struct TellingMatches {
  let facts: [TellingDraft.Facts]
  let words: TellingWords

  private static let reach = 40
  /// Spans of months and longer can be one where no more days than these lie between them.
  private static let nearDays = 31
  /// So many parts even out between the cores; each costs a few lists as long as there are tellings.
  private static let parts = 8

  // MARK: Dated tellings

  /// The pairs of dated tellings that agree on when and on what.
  func datedPairs() -> [(Int, Int)] {
    let dated = inOrder(facts.indices.filter { facts[$0].days != nil })
    let rows = TellingRows(words, dated)
    let lastDays = rows.lastDays()
    return concurrentMap(0..<Self.parts) { part in
      var pairs: [(Int, Int)] = []
      var comparison = TellingWords.Comparison(words)
      for index in dated[dated.count * part / Self.parts..<dated.count * (part + 1) / Self.parts] {
        addPairs(of: index, in: rows, lastDays, &comparison, to: &pairs)
      }
      return pairs
    }.flatMap(\.self)
  }

  /// - Parameter lastDays: by place in the rows, the last day that it or any before it in its row tells of.
  private func addPairs(
    of index: Int, in rows: TellingRows, _ lastDays: [Int32], _ comparison: inout TellingWords.Comparison,
    to pairs: inout [(Int, Int)]
  ) {
    comparison.choose(index)
    let outline = words.outlines[index]
    // What comes before a day or a week in their order is as fine.
    let isFine = facts[index].days.map { $0.grain <= .week } ?? false
    // Nothing that ends before this day, and comes no later in their order, can be the same event.
    let start = Int(outline.first) - (isFine ? 0 : Self.nearDays)
    for place in words.range(of: index) {
      for entry in rows.range(before: place, of: words.keys[place], reach: Self.reach).reversed() {
        guard Int(lastDays[entry]) >= start else { break }
        let other = rows.entries[entry]
        let isSame =
          isFine ? isSameDay(outline, other, &comparison) : isSamePeriod(outline, other, &comparison)
        if isSame { pairs.append((Int(other.telling), index)) }
      }
    }
  }

  /// Finer grains first, then earlier days, then place.
  private func inOrder(_ tellings: [Int]) -> [Int] {
    tellings.map { index in
      let grain = UInt64(facts[index].days?.grain.rawValue ?? 0)
      let first = UInt64(UInt32(bitPattern: words.outlines[index].first) ^ 1 << 31)
      return grain << 60 | first << 28 | UInt64(index)
    }.sorted().map { Int($0 & (1 << 28 - 1)) }
  }

  // Comparing words costs most, so it comes last in both.

  /// Whether two tellings are of one event, where both give a week at most.
  @inline(__always)
  private func isSameDay(
    _ a: TellingOutline, _ b: TellingOutline, _ comparison: inout TellingWords.Comparison
  ) -> Bool {
    guard a.agrees(with: b), (a.kind == 0) == (b.kind == 0) else { return false }
    let least = a.kind == b.kind && a.kind != 0 ? 0.12 : 0.7
    return comparison.mayBe(Float(least), to: b) && comparison.meets(b.telling)
      && comparison.likeness(to: b.telling) >= least
  }

  /// Whether two tellings are of one event, where `a` gives months or more.
  @inline(__always)
  private func isSamePeriod(
    _ a: TellingOutline, _ b: TellingOutline, _ comparison: inout TellingWords.Comparison
  ) -> Bool {
    guard a.isPlanned == b.isPlanned else { return false }
    let sharesKind = a.kinds & b.kinds != 0
    guard a.overlaps(b) else {
      return sharesKind && a.article != b.article && a.gap(to: b) <= Self.nearDays
        && comparison.mayBe(0.3, to: b) && comparison.meets(b.telling)
        && comparison.likeness(to: b.telling) >= 0.3
        && comparison.sharesRareName(with: b.telling)
    }
    let least = sharesKind ? 0.15 : 0.45
    guard comparison.mayBe(Float(least), to: b), comparison.meets(b.telling) else { return false }
    let likeness = comparison.likeness(to: b.telling)
    return likeness >= least && (likeness >= 0.25 || comparison.sharesRareName(with: b.telling))
  }

  // MARK: Loose tellings

  /// Whether a telling has no date, or names no happening.
  func isLoose(_ telling: Int) -> Bool { facts[telling].days == nil || facts[telling].kind == 0 }

  /// By loose telling, the one telling that is not loose which it fits best; the first of those it fits as well.
  /// - Parameter loose: tellings to be attached.
  func targets(of loose: [Int]) -> [Int?] {
    let firm = facts.indices.filter { !isLoose($0) }
    let rows = TellingRows(words, firm, reach: Self.reach * 2)
    let kinds = rows.entries.map { facts[Int($0.telling)].kinds }
    return concurrentMap(0..<Self.parts) { part in
      var comparison = TellingWords.Comparison(words)
      return loose[loose.count * part / Self.parts..<loose.count * (part + 1) / Self.parts].map { index in
        facts[index].days != nil
          ? datedTarget(of: index, in: rows, &comparison)
          : undatedTarget(of: index, in: rows, kinds, &comparison)
      }
    }.flatMap(\.self)
  }

  private func datedTarget(
    of index: Int, in rows: TellingRows, _ comparison: inout TellingWords.Comparison
  ) -> Int? {
    comparison.choose(index)
    let outline = words.outlines[index]
    var best = Best(least: 0.3)
    for place in words.range(of: index) {
      for entry in rows.range(of: words.keys[place]) where rows.entries[entry].agrees(with: outline) {
        let other = rows.entries[entry]
        guard comparison.mayBe(Float(best.score), to: other), comparison.meets(other.telling) else {
          continue
        }
        best.take(other, comparison.likeness(to: other.telling))
      }
    }
    return best.target
  }

  /// - Parameter kinds: by place in the rows, all kinds that the telling names.
  private func undatedTarget(
    of index: Int, in rows: TellingRows, _ kinds: [HappeningWords.Kinds],
    _ comparison: inout TellingWords.Comparison
  ) -> Int? {
    comparison.choose(index)
    let outline = words.outlines[index]
    let (own, mainDay) = (facts[index].kinds, facts[index].mainDay?.number)
    var best = Best(least: 0)
    for place in words.range(of: index) {
      for entry in rows.range(of: words.keys[place]) where kinds[entry] & own != 0 {
        let other = rows.entries[entry]
        guard outline.isPlanned || !other.isPlanned else { continue }
        let isFar = other.isLong || mainDay.map { other.distance(from: $0) > 60 } ?? false
        let least = isFar ? 0.65 : outline.article == other.article ? 0.3 : 0.35
        let bonus = outline.kind == other.kind ? 0.1 : 0
        guard comparison.mayBe(Float(max(least, best.score) - bonus), to: other),
          comparison.meets(other.telling)
        else { continue }
        let score = comparison.likeness(to: other.telling) + bonus
        if score >= least { best.take(other, score) }
      }
    }
    return best.target
  }

  /// The best of several, the first of those that are as good.
  private struct Best {
    private(set) var score: Double
    private(set) var target: Int?

    init(least: Double) { score = least }

    mutating func take(_ other: TellingOutline, _ score: Double) {
      let other = Int(other.telling)
      guard score > self.score || score == self.score && target.map({ other < $0 }) ?? true else { return }
      self.score = score
      target = other
    }
  }
}

extension TellingRows {
  /// By place, the last day that the telling or any before it in its row tells of.
  fileprivate func lastDays() -> [Int32] {
    var days = entries.map(\.last)
    for row in rows {
      for place in row.dropFirst() { days[place] = max(days[place], days[place - 1]) }
    }
    return days
  }
}
