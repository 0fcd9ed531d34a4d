import Prose

/// What numbers can be in an expression of time.
extension TimeLexer {
  /// Adds what digits can be to the last piece: `5`, `5th`, `1994`, `1990s`, `10:30`, `10am`, `1,000`.
  func appendDigits(_ bytes: [UInt8], _ range: Range<Int>, to pieces: inout TimePieces) {
    var value = 0
    var digits = 0
    var separators = 0
    var offset = range.lowerBound
    while offset < range.upperBound, digits < 9 {
      let byte = bytes[offset]
      if byte &- 0x30 < 10 {
        value = value * 10 + Int(byte - 0x30)
        digits += 1
      } else if byte == UInt8(ascii: ",") {
        separators += 1
      } else {
        break
      }
      offset += 1
    }
    let rest = offset..<range.upperBound
    if rest.isEmpty {
      if separators > 0 { pieces.append(.number, value) } else { append(value, digits: digits, to: &pieces) }
    } else if separators == 0 {
      append(value, digits: digits, suffixed: bytes, rest, to: &pieces)
    }
  }

  private func append(_ value: Int, digits: Int, to pieces: inout TimePieces) {
    pieces.append(.number, value)
    if digits <= 2, (1...31).contains(value) { pieces.append(.day, value) }
    if digits == 4, (1000...2100).contains(value) { pieces.append(.year, value) }
  }

  /// Digits with something after them.
  private func append(
    _ value: Int, digits: Int, suffixed bytes: [UInt8], _ rest: Range<Int>, to pieces: inout TimePieces
  ) {
    let first = bytes[rest.lowerBound]
    if first == UInt8(ascii: ":") || first == UInt8(ascii: ".") {
      if let minutes = minutes(hour: value, bytes, rest.dropFirst()) { pieces.append(.clock, minutes) }
      return
    }
    switch Self.suffixes[WordKey(folding: bytes[rest])] {
    case .ordinal:
      pieces.append(.ordinal, value)
      if (1...31).contains(value) { pieces.append(.day, value) }
    case .decade:
      if digits == 4, value % 10 == 0 { pieces.append(.decade, value / 10) }
      if digits == 2, value % 10 == 0 { pieces.append(.shortDecade, value / 10) }
    case .morning: if (1...12).contains(value) { pieces.append(.clock, value % 12 * 60) }
    case .afternoon: if (1...12).contains(value) { pieces.append(.clock, (value % 12 + 12) * 60) }
    case nil: break
    }
  }

  /// What follows digits.
  private enum Suffix { case ordinal, decade, morning, afternoon }

  private static let suffixes: WordTable<Suffix> = [
    WordKey("st"): .ordinal, WordKey("nd"): .ordinal, WordKey("rd"): .ordinal, WordKey("th"): .ordinal,
    WordKey("s"): .decade, WordKey("'s"): .decade,
    WordKey("am"): .morning, WordKey("a.m"): .morning, WordKey("a.m."): .morning,
    WordKey("pm"): .afternoon, WordKey("p.m"): .afternoon, WordKey("p.m."): .afternoon,
  ]

  /// The minutes of `10:30` since midnight.
  /// - Parameter rest: what stands after the colon.
  private func minutes(hour: Int, _ bytes: [UInt8], _ rest: Range<Int>) -> Int? {
    guard hour < 25, rest.count >= 2, let minute = number(bytes, rest.prefix(2)), minute < 60,
      rest.count == 2 || bytes[rest.lowerBound + 2] == UInt8(ascii: ":")
    else { return nil }
    return hour * 60 + minute
  }

  /// The number of the day that `2026-01-05` names.
  func isoDay(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    guard range.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
      let year = number(bytes, start..<start + 4), let month = number(bytes, start + 5..<start + 7),
      let day = number(bytes, start + 8..<start + 10)
    else { return nil }
    return Day(year: year, month: month, day: day)?.number
  }

  /// The number that a few digits write, and nothing else.
  private func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var value = 0
    for offset in range {
      let digit = bytes[offset] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Makes number words in a row one piece: `twenty-five`, `two hundred`, `nineteen ninety-six`.
  func joinNumbers(in pieces: inout TimePieces) {
    var joined: [(pieces: Range<Int>, symbol: TimeSymbol)] = []
    var index = 0
    while index < pieces.count {
      guard let first = numberWord(index, in: pieces) else {
        index += 1
        continue
      }
      let (end, value, isYear) = number(from: index, first, in: pieces)
      if end > index + 1 {
        let kind = isYear ? TimeClass.year : .number
        joined.append((index..<end, TimeSymbol(symbol: kind.symbol, value: value)))
      }
      index = end
    }
    if !joined.isEmpty { pieces.join(joined) }
  }

  /// The number that starts with the word `first` at `index`, and the index after it.
  private func number(from index: Int, _ first: Int, in pieces: TimePieces) -> (
    end: Int, value: Int, isYear: Bool
  ) {
    var total = first
    var end = index + 1
    var isYear = false
    while true {
      let next = end < pieces.count && isHyphen(end, in: pieces) ? end + 1 : end
      guard next < pieces.count else { break }
      if let factor = pieces.value(of: .multiplier, at: next), total < 1000 {
        total *= factor
      } else if let word = numberWord(next, in: pieces), word < 10, total % 10 == 0, total % 100 != 0,
        total % 100 > 10
      {
        total += word
      } else if let word = numberWord(next, in: pieces), !isYear, (16...20).contains(total), word >= 10 {
        total = total * 100 + word
        isYear = true
      } else {
        break
      }
      end = next + 1
    }
    return (end, total, isYear)
  }

  private func isHyphen(_ index: Int, in pieces: TimePieces) -> Bool {
    pieces.symbols(of: pieces[index]).first?.symbol == hyphen
  }

  /// A number written as a word, not as digits.
  private func numberWord(_ index: Int, in pieces: TimePieces) -> Int? {
    let piece = pieces[index]
    guard piece.canBe(.number), !piece.canBe(.day), !piece.canBe(.year),
      let value = pieces.value(of: .number, at: index),
      piece.symbols.count > 1 || (1...100).contains(pieces.symbol(piece.symbols.lowerBound).value)
    else { return nil }
    return value
  }
}
