/// The weights of pairs of neighbouring tags, and the best sequence of tags by them.
package struct TagPairs: Sendable {
  /// By tag, the weight of each tag after it, and which tags can come after it at all.
  private let next: [(weights: TagScores, isAllowed: SIMDMask<TagScores>)]

  /// - Parameter weights: per tag, eight weights of the tag that comes next.
  package init(_ weights: [Int32]) {
    next = NameTag.allCases.map { tag in
      var isAllowed = SIMDMask<TagScores>(repeating: false)
      for other in NameTag.allCases { isAllowed[other.rawValue] = other.canFollow(tag) }
      return (TagScores(weights[tag.rawValue * 8..<tag.rawValue * 8 + 8]), isAllowed)
    }
  }

  /// The best sequence of tags (Viterbi): the tags' scores and the weights of neighbouring pairs summed, a name's
  /// further word only after one of its kind. Of equals the tag first in `NameTag`. Before the first token all is
  /// outside.
  package func bestTags(_ scores: [TagScores]) -> [NameTag] {
    var best = Self.impossible
    best[NameTag.outside.rawValue] = 0
    var origins: [TagScores] = []
    origins.reserveCapacity(scores.count)
    for score in scores {
      var sums = Self.impossible
      var origin = TagScores(repeating: 0)
      for (previous, (weights, isAllowed)) in next.enumerated() {
        let sum = weights &+ best[previous]
        let isBetter = (sum .> sums) .& isAllowed
        sums.replace(with: sum, where: isBetter)
        origin.replace(with: Int32(truncatingIfNeeded: previous), where: isBetter)
      }
      best = sums &+ score
      origins.append(origin)
    }
    return Self.tags(endingIn: best.indexOfMax, origins)
  }

  /// - Parameter origins: per token, the best tag before each.
  private static func tags(endingIn last: Int, _ origins: [TagScores]) -> [NameTag] {
    var tag = last
    var tags: [NameTag] = []
    tags.reserveCapacity(origins.count)
    for origin in origins.reversed() {
      tags.append(NameTag(rawValue: tag) ?? .outside)
      tag = Int(origin[tag])
    }
    tags.reverse()
    return tags
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
