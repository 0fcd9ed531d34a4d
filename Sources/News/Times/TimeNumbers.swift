import Prose

/// What numbers can be in an expression of time.
extension TimeLexer {
  /// `5`, `5th`, `1994`, `1990s`, `10:30`, `10am`, `1,000`.
  func digitSymbols(_ bytes: ArraySlice<UInt8>, key: WordKey) -> [TimeSymbol] {
    var value = 0
    var digits = 0
    var separators = 0
    var offset = bytes.startIndex
    while offset < bytes.endIndex, digits < 9 {
      let byte = bytes[offset]
      if (0x30...0x39).contains(byte) {
        value = value * 10 + Int(byte - 0x30)
        digits += 1
      } else if byte == UInt8(ascii: ",") {
        separators += 1
      } else {
        break
      }
      offset += 1
    }
    let rest = bytes[offset...]
    if rest.isEmpty { return separators > 0 ? [symbol(.number, value)] : plain(value, digits: digits) }
    return separators > 0 ? [] : suffixed(value, digits: digits, rest)
  }

  private func symbol(_ kind: TimeClass, _ value: Int) -> TimeSymbol {
    TimeSymbol(symbol: kind.symbol, value: value)
  }

  private func plain(_ value: Int, digits: Int) -> [TimeSymbol] {
    var symbols = [symbol(.number, value)]
    if digits <= 2, (1...31).contains(value) { symbols.append(symbol(.day, value)) }
    if digits == 4, (1000...2100).contains(value) { symbols.append(symbol(.year, value)) }
    return symbols
  }

  /// Digits with something after them.
  private func suffixed(_ value: Int, digits: Int, _ rest: ArraySlice<UInt8>) -> [TimeSymbol] {
    let first = rest[rest.startIndex]
    if first == UInt8(ascii: ":") || first == UInt8(ascii: ".") {
      return clock(hour: value, rest.dropFirst())
    }
    switch WordKey(folding: rest) {
    case WordKey("st"), WordKey("nd"), WordKey("rd"), WordKey("th"):
      return (1...31).contains(value)
        ? [symbol(.ordinal, value), symbol(.day, value)] : [symbol(.ordinal, value)]
    case WordKey("s"), WordKey("'s"):
      if digits == 4, value % 10 == 0 { return [symbol(.decade, value / 10)] }
      return digits == 2 && value % 10 == 0 ? [symbol(.shortDecade, value / 10)] : []
    case WordKey("am"), WordKey("a.m"), WordKey("a.m."):
      return (1...12).contains(value) ? [symbol(.clock, value % 12 * 60)] : []
    case WordKey("pm"), WordKey("p.m"), WordKey("p.m."):
      return (1...12).contains(value) ? [symbol(.clock, (value % 12 + 12) * 60)] : []
    default: return []
    }
  }

  /// The minutes of `10:30` since midnight; `minutes` are the digits after the colon.
  private func clock(hour: Int, _ minutes: ArraySlice<UInt8>) -> [TimeSymbol] {
    let digits = minutes.prefix(2)
    guard hour < 25, digits.count == 2, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      minutes.count == 2 || minutes.dropFirst(2).first == UInt8(ascii: ":")
    else { return [] }
    let minute = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return minute < 60 ? [symbol(.clock, hour * 60 + minute)] : []
  }

  /// The number of the day that `2026-01-05` names.
  func isoDay(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count == 10, bytes[bytes.startIndex + 4] == UInt8(ascii: "-") else { return nil }
    return Day(iso: String(decoding: bytes, as: UTF8.self))?.number
  }

  /// Makes number words in a row one piece: `twenty-five`, `two hundred`, `nineteen ninety-six`.
  func joinNumbers(in pieces: inout [TimePiece]) {
    guard pieces.contains(where: { numberWord($0) != nil }) else { return }
    var joined: [TimePiece] = []
    joined.reserveCapacity(pieces.count)
    var index = 0
    while index < pieces.count {
      let (end, value) = number(from: index, in: pieces)
      if end > index + 1 {
        joined.append(
          TimePiece(
            span: pieces[index].span.union(pieces[end - 1].span), token: pieces[index].token,
            startsToken: pieces[index].startsToken, endsToken: pieces[end - 1].endsToken,
            symbols: [symbol(value.isYear ? .year : .number, value.number)]))
      } else {
        joined.append(pieces[index])
      }
      index = max(end, index + 1)
    }
    pieces = joined
  }

  /// The number that starts at `index`, and the index after it.
  private func number(from index: Int, in pieces: [TimePiece]) -> (
    end: Int, value: (number: Int, isYear: Bool)
  ) {
    guard var total = numberWord(pieces[index]) else { return (index, (0, false)) }
    var end = index + 1
    var isYear = false
    while true {
      let next = end < pieces.count && pieces[end].symbols.first?.symbol == hyphen ? end + 1 : end
      guard next < pieces.count else { break }
      if let factor = pieces[next].value(of: TimeClass.multiplier.symbol), total < 1000 {
        total *= factor
      } else if let word = numberWord(pieces[next]), word < 10, total % 10 == 0, total % 100 != 0,
        total % 100 > 10
      {
        total += word
      } else if let word = numberWord(pieces[next]), !isYear, (16...20).contains(total), word >= 10 {
        total = total * 100 + word
        isYear = true
      } else {
        break
      }
      end = next + 1
    }
    return (end, (total, isYear))
  }

  /// A number written as a word, not as digits.
  private func numberWord(_ piece: TimePiece) -> Int? {
    guard let value = piece.value(of: TimeClass.number.symbol), !isDigits(piece) else { return nil }
    return value
  }

  private func isDigits(_ piece: TimePiece) -> Bool {
    piece.value(of: TimeClass.day.symbol) != nil || piece.value(of: TimeClass.year.symbol) != nil
      || piece.symbols.count == 1 && (piece.symbols[0].value > 100 || piece.symbols[0].value == 0)
  }
}
