import Screen

/// Why the terminal cannot be drawn on. The description is one printable line: what, where, what to do.
public enum TerminalError: Error, Hashable {
  /// Keys cannot be read: standard input is a file or a pipe.
  case inputIsNoTerminal
  /// Nothing can be drawn: standard output is a file or a pipe.
  case outputIsNoTerminal
  /// TERM is not set.
  case typeMissing
  /// The system has no description of the type that TERM names.
  case typeUnknown(String)
  /// The terminal cannot put its cursor where it is told to.
  case typeTooSimple(String)
}

extension TerminalError: CustomStringConvertible {
  /// One printable line, without the name of the program.
  public var description: String {
    switch self {
    case .inputIsNoTerminal:
      "standard input is not a terminal, so no keys can be read; "
        + "use a subcommand such as 'dateline articles' (see 'dateline --help')"
    case .outputIsNoTerminal:
      "standard output is not a terminal, so nothing can be drawn; "
        + "use a subcommand such as 'dateline articles' (see 'dateline --help')"
    case .typeMissing: "the environment variable TERM is not set; try TERM=xterm-256color"
    case .typeUnknown(let type):
      "the terminal type '\(DisplayText.printable(type))' (TERM) is unknown on this system; "
        + "try TERM=xterm-256color, or install its description (package ncurses-term)"
    case .typeTooSimple(let type):
      "a terminal of type '\(DisplayText.printable(type))' (TERM) cannot place its cursor; "
        + "try TERM=xterm-256color, or use a subcommand such as 'dateline articles'"
    }
  }
}
