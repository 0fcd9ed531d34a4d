/// A regular expression over the text of articles, compiled to a program that reads a text once with all its
/// alternatives side by side (Thompson 1968; Cox, "Regular Expression Matching Can Be Simple And Fast", 2007), so that
/// no pattern takes more than its own length times that of the text.
///
///     .  [a-z]  [^a-z]  \d \w \s \D \W \S  \b \B  ^ $ (of a part)  ( ) |  * + ? {2} {2,} {2,5}
///
/// A pattern without capitals does not tell capitals from small letters.
struct TextRegex: Equatable, Sendable {
  let source: String
  private let program: [Instruction]
  /// Whether small letters match capitals too.
  private let foldsCase: Bool
  /// Which ASCII bytes may start a match; `nil` if any may, or a match may be empty.
  private let firstBytes: [Bool]?

  enum Instruction: Equatable, Sendable {
    case scalar(ScalarSet)
    case jump(Int)
    case split(Int, Int)
    case assert(Assertion)
    case match
  }

  enum Assertion: Sendable { case start, end, boundary, noBoundary }

  static let maximumProgramLength = 2000

  init(_ source: String) throws(RegexError) {
    self.source = source
    let scalars = Array(source.unicodeScalars)
    foldsCase = !scalars.indices.contains { index in
      ("A"..."Z").contains(scalars[index]) && (index == 0 || scalars[index - 1] != "\\")
    }
    var parser = RegexParser(source)
    program = try parser.program()
    firstBytes = Self.firstBytes(of: program, foldsCase: foldsCase)
  }

  static func == (a: TextRegex, b: TextRegex) -> Bool { a.source == b.source }

  private static func firstBytes(of program: [Instruction], foldsCase: Bool) -> [Bool]? {
    var starts = StateSet(count: program.count)
    starts.add(0, program) { _ in true }
    var bytes = [Bool](repeating: false, count: 256)
    for byte in 0x80..<256 { bytes[byte] = true }
    for state in starts.states {
      switch program[state] {
      case .scalar(let set):
        for byte in 0..<0x80 {
          let scalar = foldsCase ? lowered(UInt32(byte)) : UInt32(byte)
          if set.contains(scalar) { bytes[byte] = true }
        }
      case .match: return nil
      default: break
      }
    }
    return bytes
  }

  private static func lowered(_ scalar: UInt32) -> UInt32 { scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }

  /// The longest matches in `bytes` from `start` to `end`, leftmost first, apart from each other and not empty.
  /// - Parameter limit: how many at most.
  func matches(in bytes: [UInt8], from start: Int, to end: Int, limit: Int = .max) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = start
    while offset < end, found.count < limit {
      if let firstBytes, !firstBytes[Int(bytes[offset])] {
        offset += 1
      } else if let stop = matchEnd(bytes, offset, start..<end), stop > offset {
        found.append(offset..<stop)
        offset = stop
      } else {
        offset += decodedScalar(bytes, at: offset, limit: end).width
      }
    }
    return found
  }

  /// Where the longest match that starts at `offset` ends.
  private func matchEnd(_ bytes: [UInt8], _ offset: Int, _ range: Range<Int>) -> Int? {
    var current = StateSet(count: program.count)
    var next = StateSet(count: program.count)
    var place = offset
    var end: Int?
    current.add(0, program) { holds($0, bytes, place, range) }
    while true {
      if current.isMatch { end = place }
      guard place < range.upperBound, !current.states.isEmpty else { return end }
      let (scalar, width) = decodedScalar(bytes, at: place, limit: range.upperBound)
      let folded = foldsCase ? Self.lowered(scalar) : scalar
      next.removeAll()
      let after = place + width
      for state in current.states {
        if case .scalar(let set) = program[state], set.contains(folded) {
          next.add(state + 1, program) { holds($0, bytes, after, range) }
        }
      }
      swap(&current, &next)
      place = after
    }
  }

  private func holds(_ assertion: Assertion, _ bytes: [UInt8], _ place: Int, _ range: Range<Int>) -> Bool {
    switch assertion {
    case .start: return place == range.lowerBound
    case .end: return place == range.upperBound
    case .boundary, .noBoundary:
      let before = place > range.lowerBound && ScalarSet.isWordByte(bytes[place - 1])
      let after = place < range.upperBound && ScalarSet.isWordByte(bytes[place])
      return (before != after) == (assertion == .boundary)
    }
  }
}

/// The states of a program that are reached at one place.
private struct StateSet {
  /// Those that wait for a character.
  private(set) var states: [Int] = []
  private(set) var isMatch = false
  private var isThere: [Bool]

  init(count: Int) { isThere = Array(repeating: false, count: count) }

  mutating func removeAll() {
    states.removeAll(keepingCapacity: true)
    for index in isThere.indices { isThere[index] = false }
    isMatch = false
  }

  /// Adds `state` and all that is reached from it without a character.
  mutating func add(
    _ state: Int, _ program: [TextRegex.Instruction], _ holds: (TextRegex.Assertion) -> Bool
  ) {
    var pending = [state]
    while let state = pending.popLast() {
      if isThere[state] { continue }
      isThere[state] = true
      switch program[state] {
      case .scalar: states.append(state)
      case .jump(let next): pending.append(next)
      case .split(let first, let second): pending += [first, second]
      case .assert(let assertion): if holds(assertion) { pending.append(state + 1) }
      case .match:
        isMatch = true
        states.append(state)
      }
    }
  }
}

/// A set of Unicode scalars.
struct ScalarSet: Equatable, Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var isInverted = false

  func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isInverted }

  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  /// Letters beyond ASCII count as words without a look at what they are.
  static let wordScalars: [ClosedRange<UInt32>] = [
    0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xAA...0x2007,
    0x2C00...0x2FFF, 0x3005...0x10FFFF,
  ]
  static let blanks: [ClosedRange<UInt32>] = [
    0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x2028...0x2029,
    0x3000...0x3000,
  ]

  static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// All scalars that are not in `ranges`.
  static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }
}
