import News

/// An averaged perceptron over sequences of tags (Collins 2002): the best tags under the present weights are found,
/// and where they are wrong the features of the right ones gain and those of the wrong ones lose. The weights
/// averaged over all steps are the result.
///
/// One thread, whole numbers and a generator of its own: the same examples give the same model, bit for bit.
struct Perceptron {
  /// How it learns.
  struct Settings {
    var passes = 12
    /// How many times all is learnt anew in another order; the runs are averaged.
    var runs = 8
    /// The power of two of the number of buckets.
    var bucketBits = 19
    /// Of a hundred features of a token, how many are hidden in a pass, so that none is relied on alone: the model has
    /// to learn from what words have in common, too, which is what carries over to other stories.
    var droppedPercent = 35
    /// Features seen less often are dropped.
    var leastCount = 2
    var seed: UInt64 = 20_260_105
  }

  private let settings: Settings
  private var weights: [TagScores]
  private var sums: [SIMD8<Int64>]
  private var pairs = Array(repeating: Int32(0), count: 64)
  private var pairSums = Array(repeating: Int64(0), count: 64)
  private var step: Int64 = 1
  private var random: SplitMix64

  private init(_ settings: Settings, run: Int) {
    self.settings = settings
    weights = Array(repeating: TagScores(repeating: 0), count: 1 << settings.bucketBits)
    sums = Array(repeating: SIMD8(repeating: 0), count: 1 << settings.bucketBits)
    random = SplitMix64(state: settings.seed &+ UInt64(run))
  }

  /// The model of `examples`.
  static func model(of examples: [NameExample], _ settings: Settings = Settings()) -> NameModel {
    let sequences = FeatureSequences(examples, settings)
    var total: AveragedWeights?
    for run in 0..<settings.runs {
      var perceptron = Perceptron(settings, run: run)
      perceptron.learn(sequences)
      total?.add(perceptron.averaged)
      total = total ?? perceptron.averaged
    }
    return (total ?? Perceptron(settings, run: 0).averaged).model
  }

  private mutating func learn(_ sequences: FeatureSequences) {
    var order = Array(sequences.ranges.indices)
    for _ in 0..<settings.passes {
      random.shuffle(&order)
      for index in order { learn(sequences, index) }
    }
  }

  /// One step.
  private mutating func learn(_ sequences: FeatureSequences, _ index: Int) {
    let tokens = sequences.ranges[index]
    let visible = tokens.map { token -> [UInt32] in
      sequences.features(of: token).filter { _ in random.next() % 100 >= UInt64(settings.droppedPercent) }
    }
    let scores = visible.map { features in
      features.reduce(into: TagScores(repeating: 0)) { $0 &+= weights[Int($1)] }
    }
    let found = TagPairs(pairs).bestTags(scores)
    let right = sequences.tags[tokens]
    step += 1
    guard !found.elementsEqual(right) else { return }
    var previous = (found: NameTag.outside, right: NameTag.outside)
    for (place, tags) in zip(found, right).enumerated() {
      if tags.0 != tags.1 {
        update(visible[place], tags.1, by: 1)
        update(visible[place], tags.0, by: -1)
      }
      update(pair: previous.right, tags.1, by: 1)
      update(pair: previous.found, tags.0, by: -1)
      previous = tags
    }
  }

  private mutating func update(_ features: [UInt32], _ tag: NameTag, by amount: Int32) {
    for feature in features {
      weights[Int(feature)][tag.rawValue] += amount
      sums[Int(feature)][tag.rawValue] += Int64(amount) * step
    }
  }

  private mutating func update(pair first: NameTag, _ second: NameTag, by amount: Int32) {
    pairs[first.rawValue * 8 + second.rawValue] += amount
    pairSums[first.rawValue * 8 + second.rawValue] += Int64(amount) * step
  }

  /// The weights averaged over all steps.
  var averaged: AveragedWeights {
    let steps = Double(step + 1)
    return AveragedWeights(
      buckets: zip(weights, sums).map { SIMD8<Double>($0) - SIMD8<Double>($1) / steps },
      pairs: zip(pairs, pairSums).map { Double($0) - Double($1) / steps })
  }
}

/// Weights before they are cut to bytes.
struct AveragedWeights {
  private(set) var buckets: [SIMD8<Double>]
  private(set) var pairs: [Double]

  /// Adds those of another run: the sum of several runs depends less on the order in which examples came.
  mutating func add(_ other: AveragedWeights) {
    for index in buckets.indices { buckets[index] += other.buckets[index] }
    for index in pairs.indices { pairs[index] += other.pairs[index] }
  }

  /// The weights as bytes. A thousandth part of the largest ones may be cut to what a byte holds.
  var model: NameModel {
    let tags = NameTag.allCases.indices
    var sizes: [Double] = []
    for bucket in buckets { for tag in tags where bucket[tag] != 0 { sizes.append(abs(bucket[tag])) } }
    sizes.sort()
    let largest = sizes.isEmpty ? 1 : sizes[sizes.count - 1 - sizes.count / 1000]
    let scale = 127 / largest
    let words = buckets.map { bucket in
      tags.reduce(NameModel.neutral) { word, tag in
        let value = min(127, max(-127, (bucket[tag] * scale).rounded()))
        return word &+ UInt64(bitPattern: Int64(value)) << UInt64(8 * tag)
      }
    }
    return NameModel(buckets: words, pairs: pairs.map { Int32(($0 * scale).rounded()) })
  }
}

/// The examples with their features as numbers of buckets, side by side.
struct FeatureSequences {
  /// Per example, its tokens.
  private(set) var ranges: [Range<Int>] = []
  private(set) var tags: [NameTag] = []
  private var buckets: [UInt32] = []
  private var starts = [0]

  /// Features seen less often than the settings say are left out.
  init(_ examples: [NameExample], _ settings: Perceptron.Settings) {
    let counts = FeatureCounts(examples)
    let shift = UInt64(64 - settings.bucketBits)
    for example in examples {
      let first = tags.count
      for features in example.features {
        for feature in features where counts[feature] >= settings.leastCount {
          buckets.append(UInt32(truncatingIfNeeded: feature >> shift))
        }
        starts.append(buckets.count)
      }
      tags += example.tags
      ranges.append(first..<tags.count)
    }
  }

  func features(of token: Int) -> ArraySlice<UInt32> { buckets[starts[token]..<starts[token + 1]] }
}

/// How often each feature is seen, up to 255; told apart by 24 bits.
private struct FeatureCounts {
  private var counts = [UInt8](repeating: 0, count: 1 << 24)

  init(_ examples: [NameExample]) {
    for example in examples {
      for features in example.features {
        for feature in features {
          let index = Int(truncatingIfNeeded: feature >> 40)
          if counts[index] < 255 { counts[index] += 1 }
        }
      }
    }
  }

  subscript(feature: UInt64) -> Int { Int(counts[Int(truncatingIfNeeded: feature >> 40)]) }
}

/// A small generator of numbers that are the same everywhere (Steele, Lea and Flood 2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  /// Fisher and Yates.
  mutating func shuffle(_ elements: inout [Int]) {
    for index in elements.indices.dropFirst().reversed() {
      elements.swapAt(index, Int(next() % UInt64(index + 1)))
    }
  }
}
