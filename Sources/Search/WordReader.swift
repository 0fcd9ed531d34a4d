import Prose

/// What words are read for.
protocol WordSink: ~Copyable {
  /// Words of at most 15 bytes, in order.
  mutating func take(_ words: Swift.Span<PlainWord>)
  /// Any word; `startsLowerCase` of its first letter as printed.
  mutating func take(_ term: Term, start: Int, end: Int, startsLowerCase: Bool)
}

/// A word of at most 15 bytes where it stands.
struct PlainWord {
  /// As `Term` keeps them.
  let head: UInt64
  let neck: UInt64
  let start: Int
  let length: UInt32
  let startsLowerCase: Bool

  var end: Int { start &+ Int(length) }
}

/// Reads the words of a text as `WordScanner` does, many times as fast where the text is plain ASCII: its bytes are
/// classified 64 at a time, a word is cut out and folded by masks, and the words are handed on by the dozen, so that
/// whoever takes them can look ahead.
///
/// Whatever is not plain (a character beyond ASCII, a full stop or comma inside a word, `'s`, a word of more than
/// 15 bytes) is left to the scanner, which is the definition of a word; tests compare the two.
///
/// Safety: text is read unchecked only as a block of 64 bytes and as the 16 bytes from a word on that starts in it, so up
/// to `reach` bytes from the block's start: the source is either the memory, where that much is left, or `tail`, which
/// is as long and holds a copy of what is left. Words are written only below `capacity`: the list is handed on when it
/// is full. All else goes through `memory`, and only below `limit <= memory.count`.
struct WordReader: ~Copyable {
  private var scanner = WordScanner()
  private let words: UnsafeMutablePointer<PlainWord>
  private var count = 0
  private let tail: UnsafeMutableRawPointer

  /// So many words are handed on at once at most.
  static let capacity = 128
  private static let reach = WordBlock.size + 16

  init() {
    words = .allocate(capacity: Self.capacity)
    tail = .allocate(byteCount: Self.reach, alignment: 8)
  }

  deinit {
    words.deallocate()
    tail.deallocate()
  }

  /// As below, of an array.
  mutating func read(
    _ bytes: [UInt8], from start: Int, to limit: Int, into sink: inout some WordSink & ~Copyable
  ) {
    bytes.withUnsafeBytes { read($0, from: start, to: limit, into: &sink) }
  }

  /// Hands the words of `memory` between `start` and `limit` to `sink`, in order.
  mutating func read(
    _ memory: UnsafeRawBufferPointer, from start: Int, to limit: Int,
    into sink: inout some WordSink & ~Copyable
  ) {
    let limit = min(limit, memory.count)
    guard let base = memory.baseAddress, start < limit else { return }
    var offset = start
    while offset < limit {
      if offset &+ Self.reach <= memory.count {
        offset = readBlock(base + offset, at: offset, memory, to: limit, into: &sink)
      } else {
        let rest = memory.count &- offset
        tail.initializeMemory(as: UInt8.self, repeating: 0, count: Self.reach)
        tail.copyMemory(from: base + offset, byteCount: rest)
        offset = readBlock(UnsafeRawPointer(tail), at: offset, memory, to: limit, into: &sink)
      }
    }
    handOn(to: &sink)
  }

  /// Reads the words of the 64 bytes at `source`, which stand at `offset`.
  /// - Returns: where reading goes on.
  @inline(__always)
  private mutating func readBlock(
    _ source: UnsafeRawPointer, at offset: Int, _ memory: UnsafeRawBufferPointer, to limit: Int,
    into sink: inout some WordSink & ~Copyable
  ) -> Int {
    let block = WordBlock(source, count: limit &- offset)
    let stops = block.words | block.others
    var place = 0
    while place < WordBlock.size {
      let rest = stops &>> UInt64(place)
      if rest == 0 { break }
      place &+= rest.trailingZeroBitCount
      let run = block.words &>> UInt64(place)
      let length = (~run).trailingZeroBitCount
      let end = place &+ length
      if end >= WordBlock.size, place > 0 {
        // The word may go on: the next block starts with it.
        return offset &+ place
      }
      let isPlain = length > 0 && length < 16 && block.unclearEnds &>> UInt64(end) & 1 == 0
      guard isPlain, end < WordBlock.size else {
        return readSlowly(memory, from: offset &+ place, to: limit, into: &sink)
      }
      append(source + place, length, at: offset &+ place)
      if count == Self.capacity { handOn(to: &sink) }
      place = end &+ 1
    }
    return offset &+ WordBlock.size
  }

  @inline(__always)
  private mutating func append(_ source: UnsafeRawPointer, _ length: Int, at start: Int) {
    let first = UInt64(littleEndian: source.loadUnaligned(as: UInt64.self))
    let second = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let bits = UInt64(truncatingIfNeeded: length &* 8)
    // In letters this bit makes the small one; digits have it.
    let small: UInt64 = 0x2020_2020_2020_2020
    let headMask: UInt64 = ~0 &>> (64 &- min(bits, 64))
    let neckMask: UInt64 = ~(~0 &<< (max(bits, 64) &- 64))
    (words + count).initialize(
      to: PlainWord(
        head: ((first | small) & headMask).byteSwapped, neck: ((second | small) & neckMask).byteSwapped,
        start: start, length: UInt32(truncatingIfNeeded: length), startsLowerCase: first & 0x20 != 0))
    count &+= 1
  }

  @inline(__always)
  private mutating func handOn(to sink: inout some WordSink & ~Copyable) {
    if count > 0 { sink.take(UnsafeBufferPointer(start: words, count: count).span) }
    count = 0
  }

  /// Reads at least one word as the scanner does, and goes on until one ends where the fast way may take over.
  /// - Returns: where reading goes on.
  @inline(never)
  private mutating func readSlowly(
    _ memory: UnsafeRawBufferPointer, from offset: Int, to limit: Int,
    into sink: inout some WordSink & ~Copyable
  ) -> Int {
    handOn(to: &sink)
    scanner.begin(at: offset, limit: limit)
    while scanner.advance(in: memory) {
      let first = memory[scanner.start]
      sink.take(
        scanner.term, start: scanner.start, end: scanner.end, startsLowerCase: first & 0xA0 != 0)
      guard scanner.end < limit else { return limit }
      let byte = memory[scanner.end]
      if byte == 0x20 || byte == 0x0A { return scanner.end }
    }
    return limit
  }
}

extension UnsafeRawBufferPointer: Bytes {}
