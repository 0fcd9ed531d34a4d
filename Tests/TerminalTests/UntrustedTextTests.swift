import CVTerm
import Glibc
import TestSupport
import Testing

/// Everything the driver may say to a terminal of type xterm-256color. Of what articles contain, only characters may
/// get here.
private enum Allowed {
  static func contains(_ token: OutputToken) -> Bool {
    switch token {
    case .text(let scalar): isVisible(scalar)
    // ncurses moves the cursor with these.
    case .control(let byte): [0x08, 0x0A, 0x0D].contains(byte)
    // The usual character set; the key pad's two modes; one line up; the cursor put aside and back.
    case .escape(let rest): ["(B", "=", ">", "M", "7", "8"].contains(rest)
    case .csi(let rest): isKnown(rest)
    // ncurses gives the palette back when it gives the terminal back.
    case .string(let rest): rest == "]104\u{7}"
    case .invalid: false
    }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return false }
    return switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static func isKnown(_ sequence: String) -> Bool {
    switch sequence {
    // The second screen, arrow keys, the end of a line, the cursor, pastes, synchronised output; each on and off.
    case "?1049h", "?1049l", "?1h", "?1l", "?7h", "?12l", "?12;25h", "?25h", "?25l", "?2004h", "?2004l",
      "?2026h",
      "?2026l":
      true
    // The window's title is put aside and back; text is not inserted.
    case "22;0;0t", "23;0;0t", "4l": true
    case "J", "1J", "2J", "K", "1K", "H": true
    default: isMovement(sequence) || isRendition(sequence)
    }
  }

  /// Moving the cursor, erasing, repeating, and shifting characters and lines.
  private static func isMovement(_ sequence: String) -> Bool {
    guard let final = sequence.unicodeScalars.last, "ABCDGHdXP@LMSTbr".unicodeScalars.contains(final) else {
      return false
    }
    return sequence.dropLast().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ";") }
  }

  /// Bold, dim, italic, underlined, reversed, one of 256 colours: not hidden, not blinking.
  private static func isRendition(_ sequence: String) -> Bool {
    guard sequence.last == "m" else { return false }
    var numbers = sequence.dropLast().split(separator: ";", omittingEmptySubsequences: false).map {
      Int($0) ?? 0
    }[...]
    while let number = numbers.popFirst() {
      switch number {
      case 0...4, 7, 22...24, 27, 30...37, 39...47, 49, 90...97, 100...107: continue
      case 38, 48:
        guard numbers.popFirst() == 5, let colour = numbers.popFirst(), (0...255).contains(colour) else {
          return false
        }
      default: return false
      }
    }
    return true
  }
}

@Suite("No byte of an article acts on the terminal")
struct UntrustedTextTests {
  private static func expectHarmless(
    _ session: TerminalSession, at location: SourceLocation = #_sourceLocation
  ) {
    let strangers = Set(OutputToken.tokens(session.output).filter { !Allowed.contains($0) })
    #expect(strangers.isEmpty, "\(strangers.map(\.description).sorted())", sourceLocation: location)
    #expect(session.emulatorModes.titles == 0 && session.emulatorModes.bells == 0, sourceLocation: location)
  }

  /// A dossier of everything in `BadInput`, with files besides that are none.
  private static func withDossier(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { path in
      for (name, bytes) in BadInput.files { try writeFile(bytes, at: path + "/" + name) }
      mkfifo(path + "/pipe.txt", 0o600)
      symlink("loop.txt", path + "/loop.txt")
      symlink(path, path + "/inside")
      let descriptor = open(
        [CChar](path.utf8.map { CChar(bitPattern: $0) } + [0x2F, -1, 0x1B, 0x5B, 0x32, 0x4A, 0]),
        O_CREAT | O_WRONLY, 0o600)
      close(descriptor)
      try body(path)
    }
  }

  @Test("in any pane, and while reading each article")
  func panes() throws {
    try Self.withDossier { path in
      let session = try TerminalSession.browser(path, rows: 50, columns: 160)
      var screens = ""
      for keys in ["!", "\u{1B}", "?", "\u{1B}", "2", "3", "4", "5", "6", "1", "X", "/owned", "\u{1B}"] {
        try #require(session.typeAndSettle(keys), "after \(keys)")
        screens += session.screen
      }
      for _ in BadInput.files {
        try #require(session.typeAndSettle("J"))
        screens += session.screen
      }
      #expect(screens.contains("^[]0;owned^G"))
      #expect(screens.contains("^[[2J"))
      #expect(screens.contains("<9B>31m"))
      session.type("Q")
      #expect(session.end() == .exited(0))
      session.expectRestored()
      Self.expectHarmless(session)
    }
  }

  @Test("at any width, wherever a line is broken", arguments: [5, 20, 40, 79])
  func widths(columns: Int) throws {
    try Self.withDossier { path in
      let session = try TerminalSession.browser(path, rows: 24, columns: columns)
      for keys in ["<", "z", "J", " ", "J", " ", "G", " ", "G"] {
        try #require(session.typeAndSettle(keys), "after \(keys)")
      }
      session.type("Q")
      #expect(session.end() == .exited(0))
      Self.expectHarmless(session)
    }
  }

  @Test("in an error about a file")
  func errors() throws {
    let session = try TerminalSession([
      try Product.path("dateline"), "no \u{1B}]0;owned\u{7}\u{9B}2J such\nfolder",
    ])
    #expect(session.end() != nil)
    #expect(session.screen.contains("^[]0;owned"))
    Self.expectHarmless(session)
  }
}
