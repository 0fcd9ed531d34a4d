import CNcurses
import Glibc
public import Screen

/// The terminal the program runs in, drawn on through ncurses.
///
/// This module is the only one that knows ncurses, signals and colours. A `Terminal` lives in the scope of a function:
/// leaving the scope gives the terminal back as it was. It is also given back on a crash or an `exit`
/// (`Guard.c`), and while the program is suspended. Only cells and the sequences listed in `Capabilities` and in the
/// terminal's own description are ever sent; text goes through `Frame`, which lets no control through.
///
/// At most one terminal exists at a time, on the thread that made it.
public struct Terminal: ~Copyable {
  /// What became of a text to copy.
  public enum Copied: Hashable, Sendable {
    /// Sent to the terminal, which may be set to ignore it.
    case sent
    /// More than `limit` bytes.
    case tooLong(limit: Int)
    /// The terminal has no clipboard.
    case unsupported
  }

  /// xterm takes at most 100,000 bytes of base64.
  public static let copyLimit = 74_994

  /// The rows and columns there are to draw on.
  public private(set) var size: Size
  private let screen: OpaquePointer
  private let capabilities: Capabilities
  private let isASCII: Bool
  private var painter: FramePainter
  /// Draws in place of the painter where the terminal allows it.
  private var writer: FrameWriter?
  private var inputs: InputQueue
  private var isMouseOn = false
  private var isCursorShown = true

  /// Takes over the terminal on standard input and output.
  /// - Parameters:
  ///   - wake: posts to it are inputs too.
  ///   - theme: the colours of what is drawn.
  public init(wake: Wake = Wake(), theme: Theme = .auto) throws(TerminalError) {
    let opened = try Self.open()
    capabilities = opened.capabilities
    screen = opened.screen
    isASCII = theme.isASCII
    let depth = CursesModes.startColours()
    painter = FramePainter(theme, depth: depth)
    writer = opened.capabilities.attributes.map { FrameWriter(theme, depth: depth, attributes: $0) }
    inputs = InputQueue(
      keyboard: STDIN_FILENO, signals: opened.signals, wake: wake,
      decoder: KeyDecoder(terminalKeys: opened.capabilities.keys), escapeDelay: Environment.escapeDelay)
    size = Size(rows: 0, columns: 0)
    CursesModes.start()
    fit()
    takeScreen()
    if capabilities.takesModes { send(Capabilities.pasteOn) }
  }

  private struct Opened {
    let capabilities: Capabilities
    let screen: OpaquePointer
    /// Where signals are read from.
    let signals: Int32
  }

  /// Asks everything that may be refused, then hands the terminal to ncurses.
  private static func open() throws(TerminalError) -> Opened {
    guard isatty(STDIN_FILENO) == 1 else { throw .inputIsNoTerminal }
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
    nc_use_utf8()
    let type = Environment.value("TERM")
    let capabilities = try Capabilities(type: type)
    // Before ncurses, which changes the modes the guard has to restore, and handles the signals nobody handles yet.
    guard_install(STDOUT_FILENO, capabilities.undo, capabilities.undo.count)
    guard_arm()
    let signals = signals_open()
    guard let screen = nc_open() else {
      guard_restore()
      guard_uninstall()
      signals_close()
      throw .typeTooSimple(type ?? "")
    }
    return Opened(capabilities: capabilities, screen: screen, signals: signals)
  }

  deinit {
    leave()
    delscreen(screen)
    signals_close()
    guard_uninstall()
  }

  // MARK: Output

  /// Shows a frame. Of what is on the screen already nothing is sent again. The cursor is hidden where the frame has none.
  public mutating func present(_ frame: Frame) {
    let shown = isASCII ? frame.spelledInASCII() : frame
    if let bytes = writer?.bytes(for: shown, on: size) { return send(bytes) }
    let changedRows = painter.draw(shown, on: size)
    let isSynchronised = changedRows > 1 && capabilities.takesModes
    if isSynchronised { send(Capabilities.synchroniseOn) }
    placeCursor(frame.cursor)
    nc_update()
    if isSynchronised { send(Capabilities.synchroniseOff) }
  }

  /// The next frame is drawn whole, whatever other programs have left on the screen.
  public mutating func repaint() {
    painter.forget()
    writer?.forget()
    clearok(nc_curscr(), true)
  }

  /// Puts text on the clipboard of the terminal's machine (OSC 52), without its control characters.
  public func copy(_ text: String) -> Copied {
    guard capabilities.takesModes else { return .unsupported }
    let clean = text.unicodeScalars.filter {
      $0 == "\n" || $0 == "\t" || !($0.value < 0x20 || (0x7F..<0xA0).contains($0.value))
    }
    let bytes = Array(String(clean).utf8)
    guard bytes.count <= Self.copyLimit else { return .tooLong(limit: Self.copyLimit) }
    send(Array("\u{1B}]52;c;".utf8) + Base64.encoded(bytes) + [0x07])
    return .sent
  }

  /// Has the terminal report the mouse, which takes its own selection of text away from the reader.
  public mutating func startMouse() {
    guard capabilities.takesModes else { return }
    isMouseOn = true
    send(Capabilities.mouseOn)
  }

  /// Gives the mouse back to the terminal.
  public mutating func stopMouse() {
    if isMouseOn { send(Capabilities.mouseOff) }
    isMouseOn = false
  }

  // MARK: Input

  /// Waits for the next input; `nil` if none comes in time. Without a time it waits for as long as it takes.
  ///
  /// Suspending (Ctrl-Z) and coming back happens in here.
  public mutating func nextInput(within timeout: Duration? = nil) -> Input? {
    let deadline = timeout.map { ContinuousClock.now.advanced(by: $0) }
    while true {
      let left = deadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
      guard let event = inputs.next(within: left) else { return nil }
      switch event {
      case .input(let input): return input
      case .signal(SIGWINCH): if fit() { return .resized(size) }
      case .signal(SIGTSTP):
        leave()
        signals_stop_process()
        enter()
        return .resized(size)
      case .signal(SIGCONT):
        // Stopped without notice (SIGSTOP): somebody else may have drawn on the screen and changed its modes.
        endwin()
        enter()
        return .resized(size)
      case .signal(let signal):
        if signal == SIGINT { signals_go_on() }
        return .terminated(signal: signal)
      }
    }
  }

  /// Whether `nextInput` has one at hand, read together with the last.
  public var hasInput: Bool { inputs.hasInput }

  /// Whether something was typed that `nextInput` has not read yet.
  public static var isKeyWaiting: Bool { InputQueue.isKeyWaiting }

  /// Stops the program and the rest of its job until the reader brings it back. The next frame is drawn whole; ask
  /// for `size` before making it.
  public mutating func suspend() {
    leave()
    signals_stop_job()
    enter()
  }

  /// Gives the terminal, and the signals of its keys, to another program while `body` runs. Afterwards as after
  /// `suspend`.
  public mutating func outside<Result>(_ body: () throws -> Result) rethrows -> Result {
    leave()
    signals_lend()
    defer {
      signals_take_back()
      enter()
    }
    return try body()
  }

  // MARK: Taking over and giving back

  /// Has ncurses switch to the second screen, which it does with its first update.
  private func takeScreen() {
    if writer != nil { werase(nc_stdscr()) }
    wnoutrefresh(nc_stdscr())
    nc_update()
  }

  private func leave() {
    if isMouseOn { send(Capabilities.mouseOff) }
    if capabilities.takesModes { send(Capabilities.pasteOff) }
    if writer != nil { send(Capabilities.cursorOn) }
    endwin()
    guard_disarm()
  }

  private mutating func enter() {
    guard_arm()
    // The first update after `endwin` takes the terminal over again.
    fit()
    repaint()
    takeScreen()
    if capabilities.takesModes { send(Capabilities.pasteOn) }
    if isMouseOn { send(Capabilities.mouseOn) }
  }
}

extension Terminal {
  /// Makes room for as many rows and columns as the terminal has now.
  /// - Returns: whether that is a change.
  @discardableResult
  private mutating func fit() -> Bool {
    if let window = CursesModes.windowSize() { resize_term(Int32(window.rows), Int32(window.columns)) }
    let fitted = Size(rows: Int(getmaxy(nc_stdscr())), columns: Int(getmaxx(nc_stdscr())))
    guard fitted != size else { return false }
    size = fitted
    repaint()
    return true
  }

  private mutating func placeCursor(_ point: Point?) {
    let isOnScreen = point.map { $0.row < size.rows && $0.column < size.columns } ?? false
    if isOnScreen != isCursorShown { curs_set(isOnScreen ? 1 : 0) }
    isCursorShown = isOnScreen
    if isOnScreen, let point { wmove(nc_stdscr(), Int32(point.row), Int32(point.column)) }
    wnoutrefresh(nc_stdscr())
  }

  /// Writes past ncurses, which has nothing in its buffer between updates.
  private func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
