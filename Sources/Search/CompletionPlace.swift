import Prose

/// What stands before the cursor in a query: the beginning of a word, and the field it is looked for in.
struct CompletionPlace: Equatable {
  /// Where the beginning of the word starts: behind `title:`, `(`, `-` and the quotation mark.
  private(set) var start = 0
  /// Where the quotation mark is that is open at the cursor.
  private(set) var quote: Int?
  /// The field that is named before the word, or before the parentheses around it; `nil` for all.
  private(set) var field: Int?
  /// Whether the field is named right before the word.
  private var isNamed = false
  /// The fields before the parentheses that are open.
  private var groups: [Int?] = []

  /// Reads `bytes` (UTF-8), which end at the cursor.
  init(_ bytes: [UInt8], fields: [Field]) {
    var offset = 0
    while offset < bytes.count {
      if let width = bytes.quoteWidth(at: offset) {
        passQuote(at: offset, width: width)
        offset += width
      } else if quote != nil {
        offset += 1
      } else {
        offset = passPlain(bytes, at: offset, fields)
      }
    }
    start = min(start, bytes.count)
  }

  private mutating func passQuote(at offset: Int, width: Int) {
    if quote == nil {
      if start < offset { beginWord(at: offset) }
      quote = offset
      start = offset + width
    } else {
      quote = nil
      beginWord(at: offset + width)
    }
  }

  /// - Returns: where reading goes on.
  private mutating func passPlain(_ bytes: [UInt8], at offset: Int, _ fields: [Field]) -> Int {
    var next = offset + 1
    if bytes[offset] == UInt8(ascii: "(") {
      groups.append(field)
      beginWord(at: next)
    } else if bytes[offset] == UInt8(ascii: ")") {
      groups.removeLast(min(groups.count, 1))
      beginWord(at: next)
    } else if bytes.isBlank(at: offset) {
      next = offset + decodedScalar(bytes, at: offset, limit: bytes.count).width
      // A value may follow after a blank.
      if isNamed, start == offset { start = next } else { beginWord(at: next) }
    } else if offset == start, let width = bytes.minusWidth(at: offset) {
      next = offset + width
      start = next
    } else if bytes[offset] == UInt8(ascii: ":") {
      let name = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
      if let named = fields.firstIndex(where: { $0.name == name }) {
        field = named
        isNamed = true
        start = next
      }
    }
    return next
  }

  private mutating func beginWord(at offset: Int) {
    start = offset
    field = groups.last ?? nil
    isNamed = false
  }
}
