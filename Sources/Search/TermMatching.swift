extension Terms {
  /// The numbers of the words that `pattern` matches, in order, as ranges apart from each other.
  func matching(_ pattern: Query.Pattern) -> [Range<Int>] {
    switch pattern.kind {
    case .exact: return [matching(pattern.term)].filter { !$0.isEmpty }
    case .prefix: return [starting(with: pattern.term)].filter { !$0.isEmpty }
    case .forms(let others):
      return ([pattern.term] + others).map { matching($0) }.filter { !$0.isEmpty }
        .sorted { $0.lowerBound < $1.lowerBound }
    case .wildcard, .fuzzy: return scanned(for: pattern)
    }
  }

  /// Compares words one by one: all that share the pattern's beginning, or for a spelling error, with the first
  /// half of the word, and where that half holds the error, all words of the right length.
  private func scanned(for pattern: Query.Pattern) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let candidates = pattern.literalBeginning.map { starting(with: $0) } ?? 0..<count
    for number in candidates where pattern.mayMatch(length: length(number)) && pattern.matches(term(number)) {
      if let last = ranges.last, last.upperBound == number {
        ranges[ranges.count - 1] = last.lowerBound..<number + 1
      } else {
        ranges.append(number..<number + 1)
      }
    }
    return ranges
  }
}

extension Query.Pattern {
  /// What every word that matches starts with; `nil` if nothing is known.
  fileprivate var literalBeginning: Term? {
    guard case .wildcard = kind else { return nil }
    var beginning = Term()
    for byte in term.bytes.prefix(while: { $0 != Glob.any }) { beginning.append(byte) }
    return beginning
  }

  fileprivate func mayMatch(length: Int) -> Bool {
    guard case .fuzzy(let edits) = kind else { return true }
    return abs(length - term.count) <= edits * 4
  }
}

/// Patterns with `*` for any letters, none included.
enum Glob {
  static let any = UInt8(ascii: "*")

  /// Whether the whole of `word` matches; linear but for going back to the last `*`.
  static func matches(_ pattern: [UInt8], _ word: [UInt8]) -> Bool {
    var place = 0
    var offset = 0
    var retry: (place: Int, offset: Int)?
    while offset < word.count {
      if place < pattern.count, pattern[place] == any {
        place += 1
        retry = (place, offset)
      } else if place < pattern.count, pattern[place] == word[offset] {
        place += 1
        offset += 1
      } else if let last = retry {
        place = last.place
        offset = last.offset + 1
        retry = (place, offset)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == any }
  }
}
