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
