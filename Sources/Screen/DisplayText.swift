import Prose

/// What of a text may reach a terminal. This is the one place where untrusted text becomes something to show, so that
/// no byte of an article, a file name or an error message can act as a control or escape sequence.
///
/// - C0 controls and DEL become `^X`, C1 controls and noncharacters `<9B>`; line breaks and tabs become a space.
/// - Characters that change how others are shown (bidirectional controls, zero-width and tag characters, soft
///   hyphens, variation selectors) are left out.
public enum DisplayText {
  /// How one scalar is shown.
  public enum Form: Hashable, Sendable {
    case itself
    case space
    case nothing
    /// Printable ASCII that stands for a control.
    case visible(String)
  }

  public static func form(of scalar: Unicode.Scalar) -> Form {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F: return .itself
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return .space
    case 0..<0x20, 0x7F: return .visible("^" + String(UnicodeScalar(UInt8(value ^ 0x40))))
    case 0x80..<0xA0: return .visible("<" + String(value, radix: 16, uppercase: true) + ">")
    case 0xA0..<0x300: return value == 0xAD ? .nothing : .itself
    default: return isHidden(value) ? .nothing : isNoncharacter(value) ? .visible(notation(value)) : .itself
    }
  }

  /// `text` as it may be printed: every form applied.
  public static func printable(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
    var printable = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch form(of: scalar) {
      case .itself: printable.append(scalar)
      case .space: printable.append(" ")
      case .nothing: break
      case .visible(let notation): printable.append(contentsOf: notation.unicodeScalars)
      }
    }
    return String(printable)
  }

  /// Default-ignorable and format characters (Unicode 15.1, DerivedCoreProperties and category Cf).
  static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x34F, 0x600...0x605, 0x61C, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x115F...0x1160,
      0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164,
      0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x110BD, 0x110CD, 0x13430...0x1343F,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  private static func isNoncharacter(_ value: UInt32) -> Bool {
    (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE || (0xE000...0xF8FF).contains(value)
      || value >= 0xF0000
  }

  private static func notation(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
