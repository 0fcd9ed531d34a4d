import Screen

/// What the escape sequences of keyboards mean: those of xterm and what took after it (tmux, screen, VTE, kitty, foot),
/// of rxvt and of the Linux console. Source: XTerm Control Sequences (Dickey), "PC-Style Function Keys" and "Mouse
/// Tracking"; rxvt's reference; console_codes(4).
enum KeySequence {
  enum Meaning: Hashable {
    case input(Input)
    case pasteStart
    /// Three bytes of an old-style mouse report follow.
    case mouseReport
    case nothing
  }

  /// - Parameter sequence: what follows ESC, from `[` or `O` to the final byte.
  static func meaning(of sequence: [UInt8]) -> Meaning {
    guard let introducer = sequence.first, let final = sequence.last, sequence.count > 1 else {
      return .nothing
    }
    let body = sequence[1..<sequence.count - 1]
    if introducer == UInt8(ascii: "O") { return key(applicationKey(final, body)) }
    switch body.first {
    case UInt8(ascii: "["): return key(final < 0x46 ? Key(.function(Int(final) - 0x40)) : nil)
    case UInt8(ascii: "<"): return mouse(numbers(body.dropFirst()), final)
    case UInt8(ascii: "?"), UInt8(ascii: ">"), UInt8(ascii: "="): return .nothing
    default: return control(numbers(body), final)
    }
  }

  private static func key(_ key: Key?) -> Meaning { key.map { .input(.key($0)) } ?? .nothing }

  /// The parameters; sub-parameters (after a colon) are left out, missing ones are 0.
  private static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
    body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { parameter in
      parameter.prefix { (0x30..<0x3A).contains($0) }.prefix(7).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }

  /// xterm adds 1 to its bits: 1 shift, 2 alt, 4 control, 8 meta.
  private static func modifiers(_ parameter: Int?) -> Key.Modifiers {
    let bits = max(0, (parameter ?? 1) - 1)
    var modifiers: Key.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 10 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  private static func letterKey(_ final: UInt8) -> Key.Code? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4F)
    default: nil
    }
  }

  /// `ESC O` and one letter; old terminals put the modifiers between.
  private static func applicationKey(_ final: UInt8, _ body: ArraySlice<UInt8>) -> Key? {
    let modifiers = modifiers(body.isEmpty ? nil : numbers(body).last)
    if let code = letterKey(final) { return Key(code, modifiers) }
    switch final {
    case UInt8(ascii: "M"): return Key(.enter, modifiers)
    case UInt8(ascii: "I"): return Key(.tab, modifiers)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      // rxvt: Control and an arrow.
      return letterKey(final - 0x20).map { Key($0, .control) }
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      // The key pad: each sends its character plus 64.
      return Key(.character(Unicode.Scalar(final - 0x40)), modifiers)
    default: return nil
    }
  }

  private static func control(_ numbers: [Int], _ final: UInt8) -> Meaning {
    let first = numbers.first ?? 0
    let modifiers = modifiers(numbers.count > 1 ? numbers[1] : nil)
    switch final {
    case UInt8(ascii: "~"): return tilde(first, numbers, modifiers)
    case UInt8(ascii: "^"): return key(numberedKey(first).map { Key($0, .control) })
    case UInt8(ascii: "$"): return key(numberedKey(first).map { Key($0, .shift) })
    case UInt8(ascii: "@"): return key(numberedKey(first).map { Key($0, [.control, .shift]) })
    case UInt8(ascii: "u"): return key(character(first, modifiers))
    case UInt8(ascii: "Z"): return key(Key(.tab, modifiers.union(.shift)))
    case UInt8(ascii: "M") where numbers.count <= 1: return .mouseReport
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return key(letterKey(final - 0x20).map { Key($0, .shift) })
    case UInt8(ascii: "R") where first != 1: return .nothing  // where the cursor is
    default: return first <= 1 ? key(letterKey(final).map { Key($0, modifiers) }) : .nothing
    }
  }

  private static func tilde(_ first: Int, _ numbers: [Int], _ modifiers: Key.Modifiers) -> Meaning {
    switch first {
    case 200: .pasteStart
    case 27 where numbers.count > 2: key(character(numbers[2], modifiers))
    default: key(numberedKey(first).map { Key($0, modifiers) })
    }
  }

  private static func numberedKey(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28...29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// A key sent by its code point (xterm's `modifyOtherKeys`, kitty's and libtermkey's `CSI u`).
  private static func character(_ value: Int, _ modifiers: Key.Modifiers) -> Key? {
    if value == 27 { return Key(.escape, modifiers) }
    // kitty numbers its further keys in the private use area.
    guard let scalar = Unicode.Scalar(UInt32(value)), !(0xE000...0xF8FF).contains(value) else { return nil }
    if value < 0x20 || value == 0x7F { return KeyDecoder.control(UInt8(value), modifiers) }
    // Shift is in the character already, but not in the space.
    return Key(.character(scalar), value == 0x20 ? modifiers : modifiers.subtracting(.shift))
  }

  /// `ESC [ < button ; column ; row` and `M` for a press, `m` for a release.
  private static func mouse(_ numbers: [Int], _ final: UInt8) -> Meaning {
    guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else {
      return .nothing
    }
    let point = Point(row: max(0, numbers[2] - 1), column: max(0, numbers[1] - 1))
    let button = (numbers[0] & 3) + 1
    let isPress = final == UInt8(ascii: "M")
    switch numbers[0] & ~0b1_1111 {
    case 0:
      return .input(
        .mouse(MouseEvent(isPress ? .press(button: button) : .release(button: button), at: point)))
    case 32: return .input(.mouse(MouseEvent(.drag(button: button), at: point)))
    case 64 where button <= 2:
      return .input(.mouse(MouseEvent(button == 1 ? .wheelUp : .wheelDown, at: point)))
    default: return .nothing
    }
  }
}
