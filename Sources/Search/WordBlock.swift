/// Sixty-four bytes of text, classified eight at a time in one integer each: a bit for each byte, the first the lowest.
///
/// Safety: reads the `size` bytes from `base` on and no others, which `WordReader` has made sure are there.
struct WordBlock {
  /// Letters and digits of ASCII.
  let words: UInt64
  /// Bytes beyond ASCII.
  let others: UInt64
  /// Where a word that ends there may go on, or lose a possessive: bytes beyond ASCII, and a full stop, comma or
  /// apostrophe before anything but a separator.
  let unclearEnds: UInt64

  static let size = 64
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// - Parameters:
  ///   - base: `size` readable bytes.
  ///   - count: how many of them are text; what is behind counts as separators.
  @inline(__always)
  init(_ base: UnsafeRawPointer, count: Int) {
    var words: UInt64 = 0
    var marks: UInt64 = 0
    var anyHigh: UInt64 = 0
    for part in 0..<Self.size / 8 {
      let bytes = Self.bytes(base, part)
      let shift = UInt64(part &* 8)
      anyHigh |= bytes
      words |= Self.bits(Self.isWord(bytes) & ~bytes) &<< shift
      marks |= Self.bits(Self.isMark(bytes) & ~bytes) &<< shift
    }
    let others = anyHigh & Self.highBits == 0 ? 0 : Self.others(base)
    let text = count >= Self.size ? ~0 : ~(~0 &<< UInt64(max(count, 0)))
    self.words = words & text
    self.others = others & text
    marks &= text
    // What follows the last byte is not known here.
    let following = (self.words | self.others | marks) &>> 1 | (count > Self.size ? 1 &<< 63 : 0)
    unclearEnds = self.others | marks & following
  }

  @inline(__always)
  private static func bytes(_ base: UnsafeRawPointer, _ part: Int) -> UInt64 {
    UInt64(littleEndian: base.loadUnaligned(fromByteOffset: part &* 8, as: UInt64.self))
  }

  /// Which bytes are beyond ASCII; in most blocks none.
  @inline(never)
  private static func others(_ base: UnsafeRawPointer) -> UInt64 {
    (0..<size / 8).reduce(0) { others, part in
      others | bits(bytes(base, part) & highBits) &<< UInt64(part &* 8)
    }
  }

  /// The high bit of each byte below 0x80 that is a letter or digit; others may have it too.
  @inline(__always)
  private static func isWord(_ bytes: UInt64) -> UInt64 {
    // Sums of two bytes below 0x80 never carry into the next byte.
    let low = bytes & ~highBits
    let small = low | ones &* 0x20
    let letters = (small &+ ones &* (0x80 - 0x61)) & ~(small &+ ones &* (0x7F - 0x7A))
    let digits = (low &+ ones &* (0x80 - 0x30)) & ~(low &+ ones &* (0x7F - 0x39))
    return (letters | digits) & highBits
  }

  /// As `isWord`, of a full stop, comma or apostrophe.
  @inline(__always)
  private static func isMark(_ bytes: UInt64) -> UInt64 {
    let low = bytes & ~highBits
    // 0x2C and 0x2E differ in one bit.
    let stop = (low | ones &* 0x02) ^ ones &* 0x2E
    let apostrophe = low ^ ones &* 0x27
    return ~((stop &+ ones &* 0x7F) & (apostrophe &+ ones &* 0x7F)) & highBits
  }

  /// The high bits of eight bytes side by side. They meet in the upper half of a product: that of a product of 64 bits
  /// would do, but is computed two at a time, and that slowly.
  @inline(__always)
  private static func bits(_ highBits: UInt64) -> UInt64 {
    highBits.multipliedFullWidth(by: 0x0204_0810_2040_8100).high & 0xFF
  }
}
