import CNcurses
import Glibc

/// Wakes the loop that waits in `Terminal.nextInput`, from any thread.
///
/// A class because it owns a descriptor, which is closed when the last holder lets go: a task that posts late writes to
/// the descriptor it was given and never to a later file of the same number.
public final class Wake: Sendable {
  /// Readable while a post has not been seen. -1, which nothing waits for, if the system has no descriptor left.
  let descriptor: Int32

  /// A wake of its own for one loop.
  public init() { descriptor = wake_open() }

  deinit { if descriptor >= 0 { _ = Glibc.close(descriptor) } }

  /// The loop's next input is `.woken`. Several posts that the loop has not seen yet are one.
  public func post() { wake_post(descriptor) }

  /// Forgets the posts so far.
  func drain() { wake_drain(descriptor) }
}
