/// One Unicode scalar as the tokenizer sees it: its value and its class.
struct TextScalar {
  let scalar: UInt32
  private let kind: Kind

  enum Kind: UInt8 {
    case space, lower, upper, otherLetter, mark, digit, hyphen, punctuation, symbol, unspaced
  }

  var isSpace: Bool { kind == .space }
  var isLetter: Bool {
    kind == .lower || kind == .upper || kind == .otherLetter || kind == .unspaced || kind == .mark
  }
  var isUpper: Bool { kind == .upper }
  var isMark: Bool { kind == .mark }
  var isDigit: Bool { kind == .digit }
  var isHyphen: Bool { kind == .hyphen }
  var isSymbol: Bool { kind == .symbol }
  var isUnspaced: Bool { kind == .unspaced }

  /// The scalar at `offset` of valid UTF-8, and its width in bytes.
  static func decode(_ bytes: [UInt8], at offset: Int, end: Int) -> (TextScalar, Int) {
    let first = bytes[offset]
    if first < 0x80 { return (TextScalar(scalar: UInt32(first), kind: asciiKinds[Int(first)]), 1) }
    let width = max(1, min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, end - offset))
    var value = UInt32(first) & (first >= 0xF0 ? 0x07 : first >= 0xE0 ? 0x0F : 0x1F)
    for step in 1..<max(width, 1) { value = value << 6 | UInt32(bytes[offset + step] & 0x3F) }
    return (TextScalar(scalar: value, kind: kind(beyondASCII: value)), width)
  }

  init(_ bytes: [UInt8], at offset: Int, end: Int) {
    self = Self.decode(bytes, at: offset, end: end).0
  }

  /// The scalar that ends right before `offset`; a space at the start.
  init(before offset: Int, in bytes: [UInt8], start: Int) {
    guard offset > start else {
      self.init(scalar: 0x20, kind: .space)
      return
    }
    var first = offset - 1
    while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    self.init(bytes, at: first, end: offset)
  }

  private init(scalar: UInt32, kind: Kind) {
    self.scalar = scalar
    self.kind = kind
  }

  private static let asciiKinds: [Kind] = (0..<128).map { value in
    switch UInt8(value) {
    case 0x00...0x20, 0x7F: .space
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="),
      UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "#"):
      .symbol
    default: .punctuation
    }
  }

  private static func kind(beyondASCII value: UInt32) -> Kind {
    switch value {
    case 0x80...0x9F, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
      0xFEFF, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      return .space
    case 0x2010, 0x2011: return .hyphen
    case 0x2012...0x205E, 0x3001...0x3003, 0x3008...0x301F, 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF:
      return .punctuation
    case 0x0E00...0x0EFF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      return .unspaced
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7: return latinKind(value)
    default: return propertiesKind(value)
    }
  }

  /// Latin letters with diacritics: from U+0100 on upper and lower case mostly alternate, so ask.
  private static func latinKind(_ value: UInt32) -> Kind {
    if value >= 0xDF && value <= 0xFF { return .lower }
    if value < 0xDF { return .upper }
    return propertiesKind(value)
  }

  private static func propertiesKind(_ value: UInt32) -> Kind {
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter: return .lower
    case .modifierLetter, .otherLetter: return .otherLetter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .decimalNumber: return .digit
    case .letterNumber, .otherNumber: return .symbol
    case .currencySymbol, .mathSymbol, .modifierSymbol, .otherSymbol, .privateUse, .unassigned,
      .surrogate:
      return .symbol
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return .space
    default: return .punctuation
    }
  }
}
