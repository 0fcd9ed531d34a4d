import Screen

/// Turns the bytes of a keyboard into keys, pastes and mouse events.
///
/// Not left to ncurses, which hands an escape sequence it does not know on as the characters it consists of: an
/// unknown key or a late answer of the terminal would be run as a string of commands. Here a sequence is read by its
/// grammar (ECMA-48) to its end, and dropped whole if it says nothing to us.
struct KeyDecoder {
  private enum State {
    case ground
    /// The first bytes of a character of several bytes, and how many are missing.
    case character([UInt8], missing: Int)
    case escape
    /// `ESC [` or `ESC O` and what followed.
    case sequence([UInt8])
    /// `ESC [ M`: that many bytes of an old-style mouse report are to come.
    case mouseReport(missing: Int)
    /// An operating-system command or device string, which only answers to queries send.
    case string(introducer: UInt8, isEmpty: Bool, sawEscape: Bool)
    case paste(Paste)
  }

  private var state = State.ground
  /// Keys of this terminal that do not follow the usual grammar, by their whole sequence.
  private let terminalKeys: [[UInt8]: Key]
  private(set) var inputs: [Input] = []

  init(terminalKeys: [[UInt8]: Key] = [:]) { self.terminalKeys = terminalKeys }

  /// What to do when no further byte comes: only time can tell a key from the start of a sequence.
  enum Patience {
    /// Nothing is open.
    case endless
    /// Call `timeOut` after the escape delay: it may be a key.
    case key
    /// Call it after a second: the rest is on its way, or lost.
    case rest
  }

  var patience: Patience {
    switch state {
    case .ground, .paste: .endless
    case .escape, .string(_, isEmpty: true, _): .key
    case .sequence(let bytes) where bytes.count == 1: .key
    default: .rest
    }
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  /// The decoded inputs so far, in order; they are handed over.
  mutating func takeInputs() -> [Input] {
    defer { inputs = [] }
    return inputs
  }

  /// No byte came for a while: what looked like the start of a sequence was a key.
  mutating func timeOut() {
    switch state {
    case .escape: emit(Key(.escape))
    case .sequence(let bytes) where bytes.count == 1: emitAlt(bytes[0])
    case .string(let introducer, true, false): emitAlt(introducer)
    case .character: emit(Key("\u{FFFD}"))
    case .paste: return
    default: break
    }
    state = .ground
  }

  private mutating func emit(_ key: Key) { inputs.append(.key(key)) }

  private mutating func emitAlt(_ byte: UInt8) { emit(Key(.character(Unicode.Scalar(byte)), .alt)) }

  private mutating func feed(_ byte: UInt8) {
    switch state {
    case .ground: start(byte, modifiers: [])
    case .character(let bytes, let missing): continueCharacter(bytes + [byte], missing: missing - 1)
    case .escape: continueEscape(byte)
    case .sequence(let bytes): continueSequence(bytes, byte)
    case .mouseReport(let missing): state = missing > 1 ? .mouseReport(missing: missing - 1) : .ground
    case .string(let introducer, let isEmpty, let sawEscape):
      continueString(introducer, isEmpty: isEmpty, sawEscape: sawEscape, byte)
    case .paste(var paste):
      // The state must not hold a second reference while the paste grows, or each byte would copy it.
      state = .ground
      if let text = paste.feed(byte) { inputs.append(.pasted(text)) } else { state = .paste(paste) }
    }
  }

  private mutating func start(_ byte: UInt8, modifiers: Key.Modifiers) {
    state = .ground
    switch byte {
    case 0x1B: state = .escape
    case 0..<0x20, 0x7F: emit(Self.control(byte, modifiers))
    case 0x20..<0x7F: emit(Key(.character(Unicode.Scalar(byte)), modifiers))
    case 0xC2..<0xE0: state = .character([byte], missing: 1)
    case 0xE0..<0xF0: state = .character([byte], missing: 2)
    case 0xF0..<0xF5: state = .character([byte], missing: 3)
    default: emit(Key("\u{FFFD}"))
    }
  }

  private mutating func continueCharacter(_ bytes: [UInt8], missing: Int) {
    guard let last = bytes.last, last & 0xC0 == 0x80 else {
      emit(Key("\u{FFFD}"))
      return start(bytes.last ?? 0, modifiers: [])
    }
    state = missing > 0 ? .character(bytes, missing: missing) : .ground
    if missing == 0, let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first {
      emit(Key(scalar))
    }
  }

  private mutating func continueEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "O"): state = .sequence([byte])
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      state = .string(introducer: byte, isEmpty: true, sawEscape: false)
    case 0x1B: emit(Key(.escape))
    default: start(byte, modifiers: .alt)
    }
  }

  private mutating func continueSequence(_ bytes: [UInt8], _ byte: UInt8) {
    let sequence = bytes + [byte]
    // `ESC [ [ A` is F1 on the Linux console.
    let isDoubled = sequence == [UInt8(ascii: "["), UInt8(ascii: "[")]
    switch byte {
    case 0x1B: state = .escape
    case 0x40..<0x7F where !isDoubled: finish(sequence)
    case 0x20..<0x7F: state = .sequence(sequence.count < 128 ? sequence : bytes)
    default: start(byte, modifiers: [])
    }
  }

  private mutating func finish(_ sequence: [UInt8]) {
    state = .ground
    if let key = terminalKeys[[0x1B] + sequence] { return emit(key) }
    switch KeySequence.meaning(of: sequence) {
    case .input(let input): inputs.append(input)
    case .pasteStart: state = .paste(Paste())
    case .mouseReport: state = .mouseReport(missing: 3)
    case .nothing: break
    }
  }

  private mutating func continueString(_ introducer: UInt8, isEmpty: Bool, sawEscape: Bool, _ byte: UInt8) {
    if isEmpty, !Self.starts(stringOf: introducer, byte) {
      // Not an answer but Alt and a key, and already the next key.
      emitAlt(introducer)
      return start(byte, modifiers: [])
    }
    switch byte {
    case 0x07: state = .ground
    case UInt8(ascii: "\\") where sawEscape: state = .ground
    case _ where sawEscape: continueEscape(byte)
    default: state = .string(introducer: introducer, isEmpty: false, sawEscape: byte == 0x1B)
    }
  }

  /// Whether `byte` begins what terminals answer: colours and clipboards (`]`), capabilities (`P`), images (`_`).
  private static func starts(stringOf introducer: UInt8, _ byte: UInt8) -> Bool {
    switch introducer {
    case UInt8(ascii: "]"): (0x30..<0x3A).contains(byte)
    case UInt8(ascii: "P"): (0x20..<0x40).contains(byte)
    default: byte == UInt8(ascii: "G")
    }
  }

  /// The key that sends a C0 control or DEL.
  static func control(_ byte: UInt8, _ modifiers: Key.Modifiers) -> Key {
    switch byte {
    case 0x00: Key(.character(" "), modifiers.union(.control))
    case 0x08, 0x7F: Key(.backspace, modifiers)
    case 0x09: Key(.tab, modifiers)
    case 0x0A, 0x0D: Key(.enter, modifiers)
    case 0x1F: Key(.character("/"), modifiers.union(.control))
    case 0x01..<0x1B: Key(.character(Unicode.Scalar(byte | 0x60)), modifiers.union(.control))
    default: Key(.character(Unicode.Scalar(byte | 0x40)), modifiers.union(.control))
    }
  }
}
