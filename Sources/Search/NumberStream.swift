/// A list of numbers that only grows: chunks of memory that are never copied, whose pages are touched only as far as
/// they fill.
///
/// Safety: `next` is always inside the last chunk while `next < end`, and each chunk holds `chunkSize` numbers, of
/// which those below `count` are initialised; `forEachRun` reads only those.
struct NumberStream: ~Copyable {
  /// Of 8 MiB, so that each chunk is a mapping of its own that goes back to the system when it is freed.
  private static let chunkBits = 21

  private var chunks: [UnsafeMutablePointer<UInt32>] = []
  private var next: UnsafeMutablePointer<UInt32>?
  private var end: UnsafeMutablePointer<UInt32>?

  deinit {
    for chunk in chunks { chunk.deallocate() }
  }

  var count: Int {
    guard let next, let last = chunks.last else { return 0 }
    return (chunks.count - 1) << Self.chunkBits + (next - last)
  }

  @inline(__always)
  mutating func append(_ number: UInt32) {
    if next == end { addChunk() }
    next?.initialize(to: number)
    next = next.map { $0 + 1 }
  }

  mutating func append(_ numbers: UnsafeBufferPointer<UInt32>) {
    guard let base = numbers.baseAddress, let next, let end, end - next >= numbers.count else {
      for number in numbers { append(number) }
      return
    }
    next.initialize(from: base, count: numbers.count)
    self.next = next + numbers.count
  }

  @inline(never)
  private mutating func addChunk() {
    let chunk = UnsafeMutablePointer<UInt32>.allocate(capacity: 1 << Self.chunkBits)
    chunks.append(chunk)
    next = chunk
    end = chunk + 1 << Self.chunkBits
  }

  /// Calls `body` for stretches that together are the numbers in `range`, in order.
  @inline(__always)
  func forEachRun(in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    precondition(range.upperBound <= count)
    var start = range.lowerBound
    while start < range.upperBound {
      let chunk = start >> Self.chunkBits
      let stop = min(range.upperBound, (chunk + 1) << Self.chunkBits)
      let first = chunks[chunk] + (start - chunk << Self.chunkBits)
      body(UnsafeBufferPointer(start: first, count: stop - start))
      start = stop
    }
  }
}
