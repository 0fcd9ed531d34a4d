/// A number to be sorted by a key.
struct KeyedNumber {
  let key: UInt64
  let number: UInt32
}

extension [KeyedNumber] {
  private static var digitBits: Int { 11 }
  /// Below it comparing is faster than counting.
  private static var fewElements: Int { 256 }

  /// Sorts by key; those with the same key stay in order. A radix sort, from the last digit to the first: many times as
  /// fast as comparing where there are thousands.
  mutating func sortByKey() {
    guard count >= Self.fewElements else {
      // The standard library's sort is stable, though it does not promise to be.
      self = enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }.map(\.element)
      return
    }
    var sorted = self
    for shift in stride(from: 0, to: UInt64.bitWidth, by: Self.digitBits) {
      guard let starts = starts(shift) else { continue }
      var next = starts
      for element in self {
        let digit = Self.digit(element.key, shift)
        sorted[next[digit]] = element
        next[digit] += 1
      }
      swap(&self, &sorted)
    }
  }

  private static func digit(_ key: UInt64, _ shift: Int) -> Int {
    Int(truncatingIfNeeded: key >> UInt64(shift)) & (1 << digitBits - 1)
  }

  /// Where the elements of each digit start; `nil` where all have the same.
  private func starts(_ shift: Int) -> [Int]? {
    var counts = [Int](repeating: 0, count: 1 << Self.digitBits)
    for element in self { counts[Self.digit(element.key, shift)] += 1 }
    if counts.contains(count) { return nil }
    var start = 0
    return counts.map { count in
      defer { start += count }
      return start
    }
  }
}
