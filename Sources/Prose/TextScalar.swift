/// One Unicode scalar as the tokenizer sees it.
struct TextScalar {
  enum Class: UInt8 {
    case space, lower, upper, otherLetter, mark, digit, hyphen, punctuation, symbol
    /// A letter of a script without spaces between words: Han, Kana, Thai, Lao.
    case unspaced
  }

  let value: UInt32
  let `class`: Class
  /// Bytes of its UTF-8.
  let width: Int

  /// The scalar at `offset` of valid UTF-8; a space at `end`.
  init(_ bytes: [UInt8], at offset: Int, end: Int) {
    guard offset < end else {
      self.init(value: 0x20, class: .space, width: 0)
      return
    }
    let byte = bytes[offset]
    if byte < 0x80 {
      self.init(value: UInt32(byte), class: Self.asciiClass(byte), width: 1)
    } else {
      let (value, width) = scalarValue(in: bytes, at: offset, end: end)
      self.init(value: value, class: Self.class(beyondASCII: value), width: width)
    }
  }

  /// The scalar that ends right before `offset`; a space at `start`.
  init(before offset: Int, in bytes: [UInt8], start: Int) {
    var first = offset - 1
    while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    self.init(bytes, at: max(first, start), end: offset)
  }

  private init(value: UInt32, class: Class, width: Int) {
    self.value = value
    self.class = `class`
    self.width = width
  }

  var isSpace: Bool { `class` == .space }
  var isDigit: Bool { `class` == .digit }
  var isUpper: Bool { `class` == .upper }
  var isLower: Bool { `class` == .lower }
  var isUnspaced: Bool { `class` == .unspaced }

  var isLetter: Bool {
    switch `class` {
    case .lower, .upper, .otherLetter, .mark, .unspaced: true
    default: false
    }
  }

  // MARK: Classes

  static func asciiClass(_ byte: UInt8) -> Class {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x00...0x20, 0x7F: .space
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="),
      UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "#"):
      .symbol
    default: .punctuation
    }
  }

  /// The blocks that news is full of are told apart here; asking for Unicode properties is thirty times slower.
  private static func `class`(beyondASCII value: UInt32) -> Class {
    switch value {
    case 0x80...0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: .space
    case 0x2010, 0x2011: .hyphen
    case 0x2012...0x2027, 0x2030...0x205E, 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF: .punctuation
    case 0x3001...0x3003, 0x3008...0x301F: .punctuation
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x400...0x42F: .upper
    case 0xDF...0xF6, 0xF8...0xFF, 0x3B1...0x3C9, 0x430...0x45F: .lower
    case 0x300...0x36F: .mark
    case 0xAC00...0xD7A3, 0x5D0...0x5EA, 0x620...0x64A: .otherLetter
    case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECE, 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x30FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      .unspaced
    default: propertiesClass(value)
    }
  }

  private static func propertiesClass(_ value: UInt32) -> Class {
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter: return .lower
    case .modifierLetter, .otherLetter: return .otherLetter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .decimalNumber: return .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return .punctuation
    default: return .symbol
    }
  }
}

/// The scalar at `offset` of valid UTF-8, and its length in bytes.
func scalarValue(in bytes: [UInt8], at offset: Int, end: Int) -> (value: UInt32, count: Int) {
  let first = bytes[offset]
  if first < 0x80 { return (UInt32(first), 1) }
  let count = min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, end - offset)
  var value = UInt32(first) & (first >= 0xF0 ? 0x07 : first >= 0xE0 ? 0x0F : 0x1F)
  for step in stride(from: 1, to: count, by: 1) { value = value << 6 | UInt32(bytes[offset + step] & 0x3F) }
  return (value, count)
}
