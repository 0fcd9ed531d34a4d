import Prose

/// What the text says about itself.
extension Page {
  var facts: CleanedText.Facts {
    var facts = CleanedText.Facts()
    let dateline = dateline
    facts.title = kinds.indices.first { kinds[$0] == .title && isKept($0) }.map {
      sourced(draft.lines[$0].span)
    }
    facts.byline = byline.map(sourced)
    facts.place = dateline.map { sourced($0.place) }
    facts.published = published ?? dateline?.filed
    facts.outlet = outlet(dateline)
    facts.url = verdicts.indices.lazy.compactMap { index in
      if case .url = verdicts[index] { draft.lines[index].span } else { nil }
    }.first.map(sourced)
    return facts
  }

  private func sourced(_ span: Span) -> Sourced<String> { Sourced(draft.text[span], .text(span)) }

  private func isParagraph(_ index: Int) -> Bool {
    (kinds[index] ?? .paragraph) == .paragraph && isKept(index)
  }

  private var byline: Span? {
    verdicts.lazy.compactMap { if case .byline(let names, _) = $0 { names } else { nil } }.first
  }

  // MARK: Publication

  /// What is said to be the date of publication, else a date that stands alone or beside the byline, else that of
  /// an update.
  private var published: Sourced<Day>? {
    for status in [DateLine.Status.published, .bare, .updated] {
      for index in verdicts.indices {
        switch verdicts[index] {
        case .date(let date) where date.status == status:
          if let day = date.day { return Sourced(day, .text(draft.lines[index].span)) }
        case .byline(_, let day?) where status == .bare: return Sourced(day, .text(draft.lines[index].span))
        default: break
        }
      }
    }
    return nil
  }

  /// The first of the opening paragraphs that starts with a dateline.
  private var dateline: Dateline? {
    var seen = 0
    for index in verdicts.indices where isParagraph(index) {
      if let dateline = Dateline(of: draft.text, draft.lines[index].span, words: words) { return dateline }
      seen += 1
      if seen == 3 { break }
    }
    return nil
  }

  // MARK: Outlet

  /// A credit line outranks the page's title, that a credit at the end of the text, that a reference in passing.
  private func outlet(_ dateline: Dateline?) -> Sourced<String>? {
    creditedOutlet ?? outletOfPageTitle ?? trailingOutlet ?? citingOutlet ?? dateline?.agency
  }

  /// `ANN/The Harbour Post`: the agency that passed it on, then the paper whose it is. Below the text rather than above.
  private var creditedOutlet: Sourced<String>? {
    let credits = verdicts.indices.filter {
      if case .credit(_?, isPicture: false, _) = verdicts[$0] { true } else { false }
    }
    let below = credits.first { $0 >= layout.body.upperBound - 1 }
    guard let index = below ?? credits.first, case .credit(let span?, _, _) = verdicts[index] else {
      return nil
    }
    return named(span)
  }

  /// `Peace talks resume – The Harbour Post`, where the headline comes again below.
  private var outletOfPageTitle: Sourced<String>? {
    guard let title = layout.repeatedTitle, let page = lines.first else { return nil }
    let rest = page.keys.indices.dropFirst(lines[title].keys.count)
    guard (1...4).contains(rest.count), let first = rest.first, let last = rest.last else { return nil }
    return named(Span(page.spans[first].start, page.spans[last].end))
  }

  /// `… said on Monday. REUTERS`, `… said. – AFP`, `… said. (Xinhua)`: after the last full stop of the text.
  private var trailingOutlet: Sourced<String>? {
    guard let index = verdicts.indices.last(where: isParagraph) else { return nil }
    let span = draft.lines[index].span
    let tail = Span(max(span.start, span.end - 60), span.end)
    let bytes = draft.text.utf8[tail.range]
    guard
      let stop = bytes.dropLast().lastIndex(where: { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F || $0 == 0x9D })
    else { return nil }
    let credit = LineWords(draft.text, Span(stop + 1, span.end))
    guard (1...4).contains(credit.keys.count), words.outlet(credit.keys) != nil,
      let first = credit.spans.first, let last = credit.spans.last
    else { return nil }
    return named(Span(first.start, last.end))
  }

  /// `…, Harbour Online reports, citing Reuters.`
  private var citingOutlet: Sourced<String>? {
    for index in lines.indices where lines[index].keys.contains(Self.citing) && isParagraph(index) {
      let line = lines[index]
      for word in line.keys.indices.dropFirst().dropLast()
      where line.keys[word + 1] == Self.citing && Self.reporting.contains(line.keys[word]) {
        var first = word
        while first > 0, word - first < 4, isName(line.spans[first - 1]),
          first == word || isAdjacent(line.spans[first - 1], line.spans[first])
        {
          first -= 1
        }
        if first < word { return named(Span(line.spans[first].start, line.spans[word - 1].end)) }
      }
    }
    return nil
  }

  private static let citing = WordKey("citing")
  private static let reporting = WordSet(["reports", "reported", "report", "writes"])

  private func isName(_ span: Span) -> Bool {
    let byte = draft.text.utf8[span.start]
    return (byte >= 0x41 && byte <= 0x5A) || byte >= 0xC3
  }

  private func isAdjacent(_ first: Span, _ second: Span) -> Bool { second.start - first.end == 1 }

  /// The outlet that `span` names, under the name it goes by.
  private func named(_ span: Span) -> Sourced<String> {
    let printed = draft.text[span]
    return Sourced(words.outlet(LineWords.keys(of: printed))?.name ?? printed, .text(span))
  }
}
