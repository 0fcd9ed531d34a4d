import Curses
import Synchronization

/// What background work hands to the run loop: messages in the order they were posted, and a wake-up call.
final class Inbox<Message: Sendable>: Sendable {
  let wake = Wake()
  private let messages = Mutex<[Message]>([])

  /// Callable from any thread.
  func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    wake.post()
  }

  /// Everything posted since the last call.
  func take() -> [Message] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
