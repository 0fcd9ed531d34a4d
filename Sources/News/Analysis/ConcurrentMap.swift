import Dispatch

/// `transform` of every element, in order, on as many threads as the machine has.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: some RandomAccessCollection<Element> & Sendable, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  let count = elements.count
  // Long articles make parts uneven: several a thread even out, and thousands would cost more than the work.
  let partCount = min(count, 64)
  guard partCount > 1 else { return elements.map(transform) }
  return Array(unsafeUninitializedCapacity: count) { places, filledCount in
    // Each part fills places of its own, which the compiler cannot know.
    nonisolated(unsafe) let places = places
    DispatchQueue.concurrentPerform(iterations: partCount) { part in
      let (first, end) = (count * part / partCount, count * (part + 1) / partCount)
      var index = elements.index(elements.startIndex, offsetBy: first)
      for place in first..<end {
        places.initializeElement(at: place, to: transform(elements[index]))
        elements.formIndex(after: &index)
      }
    }
    filledCount = count
  }
}
