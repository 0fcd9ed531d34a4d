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
  /// By telling, the weight of its keys.
  private let totals: [Double]
  var count: Int { weights.count }

  init(_ drafts: [TellingDraft]) {
    var numbers: [EventKey: Int] = [:]
    var counts: [Int] = []
    var isName: [Bool] = []
    var keys: [Int32] = []
    var starts = [0]
    for draft in drafts {
      let numbered = draft.keys.map { key in
        let number = numbers[key, default: counts.count]
        if number == counts.count {
          numbers[key] = number
          counts.append(0)
          isName.append(false)
        }
        counts[number] += 1
        if key.isName { isName[number] = true }
        return Int32(number)
      }
      keys += numbered.sorted()
      starts.append(keys.count)
    }
    let total = Double(drafts.count)
    let few = max(3, drafts.count / 25)
    let weights = counts.indices.map { (1 + total / Double(counts[$0])).logarithm * (isName[$0] ? 2 : 1) }
    self.keys = keys
    self.starts = starts
    self.weights = weights
    isRareName = counts.indices.map { isName[$0] && counts[$0] <= few }
    totals = drafts.indices.map { draft in
      keys[starts[draft]..<starts[draft + 1]].reduce(0) { $0 + weights[Int($1)] }
    }
  }

  /// The places in `keys` of the keys of one telling.
  func range(of telling: Int) -> Range<Int> { starts[telling]..<starts[telling + 1] }

  /// The weight of the keys both have, as a share of the geometric mean of what each has (0 to 1), and
  /// whether one of them is a name that few tellings have.
  func likeness(_ a: Int, _ b: Int) -> (value: Double, isRare: Bool) {
    var (i, j) = (starts[a], starts[b])
    let (end, otherEnd) = (starts[a + 1], starts[b + 1])
    var shared = 0.0
    var isRare = false
    while i < end, j < otherEnd {
      let (left, right) = (keys[i], keys[j])
      if left == right {
        shared += weights[Int(left)]
        if isRareName[Int(left)] { isRare = true }
        i += 1
        j += 1
      } else if left < right {
        i += 1
      } else {
        j += 1
      }
    }
    let product = totals[a] * totals[b]
    return (product > 0 ? shared / product.squareRoot() : 0, isRare)
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
