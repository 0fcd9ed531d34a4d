public import Screen

/// What can happen while the browser waits.
public enum Input: Hashable, Sendable {
  case key(Key)
  /// Text pasted by the terminal: never to be taken for commands. Line ends are `\n`; at most 64 KiB.
  case pasted(String)
  case mouse(MouseEvent)
  /// The screen has this size now and has to be drawn again: it was resized, or the program was suspended and is back.
  case resized(Size)
  /// `Wake.post()` was called.
  case woken
  /// A signal asks the program to end: leave the loop, let the terminal go, and exit with `128 + signal`. Ctrl-C is
  /// SIGINT; a caller with something else to break off may do that and go on.
  case terminated(signal: Int32)
}
