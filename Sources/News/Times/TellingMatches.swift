import Prose

/// Finds which tellings are of one event, two at a time, and each pair by itself.
///
/// Cost: each telling is compared with at most a few times `reach` others per key: linear in the tellings. Most of
/// those are told apart by their outlines.
struct TellingMatches {
  private let facts: [TellingDraft.Facts]
  private let words: TellingWords
  /// The dated tellings that give a week at most: those that name a happening, and the others.
  private let named: TellingRows
  private let unnamed: TellingRows
  /// Those that give months or more.
  private let long: TellingRows
  /// All of these, earlier first days first.
  private let dated: [Int]
  /// By place in `words.keys`, the place of that telling in the row of that key.
  private let places: [Int32]

  private static let reach = 16
  /// The same where one of the two gives no day.
  private static let shortReach = 8
  /// Spans of months and longer can be one where no more days than these lie between them.
  static let nearDays: Int32 = 31
  /// So many parts even out between the cores; each costs a few lists as long as there are tellings.
  private static let parts = 8

  init(_ tellings: DossierTellings) {
    let (facts, words) = (tellings.facts, TellingWords(tellings))
    // Sorted as numbers: the first day, then the place.
    let dated = facts.indices.filter { facts[$0].days != nil }.map { index in
      UInt64(UInt32(bitPattern: words.outlines[index].first) ^ 1 << 31) << 32 | UInt64(index)
    }.sorted().map { Int($0 & UInt64(UInt32.max)) }
    let fine = dated.filter { facts[$0].isFine }
    var places = [Int32](repeating: 0, count: words.keys.count)
    named = TellingRows(words, fine.filter { facts[$0].kind != 0 }, places: &places)
    unnamed = TellingRows(words, fine.filter { facts[$0].kind == 0 }, places: &places)
    long = TellingRows(words, dated.filter { !facts[$0].isFine }, places: &places)
    self.facts = facts
    self.words = words
    self.dated = dated
    self.places = places
  }

  // MARK: Dated tellings

  /// Two dated tellings, and how like they are (0 to 1).
  struct Pair {
    let earlier: Int32
    let later: Int32
    let likeness: Float
  }

  /// The pairs of dated tellings that agree on when and on what, the likest first, to a hundredth.
  func datedPairs() -> [Pair] {
    let pairs = concurrentMap(0..<Self.parts) { part in
      var pairs: [Pair] = []
      var comparison = TellingWords.Comparison(words)
      for index in dated[dated.count * part / Self.parts..<dated.count * (part + 1) / Self.parts] {
        comparison.choose(index)
        if facts[index].isFine {
          addPairs(ofFine: index, &comparison, to: &pairs)
        } else {
          addPairs(ofLong: index, &comparison, to: &pairs)
        }
      }
      return pairs
    }.flatMap(\.self)
    return Self.likestFirst(pairs)
  }

  /// In order of likeness, and of those that are as like in the order they had.
  private static func likestFirst(_ pairs: [Pair]) -> [Pair] {
    func rank(_ pair: Pair) -> Int { 100 - Int(pair.likeness * 100) }
    var starts = [Int](repeating: 0, count: 102)
    for pair in pairs { starts[rank(pair) + 1] += 1 }
    for rank in 1..<starts.count { starts[rank] += starts[rank - 1] }
    var order = [Int](repeating: 0, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      order[starts[rank(pair)]] = index
      starts[rank(pair)] += 1
    }
    return order.map { pairs[$0] }
  }

  /// With those before it that are as fine and name a happening where it does.
  private func addPairs(
    ofFine index: Int, _ comparison: inout TellingWords.Comparison, to pairs: inout [Pair]
  ) {
    let outline = words.outlines[index]
    let rows = outline.kind == 0 ? unnamed : named
    let keys =
      outline.kind == 0
      ? words.range(of: index, forLikeness: Self.dayLikeness) : words.range(of: index)
    for place in keys {
      let earlier = rows.places(of: words.keys[place], before: Int(places[place]), reach: Self.reach)
      for entry in earlier.reversed() {
        guard rows.reaches(outline.first, at: entry) else { break }
        let other = words.outlines[Int(rows.tellings[entry])]
        if let likeness = likenessOfDay(outline, other, &comparison) {
          pairs.append(Pair(earlier: other.telling, later: Int32(index), likeness: Float(likeness)))
        }
      }
    }
  }

  /// With those before it that are as long, and all finer ones.
  private func addPairs(
    ofLong index: Int, _ comparison: inout TellingWords.Comparison, to pairs: inout [Pair]
  ) {
    let last = words.outlines[index].last.shifted(byDays: Self.nearDays)
    let heavy = words.range(of: index, forLikeness: Self.periodLikeness)
    for place in words.outlines[index].kinds == 0 ? heavy : words.range(of: index) {
      let key = words.keys[place]
      let earlier = long.places(of: key, before: Int(places[place]), reach: Self.shortReach)
      addPairs(ofLong: index, earlier, in: long, &comparison, to: &pairs)
      let finer = named.places(of: key, by: last, reach: Self.shortReach)
      addPairs(ofLong: index, finer, in: named, &comparison, to: &pairs)
    }
    for place in heavy {
      let finer = unnamed.places(of: words.keys[place], by: last, reach: Self.shortReach)
      addPairs(ofLong: index, finer, in: unnamed, &comparison, to: &pairs)
    }
  }

  private func addPairs(
    ofLong index: Int, _ range: Range<Int>, in rows: TellingRows,
    _ comparison: inout TellingWords.Comparison, to pairs: inout [Pair]
  ) {
    let outline = words.outlines[index]
    let first = outline.first.shifted(byDays: -Self.nearDays)
    for entry in range.reversed() {
      guard rows.reaches(first, at: entry) else { break }
      let other = words.outlines[Int(rows.tellings[entry])]
      if let likeness = likenessOfPeriod(outline, other, &comparison) {
        pairs.append(Pair(earlier: other.telling, later: Int32(index), likeness: Float(likeness)))
      }
    }
  }

  /// How like two tellings of a day, and two of months, have to be that do not name a happening of one kind.
  private static let dayLikeness = 0.7
  private static let periodLikeness = 0.45

  /// How like two tellings of one event are, where both give a week at most and both or none name a happening; `nil`
  /// where they are not of one.
  @inline(__always)
  private func likenessOfDay(
    _ a: TellingOutline, _ b: TellingOutline, _ comparison: inout TellingWords.Comparison
  ) -> Double? {
    guard a.agrees(with: b) else { return nil }
    let least = a.kind == b.kind && a.kind != 0 ? 0.12 : Self.dayLikeness
    return comparison.newLikeness(to: b, atLeast: least)
  }

  /// How like two tellings of one event are, where `a` gives months or more; `nil` where they are not of one.
  @inline(__always)
  private func likenessOfPeriod(
    _ a: TellingOutline, _ b: TellingOutline, _ comparison: inout TellingWords.Comparison
  ) -> Double? {
    guard a.isPlanned == b.isPlanned else { return nil }
    let sharesKind = a.kinds & b.kinds != 0
    if a.overlaps(b) {
      let least = sharesKind ? 0.15 : Self.periodLikeness
      guard let likeness = comparison.newLikeness(to: b, atLeast: least) else { return nil }
      return likeness >= 0.25 || comparison.sharesRareName(with: b.telling) ? likeness : nil
    }
    guard sharesKind, a.article != b.article, a.gap(to: b) <= Int(Self.nearDays),
      let likeness = comparison.newLikeness(to: b, atLeast: 0.3)
    else { return nil }
    return comparison.sharesRareName(with: b.telling) ? likeness : nil
  }

  // MARK: Loose tellings

  /// Whether a telling has no date, or names no happening.
  func isLoose(_ telling: Int) -> Bool { facts[telling].days == nil || facts[telling].kind == 0 }

  /// By loose telling, the one telling that is not loose which it fits best; the first of those it fits as well.
  /// - Parameter loose: tellings to be attached.
  func targets(of loose: [Int]) -> [Int?] {
    concurrentMap(0..<Self.parts) { part in
      var comparison = TellingWords.Comparison(words)
      return loose[loose.count * part / Self.parts..<loose.count * (part + 1) / Self.parts].map { index in
        comparison.choose(index)
        return facts[index].days != nil
          ? datedTarget(of: index, &comparison) : undatedTarget(of: index, &comparison)
      }
    }.flatMap(\.self)
  }

  private func datedTarget(of index: Int, _ comparison: inout TellingWords.Comparison) -> Int? {
    var best = Best(least: 0.3)
    let last = words.outlines[index].last
    // The heaviest first: the liker the best, the fewer of the lighter ones can lead to a better one.
    var heavy = words.range(of: index, forLikeness: best.score)
    while let key = heavy.popLast().map({ words.keys[$0] }) {
      let fine = named.places(of: key, by: last, reach: Self.reach)
      lookForDated(index, in: fine, of: named, &comparison, &best)
      let coarse = long.places(of: key, by: last, reach: Self.shortReach)
      lookForDated(index, in: coarse, of: long, &comparison, &best)
      heavy = heavy.clamped(to: words.range(of: index, forLikeness: best.score))
    }
    return best.target
  }

  private func lookForDated(
    _ index: Int, in range: Range<Int>, of rows: TellingRows,
    _ comparison: inout TellingWords.Comparison, _ best: inout Best
  ) {
    let outline = words.outlines[index]
    for entry in range.reversed() {
      guard rows.reaches(outline.first, at: entry) else { return }
      let other = words.outlines[Int(rows.tellings[entry])]
      guard other.kind != 0, other.agrees(with: outline),
        comparison.mayBe(Float(best.score), to: other), comparison.meets(other.telling)
      else { continue }
      best.take(other, comparison.likeness(to: other.telling))
    }
  }

  private func undatedTarget(of index: Int, _ comparison: inout TellingWords.Comparison) -> Int? {
    let mainDay = Int32(clamping: facts[index].mainDay?.number ?? 0)
    var best = Best(least: 0)
    var heavy = words.range(of: index, forLikeness: 0.3 - Self.bonus)
    while let key = heavy.popLast().map({ words.keys[$0] }) {
      let fine = named.places(of: key, around: mainDay, reach: Self.shortReach)
      lookForUndated(index, in: fine, of: named, &comparison, &best)
      let coarse = long.places(of: key, around: mainDay, reach: Self.shortReach)
      lookForUndated(index, in: coarse, of: long, &comparison, &best)
      heavy = heavy.clamped(to: words.range(of: index, forLikeness: max(0.3, best.score) - Self.bonus))
    }
    return best.target
  }

  private func lookForUndated(
    _ index: Int, in range: Range<Int>, of rows: TellingRows,
    _ comparison: inout TellingWords.Comparison, _ best: inout Best
  ) {
    let outline = words.outlines[index]
    let mainDay = facts[index].mainDay?.number
    for entry in range {
      let other = words.outlines[Int(rows.tellings[entry])]
      guard other.kinds & outline.kinds != 0, outline.isPlanned || !other.isPlanned else { continue }
      let isFar = other.isLong || mainDay.map { other.distance(from: $0) > 60 } ?? false
      let least = isFar ? 0.65 : outline.article == other.article ? 0.3 : 0.35
      let bonus = outline.kind == other.kind ? Self.bonus : 0
      guard comparison.mayBe(Float(max(least, best.score) - bonus), to: other),
        comparison.meets(other.telling)
      else { continue }
      let score = comparison.likeness(to: other.telling) + bonus
      if score >= least { best.take(other, score) }
    }
  }

  /// What a happening of the same kind adds to the likeness.
  private static let bonus = 0.1

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

extension TellingDraft.Facts {
  /// Whether it gives a week at most.
  var isFine: Bool {
    guard let days, days.grain <= .week, let first = days.first, let last = days.last else { return false }
    return last - first < 7
  }
}

extension Int32 {
  /// The number of a day so many days on; a bound that lies beyond all days stays there.
  fileprivate func shifted(byDays days: Int32) -> Int32 {
    let (sum, isBeyond) = addingReportingOverflow(days)
    return isBeyond || self == .max || self == .min ? self : sum
  }
}
