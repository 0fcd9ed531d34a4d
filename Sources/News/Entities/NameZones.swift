import Prose

extension NameText {
  /// The stretches of each sentence that the model reads, in order: capitalised words with at most three small
  /// words or marks between two of them, without a word of grammar that opens the sentence. Nothing outside them is
  /// ever a name.
  func zones() -> [NameZone] {
    var zones: [NameZone] = []
    zones.reserveCapacity(starts.count / 2 + 1)
    for (sentence, places) in sentences {
      var end = sentence.lowerBound
      for place in places {
        let index = starts[place]
        if index < end || isIdle(index, in: sentence) { continue }
        end = endOfZone(from: index, limit: sentence.upperBound)
        zones.append(NameZone(tokens: index..<end, sentence: sentence))
      }
    }
    return zones
  }

  /// Whether the word has its capital only from its place, at the start of a sentence or a quotation (`The`, `In`), and
  /// opens no listed name (`The Hague`).
  private func isIdle(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index == sentence.lowerBound || tokens[index - 1].traits.contains(.quotationMark) else {
      return false
    }
    return classes[index].contains(.function) && classes[index].isDisjoint(with: [.givenName, .surname])
      && !tokens[index].traits.contains(.allCaps) && known(at: index, limit: sentence.upperBound) == nil
  }

  private func endOfZone(from start: Int, limit: Int) -> Int {
    var end = start + 1
    var next = end
    while next < limit, next - end <= Self.widestGap {
      if startsName(next) {
        end = next + 1
      } else if !joins(next) {
        break
      }
      next += 1
    }
    return end
  }

  private static let widestGap = 3

  /// Whether the small word or mark at `index` can stand inside a name.
  private func joins(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.traits.contains(.clitic) || classes[index].contains(.particle) { return true }
    if token.end - token.start == 1, !token.traits.contains(.word) {
      let byte = utf8[Int(token.start)]
      return byte == UInt8(ascii: "&") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-")
    }
    return token.key == words.of || token.key == words.the || token.key == words.and
      || token.key == words.for
  }
}

/// A stretch of a sentence that the model tags at once.
struct NameZone {
  let tokens: Range<Int>
  /// The sentence around it.
  let sentence: Range<Int>
}
