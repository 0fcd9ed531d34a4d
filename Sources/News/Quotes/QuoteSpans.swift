import Prose

/// A stretch between quotation marks, before anything is known about its speaker.
struct QuoteSpan: Hashable, Sendable {
  /// Indices into the tokens of the text, with the marks that are there.
  var tokens: Range<Int>
  let block: Int
  let hasOpeningMark: Bool
  let hasClosingMark: Bool
  /// The quotation goes on in the next block, which opens with a mark of its own.
  var isContinued = false
  /// Stands inside another quotation.
  var isNested = false
  let rule: String

  /// The tokens between the marks.
  var words: Range<Int> {
    let start = tokens.lowerBound + (hasOpeningMark ? 1 : 0)
    return start..<max(start, tokens.upperBound - (hasClosingMark ? 1 : 0))
  }
}

extension QuoteSpan {
  /// Set in single marks.
  func isSingle(in read: ReadText) -> Bool {
    read.tokens[hasOpeningMark ? tokens.lowerBound : tokens.upperBound - 1].traits.contains(.singleMark)
  }
}

/// All quotations of a text, in order of their start, the outer before the inner.
func quoteSpans(in read: ReadText, words: QuoteWords) -> [QuoteSpan] {
  guard !read.marks.isEmpty else { return [] }
  var spans: [QuoteSpan] = []
  let blocks = read.text.blocks.indices.map { read.tokens(ofBlock: $0) }
  let repair = QuoteRepair(read: read, words: words)
  for block in blocks.indices where !blocks[block].isEmpty {
    let marks = quoteMarks(in: read, blocks[block], words: words)
    guard !marks.isEmpty else { continue }
    var automaton = QuoteAutomaton(read: read, block: blocks[block])
    let next = blocks[(block + 1)...].first { !$0.isEmpty }
    let isContinued = next.map { opensWithMark($0, read) } ?? false
    let pairs = automaton.pairs(of: marks)
    spans += repair.spans(of: pairs, in: blocks[block], block: block, isContinued: isContinued)
  }
  return spans.isEmpty ? [] : markingNested(spans)
}

private func opensWithMark(_ block: Range<Int>, _ read: ReadText) -> Bool {
  read.tokens[block.lowerBound].traits.contains([.quotationMark, .opensQuotation])
}

/// The spans in order, each that lies inside an earlier one marked as nested. Outer spans are kept apart: where a
/// repaired end runs into the next quotation, it gives way.
private func markingNested(_ spans: [QuoteSpan]) -> [QuoteSpan] {
  let ordered = spans.sorted {
    ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
  }
  var kept: [QuoteSpan] = []
  var outer: Int?
  for var span in ordered {
    let start = span.tokens.lowerBound
    if let outer, start < kept[outer].tokens.upperBound {
      let end = kept[outer].tokens.upperBound
      if span.tokens.upperBound <= end {
        span.isNested = true
      } else if !span.hasOpeningMark {
        span.tokens = end..<span.tokens.upperBound
      } else if !kept[outer].hasClosingMark, start > kept[outer].tokens.lowerBound {
        kept[outer].tokens = kept[outer].tokens.lowerBound..<start
      } else {
        continue
      }
    }
    if !span.isNested { outer = kept.count }
    kept.append(span)
  }
  return kept
}

/// An opening mark and its closing mark; one of them may be missing.
struct MarkPair: Hashable, Sendable {
  let opening: Int?
  let closing: Int?
  /// The token before which a missing closing mark must have stood, or from which on a missing opening one may stand.
  let limit: Int
}

/// Pairs the marks of one block: a stack of open marks, at most one of each style.
struct QuoteAutomaton {
  let read: ReadText
  let block: Range<Int>
  private var stack: [QuoteMark] = []
  private var pairs: [MarkPair] = []
  /// Right after the last mark that closed an outer quotation.
  private var outside: Int

  init(read: ReadText, block: Range<Int>) {
    self.read = read
    self.block = block
    outside = block.lowerBound
  }

  mutating func pairs(of marks: [QuoteMark]) -> [MarkPair] {
    let knowsSingles = !marks.contains { $0.style == .typewriter }
    var index = 0
    while index < marks.count {
      let mark = marks[index]
      if mark.style == .single {
        if isDoubledClose(marks, at: index) {
          close(QuoteMark(token: marks[index + 1].token, facing: .closes, style: .double))
          index += 1
        } else if knowsSingles {
          takeSingle(mark, followedBy: marks[(index + 1)...])
        }
      } else if opens(mark) {
        if isOpen(mark.style), isNestedPair(marks, at: index) {
          pairs.append(MarkPair(opening: mark.token, closing: marks[index + 1].token, limit: mark.token))
          index += 1
        } else {
          open(mark)
        }
      } else {
        close(mark)
      }
      index += 1
    }
    for mark in stack where mark.style != .single && mark.style != .typewriter {
      pairs.append(MarkPair(opening: mark.token, closing: nil, limit: block.upperBound))
    }
    return pairs
  }

  private func isOpen(_ style: QuoteMark.Style) -> Bool { stack.contains { $0.style == style } }

  private func opens(_ mark: QuoteMark) -> Bool {
    switch mark.facing {
    case .opens: true
    case .closes: false
    case .either: !isOpen(mark.style)
    }
  }

  /// `“A’’`: two single marks that close a double one.
  private func isDoubledClose(_ marks: [QuoteMark], at index: Int) -> Bool {
    guard index + 1 < marks.count, marks[index + 1].style == .single, marks[index + 1].facing == .closes
    else {
      return false
    }
    return isOpen(.double) && !isOpen(.single) && marks[index + 1].token == marks[index].token + 1
      && !read.tokens[marks[index + 1].token].traits.contains(.spaceBefore)
  }

  /// `“A “B” C”`: marks of one style inside one another, each with its partner.
  private func isNestedPair(_ marks: [QuoteMark], at index: Int) -> Bool {
    guard index + 2 < marks.count else { return false }
    return marks[index + 1].style == marks[index].style && marks[index + 1].facing == .closes
      && marks[index + 2].style == marks[index].style && marks[index + 2].facing == .closes
  }

  private mutating func open(_ mark: QuoteMark) {
    if let last = stack.last, last.style == mark.style, last.token + 1 == mark.token { return }
    if let unclosed = stack.firstIndex(where: { $0.style == mark.style }) {
      pairs.append(MarkPair(opening: stack[unclosed].token, closing: nil, limit: mark.token))
      stack.removeSubrange(unclosed...)
    }
    stack.append(mark)
  }

  private mutating func close(_ mark: QuoteMark) {
    if let opening = stack.lastIndex(where: { $0.style == mark.style }) {
      pairs.append(MarkPair(opening: stack[opening].token, closing: mark.token, limit: mark.token))
      stack.removeSubrange(opening...)
    } else if mark.style == .double {
      pairs.append(MarkPair(opening: nil, closing: mark.token, limit: outside))
    }
    if stack.isEmpty { outside = mark.token + 1 }
  }

  // MARK: Single marks, which are apostrophes unless they come in pairs

  private mutating func takeSingle(_ mark: QuoteMark, followedBy rest: ArraySlice<QuoteMark>) {
    let isOpen = stack.last?.style == .single
    if mark.facing == .opens {
      if !stack.contains(where: { $0.style == .single }), closes(ahead: rest) { stack.append(mark) }
    } else if isOpen, !isPluralGenitive(mark, rest), let opening = stack.popLast() {
      pairs.append(MarkPair(opening: opening.token, closing: mark.token, limit: mark.token))
    }
  }

  /// Whether a single mark closes among the next few.
  private func closes(ahead rest: ArraySlice<QuoteMark>) -> Bool {
    for mark in rest.prefix(12) where mark.style == .single {
      return mark.facing == .closes
    }
    return false
  }

  /// `the leaders’ talks`: an apostrophe after s before a word, as long as another mark closes later.
  private func isPluralGenitive(_ mark: QuoteMark, _ rest: ArraySlice<QuoteMark>) -> Bool {
    let next = mark.token + 1
    guard mark.token > block.lowerBound, next < block.upperBound else { return false }
    let last = read.text.text.utf8[Int(read.tokens[mark.token - 1].end) - 1]
    guard last | 0x20 == UInt8(ascii: "s"), read.tokens[next].traits.contains(.word) else { return false }
    return closes(ahead: rest)
  }
}
