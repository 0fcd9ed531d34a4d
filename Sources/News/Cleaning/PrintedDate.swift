import Prose

/// A calendar date as date lines, front matter and file names print it (`2026-01-05`, `5 January 2026`,
/// `Jan. 5, 2026`, `05.01.2026`, `2026년 1월 5일`). Ambiguous ones (`05/01/2026`) are none.
struct PrintedDate {
  /// `nil` where the year is missing.
  let day: Day?
  /// Indices of the words it takes.
  let words: Range<Int>
}

extension LineReader {
  /// The dates in a row of words, in order.
  func dates(in row: Range<Int>) -> [PrintedDate] {
    var dates: [PrintedDate] = []
    var index = row.lowerBound
    while index < row.upperBound {
      if let date = date(at: index, row.upperBound) {
        dates.append(date)
        index = date.words.upperBound
      } else {
        index += 1
      }
    }
    return dates
  }

  /// - Parameter end: where the row of words ends.
  private func date(at index: Int, _ end: Int) -> PrintedDate? {
    if text.utf8[Int(words[index].start)] &- 0x30 < 10 {
      return numericDate(at: index, end) ?? dateWithMonthName(at: index, end)
    }
    return words[index].listed.marks.contains(.month) ? dateAfterMonthName(at: index, end) : nil
  }

  // MARK: Figures alone

  private func numericDate(at index: Int, _ end: Int) -> PrintedDate? {
    let numbers = numbers(index)
    if numbers.count >= 3 {
      guard let separator = bytes(index).first(where: { $0 < 0x30 }) else { return nil }
      return Self.day(numbers, separator: separator).map { PrintedDate(day: $0, words: index..<index + 1) }
    }
    // 2026/01/05, 05/01/2026, 2026年1月5日, 2026년 1월 5일: three words.
    guard numbers.count == 1, index + 2 < end, isJoined(index), isJoined(index + 1),
      let second = self.numbers(index + 1).first, let third = self.numbers(index + 2).first
    else { return nil }
    let joined = Numbers(numbers.values.0, second, third)
    return Self.day(joined, separator: UInt8(ascii: "/"))
      .map { PrintedDate(day: $0, words: index..<index + 3) }
  }

  /// Whether a slash or a CJK word for year or month, and nothing else, leads from a word to the next.
  private func isJoined(_ index: Int) -> Bool {
    let between = text.utf8[words[index].span.end..<words[index + 1].span.start]
    if between.elementsEqual([UInt8(ascii: "/")]) { return true }
    if between.contains(0xE5) || between.contains(0xE6) { return between.count <= 4 }
    return between.elementsEqual([0x20]) && bytes(index).last.map { $0 >= 0x80 } == true
  }

  private static func day(_ numbers: Numbers, separator: UInt8) -> Day? {
    let (first, second, year) = numbers.values
    if first >= 1900 { return Day(year: first, month: second, day: year) }
    guard year >= 1900 else { return nil }
    if separator == UInt8(ascii: ".") || first > 12 || first == second {
      return Day(year: year, month: second, day: first)
    }
    return second > 12 ? Day(year: year, month: first, day: second) : nil
  }

  // MARK: With the month's name

  private func dateAfterMonthName(at index: Int, _ end: Int) -> PrintedDate? {
    guard let month = month(index), let day = dayNumber(index + 1, end) else { return nil }
    return date(index..<index + 2, end, day: day, month: month)
  }

  private func dateWithMonthName(at index: Int, _ end: Int) -> PrintedDate? {
    if month(index) != nil { return dateAfterMonthName(at: index, end) }
    guard let day = dayNumber(index, end) else { return nil }
    // `5 January`, `5th of January`, `5 de enero`
    for step in 1...2 where index + step < end {
      if let month = month(index + step) {
        return date(index..<index + step + 1, end, day: day, month: month)
      }
      guard words[index + step].span.count == 2 else { return nil }
    }
    return nil
  }

  /// - Parameter place: the words of the day and the month; the year may follow.
  private func date(_ place: Range<Int>, _ end: Int, day: Int, month: Int) -> PrintedDate? {
    var next = place.upperBound
    if next < end, Self.ofWords.contains(words[next].key) { next += 1 }
    if next < end, let year = Self.number(bytes(next)), year >= 1900, year < 2200 {
      return Day(year: year, month: month, day: day)
        .map { PrintedDate(day: $0, words: place.lowerBound..<next + 1) }
    }
    return PrintedDate(day: nil, words: place)
  }

  private static let ofWords = WordSet(["de", "del"])

  /// `5`, `05`, `5th`.
  private func dayNumber(_ index: Int, _ end: Int) -> Int? {
    guard index < end, words[index].span.count <= 4 else { return nil }
    let word = bytes(index)
    let digits = word.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !digits.isEmpty, digits.count <= 2, word.count - digits.count <= 2 else { return nil }
    return Self.number(digits).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  private func month(_ index: Int) -> Int? {
    words[index].listed.marks.contains(.month) ? lists.months[words[index].key] : nil
  }

  private func bytes(_ index: Int) -> ArraySlice<UInt8> { text.utf8[words[index].span.range] }

  private func numbers(_ index: Int) -> Numbers { Numbers(text, words[index].span) }

  /// The number that a few digits and nothing else write.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }
}

/// The numbers of up to four digits at the start of a word, up to a letter (`2026-01-05T14` has three).
private struct Numbers {
  private(set) var count = 0
  /// The first three; 0 where there are fewer.
  private(set) var values = (0, 0, 0)

  init(_ first: Int, _ second: Int, _ third: Int) {
    values = (first, second, third)
    count = 3
  }

  init(_ text: borrowing Text, _ word: Span) {
    var digits = 0
    var value = 0
    for offset in word.range {
      let byte = text.utf8[offset]
      if byte &- 0x30 < 10 {
        digits += 1
        if digits <= 4 { value = value * 10 + Int(byte - 0x30) }
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        append(value, digits)
        (value, digits) = (0, 0)
      } else {
        break
      }
    }
    append(value, digits)
  }

  var first: Int? { count > 0 ? values.0 : nil }

  private mutating func append(_ value: Int, _ digits: Int) {
    guard (1...4).contains(digits) else { return }
    switch count {
    case 0: values.0 = value
    case 1: values.1 = value
    case 2: values.2 = value
    default: break
    }
    count += 1
  }
}
