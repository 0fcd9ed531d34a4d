/// A folded word, as it is compared: its first sixteen bytes in two integers, so that most words are compared
/// without touching memory elsewhere. Folded words hold no NUL, so padding with zeros keeps the order of
/// bytes.
struct Term: Equatable, Sendable {
  /// Bytes 0 to 7, the first in the highest place.
  private(set) var head: UInt64 = 0
  /// Bytes 8 to 15.
  private(set) var neck: UInt64 = 0
  /// Bytes 16 and up.
  private(set) var tail: [UInt8] = []
  /// Length in bytes.
  private(set) var count = 0

  /// Longer words (runs of letters in broken files) are cut there, in documents and queries alike.
  static let maximumCount = 255

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count < 8 {
      head |= UInt64(byte) << UInt64(56 &- 8 &* count)
    } else if count < 16 {
      neck |= UInt64(byte) << UInt64(120 &- 8 &* count)
    } else if count < Self.maximumCount {
      tail.append(byte)
    } else {
      return
    }
    count &+= 1
  }

  @inline(__always)
  mutating func removeAll() {
    if count > 16 { tail.removeAll(keepingCapacity: true) }
    head = 0
    neck = 0
    count = 0
  }

  /// FNV-1a of the tail, mixed with the rest.
  var hash: UInt32 {
    var hash = UInt64(Self.hash(head, neck))
    if count > 16 { for byte in tail { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// Of a word without a tail.
  @inline(__always)
  static func hash(_ head: UInt64, _ neck: UInt64) -> UInt32 {
    var hash = head &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 29 ^ neck) &* 0xBF58_476D_1CE4_E5B9
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// The word of at most 16 bytes in `head` and `neck`.
  @inline(__always)
  init(head: UInt64, neck: UInt64) {
    self.head = head
    self.neck = neck
    count = neck == 0 ? 8 - head.trailingZeroBitCount / 8 : 16 - neck.trailingZeroBitCount / 8
  }

  init() {}

  /// The word of these bytes, which are folded.
  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  /// Whether `term` starts with this word.
  func isPrefix(of term: Term) -> Bool {
    guard term.count >= count else { return false }
    if count <= 8 { return (term.head ^ head) & Self.mask(count) == 0 }
    guard term.head == head else { return false }
    if count <= 16 { return (term.neck ^ neck) & Self.mask(count - 8) == 0 }
    return term.neck == neck && term.tail.starts(with: tail)
  }

  /// The highest `count` bytes of an integer.
  static func mask(_ count: Int) -> UInt64 { count == 0 ? 0 : ~0 << UInt64(64 - 8 * count) }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in 0..<min(count, 16) {
      let part = index < 8 ? head : neck
      bytes.append(UInt8(truncatingIfNeeded: part >> UInt64(56 - 8 * (index & 7))))
    }
    return bytes + tail
  }

  /// The word itself, for messages.
  var string: String { String(decoding: bytes, as: UTF8.self) }
}
