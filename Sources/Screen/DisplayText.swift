import Prose

/// What of a text may reach a terminal. Together with `CellWalk`, which decides what becomes of each scalar, this is
/// the one place where untrusted text becomes something to show, so that no byte of an article, a file name or an error
/// message can act as a control or escape sequence.
public enum DisplayText {
  /// `text` as it may be printed: controls named, line ends and tabs as blanks, hidden characters left out.
  public static func printable(_ text: some StringProtocol) -> String { shown(text) { _ in "" } }

  /// `text` as it may be printed, hidden characters by their names.
  public static func revealed(_ text: some StringProtocol) -> String {
    shown(text) { $0 == "\n" ? "" : name(of: $0) }
  }

  private static func shown(
    _ text: some StringProtocol, hidden: (Unicode.Scalar) -> String
  ) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
    var printable = String.UnicodeScalarView()
    var walk = CellWalk()
    for scalar in text.unicodeScalars {
      switch walk.take(scalar) {
      case .glyph, .mark: printable.append(scalar)
      case .blank: printable.append(" ")
      case .control: printable.append(contentsOf: name(of: scalar).unicodeScalars)
      case .dropped: printable.append(contentsOf: hidden(scalar).unicodeScalars)
      }
    }
    return String(printable)
  }

  /// A scalar without a picture in printable ASCII: `^[`, `<9B>`, `<U+E000>`.
  static func name(of scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    if value < 0x80 { return "^" + String(Unicode.Scalar(UInt8(truncatingIfNeeded: value ^ 0x40))) }
    let digits = String(value, radix: 16, uppercase: true)
    if value < 0xA0 { return "<" + digits + ">" }
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
  }
}
