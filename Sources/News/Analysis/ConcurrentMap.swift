import Dispatch
import Synchronization

/// `transform` of every element, in order, on as many threads as the machine has.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: some RandomAccessCollection<Element> & Sendable, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  // Long articles make parts uneven: several a thread even out, and thousands would cost more than the work.
  let partCount = min(elements.count, 64)
  guard partCount > 1 else { return elements.map(transform) }
  let parts = Mutex([[Result]](repeating: [], count: partCount))
  DispatchQueue.concurrentPerform(iterations: partCount) { part in
    let start = elements.index(elements.startIndex, offsetBy: elements.count * part / partCount)
    let end = elements.index(elements.startIndex, offsetBy: elements.count * (part + 1) / partCount)
    let results = elements[start..<end].map(transform)
    parts.withLock { $0[part] = results }
  }
  return parts.withLock { $0.flatMap(\.self) }
}
