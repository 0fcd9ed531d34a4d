/// A bracketed paste as it comes in. Ends at the first `ESC [ 201 ~`; terminals take that out of what they paste.
struct Paste {
  /// More bytes than that are dropped: a paste fills in a line to type, and a terminal may send megabytes.
  static let limit = 64 * 1024

  private static let end = Array("\u{1B}[201~".utf8)
  private var bytes: [UInt8] = []
  private var matched = 0

  init() {}

  /// - Returns: the text once the paste has ended.
  mutating func feed(_ byte: UInt8) -> String? {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count ? text : nil
    }
    append(Self.end.prefix(matched))
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { append([byte]) }
    return nil
  }

  private mutating func append(_ more: some Collection<UInt8>) {
    bytes.append(contentsOf: more.prefix(Self.limit - bytes.count))
  }

  /// Terminals send CR for the end of a line.
  private var text: String {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let isAfterCR = index > 0 && bytes[index - 1] == 0x0D
      if byte == 0x0A && isAfterCR { continue }
      lines.append(byte == 0x0D ? 0x0A : byte)
    }
    return String(decoding: lines, as: UTF8.self)
  }
}
