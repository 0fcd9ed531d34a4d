import CVTerm
import Foundation
import Glibc

/// A program in a terminal of its own: a pseudo-terminal whose other end is an emulator in memory.
///
/// Nothing in here sleeps: whatever is waited for is looked for each time the program has written something, until it
/// is there or the time is up.
final class TerminalSession {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// How a program ended.
  enum Ending: Hashable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// More than enough on a busy machine; only failures take that long.
  static let patience = Duration.seconds(60)

  private let emulator: OpaquePointer
  private let master: Int32
  /// Kept open, so that what the program wrote last can still be read after its end.
  private let slave: Int32
  private(set) var process: pid_t = 0
  private(set) var size: (rows: Int, columns: Int)
  /// Everything the program has written.
  private(set) var output: [UInt8] = []
  private(set) var ending: Ending?
  /// The modes of the terminal before the program ran.
  let modesBefore: TerminalModes

  init(
    _ arguments: [String], environment: [String: String] = [:], rows: Int = 24, columns: Int = 80
  ) throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, &name, nil, &window) == 0 else {
      throw Failure(description: "no pty: \(errno)")
    }
    guard let emulator = emulator_open(Int32(rows), Int32(columns)) else {
      throw Failure(description: "no emulator")
    }
    // Programs of other tests must not hold this terminal open.
    for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    self.master = master
    self.slave = slave
    self.emulator = emulator
    size = (rows, columns)
    modesBefore = TerminalModes(of: slave)
    process = try Self.spawn(arguments, environment, terminal: name)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(master)
    close(slave)
    emulator_close(emulator)
  }

  private static func spawn(_ arguments: [String], _ environment: [String: String], terminal: [CChar]) throws
    -> pid_t
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a new session, it becomes the session's controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Swift does not see
    let flags = newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] =
      defaults.merging(environment) { $1 }.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawnp(&process, arguments[0], &actions, &attributes, &words, &settings)
    guard error == 0 else { throw Failure(description: "cannot run \(arguments[0]): error \(error)") }
    return process
  }

  /// The environment of every session; what the tests were started with makes no difference, except that the coverage
  /// of the program counts.
  private static let defaults: [String: String] = {
    var values = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", "SWIFT_BACKTRACE": "enable=no"]
    // Whoever runs the tests may have a configuration.
    values["XDG_CONFIG_HOME"] = "/nowhere"
    values["XDG_STATE_HOME"] = "/dev/null"
    for name in ["PATH", "HOME", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
      values[name] = ProcessInfo.processInfo.environment[name]
    }
    return values
  }()

  // MARK: What the reader does

  func type(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      // A full pipe means that the program has to read first, and it may be waiting for us to read.
      pump(within: .zero)
    }
  }

  func resize(rows: Int, columns: Int) {
    size = (rows, columns)
    emulator_resize(emulator, Int32(rows), Int32(columns))
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Takes the terminal away, as closing its window does.
  func hangUp() {
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    // The numbers stay taken, so that no other test's terminal is closed later in place of this one.
    dup2(nothing, slave)
    dup2(nothing, master)
    close(nothing)
  }

  // MARK: What is seen

  /// Looks until `isDone` holds.
  /// - Returns: whether it did in time.
  func wait(for isDone: (TerminalSession) -> Bool) -> Bool {
    let deadline = ContinuousClock.now.advanced(by: Self.patience)
    while true {
      pump(within: .milliseconds(5))
      if isDone(self) { return true }
      if ContinuousClock.now >= deadline { return false }
    }
  }

  /// Waits for a text on the screen.
  func shows(_ text: String) -> Bool { wait { $0.screen.contains(text) } }

  /// Waits for the program to end.
  /// - Returns: how it did; `nil` if it did not.
  func end() -> Ending? {
    _ = wait { $0.hasEnded }
    // What it wrote last.
    pump(within: .zero)
    return ending
  }

  /// Whether the program has read all that was typed.
  var hasReadEverything: Bool {
    var unread: Int32 = 0
    return ioctl(slave, UInt(FIONREAD), &unread) == 0 && unread == 0
  }

  /// Whether the program has ended by now.
  var hasEnded: Bool {
    var status: Int32 = 0
    if ending == nil, waitpid(process, &status, WNOHANG) == process {
      let signal = status & 0x7F
      ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
    }
    return ending != nil
  }

  var modes: TerminalModes { TerminalModes(of: slave) }
  var emulatorModes: EmulatorModes { CVTerm.emulator_modes(emulator) }

  /// The rows of the screen without the blanks at their ends.
  var rows: [String] { (0..<size.rows).map(row) }

  /// One row without the blanks at its end.
  func row(_ row: Int) -> String {
    var line = String.UnicodeScalarView()
    var column = 0
    while column < size.columns {
      let cell = self.cell(row, column)
      cell.append(to: &line)
      column += max(1, Int(cell.width))
    }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  var screen: String { rows.joined(separator: "\n") }
  func cell(_ row: Int, _ column: Int) -> EmulatorCell { emulator_cell(emulator, Int32(row), Int32(column)) }

  var cursor: (row: Int, column: Int) {
    var row: Int32 = 0
    var column: Int32 = 0
    emulator_cursor(emulator, &row, &column)
    return (Int(row), Int(column))
  }

  // MARK: Moving bytes

  private func pump(within time: Duration) {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    var wait = Int32(time.components.attoseconds / 1_000_000_000_000_000)
    var buffer = [UInt8](repeating: 0, count: 65536)
    while poll(&descriptor, 1, wait) > 0 {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      output.append(contentsOf: buffer[..<count])
      emulator_write(emulator, buffer, count)
      answer()
      wait = 0
    }
  }

  /// Hands the emulator's answers to the program.
  private func answer() {
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = emulator_read(emulator, &buffer, buffer.count)
    if count > 0 { _ = write(master, buffer, count) }
  }

}

extension EmulatorCell {
  /// Appends the character with its marks; a blank where nothing was drawn.
  fileprivate func append(to line: inout String.UnicodeScalarView) {
    line.append(Unicode.Scalar(characters.0).flatMap { $0 == "\0" ? nil : $0 } ?? " ")
    guard characters.1 != 0 else { return }
    let marks = [characters.1, characters.2, characters.3, characters.4, characters.5]
    line.append(contentsOf: marks.prefix { $0 != 0 }.compactMap { Unicode.Scalar($0) })
  }
}

/// The modes the kernel keeps for a terminal, as far as programs change them.
struct TerminalModes: Hashable {
  let input: tcflag_t
  let output: tcflag_t
  let local: tcflag_t

  init(of descriptor: Int32) {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    input = modes.c_iflag
    output = modes.c_oflag
    local = modes.c_lflag
  }
}
