import Prose

/// The keys of all tellings, numbered and weighed, so that two tellings are compared without a look-up.
struct TellingWords {
  /// The numbers of the keys of all tellings, of each the lightest first.
  let keys: [Int32]
  /// By telling.
  let outlines: [TellingOutline]
  /// By telling, where its keys start in `keys`; one more than there are tellings.
  private let starts: [Int]
  /// By key: the rarer the heavier, names twice as much. Whole numbers, so that a sum is the same in any order.
  private let weights: [Int32]
  /// By key: whether it is a name that few tellings have; what two of them share is hardly chance.
  private let isRareName: [Bool]
  /// By telling, the weight of its keys.
  private let totals: [Int32]

  private static let precision = 1024.0

  init(_ tellings: DossierTellings) {
    let total = tellings.facts.count
    let few = max(3, total / 25)
    var read = KeyNumbers(tellings)
    let weights = read.counts.indices.map { key in
      let rarity = (1 + Double(total) / Double(max(1, read.counts[key]))).logarithm
      return Int32(rarity * Self.precision) * (read.isName[key] ? 2 : 1)
    }
    read.sort(by: weights)
    isRareName = read.counts.indices.map { read.isName[$0] && read.counts[$0] <= few }
    let sums = tellings.facts.indices.map { telling in
      read.keys[read.starts[telling]..<read.starts[telling + 1]].reduce(into: KeySum()) { sum, key in
        sum.add(key, weights[Int(key)])
      }
    }
    totals = sums.map(\.weight)
    outlines = zip(tellings.facts, sums).enumerated().map { index, telling in
      TellingOutline(index, telling.0, keys: telling.1)
    }
    keys = read.keys
    starts = read.starts
    self.weights = weights
  }

  /// The keys of all tellings by number: the dossier's entities by their own, words after them.
  private struct KeyNumbers {
    var keys: [Int32] = []
    var starts = [0]
    /// By key, how many tellings have it, and whether it is a name.
    var counts: [Int32]
    var isName: [Bool]

    init(_ tellings: DossierTellings) {
      let entityCount = tellings.entities.reduce(0) { max($0, ($1.map(\.index).max() ?? -1) + 1) }
      counts = [Int32](repeating: 0, count: entityCount)
      isName = [Bool](repeating: true, count: entityCount)
      starts.reserveCapacity(tellings.facts.count + 1)
      keys.reserveCapacity(tellings.articles.reduce(0) { $0 + $1.keys.count })
      var words = EventKeyNumbers()
      for (article, entities) in zip(tellings.articles, tellings.entities) {
        for draft in article.drafts {
          for key in article.keys[draft.keys] {
            let number = key.entity.map { entities[$0.index].index } ?? entityCount + words.number(of: key)
            if number == counts.count {
              counts.append(0)
              isName.append(false)
            }
            counts[number] += 1
            if key.isName { isName[number] = true }
            keys.append(Int32(number))
          }
          starts.append(keys.count)
        }
      }
    }

    /// Orders the keys of each telling by weight, then number. They are few, and each order is soon made.
    mutating func sort(by weights: [Int32]) {
      for telling in 0..<starts.count - 1 {
        for place in starts[telling]..<starts[telling + 1] {
          let key = keys[place]
          let order = (weights[Int(key)], key)
          var free = place
          while free > starts[telling], order < (weights[Int(keys[free - 1])], keys[free - 1]) {
            keys[free] = keys[free - 1]
            free -= 1
          }
          keys[free] = key
        }
      }
    }
  }

  /// The places in `keys` of the keys of one telling.
  func range(of telling: Int) -> Range<Int> { starts[telling]..<starts[telling + 1] }

  /// The places in `keys` of the heavier keys of one telling: of these, every other telling that is at least so like
  /// it (0 to 1) has one. What two share weighs no less than the square of their likeness says of each.
  func range(of telling: Int, forLikeness least: Double) -> Range<Int> {
    let range = range(of: telling)
    let spare = least * least * Double(totals[telling])
    var (start, weight) = (range.lowerBound, 0.0)
    while start < range.upperBound {
      weight += Double(weights[Int(keys[start])])
      if weight >= spare { break }
      start += 1
    }
    return start..<range.upperBound
  }

  /// By key, how many of `tellings` have it.
  func counts(in tellings: [Int]) -> [Int32] {
    var counts = [Int32](repeating: 0, count: weights.count)
    for telling in tellings {
      for place in range(of: telling) { counts[Int(keys[place])] += 1 }
    }
    return counts
  }

  /// The keys of a telling in sum.
  struct KeySum {
    var weight: Int32 = 0
    /// A bit for each key, which several share; and another one.
    var bits: UInt64 = 0
    var otherBits: UInt64 = 0

    mutating func add(_ key: Int32, _ weight: Int32) {
      self.weight += weight
      bits |= 1 &<< Self.bit(of: key)
      otherBits |= 1 &<< Self.otherBit(of: key)
    }

    static func bit(of key: Int32) -> UInt64 { UInt64(truncatingIfNeeded: key) & 63 }
    static func otherBit(of key: Int32) -> UInt64 { UInt64(truncatingIfNeeded: key) &>> 6 & 63 }
  }

  /// Compares one telling after another with several others: its keys are marked, so that only those of the others
  /// are read.
  struct Comparison {
    private let words: TellingWords
    private var telling = 0
    private var isChosen = false
    private var bits: (UInt64, UInt64) = (0, 0)
    private var size: Float = 0
    /// Per key, its weight where the chosen one has it, else 0.
    private var weights: [Int32]
    /// Per bit of an outline, the weight of the chosen one's keys that have it; the same for the other bits.
    private var weightOfBits = [Float](repeating: 0, count: 64)
    private var weightOfOtherBits = [Float](repeating: 0, count: 64)
    /// Per telling, the last chosen one that it was compared with.
    private var comparedWith: [Int32]

    init(_ words: TellingWords) {
      self.words = words
      weights = [Int32](repeating: 0, count: words.weights.count)
      comparedWith = [Int32](repeating: -1, count: words.outlines.count)
    }

    /// Chooses the telling that is compared from now on.
    mutating func choose(_ telling: Int) {
      if isChosen { weigh(0) }
      isChosen = true
      self.telling = telling
      bits = (words.outlines[telling].bits, words.outlines[telling].otherBits)
      size = words.outlines[telling].size
      weigh(1)
    }

    /// Sets the weights of the chosen one's keys.
    private mutating func weigh(_ factor: Int32) {
      for place in words.range(of: telling) {
        let key = words.keys[place]
        weights[Int(key)] = words.weights[Int(key)] * factor
        weightOfBits[Int(KeySum.bit(of: key))] = 0
        weightOfOtherBits[Int(KeySum.otherBit(of: key))] = 0
      }
      guard factor > 0 else { return }
      for place in words.range(of: telling) {
        let key = words.keys[place]
        weightOfBits[Int(KeySum.bit(of: key))] += Float(weights[Int(key)])
        weightOfOtherBits[Int(KeySum.otherBit(of: key))] += Float(weights[Int(key)])
      }
    }

    /// Whether the likeness to `other` can reach `least`, as far as their outlines tell.
    @inline(__always)
    func mayBe(_ least: Float, to other: TellingOutline) -> Bool {
      // A little less, since roots are rounded.
      let least = 0.998 * least * size * other.size
      return Self.sum(weightOfBits, of: bits.0 & other.bits) >= least
        && Self.sum(weightOfOtherBits, of: bits.1 & other.otherBits) >= least
    }

    @inline(__always)
    private static func sum(_ weights: [Float], of bits: UInt64) -> Float {
      var (bits, sum) = (bits, Float(0))
      while bits != 0 {
        sum += weights[bits.trailingZeroBitCount]
        bits &= bits &- 1
      }
      return sum
    }

    /// Whether `other` is looked at for the first time since the telling was chosen.
    mutating func meets(_ other: Int32) -> Bool {
      guard comparedWith[Int(other)] != Int32(telling) else { return false }
      comparedWith[Int(other)] = Int32(telling)
      return true
    }

    /// How like `other` is, where that is no less than `least` and it is met for the first time.
    @inline(__always)
    mutating func newLikeness(to other: TellingOutline, atLeast least: Double) -> Double? {
      // Reading the words costs most, so it comes last.
      guard mayBe(Float(least), to: other), meets(other.telling) else { return nil }
      let likeness = likeness(to: other.telling)
      return likeness >= least ? likeness : nil
    }

    /// The weight of the keys both have, as a share of the geometric mean of what each has (0 to 1).
    func likeness(to other: Int32) -> Double {
      let other = Int(other)
      var shared: Int32 = 0
      for place in words.range(of: other) { shared += weights[Int(words.keys[place])] }
      let product = Double(words.totals[telling]) * Double(words.totals[other])
      return product > 0 ? Double(shared) / product.squareRoot() : 0
    }

    /// Whether both have a name that few tellings have.
    func sharesRareName(with other: Int32) -> Bool {
      words.range(of: Int(other)).contains { place in
        let key = Int(words.keys[place])
        return words.isRareName[key] && weights[key] > 0
      }
    }
  }
}

/// Numbers keys in the order in which they are met, from 0.
///
/// Open addressing, at most half full, a key and its number side by side: one look at the memory finds both.
struct EventKeyNumbers {
  private var slots = [Slot](repeating: Slot(), count: 1024)
  private(set) var count = 0

  private struct Slot {
    var hash: UInt64 = 0
    /// -1 where the slot is free.
    var number: Int32 = -1
  }

  mutating func number(of key: EventKey) -> Int { number(ofHash: key.hash) }

  mutating func number(ofHash hash: UInt64) -> Int {
    let place = place(of: hash)
    if slots[place].number >= 0 { return Int(slots[place].number) }
    slots[place] = Slot(hash: hash, number: Int32(count))
    count += 1
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// The slot of the key, or the free one where it belongs.
  private func place(of hash: UInt64) -> Int {
    let mask = slots.count &- 1
    // The hashes of entities follow one another; multiplied they do not crowd one stretch of the table.
    var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) &>> 32) & mask
    while slots[place].number >= 0, slots[place].hash != hash { place = (place &+ 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.number >= 0 { slots[place(of: slot.hash)] = slot }
  }
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
