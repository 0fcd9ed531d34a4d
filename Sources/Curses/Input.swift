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

/// A button or the wheel of the mouse, at a cell that is not necessarily on the screen.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Action: Hashable, Sendable {
    /// Button 1 is the left one.
    case press(button: Int)
    case release(button: Int)
    case drag(button: Int)
    case wheelUp, wheelDown
  }

  /// What was done.
  public let action: Action
  /// Where, counted from the top left.
  public let point: Point

  /// An action at a cell.
  public init(_ action: Action, at point: Point) {
    self.action = action
    self.point = point
  }
}
