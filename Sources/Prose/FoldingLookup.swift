/// `FoldingTable` unpacked for lookups in constant time: a page of 128 entries for every 128 scalars, equal
/// pages shared.
struct FoldingLookup: Sendable {
  static let shared = FoldingLookup()

  /// The folded forms, one after the other.
  private(set) var results: [UInt8] = []
  /// Where each form starts in `results`; one more than there are forms.
  private var starts: [UInt32] = [0]
  /// Per 128 scalars, where their entries start in `entries`. The first pages there are one for each word
  /// class, shared by all ranges of that class that fold to themselves.
  private var pages: [UInt32]
  /// Word class in the upper 2 bits; below them 0 for unchanged, else the number of the form + 1.
  private var entries: [UInt16]

  enum Form {
    case unchanged
    case hangulSyllable
    case result(Range<Int>)
  }

  private static let pageSize = 128
  private static let formMask: UInt16 = 0x3FFF
  private static let hangul = 0xAC00...0xD7A3

  func entry(of scalar: UInt32) -> (form: Form, wordClass: Folding.WordClass) {
    let value = Int(scalar)
    let page = value / Self.pageSize
    guard page < pages.count else { return (.unchanged, .separator) }
    let entry = entries[Int(pages[page]) + value % Self.pageSize]
    let wordClass = Folding.WordClass(rawValue: UInt8(entry >> 14)) ?? .separator
    let form = Int(entry & Self.formMask)
    if form > 0 { return (.result(Int(starts[form - 1])..<Int(starts[form])), wordClass) }
    return (Self.hangul.contains(value) ? .hangulSyllable : .unchanged, wordClass)
  }

  // MARK: Unpacking

  private init() {
    pages = Array(repeating: 0, count: 0x110000 / Self.pageSize)
    entries = Folding.WordClass.allCases.flatMap { Array(repeating: Self.bits($0), count: Self.pageSize) }
    setClass(.word, FoldingTable.words)
    setClass(.mark, FoldingTable.marks)
    setClass(.unspaced, FoldingTable.unspaced)
    var reader = HexReader(FoldingTable.foldings)
    while !reader.isAtEnd { setForms(&reader) }
  }

  private static func bits(_ wordClass: Folding.WordClass) -> UInt16 { UInt16(wordClass.rawValue) << 14 }

  private mutating func setClass(_ wordClass: Folding.WordClass, _ literal: StaticString) {
    let uniform = UInt32(Int(wordClass.rawValue) * Self.pageSize)
    var reader = HexReader(literal)
    while !reader.isAtEnd {
      let range = reader.range()
      reader.skip()
      var value = range.lowerBound
      while value <= range.upperBound {
        let page = value / Self.pageSize
        if value % Self.pageSize == 0, value + Self.pageSize - 1 <= range.upperBound {
          pages[page] = uniform
          value += Self.pageSize
        } else {
          let place = ownPlace(of: value)
          entries[place] |= Self.bits(wordClass)
          value += 1
        }
      }
    }
  }

  /// Reads `result=characters`, or `first+run`.
  private mutating func setForms(_ reader: inout HexReader) {
    var result: [UInt32] = reader.isAtDigit ? [UInt32(reader.number())] : []
    var mark = reader.skip()
    while mark == UInt8(ascii: ".") {
      result.append(UInt32(reader.number()))
      mark = reader.skip()
    }
    if mark == UInt8(ascii: "+"), let first = result.first {
      for (step, value) in reader.range().enumerated() {
        setForm(of: value, appendForm([first + UInt32(step)]))
      }
      reader.skip()
      return
    }
    let form = appendForm(result)
    repeat {
      for value in reader.range() { setForm(of: value, form) }
    } while reader.skip() == UInt8(ascii: ",")
  }

  /// The number of the new form.
  private mutating func appendForm(_ scalars: [UInt32]) -> Int {
    for scalar in scalars { Folding.appendUTF8(scalar, to: &results) }
    starts.append(UInt32(results.count))
    return starts.count - 1
  }

  private mutating func setForm(of value: Int, _ form: Int) {
    let place = ownPlace(of: value)
    entries[place] = entries[place] & ~Self.formMask | UInt16(form) & Self.formMask
  }

  /// The place of an entry in a page that only its scalars have.
  private mutating func ownPlace(of value: Int) -> Int {
    let page = value / Self.pageSize
    let start = Int(pages[page])
    if start < Self.pageSize * Folding.WordClass.allCases.count {
      pages[page] = UInt32(entries.count)
      entries.append(contentsOf: entries[start..<start + Self.pageSize])
    }
    return Int(pages[page]) + value % Self.pageSize
  }
}

/// Reads hexadecimal numbers and the marks between them.
private struct HexReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ literal: StaticString) {
    bytes = literal.withUTF8Buffer { Array($0) }
  }

  var isAtEnd: Bool { offset >= bytes.count }
  var isAtDigit: Bool { !isAtEnd && Self.digit(bytes[offset]) != nil }

  mutating func number() -> Int {
    var number = 0
    while offset < bytes.count, let digit = Self.digit(bytes[offset]) {
      number = number << 4 | digit
      offset += 1
    }
    return number
  }

  /// One number, or two with `-` between them.
  mutating func range() -> ClosedRange<Int> {
    let first = number()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "-") else { return first...first }
    offset += 1
    return first...max(first, number())
  }

  /// Goes past the mark or blank here and returns it.
  @discardableResult
  mutating func skip() -> UInt8? {
    guard !isAtEnd else { return nil }
    offset += 1
    return bytes[offset - 1]
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 0x41 + 10
    default: nil
    }
  }
}
