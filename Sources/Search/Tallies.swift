import Prose

/// What a posting says besides its document: how often the word occurs there, and what the occurrences weigh
/// together. Few pairs of the two are common, so a posting keeps one byte: the number of its pair.
struct Tallies: Sendable {
  /// Weights are in units of `Postings.weightUnit`.
  struct Pair: Sendable, Equatable {
    var count: UInt32
    var weight: UInt32
  }

  /// The code of a posting whose pair is in `rest`.
  static let rare: UInt8 = 255

  /// By code; 0 is nothing, and `rare` a place holder.
  private(set) var pairs: [Pair] = [Pair(count: 0, weight: 0)]
  /// By code, in plain occurrences.
  private(set) var weights: [Double] = []
  /// The postings with the code `rare`, in order.
  private var rest: [(posting: UInt32, pair: Pair)] = []

  init() {}

  /// The pair of `posting`, whose code is `code`.
  @inline(__always)
  func pair(_ code: UInt8, at posting: Int) -> Pair {
    code == Self.rare ? rarePair(at: posting) : pairs[Int(code)]
  }

  @inline(never)
  private func rarePair(at posting: Int) -> Pair {
    rest[rest.partitioningIndex { $0.posting >= posting }].pair
  }

  /// Counts pairs up as occurrences come, and gives each a code when it is first seen.
  struct Builder {
    /// Of each kind of occurrence.
    private let weights: [UInt32]
    private var tallies = Tallies()
    /// Per kind of occurrence and code: the code after one more of them; 0 where that is not known yet.
    private(set) var steps: [UInt8]
    private var rare: [UInt32: Pair] = [:]

    /// - Parameter weights: what one occurrence weighs, by kind.
    init(weights: [UInt32]) {
      self.weights = weights
      steps = Array(repeating: 0, count: weights.count * 256)
    }

    /// The code after one more occurrence of `kind` where `step(code, kind)` is not known, or the posting rare.
    mutating func slowStep(_ code: UInt8, kind: Int, posting: Int) -> UInt8 {
      var pair =
        code == Tallies.rare ? rare[UInt32(posting)] ?? Pair(count: 0, weight: 0) : tallies.pairs[Int(code)]
      pair.count += 1
      pair.weight = pair.weight &+ weights[kind]
      if code != Tallies.rare, let next = self.code(of: pair) {
        steps[kind * 256 + Int(code)] = next
        return next
      }
      rare[UInt32(posting)] = pair
      return Tallies.rare
    }

    private mutating func code(of pair: Pair) -> UInt8? {
      if let known = tallies.pairs.firstIndex(of: pair) { return UInt8(known) }
      guard tallies.pairs.count < Int(Tallies.rare) else { return nil }
      tallies.pairs.append(pair)
      return UInt8(tallies.pairs.count - 1)
    }

    consuming func finished() -> Tallies {
      tallies.rest = rare.keys.sorted().map { (posting: $0, pair: rare[$0] ?? Pair(count: 0, weight: 0)) }
      while tallies.pairs.count < 256 { tallies.pairs.append(Pair(count: 0, weight: 0)) }
      tallies.weights = tallies.pairs.map { Double($0.weight) / Postings.weightUnit }
      return tallies
    }
  }
}
