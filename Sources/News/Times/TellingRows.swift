import Prose

/// What tells at a glance that two tellings are not of one event, so small that rows of them are read through fast.
struct TellingOutline {
  let telling: Int32
  let article: Int32
  /// Numbers of days; an open bound lies beyond all days.
  let first: Int32
  let last: Int32
  let kind: HappeningWords.Kinds
  let kinds: HappeningWords.Kinds
  /// A bit for each of its keys, which several share; and another one.
  let bits: UInt64
  let otherBits: UInt64
  /// The square root of the weight of its keys.
  let size: Float
  let isPlanned: Bool
  /// Whether it gives a year at most.
  let isLong: Bool

  init(_ telling: Int, _ facts: TellingDraft.Facts, keys: TellingWords.KeySum) {
    self.telling = Int32(telling)
    article = Int32(facts.article)
    (first, last) = facts.bounds
    kind = facts.kind
    kinds = facts.kinds
    bits = keys.bits
    otherBits = keys.otherBits
    size = Float(keys.weight).squareRoot()
    isPlanned = facts.isPlanned
    isLong = (facts.days?.grain ?? .vague) >= .year
  }

  /// Whether some day can be one of both.
  @inline(__always)
  func overlaps(_ other: TellingOutline) -> Bool { first <= other.last && other.first <= last }

  /// Whether some day can be one of both, and both lie ahead of their report or neither does.
  @inline(__always)
  func agrees(with other: TellingOutline) -> Bool { overlaps(other) && isPlanned == other.isPlanned }

  private var isOpen: Bool { first == .min || last == .max }

  /// Days between two that do not overlap.
  func gap(to other: TellingOutline) -> Int {
    guard !isOpen, !other.isOpen else { return .max }
    return last < other.first ? Int(other.first) - Int(last) : Int(first) - Int(other.last)
  }

  /// Days between `day` and its own; 0 where it has none.
  func distance(from day: Int) -> Int {
    guard first > .min || last < .max else { return 0 }
    let start = Int(first > .min ? first : last)
    let end = Int(last < .max ? last : first)
    return day < start ? start - day : day > end ? day - end : 0
  }
}

/// Per key, the tellings that have it, one after another: earlier first days first. What they tell is read from their
/// outlines: those of neighbours in a row stand near each other there as well.
struct TellingRows {
  /// The numbers of the tellings.
  let tellings: [Int32]
  private let firstDays: [Int32]
  /// By place, the last day that the telling or any before it in its row tells of.
  private let lastDays: [Int32]
  /// By key, where its row starts; one more than there are keys.
  private let starts: [Int32]

  /// - Parameters:
  ///   - tellings: in the order of the rows.
  ///   - places: by place in `words.keys`, the place of that telling in the row of that key; those of `tellings` are
  ///     set.
  init(_ words: TellingWords, _ tellings: [Int], places: inout [Int32]) {
    var total: Int32 = 0
    var ends = words.counts(in: tellings).map { count in
      defer { total += count }
      return total
    }
    starts = ends + [total]
    var entries = [Int32](repeating: 0, count: Int(total))
    var firstDays = entries
    var lastDays = [Int32](repeating: .min, count: Int(total))
    for telling in tellings {
      let outline = words.outlines[telling]
      for place in words.range(of: telling) {
        let key = Int(words.keys[place])
        let end = Int(ends[key])
        entries[end] = outline.telling
        firstDays[end] = outline.first
        lastDays[end] = end == starts[key] ? outline.last : max(outline.last, lastDays[end - 1])
        places[place] = Int32(end)
        ends[key] += 1
      }
    }
    self.tellings = entries
    self.firstDays = firstDays
    self.lastDays = lastDays
  }

  /// The places in the row of `key`.
  @inline(__always)
  private func row(of key: Int32) -> Range<Int> { Int(starts[Int(key)])..<Int(starts[Int(key) + 1]) }

  /// The places in the row of `key` before `end`, the last `reach` of them.
  @inline(__always)
  func places(of key: Int32, before end: Int, reach: Int) -> Range<Int> {
    max(Int(starts[Int(key)]), end - reach)..<end
  }

  /// The places in the row of `key` that begin on `day` at the latest, the last `reach` of them.
  @inline(__always)
  func places(of key: Int32, by day: Int32, reach: Int) -> Range<Int> {
    places(of: key, before: row(of: key).partitioningIndex { firstDays[$0] > day }, reach: reach)
  }

  /// The places in the row of `key` that begin nearest to `day`, `reach` before and after it at most.
  @inline(__always)
  func places(of key: Int32, around day: Int32, reach: Int) -> Range<Int> {
    let row = row(of: key)
    guard row.count > 2 * reach else { return row }
    let middle = row.partitioningIndex { firstDays[$0] > day }
    return max(row.lowerBound, middle - reach)..<min(row.upperBound, middle + reach)
  }

  /// Whether a telling at that place, or one before it in its row, reaches to `day` or beyond.
  @inline(__always)
  func reaches(_ day: Int32, at place: Int) -> Bool { lastDays[place] >= day }
}
