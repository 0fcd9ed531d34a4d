import Prose

/// What words are read for.
protocol WordSink: ~Copyable {
  /// A word of at most 16 bytes, as `Term` keeps them; `startsLowerCase` of its first letter as printed.
  mutating func take(head: UInt64, neck: UInt64, start: Int, end: Int, startsLowerCase: Bool)
  /// Any word.
  mutating func take(_ term: Term, start: Int, end: Int, startsLowerCase: Bool)
}

/// Reads the words of a text as `WordScanner` does, five times as fast where the text is plain ASCII: eight bytes
/// are classified and folded at once in one integer.
///
/// Whatever is not plain (a character beyond ASCII, a full stop or comma inside a word, `'s`, a word of more than
/// 16 bytes, the last bytes of the memory) is left to the scanner, which is the definition of a word; tests compare
/// the two.
///
/// Safety: the only unchecked reads are those of `load`, which ends at `offset + 18 <= memory.count`; the loop
/// checks that before each word. All else goes through `memory`, and only below `limit <= memory.count`.
struct WordReader {
  private var scanner = WordScanner()

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

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
      guard offset &+ 18 <= memory.count else {
        offset = readSlowly(memory, from: offset, to: limit, into: &sink)
        continue
      }
      let first = Eight(base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      if first.words & 0x80 == 0 {
        // Separators: up to the next word or the next byte beyond ASCII.
        let stops = first.words | first.others
        if stops & 0x80 != 0 {
          offset = readSlowly(memory, from: offset, to: limit, into: &sink)
        } else {
          offset &+= stops.trailingZeroBitCount &>> 3
        }
        continue
      }
      var length = (~first.words & Self.highBits).trailingZeroBitCount &>> 3
      var head = first.folded
      var neck: UInt64 = 0
      if length < 8 {
        head &= ~(~0 &<< UInt64(length &* 8))
      } else {
        let second = Eight(base.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self))
        let more = (~second.words & Self.highBits).trailingZeroBitCount &>> 3
        guard more < 8 else {
          offset = readSlowly(memory, from: offset, to: limit, into: &sink)
          continue
        }
        neck = second.folded & ~(~0 &<< UInt64(more &* 8))
        length &+= more
      }
      let end = offset &+ length
      if end >= limit || !isPlainEnd(base, end) {
        offset = readSlowly(memory, from: offset, to: limit, into: &sink)
        continue
      }
      sink.take(
        head: head.byteSwapped, neck: neck.byteSwapped, start: offset, end: end,
        startsLowerCase: first.bytes & 0x20 != 0)
      offset = end &+ 1
    }
  }

  /// Whether a word certainly ends at `end`, and what follows it belongs to no word.
  @inline(__always)
  private func isPlainEnd(_ base: UnsafeRawPointer, _ end: Int) -> Bool {
    let byte = base.load(fromByteOffset: end, as: UInt8.self)
    if byte == 0x20 || byte == 0x0A { return true }
    if byte >= 0x80 { return false }
    let next = base.load(fromByteOffset: end &+ 1, as: UInt8.self)
    switch byte {
    case UInt8(ascii: "."): return next < 0x80 && next != 0x27 && !isLetterOrDigit(next)
    case UInt8(ascii: ","): return next &- 0x30 >= 10
    case 0x27: return next | 0x20 != UInt8(ascii: "s")
    default: return true
    }
  }

  @inline(__always)
  private func isLetterOrDigit(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  /// Reads at least one word as the scanner does, and goes on until one ends where the fast way may take over.
  /// - Returns: where reading goes on.
  @inline(never)
  private mutating func readSlowly(
    _ memory: UnsafeRawBufferPointer, from offset: Int, to limit: Int,
    into sink: inout some WordSink & ~Copyable
  ) -> Int {
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

  /// Eight bytes, the first in the lowest place, and which of them are letters and digits of ASCII.
  private struct Eight {
    let bytes: UInt64
    /// The high bit of each byte that is a letter or digit.
    let words: UInt64
    /// The high bit of each byte beyond ASCII.
    let others: UInt64
    /// The bytes with capitals made small.
    let folded: UInt64

    @inline(__always)
    init(_ loaded: UInt64) {
      bytes = UInt64(littleEndian: loaded)
      others = bytes & WordReader.highBits
      let low = bytes & ~WordReader.highBits
      let small = low | WordReader.ones &* 0x20
      // Sums below 0x80 + 0x7F never carry into the next byte.
      let letters = (small &+ WordReader.ones &* (0x80 - 0x61)) & ~(small &+ WordReader.ones &* (0x7F - 0x7A))
      let digits = (low &+ WordReader.ones &* (0x80 - 0x30)) & ~(low &+ WordReader.ones &* (0x7F - 0x39))
      let capitals = letters & WordReader.highBits
      words = (letters | digits) & WordReader.highBits & ~others
      folded = bytes | capitals &>> 2
    }
  }
}

extension UnsafeRawBufferPointer: Bytes {}
