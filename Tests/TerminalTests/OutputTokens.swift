/// One thing that a program says to a terminal.
enum OutputToken: Hashable, CustomStringConvertible {
  case text(Unicode.Scalar)
  /// A C0 control other than ESC, or DEL.
  case control(UInt8)
  /// ESC, intermediate bytes and a final byte; here without the ESC.
  case escape(String)
  /// A control sequence without `ESC [`.
  case csi(String)
  /// An operating-system command, device string and so on, with the byte that introduced it.
  case string(String)
  /// Bytes that are no UTF-8, among them the C1 controls that are one byte.
  case invalid(UInt8)

  var description: String {
    switch self {
    case .text(let scalar): "text U+" + String(scalar.value, radix: 16, uppercase: true)
    case .control(let byte): "control \(byte)"
    case .escape(let rest): "ESC \(rest)"
    case .csi(let rest): "CSI \(rest)"
    case .string(let rest): "string \(rest)"
    case .invalid(let byte): "byte \(byte)"
    }
  }

  /// Splits output by the grammar of ECMA-48. What is cut off at the end is left out.
  static func tokens(_ output: [UInt8]) -> [OutputToken] {
    var scanner = OutputScanner(rest: output[...])
    var tokens: [OutputToken] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }

  /// The private modes (`CSI ? n h`) that are on after the output.
  static func privateModes(after output: [UInt8]) -> Set<Int> {
    var modes: Set<Int> = []
    for case .csi(let sequence) in tokens(output) where sequence.first == "?" {
      let numbers = sequence.dropFirst().dropLast().split(separator: ";").compactMap { Int($0) }
      if sequence.last == "h" { modes.formUnion(numbers) }
      if sequence.last == "l" { modes.subtract(numbers) }
    }
    return modes
  }
}

private struct OutputScanner {
  var rest: ArraySlice<UInt8>

  mutating func next() -> OutputToken? {
    guard let byte = rest.first else { return nil }
    switch byte {
    case 0x1B: return escape()
    case 0..<0x20, 0x7F:
      rest = rest.dropFirst()
      return .control(byte)
    default: return text(byte)
    }
  }

  private mutating func text(_ first: UInt8) -> OutputToken {
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let bytes = rest.prefix(length)
    if length > 0, let string = String(validating: bytes, as: UTF8.self),
      let scalar = string.unicodeScalars.first
    {
      rest = rest.dropFirst(length)
      return .text(scalar)
    }
    rest = rest.dropFirst()
    return .invalid(first)
  }

  private mutating func escape() -> OutputToken? {
    let body = rest.dropFirst()
    switch body.first {
    case nil: return nil
    case UInt8(ascii: "["): return take(body.dropFirst()) { (0x40..<0x7F).contains($0) }.map { .csi($0) }
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      // Ended by BEL or by the backslash of ESC \.
      return take(body) { $0 == 0x07 || $0 == UInt8(ascii: "\\") }.map { .string($0) }
    default: return take(body) { !(0x20..<0x30).contains($0) }.map { .escape($0) }
    }
  }

  /// Takes everything up to and with the first byte that is final.
  private mutating func take(_ body: ArraySlice<UInt8>, until isFinal: (UInt8) -> Bool) -> String? {
    guard let end = body.firstIndex(where: isFinal) else {
      rest = []
      return nil
    }
    rest = body[(end + 1)...]
    return String(decoding: body[...end], as: UTF8.self)
  }
}
