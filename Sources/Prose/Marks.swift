/// Punctuation marks and symbols.
extension Tokenizer {
  /// The mark at `start`. Dots, hyphens and typewriters' quotation marks in a row are one.
  func scanMark(_ mark: TextScalar, at start: Int, end: Int) -> (end: Int, traits: Token.Traits) {
    var offset = start + mark.width
    switch mark.value {
    case 0x2E, 0x2D, 0x60: while offset < end, bytes[offset] == bytes[start] { offset += 1 }
    case 0x27 where offset < end && bytes[offset] == 0x27: offset += 1
    default: break
    }
    var traits: Token.Traits = mark.width > 1 ? .beyondASCII : []
    if let facing = QuotationMark(mark.value, doubled: offset - start == 2) {
      traits.formUnion(facing.traits)
    } else {
      traits.formUnion(Self.traits(of: mark))
    }
    return (offset, traits)
  }

  private static func traits(of mark: TextScalar) -> Token.Traits {
    switch mark.value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: [.punctuation, .sentenceEnd]
    case 0x28, 0x5B, 0x7B, 0xFF08, 0x3010: [.punctuation, .openingBracket]
    case 0x29, 0x5D, 0x7D, 0xFF09, 0x3011: [.punctuation, .closingBracket]
    default: mark.class == .symbol ? .symbol : .punctuation
    }
  }
}
