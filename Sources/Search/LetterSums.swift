/// What all words with the same first letter have together in each document: the answer to the first key that is
/// pressed, which would otherwise read a twentieth of all postings.
struct LetterSums: Sendable {
  private let weights: [UInt16]
  private let counts: [UInt16]
  /// Per letter, whether its sums fit.
  private var isExact: [Bool]
  private let documentCount: Int

  /// Below it the postings are read as fast.
  private static let smallSegment = 2_000
  /// Digits, then letters.
  private static let letterCount = 36

  private static func number(of letter: UInt8) -> Int? {
    switch letter {
    case 0x30...0x39: Int(letter) - 0x30
    case 0x61...0x7A: Int(letter) - 0x61 + 10
    default: nil
    }
  }

  private static func letter(_ number: Int) -> UInt8 {
    UInt8(number < 10 ? 0x30 + number : 0x61 + number - 10)
  }

  /// `nil` for a segment that is too small to need them.
  init?(_ postings: Postings) {
    let documentCount = postings.documentCount
    guard documentCount >= Self.smallSegment else { return nil }
    self.documentCount = documentCount
    isExact = Array(repeating: true, count: Self.letterCount)
    var weights: [UInt16] = []
    var counts: [UInt16] = []
    weights.reserveCapacity(documentCount * Self.letterCount)
    counts.reserveCapacity(documentCount * Self.letterCount)
    for number in 0..<Self.letterCount {
      var term = Term()
      term.append(Self.letter(number))
      var sums = DocumentSums(documentCount: documentCount, .hits)
      sums.add(postings, [postings.terms.starting(with: term)], from: 0)
      isExact[number] = sums.maximum <= UInt16.max
      weights.append(contentsOf: sums.weights.lazy.map { UInt16(truncatingIfNeeded: $0) })
      counts.append(contentsOf: sums.counts.lazy.map { UInt16(truncatingIfNeeded: $0) })
    }
    self.weights = weights
    self.counts = counts
  }

  /// Adds the sums of the words that start with `prefix`, if it is a single letter that is known.
  /// - Returns: whether it was.
  func add(_ prefix: Term, to sums: inout DocumentSums, from base: Int) -> Bool {
    guard prefix.count == 1, let number = prefix.bytes.first.flatMap(Self.number), isExact[number] else {
      return false
    }
    let range = number * documentCount..<(number + 1) * documentCount
    sums.add(weights[range], counts[range], from: base)
    return true
  }
}
