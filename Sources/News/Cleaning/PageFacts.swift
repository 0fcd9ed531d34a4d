import Prose

/// What the text says about itself.
extension Page {
  var facts: CleanedText.Facts {
    var facts = CleanedText.Facts()
    let dateline = dateline
    facts.title = kinds.indices.first { kinds[$0] == .title && isKept($0) }.map {
      sourced(draft.lines[$0].span)
    }
    facts.byline = byline.map { sourced($0) }
    facts.place = dateline.map { sourced($0.place) }
    facts.published = published ?? dateline?.filed
    facts.outlet = outlet(dateline)
    let url = verdicts.firstIndex { if case .url = $0 { true } else { false } }
    facts.url = url.map { sourced(draft.lines[$0].span) }
    return facts
  }

  private func sourced(_ span: Span) -> Sourced<String> { Sourced(draft.text[span], .text(span)) }

  private func isParagraph(_ index: Int) -> Bool {
    (kinds[index] ?? .paragraph) == .paragraph && isKept(index)
  }

  private var byline: Span? {
    for case .byline(let names?, _) in verdicts { return names }
    return nil
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
      if let dateline = Dateline(of: draft.text, draft.lines[index].span, lists: reader.lists) {
        return dateline
      }
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
    let rest = reader.words[page.words].dropFirst(lines[title].words.count)
    guard (1...4).contains(rest.count), let first = rest.first, let last = rest.last else { return nil }
    return named(Span(first.span.start, last.span.end))
  }

  /// `… said on Monday. REUTERS`, `… said. – AFP`, `… said. (Xinhua)`: after the last full stop of the text.
  private var trailingOutlet: Sourced<String>? {
    guard let index = verdicts.indices.last(where: { isParagraph($0) }) else { return nil }
    let span = draft.lines[index].span
    let tail = Span(max(span.start, span.end - 60), span.end)
    let bytes = draft.text.utf8[tail.range]
    guard
      let stop = bytes.dropLast().lastIndex(where: { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F || $0 == 0x9D })
    else { return nil }
    var credit = LineReader(draft.text, reader.lists)
    _ = credit.line(Span(stop + 1, span.end))
    guard (1...4).contains(credit.words.count), reader.lists.outlet(credit.words[...]) != nil,
      let first = credit.words.first, let last = credit.words.last
    else { return nil }
    return named(Span(first.span.start, last.span.end))
  }

  /// `…, Harbour Online reports, citing Reuters.`
  private var citingOutlet: Sourced<String>? {
    let words = reader.words
    for index in lines.indices where lines[index].marks.contains(.citing) && isParagraph(index) {
      let line = lines[index].words
      for word in line.dropFirst().dropLast()
      where words[word + 1].listed.marks.contains(.citing) && Self.reporting.contains(words[word].key) {
        var first = word
        while first > line.lowerBound, word - first < 4, isName(words[first - 1]),
          first == word || words[first].start - words[first - 1].end == 1
        {
          first -= 1
        }
        if first < word { return named(Span(words[first].span.start, words[word - 1].span.end)) }
      }
    }
    return nil
  }

  private static let reporting = WordSet(["reports", "reported", "report", "writes"])

  private func isName(_ word: LineWord) -> Bool {
    let byte = draft.text.utf8[Int(word.start)]
    return (byte >= 0x41 && byte <= 0x5A) || byte >= 0xC3
  }

  /// The outlet that `span` names, under the name it goes by.
  private func named(_ span: Span) -> Sourced<String> {
    let printed = draft.text[span]
    return Sourced(reader.lists.outlet(LineWords.keys(of: printed))?.name ?? printed, .text(span))
  }
}
