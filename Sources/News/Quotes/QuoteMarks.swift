import Prose

/// A quotation mark of running text, and which way it faces there.
struct QuoteMark: Hashable, Sendable {
  enum Facing: Sendable { case opens, closes, either }
  /// Marks of one style close one another; a straight mark closes a curly one, as careless texts have it.
  enum Style: UInt8, Sendable {
    case double, single, typewriter, guillemet, singleGuillemet, corner, whiteCorner
  }

  /// Index into the tokens of the text.
  let token: Int
  let facing: Facing
  let style: Style
}

/// The quotation marks among `tokens`, which are one block. Apostrophes, feet and inches, decades (`'90s`),
/// leading elisions (`'em`) and the marks around attribute values of left-over markup are none.
func quoteMarks(in read: ReadText, _ tokens: Range<Int>, words: QuoteWords) -> [QuoteMark] {
  var marks: [QuoteMark] = []
  var attributeOpens = false
  for index in read.marks(in: tokens) {
    let neighbours = MarkNeighbours(read, index, in: tokens)
    if attributeOpens || neighbours.isAttributeValue {
      attributeOpens.toggle()
      continue
    }
    if neighbours.isTagEnd { continue }
    if let mark = quoteMark(at: index, read, neighbours, words: words) { marks.append(mark) }
  }
  return marks
}

private func quoteMark(
  at index: Int, _ read: ReadText, _ neighbours: MarkNeighbours, words: QuoteWords
) -> QuoteMark? {
  let scalar = read.scalar(index)
  let isSingle = read.tokens[index].traits.contains(.singleMark)
  switch scalar {
  case 0x22 where neighbours.isMeasure, 0x201D where neighbours.isMeasure: return nil
  case 0x60 where !isSingle: return QuoteMark(token: index, facing: .opens, style: .typewriter)
  case 0x27 where !isSingle: return QuoteMark(token: index, facing: .closes, style: .typewriter)
  case 0x22, 0xFF02: return QuoteMark(token: index, facing: neighbours.straightFacing, style: .double)
  case 0x201C: return QuoteMark(token: index, facing: neighbours.curlyFacing(.opens), style: .double)
  case 0x201D: return QuoteMark(token: index, facing: neighbours.curlyFacing(.closes), style: .double)
  case 0x201E, 0x201F: return QuoteMark(token: index, facing: .opens, style: .double)
  case 0x27, 0x2018, 0x2019, 0x201A, 0x201B, 0x60:
    guard let facing = neighbours.singleFacing(scalar, read, words) else { return nil }
    return QuoteMark(token: index, facing: facing, style: .single)
  case 0xAB, 0xBB: return QuoteMark(token: index, facing: .either, style: .guillemet)
  case 0x2039, 0x203A: return QuoteMark(token: index, facing: .either, style: .singleGuillemet)
  case 0x300C: return QuoteMark(token: index, facing: .opens, style: .corner)
  case 0x300D: return QuoteMark(token: index, facing: .closes, style: .corner)
  case 0x300E: return QuoteMark(token: index, facing: .opens, style: .whiteCorner)
  case 0x300F: return QuoteMark(token: index, facing: .closes, style: .whiteCorner)
  default: return nil
  }
}

/// What stands right before and right after a mark: straight marks have no other face.
private struct MarkNeighbours {
  /// No white space between the mark and the token before or after it.
  private var isGluedBefore = false
  private var isGluedAfter = false
  private var previous: Int?
  private var next: Int?
  /// The glued neighbour is a dash, an opening bracket or an opening mark, after which a quotation can open.
  private var opensAfterPrevious = false
  /// The glued neighbour is punctuation before which a quotation can close.
  private var closesBeforeNext = false
  private(set) var isMeasure = false
  private(set) var isAttributeValue = false
  /// `">` or `"<`, left over from a tag whose start stands in another line.
  private(set) var isTagEnd = false

  init(_ read: ReadText, _ index: Int, in block: Range<Int>) {
    let tokens = read.tokens
    if index > block.lowerBound, !tokens[index].traits.contains(.spaceBefore) {
      previous = index - 1
      isGluedBefore = true
      let traits = tokens[index - 1].traits
      let faces: Token.Traits = [.opensQuotation, .closesQuotation]
      opensAfterPrevious =
        traits.contains(.openingBracket) || traits.intersection(faces) == .opensQuotation
        || (traits.contains(.singleMark) && tokens[index - 1].traits.contains(.spaceBefore))
        || read.isDash(index - 1) || read.byte(index - 1) == UInt8(ascii: "/")
        || read.byte(index - 1) == UInt8(ascii: ":")
      isMeasure =
        traits.contains(.number) && !traits.contains(.word) && Self.isFeet(read, before: index, block)
      isAttributeValue = read.byte(index - 1) == UInt8(ascii: "=")
    }
    guard index + 1 < block.upperBound else { return }
    next = index + 1
    guard !tokens[index + 1].traits.contains(.spaceBefore) else { return }
    isGluedAfter = true
    isTagEnd = read.byte(index + 1) == UInt8(ascii: ">") || read.byte(index + 1) == UInt8(ascii: "<")
    let traits = tokens[index + 1].traits
    closesBeforeNext =
      traits.contains(.clitic) || read.isDash(index + 1)
      || (traits.contains(.punctuation) && !traits.contains(.openingBracket)
        && !traits.contains(.opensQuotation))
  }

  /// Whether the number before a double mark follows feet (`6'2"`), so that the mark means inches.
  private static func isFeet(_ read: ReadText, before index: Int, _ block: Range<Int>) -> Bool {
    guard index - 2 >= block.lowerBound, read.tokens[index - 2].traits.contains(.singleMark) else {
      return false
    }
    return index - 3 >= block.lowerBound && read.tokens[index - 3].traits.contains(.number)
  }

  var straightFacing: QuoteMark.Facing {
    let canOpen = isGluedAfter && (!isGluedBefore || opensAfterPrevious)
    let canClose = isGluedBefore && (!isGluedAfter || closesBeforeNext)
    return canOpen == canClose ? .either : canOpen ? .opens : .closes
  }

  /// A curly mark faces its way unless its neighbours say plainly that it was mistyped (or is German). A closing mark
  /// that only the next word touches closes what is open (`“Go, ”said Lee`) and opens where nothing is.
  func curlyFacing(_ facing: QuoteMark.Facing) -> QuoteMark.Facing {
    switch facing {
    case .opens where isGluedBefore && !opensAfterPrevious && (!isGluedAfter || closesBeforeNext): .closes
    case .closes where !isGluedBefore && isGluedAfter && !closesBeforeNext: .either
    default: facing
    }
  }

  /// `nil` for an apostrophe.
  func singleFacing(_ scalar: UInt32, _ read: ReadText, _ words: QuoteWords) -> QuoteMark.Facing? {
    let isOpening = scalar == 0x2018 || scalar == 0x201A || scalar == 0x201B || scalar == 0x60
    if isGluedBefore, !opensAfterPrevious {
      guard !isGluedAfter || closesBeforeNext, !isOpening else { return nil }
      if let previous, read.tokens[previous].traits.contains(.number), scalar == 0x27 { return nil }
      return .closes
    }
    guard isGluedAfter, let next, scalar != 0x2019 else { return nil }
    let token = read.tokens[next]
    if token.traits.contains(.containsDigit), !isOpening || isDecade(token, read) { return nil }
    if read.roles[next].contains(.elision) { return nil }
    return token.traits.contains(.punctuation) && !token.traits.contains(.openingBracket) && !isOpening
      ? nil : .opens
  }

  /// `90s`, `2000s`
  private func isDecade(_ token: Token, _ read: ReadText) -> Bool {
    read.text.text.utf8[Int(token.end) - 1] == UInt8(ascii: "s")
  }
}
