/// A linear model of names: for every feature a weight for every `NameTag`, and a weight for every pair of
/// neighbouring tags.
///
/// The features are hashed into a table of buckets; a bucket is one word of eight bytes, a byte a tag, biased by
/// 128. The weights of a token's features are summed four tags at a time in the 16-bit lanes of two words, which hold
/// those of 257 features: no token has as many.
///
/// The file is the same words, little-endian: the mark, the version of the features with the number of buckets, a
/// checksum, the pairs of tags, the buckets. It is read as it is, nothing is parsed.
public struct NameModel: Sendable {
  /// Per bucket, the eight biased weights.
  private let buckets: [UInt64]
  /// Per tag, then per next tag.
  private let pairs: [Int32]
  private let tagPairs: TagPairs
  private let shift: UInt64

  /// A bucket that says nothing.
  package static let neutral: UInt64 = 0x8080_8080_8080_8080
  /// Raised with every change to what the features are: older weights would mean something else.
  static let featureVersion: UInt64 = 3

  private static let mark = Array("DLNAMES\n".utf8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
  private static let headerCount = 3 + 64

  /// - Parameters:
  ///   - buckets: a power of two of them, at least two.
  ///   - pairs: per tag, eight weights of the tag that comes next.
  package init(buckets: [UInt64], pairs: [Int32]) {
    precondition(buckets.count > 1 && buckets.count & (buckets.count - 1) == 0 && pairs.count == 64)
    self.buckets = buckets
    self.pairs = pairs
    tagPairs = TagPairs(pairs)
    shift = UInt64(64 - buckets.count.trailingZeroBitCount)
  }

  /// The model in the words of a model file.
  /// - Throws: `NameModelError`, where the words are no model, or one that this program cannot read.
  public init(words: [UInt64]) throws(NameModelError) {
    guard words.count > Self.headerCount, words[0] == Self.mark else { throw .notAModel }
    guard words[1] >> 32 == Self.featureVersion else { throw .otherVersion }
    let count = Int(truncatingIfNeeded: words[1] & 0xFFFF_FFFF)
    guard count > 1, count & (count - 1) == 0, words.count == Self.headerCount + count else {
      throw .truncated
    }
    guard words[2] == Self.checksum(words[3...]) else { throw .damaged }
    self.init(
      buckets: Array(words[Self.headerCount...]),
      pairs: words[3..<Self.headerCount].map { Int32(truncatingIfNeeded: Int64(bitPattern: $0)) })
  }

  /// The words of the model's file.
  package var words: [UInt64] {
    let body = pairs.map { UInt64(bitPattern: Int64($0)) } + buckets
    return [Self.mark, Self.featureVersion << 32 | UInt64(buckets.count), Self.checksum(body[...])] + body
  }

  private static func checksum(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01b3 }
  }

  /// Sums the weights of each tag over the features of each token.
  struct Scoring: FeatureSink {
    /// Of the tokens so far.
    var scores: [TagScores] = []
    private let buckets: [UInt64]
    private let shift: UInt64
    /// The lanes of the tags with an even number, and of those with an odd one.
    private var even: UInt64 = 0
    private var odd: UInt64 = 0
    private var count = 0

    init(_ model: NameModel) {
      buckets = model.buckets
      shift = model.shift
    }

    @inline(__always)
    mutating func take(_ feature: UInt64) {
      count &+= 1
      let word = buckets[Int(truncatingIfNeeded: feature &>> shift)]
      even &+= word & 0x00FF_00FF_00FF_00FF
      odd &+= word &>> 8 & 0x00FF_00FF_00FF_00FF
    }

    mutating func endToken() {
      let bias = Int32(truncatingIfNeeded: count * 128)
      var sums = TagScores(repeating: -bias)
      for lane in 0..<4 {
        sums[2 * lane] += Int32(truncatingIfNeeded: even >> UInt64(16 * lane) & 0xFFFF)
        sums[2 * lane + 1] += Int32(truncatingIfNeeded: odd >> UInt64(16 * lane) & 0xFFFF)
      }
      scores.append(sums)
      (even, odd, count) = (0, 0, 0)
    }
  }

  /// Writes the best sequence of tags for tokens with these scores to `tags` from `start` on.
  /// - Parameter scores: of no use afterwards.
  func writeBestTags(_ scores: inout [TagScores], to tags: inout [NameTag], at start: Int) {
    tagPairs.writeBestTags(&scores, to: &tags, at: start)
  }
}

/// A score for each `NameTag` by its raw value.
package typealias TagScores = SIMD8<Int32>

/// Why a model file is refused.
public enum NameModelError: Error, Hashable, CustomStringConvertible {
  case notAModel, otherVersion, truncated, damaged

  public var description: String {
    switch self {
    case .notAModel: "not a model of names"
    case .otherVersion: "made for another version of the program"
    case .truncated: "cut short or too long"
    case .damaged: "damaged: the checksum does not fit"
    }
  }
}
