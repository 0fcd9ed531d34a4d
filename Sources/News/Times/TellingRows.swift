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
    first = Int32(clamping: facts.days?.first?.number ?? .min)
    last = Int32(clamping: facts.days?.last?.number ?? .max)
    kind = facts.kind
    kinds = facts.kinds
    bits = keys.bits
    otherBits = keys.otherBits
    size = Float(keys.weight.squareRoot())
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

/// Per key, the tellings that have it, one after another.
struct TellingRows {
  private(set) var entries: [TellingOutline]
  /// By key, where its row starts and ends.
  private let starts: [Int32]
  private var ends: [Int32]
  /// By place in `words.keys`, the place of that telling in the row of that key; -1 where it has none.
  private(set) var places: [Int32]

  /// - Parameters:
  ///   - tellings: in the order of the rows.
  ///   - reach: so many of them a key at most.
  init(_ words: TellingWords, _ tellings: [Int], reach: Int = .max) {
    var total: Int32 = 0
    starts = words.counts(in: tellings).map { count in
      defer { total += Int32(min(count, reach)) }
      return total
    }
    ends = starts
    places = [Int32](repeating: -1, count: words.keys.count)
    entries = []
    guard let first = tellings.first else { return }
    entries = [TellingOutline](repeating: words.outlines[first], count: Int(total))
    for telling in tellings {
      for place in words.range(of: telling) {
        let key = Int(words.keys[place])
        let end = ends[key]
        guard Int(end - starts[key]) < reach else { continue }
        entries[Int(end)] = words.outlines[telling]
        places[place] = end
        ends[key] = end + 1
      }
    }
  }

  /// The rows of all keys.
  var rows: some Sequence<Range<Int>> { starts.indices.lazy.map { Int(starts[$0])..<Int(ends[$0]) } }

  /// The places of the tellings that have the key.
  func range(of key: Int32) -> Range<Int> { Int(starts[Int(key)])..<Int(ends[Int(key)]) }

  /// The places in its row of those that come before the telling at a place in `words.keys`, `reach` at most.
  func range(before place: Int, of key: Int32, reach: Int) -> Range<Int> {
    let end = Int(places[place])
    return max(Int(starts[Int(key)]), end - reach)..<end
  }
}
