import CNcurses
import Glibc
import Screen

/// How ncurses is set up: what it leaves to us, and what it must not do behind our back.
enum CursesModes {
  /// More is no terminal but a mistake, and would take gigabytes.
  private static let largest = Size(rows: 1000, columns: 2000)

  static func start() {
    cbreak()
    noecho()
    nonl()
    // Sends the arrow keys in the form that terminfo describes.
    keypad(nc_stdscr(), true)
    intrflush(nc_stdscr(), false)
    // Otherwise ncurses asks for waiting keys while it draws, and may then put off drawing.
    typeahead(-1)
    // Ctrl-S, Ctrl-Q, Ctrl-V and Ctrl-O are keys like others. Ctrl-C, Ctrl-Z and Ctrl-\ stay signals.
    var modes = termios()
    if tcgetattr(STDIN_FILENO, &modes) == 0 {
      modes.c_iflag &= ~tcflag_t(IXON)
      modes.c_lflag &= ~tcflag_t(IEXTEN)
      tcsetattr(STDIN_FILENO, TCSANOW, &modes)
      def_prog_mode()
    }
  }

  /// Starts colours unless the reader wants none (https://no-color.org).
  static func startColours() -> ColourDepth {
    guard (Environment.value("NO_COLOR") ?? "").isEmpty, has_colors(), start_color() == OK else {
      return .none
    }
    // Without the terminal's own colours, colours would come with a black background.
    guard use_default_colors() == OK else { return .none }
    return switch nc_colours() {
    case 256...: .many
    case 16...: .sixteen
    case 8...: .eight
    default: .none
    }
  }

  /// The terminal's rows and columns; `nil` if it does not say, as on a serial line.
  static func windowSize() -> Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else {
      return nil
    }
    return Size(
      rows: min(Int(window.ws_row), largest.rows), columns: min(Int(window.ws_col), largest.columns))
  }
}

/// The environment variables the driver goes by.
enum Environment {
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// How long after ESC the rest of a sequence may take: 25 ms, or as many as ESCDELAY says.
  static var escapeDelay: Duration {
    let wished = value("ESCDELAY").flatMap { Int($0) }
    return .milliseconds(min(max(wished ?? 25, 0), 10_000))
  }
}
