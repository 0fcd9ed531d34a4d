/// The weights of pairs of neighbouring tags, and the best sequence of tags by them.
package struct TagPairs: Sendable {
  /// By tag, the weight of each tag after it, and which tags can come after it at all.
  private let next: [(weights: TagScores, isAllowed: SIMDMask<TagScores>)]
  /// The weights of the first token's tags; before it all is outside.
  private let first: TagScores

  /// - Parameter weights: per tag, eight weights of the tag that comes next.
  package init(_ weights: [Int32]) {
    next = NameTag.allCases.map { tag in
      var isAllowed = SIMDMask<TagScores>(repeating: false)
      for other in NameTag.allCases { isAllowed[other.rawValue] = other.canFollow(tag) }
      return (TagScores(weights[tag.rawValue * 8..<tag.rawValue * 8 + 8]), isAllowed)
    }
    let (outside, isAllowed) = next[NameTag.outside.rawValue]
    first = Self.impossible.replacing(with: outside, where: isAllowed)
  }

  /// The best sequence of tags.
  package func bestTags(_ scores: [TagScores]) -> [NameTag] {
    var scores = scores
    var tags = [NameTag](repeating: .outside, count: scores.count)
    writeBestTags(&scores, to: &tags, at: 0)
    return tags
  }

  /// Writes the best sequence of tags to `tags` from `start` on (Viterbi): the tags' scores and the weights of
  /// neighbouring pairs summed, a name's further word only after one of its kind. Of equals the tag first in
  /// `NameTag`.
  /// - Parameter scores: of no use afterwards.
  func writeBestTags(_ scores: inout [TagScores], to tags: inout [NameTag], at start: Int) {
    guard let opening = scores.first else { return }
    var best = first &+ opening
    for index in scores.indices.dropFirst() {
      var sums = Self.impossible
      var origin = TagScores(repeating: 0)
      for (previous, (weights, isAllowed)) in next.enumerated() {
        let sum = weights &+ best[previous]
        let isBetter = (sum .> sums) .& isAllowed
        sums.replace(with: sum, where: isBetter)
        origin.replace(with: Int32(truncatingIfNeeded: previous), where: isBetter)
      }
      best = sums &+ scores[index]
      // From here on its place tells the best tag before each.
      scores[index] = origin
    }
    var tag = best.indexOfMax
    for index in scores.indices.reversed() {
      tags[start + index] = NameTag(rawValue: tag) ?? .outside
      tag = Int(scores[index][tag])
    }
  }

  /// Far below any sum, far above the smallest number.
  private static var impossible: TagScores { TagScores(repeating: .min / 4) }
}

extension TagScores {
  /// The first of the greatest.
  fileprivate var indexOfMax: Int {
    let greatest = max()
    return indices.first { self[$0] == greatest } ?? 0
  }
}
