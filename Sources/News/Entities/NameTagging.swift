/// The best sequence of tags (Viterbi): the tags' scores and the weights of neighbouring pairs summed, a name's
/// further word only after one of its kind. Of equals the tag first in `NameTag`.
/// - Parameter pairs: per tag, eight weights of the tag that comes next; before the first token all is outside.
package func bestTags(_ scores: [TagScores], pairs: [Int32]) -> [NameTag] {
  var best = TagScores(repeating: impossible)
  best[NameTag.outside.rawValue] = 0
  var origins: [SIMD8<UInt8>] = []
  origins.reserveCapacity(scores.count)
  for score in scores {
    var next = TagScores(repeating: impossible)
    var origin = SIMD8<UInt8>(repeating: 0)
    for tag in NameTag.allCases {
      for previous in NameTag.allCases where tag.canFollow(previous) {
        let sum = best[previous.rawValue] + pairs[previous.rawValue * 8 + tag.rawValue]
        guard sum > next[tag.rawValue] else { continue }
        next[tag.rawValue] = sum
        origin[tag.rawValue] = UInt8(truncatingIfNeeded: previous.rawValue)
      }
      next[tag.rawValue] += score[tag.rawValue]
    }
    best = next
    origins.append(origin)
  }
  var tag = 0
  for candidate in NameTag.allCases where best[candidate.rawValue] > best[tag] { tag = candidate.rawValue }
  var tags: [NameTag] = []
  tags.reserveCapacity(scores.count)
  for origin in origins.reversed() {
    tags.append(NameTag(rawValue: tag) ?? .outside)
    tag = Int(origin[tag])
  }
  return tags.reversed()
}

/// Far below any sum, far above the smallest number.
private let impossible = Int32.min / 4
