/// What is wrong with a regular expression.
struct RegexError: Error {
  /// What the pattern does wrong (`has a “(” that is not closed`).
  let message: String
  let suggestion: String

  init(_ message: String, _ suggestion: String) {
    self.message = message
    self.suggestion = suggestion
  }
}

/// Reads a regular expression into the program of a `TextRegex`.
struct RegexParser {
  private let scalars: [UInt32]
  private var offset = 0
  private var depth = 0

  /// More repetitions than anyone needs in a search.
  private static let maximumCount = 100
  private static let maximumDepth = 40

  init(_ source: String) {
    scalars = source.unicodeScalars.map(\.value)
  }

  mutating func program() throws(RegexError) -> [TextRegex.Instruction] {
    let code = try alternatives()
    if offset < scalars.count { throw RegexError("has a “)” without a “(”", "write “\\)” for the character") }
    return code + [.match]
  }

  private typealias Code = [TextRegex.Instruction]

  private mutating func alternatives() throws(RegexError) -> Code {
    var code = try sequence()
    while take("|") {
      let other = try sequence()
      // split(first, second) first jump(end) second
      code =
        [.split(1, code.count + 2)] + code.moved(by: 1) + [.jump(code.count + 2 + other.count)]
        + other.moved(by: code.count + 2)
    }
    return code
  }

  private mutating func sequence() throws(RegexError) -> Code {
    var code: Code = []
    while offset < scalars.count, !isNext("|"), !isNext(")") {
      let piece = try repeated()
      code += piece.moved(by: code.count)
      if code.count > TextRegex.maximumProgramLength {
        throw RegexError("is too long", "search for a part of it")
      }
    }
    return code
  }

  private mutating func repeated() throws(RegexError) -> Code {
    var code = try atom()
    while true {
      if take("*") {
        code = star(code)
      } else if take("+") {
        code += [.split(0, code.count + 1)]
      } else if take("?") {
        code = optional(code)
      } else if let (least, most) = try counts() {
        code = repeated(code, least, most)
      } else {
        return code
      }
      if code.count > TextRegex.maximumProgramLength {
        throw RegexError("is too long", "search for a part of it")
      }
    }
  }

  private func star(_ code: Code) -> Code {
    [.split(1, code.count + 2)] + code.moved(by: 1) + [.jump(0)]
  }

  private func optional(_ code: Code) -> Code { [.split(1, code.count + 1)] + code.moved(by: 1) }

  private func repeated(_ code: Code, _ least: Int, _ most: Int?) -> Code {
    var result: Code = []
    for _ in 0..<least { result += code.moved(by: result.count) }
    guard let most else { return result + star(code).moved(by: result.count) }
    for _ in least..<max(most, least) { result += optional(code).moved(by: result.count) }
    return result
  }

  /// `{2}`, `{2,}` or `{2,5}`; braces with anything else in them stand for themselves.
  private mutating func counts() throws(RegexError) -> (least: Int, most: Int?)? {
    guard isNext("{"), let end = scalars[offset...].firstIndex(of: Self.code("}")) else { return nil }
    let inside = scalars[offset + 1..<end].split(separator: Self.code(","), omittingEmptySubsequences: false)
    let numbers = inside.map { Int(String(String.UnicodeScalarView($0.compactMap { Unicode.Scalar($0) }))) }
    guard (1...2).contains(numbers.count), let least = numbers[0], least >= 0 else { return nil }
    let isOpen = numbers.count == 2 && inside[1].isEmpty
    guard isOpen || numbers.count == 1 || numbers[1] != nil else { return nil }
    let most = numbers.count == 1 ? least : numbers[1]
    if least > Self.maximumCount || (most ?? 0) > Self.maximumCount || (most ?? least) < least {
      throw RegexError(
        "repeats more than \(Self.maximumCount) times, or less than nothing",
        "write “{2,5}”, the smaller number first")
    }
    offset = end + 1
    return (least, isOpen ? nil : most)
  }

  private mutating func atom() throws(RegexError) -> Code {
    if take("(") { return try group() }
    if take("[") { return [.scalar(try set())] }
    if take(".") { return [.scalar(ScalarSet(ranges: [0x0A...0x0A], isInverted: true))] }
    if take("^") { return [.assert(.start)] }
    if take("$") { return [.assert(.end)] }
    for mark in ["*", "+", "?"] as [Unicode.Scalar] where isNext(mark) {
      throw RegexError("has nothing for “\(mark)” to repeat", "write “\\\(mark)” for the character")
    }
    if take("\\") { return [try escape()] }
    offset += 1
    return [.scalar(ScalarSet(ranges: [scalars[offset - 1]...scalars[offset - 1]]))]
  }

  private mutating func group() throws(RegexError) -> Code {
    depth += 1
    if depth > Self.maximumDepth { throw RegexError("has too many “(” inside each other", "leave some out") }
    if isNext("?"), offset + 1 < scalars.count, scalars[offset + 1] == Self.code(":") { offset += 2 }
    let code = try alternatives()
    depth -= 1
    guard take(")") else { throw RegexError("has a “(” that is not closed", "write “\\(” for the character") }
    return code
  }

  private mutating func escape() throws(RegexError) -> TextRegex.Instruction {
    guard offset < scalars.count else {
      throw RegexError("ends with a “\\”", "write “\\\\” for the character")
    }
    if take("b") { return .assert(.boundary) }
    if take("B") { return .assert(.noBoundary) }
    return .scalar(ScalarSet(ranges: escapedRanges()))
  }

  /// Of the character after a `\`.
  private mutating func escapedRanges() -> [ClosedRange<UInt32>] {
    offset += 1
    let scalar = scalars[offset - 1]
    switch Unicode.Scalar(scalar) {
    case "d": return ScalarSet.digits
    case "w": return ScalarSet.wordScalars
    case "s": return ScalarSet.blanks
    case "D": return ScalarSet.complement(ScalarSet.digits)
    case "W": return ScalarSet.complement(ScalarSet.wordScalars)
    case "S": return ScalarSet.complement(ScalarSet.blanks)
    case "t": return [0x09...0x09]
    case "n": return [0x0A...0x0A]
    default: return [scalar...scalar]
    }
  }

  private mutating func set() throws(RegexError) -> ScalarSet {
    var set = ScalarSet()
    set.isInverted = take("^")
    var isFirst = true
    while offset < scalars.count, isFirst || !isNext("]") {
      isFirst = false
      let first = take("\\") && offset < scalars.count ? escapedRanges() : single()
      if isNext("-"), offset + 1 < scalars.count, scalars[offset + 1] != Self.code("]"), first.count == 1,
        first[0].count == 1
      {
        offset += 1
        let last = take("\\") && offset < scalars.count ? escapedRanges() : single()
        guard last.count == 1, last[0].lowerBound >= first[0].lowerBound else {
          throw RegexError("has a range that runs backwards", "write it as “[a-z]”")
        }
        set.ranges.append(first[0].lowerBound...last[0].upperBound)
      } else {
        set.ranges += first
      }
    }
    guard take("]") else { throw RegexError("has a “[” that is not closed", "write “\\[” for the character") }
    return set
  }

  private mutating func single() -> [ClosedRange<UInt32>] {
    guard offset < scalars.count else { return [] }
    offset += 1
    return [scalars[offset - 1]...scalars[offset - 1]]
  }

  // MARK: Characters

  private static func code(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }

  private func isNext(_ scalar: Unicode.Scalar) -> Bool {
    offset < scalars.count && scalars[offset] == scalar.value
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard isNext(scalar) else { return false }
    offset += 1
    return true
  }
}

extension [TextRegex.Instruction] {
  /// The same code `distance` places further on.
  fileprivate func moved(by distance: Int) -> [TextRegex.Instruction] {
    map { instruction in
      switch instruction {
      case .jump(let place): .jump(place + distance)
      case .split(let first, let second): .split(first + distance, second + distance)
      case .scalar, .assert, .match: instruction
      }
    }
  }
}
