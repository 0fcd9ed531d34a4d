import Prose

/// The keys of all tellings, numbered and weighed, so that two tellings are compared without a look-up.
struct TellingWords {
  /// The numbers of the keys of all tellings, of each in order.
  let keys: [Int32]
  /// By telling, where its keys start in `keys`; one more than there are tellings.
  private let starts: [Int]
  /// By key: the rarer the heavier, names twice as much.
  private let weights: [Double]
  /// By key: whether it is a name that few tellings have; what two of them share is hardly chance.
  private let isRareName: [Bool]
  /// By telling, the weight of its keys, and a bit for each of them, which several share.
  private let outlines: [(total: Double, bits: UInt64)]
  var count: Int { weights.count }

  init(_ drafts: [TellingDraft]) {
    var numbers = EventKeyNumbers()
    var counts: [Int] = []
    var isName: [Bool] = []
    var keys: [Int32] = []
    var starts = [0]
    starts.reserveCapacity(drafts.count + 1)
    for index in drafts.indices {
      for key in drafts[index].keys {
        let number = numbers.number(of: key)
        if number == counts.count {
          counts.append(0)
          isName.append(false)
        }
        counts[number] += 1
        if key.isName { isName[number] = true }
        keys.append(Int32(number))
      }
      keys[starts[starts.count - 1]...].sort()
      starts.append(keys.count)
    }
    let total = Double(drafts.count)
    let few = max(3, drafts.count / 25)
    let weights = counts.indices.map { (1 + total / Double(counts[$0])).logarithm * (isName[$0] ? 2 : 1) }
    self.keys = keys
    self.starts = starts
    self.weights = weights
    isRareName = counts.indices.map { isName[$0] && counts[$0] <= few }
    outlines = drafts.indices.map { draft in
      keys[starts[draft]..<starts[draft + 1]].reduce((0, 0)) { outline, key in
        (outline.0 + weights[Int(key)], outline.1 | Self.bit(of: key))
      }
    }
  }

  private static func bit(of key: Int32) -> UInt64 { 1 << UInt64(key & 63) }

  /// The places in `keys` of the keys of one telling.
  func range(of telling: Int) -> Range<Int> { starts[telling]..<starts[telling + 1] }

  /// By key, how many of `tellings` have it.
  func counts(in tellings: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for telling in tellings {
      for key in keys[range(of: telling)] { counts[Int(key)] += 1 }
    }
    return counts
  }

  /// Compares one telling after another with several others: its keys are marked, so that only those of the others
  /// are read.
  struct Comparison {
    private let words: TellingWords
    private var telling = 0
    /// Per key, the last telling that was chosen and has it.
    private var marks: [Int32]
    /// Per bit of an outline, the weight of the chosen one's keys that have it.
    private var weightOfBits = [Double](repeating: 0, count: 64)

    init(_ words: TellingWords) {
      self.words = words
      marks = [Int32](repeating: -1, count: words.count)
    }

    /// Chooses the telling that is compared from now on.
    mutating func choose(_ telling: Int) {
      self.telling = telling
      for bit in weightOfBits.indices { weightOfBits[bit] = 0 }
      for place in words.range(of: telling) {
        let key = words.keys[place]
        marks[Int(key)] = Int32(telling)
        weightOfBits[Int(key & 63)] += words.weights[Int(key)]
      }
    }

    /// Whether the likeness to `other` can reach `least`, as far as their outlines tell.
    func mayBe(_ least: Double, to other: Int) -> Bool {
      let (own, others) = (words.outlines[telling], words.outlines[other])
      var bits = own.bits & others.bits
      var shared = 0.0
      while bits != 0 {
        shared += weightOfBits[bits.trailingZeroBitCount]
        bits &= bits &- 1
      }
      // A little less, since sums in another order differ in their last digits.
      return shared * shared >= 0.998 * least * least * own.total * others.total
    }

    /// The likeness to `other`; `nil` where it does not reach `least`.
    func likeness(to other: Int, atLeast least: Double) -> Double? {
      guard mayBe(least, to: other) else { return nil }
      let value = likeness(to: other).value
      return value >= least ? value : nil
    }

    /// The weight of the keys both have, as a share of the geometric mean of what each has (0 to 1), and
    /// whether one of them is a name that few tellings have.
    func likeness(to other: Int) -> (value: Double, isRare: Bool) {
      var shared = 0.0
      var isRare = false
      for place in words.range(of: other) {
        let key = Int(words.keys[place])
        guard marks[key] == telling else { continue }
        shared += words.weights[key]
        if words.isRareName[key] { isRare = true }
      }
      let product = words.outlines[telling].total * words.outlines[other].total
      return (product > 0 ? shared / product.squareRoot() : 0, isRare)
    }
  }
}

/// Numbers keys in the order in which they are met, from 0.
struct EventKeyNumbers {
  private var numbers = WordTable<Int32>()
  private(set) var count = 0

  mutating func number(of key: EventKey) -> Int { number(ofHash: key.hash) }

  mutating func number(ofHash hash: UInt64) -> Int {
    // The hashes of entities follow one another; multiplied they do not crowd one stretch of the table.
    let word = WordKey(hash: hash &* 0x9E37_79B9_7F4A_7C15)
    if let known = numbers[word] { return Int(known) }
    numbers.insert(Int32(count), for: word)
    count += 1
    return count - 1
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
