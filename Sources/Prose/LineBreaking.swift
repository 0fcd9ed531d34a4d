/// Where a line of running text may end: a small part of Unicode's line breaking rules (UAX #14), as far as news
/// needs it.
///
/// A line may end at white space, after a hyphen or dash inside a word, and in scripts without spaces between any two
/// characters, unless punctuation would be torn from the word it belongs to.
enum LineBreaking {
  enum Class: UInt8 {
    case space, letter, digit, hyphen, dash, opening, closing, unspaced
    /// Holds on to both neighbours: no-break spaces, the no-break hyphen, word joiner.
    case glue
    /// ZERO WIDTH SPACE: a line may end after it.
    case invitation
  }

  /// Whether a line may end between two neighbours, neither of them a space.
  /// - Parameter previous: the class before `left`; `.space` at the start of a line.
  static func allows(_ previous: Class, _ left: Class, _ right: Class) -> Bool {
    switch (left, right) {
    case (.invitation, _): true
    case (.glue, _), (_, .glue), (_, .closing), (.opening, _): false
    case (.unspaced, .unspaced), (.unspaced, .letter), (.unspaced, .digit), (.unspaced, .opening): true
    case (.letter, .unspaced), (.digit, .unspaced), (.closing, .unspaced): true
    case (.hyphen, .letter): previous == .letter || previous == .digit
    case (.dash, _): right != .dash && previous != .space
    default: false
    }
  }

  static func breakClass(of value: UInt32) -> Class {
    value < 0x80 ? asciiClass(UInt8(truncatingIfNeeded: value)) : breakClass(beyondASCII: value)
  }

  private static func asciiClass(_ byte: UInt8) -> Class {
    switch byte {
    case 0x09...0x0D, 0x20: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "%"):
      .closing
    default: .letter
    }
  }

  private static func breakClass(beyondASCII value: UInt32) -> Class {
    switch value {
    case 0x85, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x2028, 0x2029, 0x205F, 0x3000: .space
    case 0xA0, 0x2007, 0x2011, 0x202F, 0x2060, 0xFEFF: .glue
    case 0x200B: .invitation
    case 0xAD, 0x2010: .hyphen
    case 0x2012...0x2015: .dash
    case 0x2018, 0x201A, 0x201C, 0x201E, 0xAB, 0x2039: .opening
    case 0x2019, 0x201D, 0xBB, 0x203A, 0x2026: .closing
    case 0x0E01...0x0EFF, 0x1780...0x17FF, 0x1000...0x109F: southEastAsianClass(value)
    case 0x3001...0x30FF, 0xFF01...0xFF60: eastAsianPunctuationOrKana(value)
    case 0x2E80...0x2FDF, 0x3100...0xA4CF, 0xF900...0xFAFF, 0x1F000...0x1FAFF, 0x20000...0x3FFFF: .unspaced
    default: .letter
    }
  }

  /// Thai and Lao write some vowels before their consonant (`เ`…`ไ`) and some after it; Khmer and Burmese
  /// stack them as marks.
  private static func southEastAsianClass(_ value: UInt32) -> Class {
    switch value {
    case 0x0E40...0x0E44, 0x0EC0...0x0EC4: .opening
    case 0x0E2F...0x0E30, 0x0E32...0x0E33, 0x0E45...0x0E46, 0x0EAF...0x0EB0, 0x0EB2...0x0EB3: .closing
    case 0x102B...0x103E, 0x17B6...0x17D5: .closing
    default: .unspaced
    }
  }

  /// Punctuation that may not start a line, brackets that may not end one, and small kana, which go with the
  /// syllable before them (JIS X 4051, "kinsoku").
  private static func eastAsianPunctuationOrKana(_ value: UInt32) -> Class {
    switch value {
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D: .opening
    case 0x3001...0x3003, 0x3005, 0x3009...0x301B, 0x301C, 0x301E, 0x301F, 0x303B: .closing
    case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E: .closing
    case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE: .closing
    case 0x309B...0x309E, 0x30A0, 0x30FB...0x30FE: .closing
    case 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F: .opening
    case 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60: .closing
    default: .unspaced
    }
  }
}
