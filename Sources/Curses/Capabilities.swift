import CNcurses
import Screen

/// What the terminal can do, and the bytes that make it do so. Read before anything is sent to it.
struct Capabilities {
  /// Whether it has a second screen and takes control sequences of the ECMA-48 kind. Such terminals ignore private
  /// modes they do not know, so that bracketed paste, the mouse and synchronised output may be asked for.
  let takesModes: Bool
  /// The attributes that are sent by their numbers of ECMA-48, where the terminal is drawn on without ncurses: it has a
  /// second screen, takes control sequences of that kind, and a character in the last column does not scroll it.
  let attributes: Attributes?
  /// Undoes everything the driver may have switched on; nothing in it needs to have been.
  let undo: [UInt8]
  /// Keys by the sequence they send, as far as terminfo has them.
  let keys: [[UInt8]: Key]

  static let pasteOn = Array("\u{1B}[?2004h".utf8)
  static let pasteOff = Array("\u{1B}[?2004l".utf8)
  static let mouseOn = Array("\u{1B}[?1002h\u{1B}[?1006h".utf8)
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l".utf8)
  static let cursorOn = Array("\u{1B}[?25h".utf8)
  static let synchroniseOn = Array("\u{1B}[?2026h".utf8)
  static let synchroniseOff = Array("\u{1B}[?2026l".utf8)

  /// - Parameter type: what TERM says.
  init(type: String?) throws(TerminalError) {
    guard let type, !type.isEmpty else { throw .typeMissing }
    guard nc_describe() else { throw .typeUnknown(type) }
    defer { nc_undescribe() }
    guard let move = Self.bytes("cup") else { throw .typeTooSimple(type) }
    takesModes = move.starts(with: [0x1B, UInt8(ascii: "[")]) && Self.bytes("smcup") != nil
    attributes = takesModes && nc_flag("xenl") ? Self.attributes() : nil
    undo = Self.undo(takesModes: takesModes)
    keys = Self.keySequences()
  }

  private static func attributes() -> Attributes {
    let names: [(String, Attributes, UInt8)] = [
      ("bold", .bold, UInt8(ascii: "1")), ("dim", .dim, UInt8(ascii: "2")),
      ("sitm", .italic, UInt8(ascii: "3")),
      ("smul", .underline, UInt8(ascii: "4")), ("rev", .reverse, UInt8(ascii: "7")),
    ]
    return names.reduce(into: []) { attributes, entry in
      let (name, attribute, number) = entry
      if bytes(name) == [0x1B, UInt8(ascii: "["), number, UInt8(ascii: "m")] { attributes.insert(attribute) }
    }
  }

  private static func undo(takesModes: Bool) -> [UInt8] {
    let modes = takesModes ? synchroniseOff + pasteOff + mouseOff : []
    let usual = ["sgr0", "op", "rmkx", "cnorm", "rmcup"].compactMap(bytes).joined()
    // Where there is no second screen to leave, what follows starts on a line of its own.
    return modes + usual + (takesModes ? [] : Array("\r\n".utf8))
  }

  /// A capability's bytes without its delays (`$<5>`), which no terminal of today needs.
  private static func bytes(_ name: String) -> [UInt8]? {
    guard let value = nc_capability(name) else { return nil }
    var bytes: [UInt8] = []
    var isDelay = false
    for byte in String(cString: value).utf8 {
      if byte == UInt8(ascii: "<"), bytes.last == UInt8(ascii: "$") {
        bytes.removeLast()
        isDelay = true
      } else if isDelay {
        isDelay = byte != UInt8(ascii: ">")
      } else {
        bytes.append(byte)
      }
    }
    return bytes.isEmpty ? nil : bytes
  }

  private static func keySequences() -> [[UInt8]: Key] {
    var names: [(name: String, code: Key.Code)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kent", .enter),
    ]
    for number in 1...12 { names.append(("kf\(number)", .function(number))) }
    var keys: [[UInt8]: Key] = [:]
    for (name, code) in names {
      // Keys that send a control or a letter are read as that control or letter.
      if let sequence = bytes(name), sequence.count > 2, sequence[0] == 0x1B { keys[sequence] = Key(code) }
    }
    return keys
  }
}
