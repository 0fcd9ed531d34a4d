import News
import Prose

/// Markdown, turned into running text: headings, list items and quotations become blocks of their kind, what only
/// marks up goes. The article's text is made here, so its offsets are not the file's; `number` of each line is.
///
/// CommonMark's blocks as far as articles need them, read line by line. Deliberately not done: nested lists keep
/// no depth, code and tables become plain lines.
struct Markdown {
  private var bytes: [UInt8] = []
  private var lines: [Draft.Line] = []
  private var removals: [Removal] = []
  private var open: OpenBlock?
  private let references: Set<[UInt8]>

  /// A block whose last line may not have come yet.
  private struct OpenBlock {
    let kind: Block.Kind?
    let number: Int
    var content: [UInt8]
  }

  /// - Parameters:
  ///   - text: the decoded file.
  ///   - physical: its lines.
  ///   - frontMatter: those of them that are front matter; kept as a removal.
  ///   - title: the title that front matter states.
  static func draft(_ text: Text, lines physical: [Span], frontMatter: Range<Int>, title: String?) -> Draft {
    let body = frontMatter.upperBound..<physical.count
    var markdown = Markdown(references: labels(of: text, physical[body]))
    if !frontMatter.isEmpty {
      let span = Span(physical[frontMatter.lowerBound].start, physical[frontMatter.upperBound - 1].end)
      markdown.appendRemoval(Array(text.utf8[span.range]), number: 1, rule: FrontMatter.removalRule)
    }
    markdown.read(text, physical, body)
    return Draft(
      Text(repairing: markdown.bytes), lines: markdown.lines, removals: markdown.removals, title: title)
  }

  private init(references: Set<[UInt8]>) {
    self.references = references
  }

  private mutating func read(_ text: Text, _ physical: [Span], _ body: Range<Int>) {
    var index = body.lowerBound
    while index < body.upperBound {
      let line = MarkdownLine(text.utf8[physical[index].range])
      if let fence = line.fence {
        index = readCode(text, physical, from: index + 1, to: body.upperBound, fence: fence)
      } else if line.startsComment {
        index = readComment(text, physical, from: index, to: body.upperBound)
      } else {
        read(line, number: index + 1)
        index += 1
      }
    }
    flush()
  }

  private mutating func read(_ line: MarkdownLine, number: Int) {
    switch line.form(after: open.map { $0.kind ?? .paragraph }) {
    case .blank, .rule, .definition: flush()
    case .underline:
      guard let paragraph = open else { return }
      open = OpenBlock(kind: .heading, number: paragraph.number, content: paragraph.content)
      flush()
    case .heading(let content):
      flush()
      open = OpenBlock(kind: .heading, number: number, content: content)
      flush()
    case .item(let content):
      flush()
      open = OpenBlock(kind: .listItem, number: number, content: content)
    case .row(let content):
      flush()
      open = OpenBlock(kind: nil, number: number, content: content)
      flush()
    case .quotation(let content):
      if content.isEmpty || open?.kind != .blockQuote { flush() }
      if !content.isEmpty { append(content, kind: .blockQuote, number: number) }
    case .text(let content): append(content, kind: open?.kind, number: number)
    }
  }

  private mutating func append(_ content: [UInt8], kind: Block.Kind?, number: Int) {
    if open == nil {
      open = OpenBlock(kind: kind, number: number, content: content)
    } else {
      open?.content.append(0x20)
      open?.content += content
    }
  }

  private mutating func readCode(
    _ text: Text, _ physical: [Span], from start: Int, to end: Int, fence: [UInt8]
  ) -> Int {
    flush()
    var index = start
    var content: [UInt8] = []
    while index < end {
      let line = text.utf8[physical[index].range]
      index += 1
      if MarkdownLine(line).closes(fence) { break }
      content += line + [0x0A]
    }
    emit(content, kind: nil, number: start + 1)
    return index
  }

  private mutating func readComment(_ text: Text, _ physical: [Span], from start: Int, to end: Int) -> Int {
    flush()
    let mark = Array("-->".utf8)
    var index = start
    while index < end, !Bytes.holds(text.utf8[physical[index].range], mark) { index += 1 }
    let last = min(index, end - 1)
    appendRemoval(
      Array(text.utf8[physical[start].start..<physical[last].end]), number: start + 1, rule: Self.commentRule)
    return last + 1
  }

  private static let commentRule = "a comment in the markup"

  // MARK: What comes out

  private mutating func flush() {
    guard let block = open else { return }
    open = nil
    let inline = MarkdownInline(block.content[...], references: references)
    emit(inline.output, kind: block.kind, number: block.number)
    for caption in inline.captions { emit(caption, kind: .caption, number: block.number) }
    for comment in inline.comments { appendRemoval(comment, number: block.number, rule: Self.commentRule) }
  }

  /// The first heading is the title, wherever its level starts; only text before it makes it none.
  private mutating func emit(_ content: [UInt8], kind: Block.Kind?, number: Int) {
    guard let span = appendParagraph(content) else { return }
    let isTitle = kind == .heading && !lines.contains { $0.kind != .caption }
    lines.append(Draft.Line(span, number: number, kind: isTitle ? .title : kind, followsGap: true))
  }

  private mutating func appendRemoval(_ content: [UInt8], number: Int, rule: String) {
    guard let span = appendParagraph(content) else { return }
    removals.append(Removal(.markup, span, line: number, rule: rule))
  }

  /// The place of `content`, without white space around it; `nil` where nothing else is there.
  private mutating func appendParagraph(_ content: [UInt8]) -> Span? {
    guard let first = content.firstIndex(where: { $0 > 0x20 }),
      let last = content.lastIndex(where: { $0 > 0x20 })
    else { return nil }
    if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
    let start = bytes.count
    bytes += content[first...last]
    return Span(start, bytes.count)
  }

  /// The labels that `[label]: address` lines define, in lower case.
  private static func labels(of text: Text, _ physical: ArraySlice<Span>) -> Set<[UInt8]> {
    var labels: Set<[UInt8]> = []
    for span in physical {
      if let label = MarkdownLine(text.utf8[span.range]).definedLabel { labels.insert(label) }
    }
    return labels
  }
}
