import Prose

/// Turns the bytes of a file into text, whatever program wrote them.
///
/// The encoding is decided once per file: a byte order mark; else UTF-16 where every second byte shows it; else
/// UTF-8 where all of it is valid; else Windows-1252, in which every byte means something. A file that holds NUL
/// and is not UTF-16, or that starts as a picture or archive does, is binary.
enum Decoding {
  enum Result: Equatable {
    /// - Parameter note: what a reader should know of how it was decoded.
    case text(Text, note: String?)
    case binary(kind: String)
  }

  static func decoded(_ bytes: [UInt8]) -> Result {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return decoded(utf8: Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), .little, isEvident: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), .big, isEvident: true) }
    let controls = ControlCharacters(of: bytes)
    if controls.hasNUL, let order = evidentByteOrder(of: bytes) {
      return utf16(bytes[...], order, isEvident: false)
    }
    if let kind = knownKind(of: bytes) { return .binary(kind: kind) }
    return controls.areOfNoText ? .binary(kind: "binary data") : decoded(textIn: bytes)
  }

  private static func decoded(utf8 bytes: [UInt8]) -> Result {
    bytes.contains(0) ? .binary(kind: "binary data") : decoded(textIn: bytes)
  }

  /// - Parameter bytes: without NUL.
  private static func decoded(textIn bytes: [UInt8]) -> Result {
    if (try? UTF8Span(validating: bytes.span)) != nil { return .text(Text(valid: bytes), note: nil) }
    return .text(
      Text(repairing: windows1252(bytes)), note: "not valid UTF-8: read as Windows-1252")
  }

  // MARK: UTF-16

  private enum ByteOrder { case little, big }

  private static func utf16(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder, isEvident: Bool) -> Result {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(order == .little ? second << 8 | first : first << 8 | second)
      index += 2
    }
    if units.contains(0) { return .binary(kind: "binary data") }
    let text = Text(String(decoding: units, as: UTF16.self))
    return .text(text, note: isEvident ? nil : "read as UTF-16, though it has no byte order mark")
  }

  /// Without a mark, text that is mostly Latin shows its order by NUL as every second byte.
  private static func evidentByteOrder(of bytes: [UInt8]) -> ByteOrder? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    let sample = bytes.prefix(4096)
    var even = 0
    var odd = 0
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let pairs = sample.count / 2
    if even == 0, odd * 10 >= pairs * 7 { return .little }
    return odd == 0 && even * 10 >= pairs * 7 ? .big : nil
  }

  // MARK: Windows-1252

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      guard byte >= 0x80 else {
        utf8.append(byte)
        continue
      }
      let value = byte < 0xA0 ? windows1252Marks[Int(byte) - 0x80] : UInt16(byte)
      if value >= 0x800 { utf8.append(UInt8(0xE0 | value >> 12)) }
      utf8.append(value >= 0x800 ? UInt8(0x80 | value >> 6 & 0x3F) : UInt8(0xC0 | value >> 6))
      utf8.append(UInt8(0x80 | value & 0x3F))
    }
    return utf8
  }

  /// 0x80…0x9F by the WHATWG Encoding Standard's index; the five unassigned bytes become U+FFFD rather than controls.
  private static let windows1252Marks: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  // MARK: Binary files

  private static func knownKind(of bytes: [UInt8]) -> String? {
    guard let first = bytes.first, signatureStarts.contains(first) else { return nil }
    return signatures.first { bytes.starts(with: $0.bytes) }?.kind
  }

  private static let signatureStarts = Set(signatures.compactMap(\.bytes.first))
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "a PDF file"),
    (Array("\u{89}PNG".unicodeScalars.map { UInt8($0.value) }), "a picture"),
    ([0xFF, 0xD8, 0xFF], "a picture"),
    (Array("GIF8".utf8), "a picture"),
    (Array("PK\u{3}\u{4}".utf8), "an archive"),
    ([0x1F, 0x8B], "an archive"),
    (Array("{\\rtf".utf8), "a word processor's file"),
    ([0xD0, 0xCF, 0x11, 0xE0], "a word processor's file"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]
}

/// What the control characters of a file say of it.
private struct ControlCharacters {
  private(set) var hasNUL = false
  /// Among the first `sampleSize` bytes, those that no text has: all but NUL, white space and its like, and escape.
  private var strange = 0
  private let sampleSize: Int

  init(of file: [UInt8]) {
    let bytes = file.span.bytes
    sampleSize = min(bytes.byteCount, 4096)
    var offset = 0
    while offset &+ 8 <= bytes.byteCount {
      let eight = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if Self.mayHoldControl(eight) {
        for place in offset..<offset &+ 8 { count(file[place], at: place) }
      }
      offset &+= 8
    }
    while offset < file.count {
      count(file[offset], at: offset)
      offset += 1
    }
  }

  var areOfNoText: Bool { hasNUL || strange * 10 > sampleSize * 3 }

  /// Whether any of eight bytes is a control character other than a line feed, or seems to be.
  @inline(__always)
  private static func mayHoldControl(_ eight: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let noLineFeeds = eight ^ ones &* 0x0A
    // The high bit of each byte that borrows: those below 0x20, and those that are 0. A byte above such a one may
    // borrow too: 0x20 there seems a control character, and 0x0B, which texts may have, a line feed.
    let isControl = (eight &- ones &* 0x20) & ~eight
    let isLineFeed = (noLineFeeds &- ones) & ~noLineFeeds
    return isControl & ~isLineFeed & (ones &* 0x80) != 0
  }

  private mutating func count(_ byte: UInt8, at place: Int) {
    if byte == 0 { hasNUL = true }
    // All below 0x20 but those from 0x07 to 0x0D, the escape character and NUL.
    if place < sampleSize, byte &- 1 < 0x1F, byte &- 7 > 6, byte != 0x1B { strange += 1 }
  }
}
