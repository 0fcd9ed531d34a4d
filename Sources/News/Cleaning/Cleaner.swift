import Prose

/// Tells an article from the page it was scraped from.
///
/// Each line is first read by its own words (`LineReader`), then by its place (`PageLayout`). A line is taken out
/// only with a reason; in doubt it stays. How far place counts against a line depends on how much of the text is
/// furniture by its own words: in a text that was never a web page, place takes nothing out.
public struct Cleaner: Sendable {
  let lists: CleaningWords

  public init(lexicon: Lexicon) {
    lists = CleaningWords(lexicon)
  }

  /// Every line of `draft` becomes a block or a removal.
  public func cleaned(_ draft: Draft) -> CleanedText {
    var page = Page(draft, lists)
    page.judgeByPlace()
    page.findHeadings()
    var removals = page.removals
    if !draft.removals.isEmpty { removals = (draft.removals + removals).sorted { $0.span < $1.span } }
    return CleanedText(blocks: page.blocks, removals: removals, facts: page.facts, language: page.language)
  }
}

/// A draft on its way to being cleaned.
struct Page {
  let draft: Draft
  /// With the words of all lines.
  let reader: LineReader
  let lines: [LineWords]
  var verdicts: [LineVerdict]
  let layout: PageLayout
  /// Whether a date on a line of its own stays text.
  var keepsBareDates = false
  /// By line; `nil` is a paragraph.
  var kinds: [Block.Kind?]

  init(_ draft: Draft, _ lists: CleaningWords) {
    self.draft = draft
    (reader, lines) = LineReader.read(draft, lists)
    var verdicts: [LineVerdict] = []
    verdicts.reserveCapacity(lines.count)
    for (line, written) in zip(lines, draft.lines) {
      let verdict = reader.verdict(line, written.span)
      verdicts.append(written.kind == nil ? verdict : Self.tempered(verdict))
    }
    self.verdicts = verdicts
    kinds = draft.lines.map(\.kind)
    layout = PageLayout(lines, verdicts, words: reader.words)
  }

  /// What a format has marked as a heading or an item is taken out for its words alone, not for its shape.
  private static func tempered(_ verdict: LineVerdict) -> LineVerdict {
    switch verdict {
    case .sectionName, .caption, .furniture(.widget, _), .credit: .text
    default: verdict
    }
  }

  var blocks: [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(verdicts.count)
    for index in verdicts.indices where isKept(index) {
      let line = draft.lines[index]
      blocks.append(Block(kinds[index] ?? .paragraph, line.span, line: line.number))
    }
    return blocks
  }

  func isKept(_ index: Int) -> Bool {
    switch verdicts[index] {
    case .text, .sectionName, .caption: true
    case .date(let date): keepsBareDates && date.status == .bare
    default: false
    }
  }

  var removals: [Removal] { verdicts.indices.compactMap { removal(of: $0) } }

  private func removal(of index: Int) -> Removal? {
    guard !isKept(index) else { return nil }
    let line = draft.lines[index]
    let (reason, rule): (Removal.Reason, String)
    switch verdicts[index] {
    case .text, .sectionName, .caption: return nil
    case .furniture(let why, let how): (reason, rule) = (why, how)
    case .date: (reason, rule) = (.dateLine, "the date of publication alone")
    case .byline: (reason, rule) = (.byline, "a byline alone")
    case .credit(_, _, let how): (reason, rule) = (.credit, how)
    case .url: (reason, rule) = (.navigation, "an address alone")
    }
    return Removal(reason, line.span, line: line.number, rule: rule)
  }
}
