import Dispatch
import Synchronization

/// What both closures return, each run on a thread of its own where there are two.
func sideBySide<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, and second: @Sendable () -> Second
) -> (First, Second) {
  let results = Mutex<(first: First?, second: Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { part in
    if part == 0 {
      let result = first()
      results.withLock { $0.first = result }
    } else {
      let result = second()
      results.withLock { $0.second = result }
    }
  }
  let done = results.withLock { $0 }
  return (done.first ?? first(), done.second ?? second())
}
