/// Running text as UTF-8 bytes, so that any `Span` of it is reached in constant time.
///
/// Invariant: `utf8` is valid UTF-8. Everything found in a text is addressed by UTF-8 offsets into it.
public struct Text: Hashable, Sendable {
  /// The bytes.
  public let utf8: [UInt8]

  /// The text of `string`.
  public init(_ string: String) {
    utf8 = Array(string.utf8)
  }

  /// Bytes that are not valid UTF-8 are replaced by U+FFFD.
  public init(repairing bytes: [UInt8]) {
    if (try? UTF8Span(validating: bytes.span)) != nil {
      self.init(valid: bytes)
    } else {
      self.init(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// - Parameter utf8: known to be valid.
  package init(valid utf8: [UInt8]) {
    self.utf8 = utf8
  }

  /// The whole text.
  public var span: Span { Span(0, utf8.count) }
  /// Whether it holds no byte.
  public var isEmpty: Bool { utf8.isEmpty }
  /// The whole text as a string.
  public var string: String { self[span] }

  /// The characters in `span`; a span beyond the end is cut there.
  public subscript(span: Span) -> String {
    let end = min(span.end, utf8.count)
    return span.start < end ? String(decoding: utf8[span.start..<end], as: UTF8.self) : ""
  }

  /// The spans between line feeds, in order, without the line feeds (a CR before one is left out too).
  /// A final line feed opens no further line.
  public var lines: [Span] {
    var lines: [Span] = []
    var start = 0
    for (offset, byte) in utf8.enumerated() where byte == UInt8(ascii: "\n") {
      let isCRLF = offset > start && utf8[offset - 1] == UInt8(ascii: "\r")
      lines.append(Span(start, isCRLF ? offset - 1 : offset))
      start = offset + 1
    }
    if start < utf8.count { lines.append(Span(start, utf8.count)) }
    return lines
  }

  /// `span` without the ASCII white space and NO-BREAK SPACE at its ends.
  public func trimmed(_ span: Span) -> Span {
    var start = span.start
    var end = min(span.end, utf8.count)
    while start < end, let width = blankWidth(at: start) { start += width }
    while start < end, let width = blankWidth(before: end) { end -= width }
    return Span(start, max(start, end))
  }

  private func blankWidth(at offset: Int) -> Int? {
    let byte = utf8[offset]
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
    return byte == 0xC2 && offset + 1 < utf8.count && utf8[offset + 1] == 0xA0 ? 2 : nil
  }

  private func blankWidth(before offset: Int) -> Int? {
    let byte = utf8[offset - 1]
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
    return byte == 0xA0 && offset >= 2 && utf8[offset - 2] == 0xC2 ? 2 : nil
  }
}
