import Prose

extension NameText {
  /// The stretches of each sentence that the model reads, in order: capitalised words with at most three small
  /// words or marks between two of them, without a word of grammar that opens the sentence. Nothing outside them is
  /// ever a name.
  func zones() -> [NameZone] {
    var zones: [NameZone] = []
    for sentence in text.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        guard startsName(index), !isIdle(index, in: sentence.tokens) else {
          index += 1
          continue
        }
        let end = endOfZone(from: index, limit: sentence.tokens.upperBound)
        zones.append(NameZone(tokens: index..<end, sentence: sentence.tokens))
        index = end
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
    return token.key == Connector.of || token.key == Connector.the || token.key == Connector.and
      || token.key == Connector.for
  }
}

/// A stretch of a sentence that the model tags at once.
struct NameZone {
  let tokens: Range<Int>
  /// The sentence around it.
  let sentence: Range<Int>
}
