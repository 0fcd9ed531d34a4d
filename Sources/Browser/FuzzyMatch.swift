import Prose

/// Letters typed in order, wherever they stand in a label: the closer together, and the more of them at the start of
/// words, the better.
struct FuzzyPattern: Sendable {
  /// Folded, without white space.
  let bytes: [UInt8]
  /// The letters it has.
  private let mask: UInt64

  init(_ text: String) {
    bytes = Array(Folding.folded(text).utf8).filter { $0 > 0x20 }
    mask = Self.mask(of: bytes[...])
  }

  /// One bit per kind of byte; a label without a bit of the pattern cannot match.
  static func mask(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $1 > 0x20 ? $0 | 1 << UInt64($1 & 63) : $0 }
  }

  func canMatch(_ mask: UInt64) -> Bool { self.mask & ~mask == 0 }

  private static let letter = 16
  private static let adjacent = 14
  private static let wordStart = 12
  private static let largestGap = 10

  /// How good the best way to find it in `label` is, and where its bytes stand then; `nil` where there is none.
  /// Tried are its first letter's first place and every start of a word with that letter, from each of which the rest
  /// is taken as it comes.
  func match(_ label: ArraySlice<UInt8>) -> (score: Int, places: [Int])? {
    guard let first = bytes.first else { return (0, []) }
    var best: (score: Int, places: [Int])?
    var isFirst = true
    for start in label.indices where label[start] == first {
      let isCandidate = isFirst || Self.isWordStart(start, label)
      isFirst = false
      guard isCandidate else { continue }
      guard let found = match(label, from: start) else { break }
      if found.score > best?.score ?? .min { best = found }
    }
    return best
  }

  private func match(_ label: ArraySlice<UInt8>, from start: Int) -> (score: Int, places: [Int])? {
    var places: [Int] = []
    places.reserveCapacity(bytes.count)
    var score = 0
    var offset = start
    for byte in bytes {
      while offset < label.endIndex, label[offset] != byte { offset += 1 }
      guard offset < label.endIndex else { return nil }
      score += Self.letter
      if Self.isWordStart(offset, label) { score += Self.wordStart }
      if let last = places.last {
        score += last + 1 == offset ? Self.adjacent : -min(Self.largestGap, offset - last - 1)
      }
      places.append(offset)
      offset += 1
    }
    return (score, places)
  }

  private static func isWordStart(_ offset: Int, _ label: ArraySlice<UInt8>) -> Bool {
    guard offset > label.startIndex else { return true }
    let before = label[offset - 1]
    return before < 0x80 && !(before &- 0x61 < 26 || before &- 0x30 < 10) && before != 0x27
  }
}
