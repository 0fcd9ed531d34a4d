/// Which way a quotation mark can face. Straight marks face both ways; their neighbours decide.
public struct QuotationMark: Sendable {
  /// Whether it can stand before a quotation.
  public let opens: Bool
  /// Whether it can stand after a quotation.
  public let closes: Bool
  /// Whether it is a single mark, which may be an apostrophe too.
  public let isSingle: Bool

  /// - Parameter doubled: two of the same ASCII mark in a row (`` `` `` or `''`), as typewriters set them.
  init?(_ scalar: UInt32, doubled: Bool) {
    switch scalar {
    case 0x22, 0xFF02: self.init(opens: true, closes: true)
    case 0x27: self.init(opens: !doubled, closes: true, isSingle: !doubled)
    case 0x60: self.init(opens: true, closes: false, isSingle: !doubled)
    case 0x201C: self.init(opens: true, closes: true)  // closes in German, opens in English
    case 0x201D: self.init(opens: false, closes: true)
    case 0x201E, 0x201F, 0x300C, 0x300E: self.init(opens: true, closes: false)
    case 0x300D, 0x300F: self.init(opens: false, closes: true)
    case 0x00AB, 0x00BB: self.init(opens: true, closes: true)  // «French», »German«
    case 0x2018, 0x201A, 0x201B: self.init(opens: true, closes: false, isSingle: true)
    case 0x2019: self.init(opens: false, closes: true, isSingle: true)
    case 0x2039, 0x203A: self.init(opens: true, closes: true, isSingle: true)
    default: return nil
    }
  }

  private init(opens: Bool, closes: Bool, isSingle: Bool = false) {
    self.opens = opens
    self.closes = closes
    self.isSingle = isSingle
  }

  /// What a token that is this mark shows.
  var traits: Token.Traits {
    var traits: Token.Traits = [.punctuation, .quotationMark]
    if opens { traits.insert(.opensQuotation) }
    if closes { traits.insert(.closesQuotation) }
    if isSingle { traits.insert(.singleMark) }
    return traits
  }
}
